package metadata

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract/quantity"
)

// head is what stands before the items of a document and after them: title, number, address, signature, and what the page
// around it says in lines such as 成文日期：2023年6月12日.
type head struct {
	passages []doc.Text // before the items
	lines    []doc.Text // the same, a line each, without the page's fields
	tail     []doc.Text // the lines after the items, without the page's fields
	fields   map[field]string
	dates    []graph.Span       // passages that hold the page's dates
	items    map[*doc.Node]bool // dashed lines before the items that only say what the document is
}

// field is what a line of the page around a document is about.
type field string

const (
	fieldNumber    field = "number"
	fieldIssuer    field = "issuer"
	fieldPublisher field = "publisher" // whoever put it on the page
	fieldTitle     field = "title"
	fieldIssued    field = "issued"
	fieldPublished field = "published"
	fieldOther     field = "other"
)

// fieldLabels are how pages and forms name their fields.
var fieldLabels = map[field][]string{
	fieldNumber:    {"发文字号", "发文文号", "文件编号", "公文文号", "文件字号", "文号"},
	fieldIssuer:    {"发文机关", "发文单位", "发文机构", "发文部门", "制发机关", "制定机关", "颁布单位", "颁发部门", "印发机关", "制发单位"},
	fieldPublisher: {"发布机构", "发布单位", "发布机关", "发布部门", "公开机构", "公开单位", "信息来源", "稿源", "来源", "责任编辑", "信息提供"},
	fieldTitle:     {"标题", "公文名称", "文件名称", "信息名称", "名称"},
	fieldIssued:    {"成文日期", "成文时间", "发文日期", "发文时间", "印发日期", "印发时间", "制发日期", "签发日期", "签署日期"},
	fieldPublished: {"发布日期", "发布时间", "公开日期", "公开时间", "公布日期", "信息提供日期", "更新时间", "更新日期", "生成日期", "日期", "时间"},
	fieldOther:     {"索引号", "主题分类", "主题词", "组配分类", "体裁分类", "效力状态", "有效性", "公开方式", "公开类型", "公开形式", "公开范围", "服务对象", "浏览次数", "阅读次数", "访问量", "点击数", "字号", "字体", "视力保护色", "检索时间", "关键词", "实施日期", "生效日期", "失效日期", "废止日期", "废止时间", "生效时间", "载体类型", "保存", "原文链接"},
}

// fieldForm finds the labels of fields; fieldOf says which.
var fieldForm, fieldOf = newFields()

func newFields() (*regexp.Regexp, map[string]field) {
	var all []string
	of := map[string]field{}
	for f, labels := range fieldLabels {
		for _, label := range labels {
			of[label] = f
			all = append(all, label)
		}
	}
	form := regexp.MustCompile(`\[?(` + strings.Join(all, "|") + `)\]?:`)
	form.Longest()
	return form, of
}

// readHead collects what stands around the items.
func readHead(d *doc.Document) *head {
	h := &head{fields: map[field]string{}, items: map[*doc.Node]bool{}}
	for _, b := range h.front(d) {
		h.passages = append(h.passages, b.Text)
		h.lines = append(h.lines, h.withoutFields(b, d.Source)...)
	}
	for _, t := range d.Tail {
		h.tail = append(h.tail, h.withoutFields(doc.Block{Text: t}, d.Source)...)
	}
	for i, left := range d.Left {
		if i >= mostLeft && i < len(d.Left)-mostLeft {
			continue // no page has its fields in its middle
		}
		if left.Span.Len() <= longestField && strings.HasPrefix(left.Reason, "page ") {
			h.readLeft(d.Source, left.Span)
		}
	}
	return h
}

// mostLeft is how many of the passages set aside are looked at for fields, from the beginning and from the end.
const mostLeft = 40

// longestField is the most bytes of a line that is looked at for fields.
const longestField = 600

// readLeft reads the fields of a line that was set aside as the page's; cells of a table stand apart by tabs.
func (h *head) readLeft(source string, span graph.Span) {
	var cells []string
	for _, cell := range strings.Split(source[span.Start:span.End], "\t") {
		cells = append(cells, doc.Normalize(cell))
	}
	if len(cells) == 1 || !h.cells(cells) {
		h.line(strings.Join(cells, " "))
	}
}

// withoutFields lists the lines of a passage that are no fields of the page, and reads those that are.
func (h *head) withoutFields(b doc.Block, source string) (rest []doc.Text) {
	if b.Cells != nil {
		var cells []string
		for _, c := range b.Cells {
			cells = append(cells, c.Norm)
		}
		if h.cells(cells) {
			h.dates = append(h.dates, b.Text.Whole())
		}
		return nil
	}
	for _, t := range b.Text.Lines(source) {
		if t.Norm == "" {
			continue
		}
		if len(t.Norm) <= longestField && h.line(t.Norm) {
			h.dates = append(h.dates, t.Whole())
			continue
		}
		rest = append(rest, t)
	}
	return rest
}

// line reads the fields of a line that begins with one: 来源：县政府办 发布日期：2024-09-06.
func (h *head) line(s string) bool {
	s = strings.ReplaceAll(strings.TrimLeft(s, "> -·•("), "*", "")
	if !startsField(s) {
		return false
	}
	found := fieldForm.FindAllStringSubmatchIndex(s, 12)
	if len(found) == 0 || found[0][0] != 0 {
		return false
	}
	for i, at := range found {
		end := len(s)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		h.set(fieldOf[s[at[2]:at[3]]], s[at[1]:end])
	}
	return true
}

// startsField reports whether a line begins with a field.
func startsField(s string) bool {
	head, _, ok := strings.Cut(strings.ReplaceAll(s, "*", ""), ":")
	_, known := fieldOf[strings.Trim(head, "[] ")]
	return ok && known
}

// cells reads a row in which labels and values take turns.
func (h *head) cells(cells []string) bool {
	is := false
	for i, c := range cells {
		f, ok := fieldOf[strings.Trim(c, "[]:* ")]
		if ok && i+1 < len(cells) {
			h.set(f, cells[i+1])
			is = true
		} else if h.line(c) {
			is = true
		}
	}
	return is
}

// set keeps the first value of each field.
func (h *head) set(f field, value string) {
	if value = strings.Trim(value, " ;,|"); value != "" && h.fields[f] == "" {
		h.fields[f] = value
	}
}

// day is the day that a field states; none where it states none.
func (h *head) day(f field) graph.Date {
	day, _, _ := quantity.FindDay(h.fields[f])
	return day
}

// front lists the passages before the first item. Of a Markdown file those below the headings of its title count too.
func (h *head) front(d *doc.Document) []doc.Block {
	list := append([]doc.Block{}, d.Root.Blocks...)
	var below func(nodes []*doc.Node) bool
	below = func(nodes []*doc.Node) bool {
		for _, n := range nodes {
			if n.Marker.Kind == doc.KindDash && len(n.Children) == 0 && len(n.Blocks) > 0 && startsField(n.Blocks[0].Text.Norm) {
				list = append(list, n.Blocks...)
				h.items[n] = true
				continue
			}
			if !n.IsHash() || len(n.Blocks) == 0 || len(list) > longestFront || !opensDocument(d, n, len(list) == 0) {
				return false
			}
			list = append(list, n.Blocks...)
			if !below(n.Children) {
				return false
			}
		}
		return true
	}
	below(d.Root.Children)
	return list
}

// longestFront is the most passages before the items of a Markdown file.
const longestFront = 60

var itemForm = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|\(?[一二三四五六七八九十0-9]+[).、]|第[一二三四五六七八九十]+[章节部])`)

// opensDocument reports whether a heading of Markdown is a title and not that of a section: the first one, or one that reads
// like a title.
func opensDocument(d *doc.Document, n *doc.Node, first bool) bool {
	s := n.Blocks[0].Text.Norm
	return !itemForm.MatchString(s) && (first || n == d.Root.Children[0] || IsTitle(bare(s)))
}

// bare is a line without the signs by which Markdown makes it bold.
func bare(s string) string { return strings.Trim(s, "*_# ") }

func runes(s string) int { return utf8.RuneCountInString(s) }
