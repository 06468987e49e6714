package loader

import (
	"regexp"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
)

// metadata is what the text says of the plan as a document. What it does not say stays empty: nothing is guessed.
type metadata struct {
	title        string
	number       string
	issuer       string
	issued       graph.Date
	jurisdiction *graph.Jurisdiction
	start, end   int
	address      string
	distinct     string // tells the plan from another one with the same number or title; empty for nearly all
}

// year is the year that a date without one means: that of issue.
func (m metadata) year() int {
	if m.issued.Year != 0 {
		return m.issued.Year
	}
	return m.start
}

// readMetadata reads the passages before the first item and after the last one.
func (d *reading) readMetadata() metadata {
	var m metadata
	front := d.front()
	m.number = documentNumber(front)
	m.title = d.findTitle(front)
	tail := d.doc.Tail
	m.issuer, m.issued = d.signature(append(append([]doc.Text{}, front...), tail...))
	if m.issuer == "" {
		m.issuer = d.issuerInTitle(front)
	}
	m.start, m.end = extract.FindPeriod(doc.Normalize(m.title))
	m.jurisdiction = d.jurisdiction(m)
	return m
}

// front lists the passages before the first item; in a copy without line breaks they are the sentences of one passage.
func (d *reading) front() []doc.Text {
	var list []doc.Text
	for _, b := range d.doc.Root.Blocks {
		list = append(list, b.Text)
	}
	return list
}

// numberForm is a document number: 杭政办函〔2014〕118号. The normal form writes its brackets square.
var numberForm = regexp.MustCompile(`[\p{Han}]{1,14}[\[(](19|20)\d\d[\])]第?\d{1,5}号`)

// documentNumber is the number that stands on a line of its own, else the first one outside brackets and book marks.
func documentNumber(front []doc.Text) string {
	for _, t := range front {
		s := strings.Trim(t.Norm, "()。")
		if at := numberForm.FindStringIndex(s); at != nil && at[0] == 0 && at[1] == len(s) {
			return writeNumber(s)
		}
	}
	for _, t := range front {
		for _, at := range numberForm.FindAllStringIndex(t.Norm, 3) {
			before := t.Norm[:at[0]]
			if strings.HasSuffix(before, "(") || strings.Contains(before, "根据") || strings.Contains(before, "按照") || runes(before) > 120 {
				continue
			}
			return writeNumber(issuerCode(t.Norm[at[0]:at[1]]))
		}
	}
	return ""
}

// issuerCode cuts off what runs into a number from the title before it: …的意见渝府发[2019]17号.
func issuerCode(s string) string {
	for _, end := range titleEnds {
		if at := strings.LastIndex(s[:strings.IndexAny(s, "[(")], end); at >= 0 {
			s = s[at+len(end):]
		}
	}
	return s
}

// writeNumber writes a number with the brackets of the standard, whatever the copy has.
func writeNumber(s string) string {
	return strings.NewReplacer("[", "〔", "]", "〕", "(", "〔", ")", "〕").Replace(s)
}

var titleEnds = []string{"方案", "计划", "意见", "规划", "纲要", "措施", "通知", "办法", "行动", "要点", "决定", "清单", "分工", "指南", "路线图", "举措", "规定", "细则", "若干政策", "政策", "工程", "分解表", "任务分解", "责任分解", "分工表", "任务表", "责任清单", "任务清单"}

// findTitle takes, of the lines that read like a title, the last before the items: the plan's own, after that of the
// letter that sends it out. A copy without line breaks begins with it.
func (d *reading) findTitle(front []doc.Text) string {
	title := ""
	for i, t := range front {
		if !isTitle(t.Norm) {
			continue
		}
		title = d.written(t)
		if i > 0 && (isTitleBegin(front[i-1].Norm) || d.isTitleHead(front[i-1].Norm, t.Norm)) {
			title = d.written(front[i-1]) + title
		}
		if i+1 < len(front) && isYears(front[i+1].Norm) {
			title += d.written(front[i+1])
		}
	}
	if title == "" && len(front) > 0 {
		title = d.runInTitle(front[0])
	}
	if title == "" {
		title = d.attachedTitle()
	}
	if title == "" {
		title = d.englishTitle()
	}
	return title
}

func (d *reading) written(t doc.Text) string { return asWritten(d.source.Text, t.Whole()) }

func isTitle(s string) bool {
	s = trimYears(s)
	if runes(s) < 6 || runes(s) > 90 || strings.ContainsAny(s, "。;") || strings.HasPrefix(s, "《") && strings.HasSuffix(s, "》") || strings.Contains(s, "特制定") {
		return false
	}
	for _, end := range titleEnds {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// trimYears drops what may follow a title's last word: (2016-2017年), (试行).
func trimYears(s string) string {
	if at := strings.LastIndex(s, "("); at > 0 && strings.HasSuffix(s, ")") && runes(s[at:]) <= 20 {
		return s[:at]
	}
	return s
}

func isYears(s string) bool {
	return strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && runes(s) <= 20 && strings.Contains(s, "年")
}

// isTitleBegin reports whether a line is the first of a title's two: 国务院关于促进综合保税区 / 高水平开放高质量发展的若干意见.
func isTitleBegin(s string) bool {
	return strings.Contains(s, "关于") && !isTitle(s) && runes(s) <= 45 && !strings.ContainsAny(s, "。,;:")
}

// isTitleHead reports whether a line begins a title that its second line ends without a place of its own:
// 立山区政府2023年重点工作 / 任务分解和责任分工方案.
func (d *reading) isTitleHead(s, next string) bool {
	if runes(s) > 40 || runes(s) < 5 || strings.ContainsAny(s, "。,;:()[]《》") || d.Agencies.IsUnit(s) || strings.HasSuffix(s, "文件") || isTitle(s) {
		return false
	}
	return d.Agencies.JurisdictionIn(next) == nil && d.Agencies.JurisdictionIn(s) != nil
}

// runInTitle reads the title that runs into the text of a copy without line breaks: up to the document's number, or to
// the address.
func (d *reading) runInTitle(t doc.Text) string {
	s := t.Norm
	end := len(s)
	if at := numberForm.FindStringIndex(s); at != nil {
		end = at[1] - len(issuerCode(s[at[0]:at[1]]))
	} else if at := strings.Index(s, "各"); at > 0 {
		end = at
	}
	if end == 0 || end == len(s) || !isTitle(s[:end]) {
		return ""
	}
	return asWritten(d.source.Text, t.Span(0, end))
}

// attachedTitle is the title of a file that holds only an attachment: the first line below 附件.
func (d *reading) attachedTitle() string {
	for _, n := range d.doc.Root.Children {
		if n.Marker.Kind == doc.KindAttachment && len(n.Blocks) > 0 && isTitle(n.Blocks[0].Text.Norm) {
			return d.written(n.Blocks[0].Text)
		}
	}
	return ""
}

// englishTitle is the first heading of a document without a Chinese title, or a line before the items that names a plan.
func (d *reading) englishTitle() string {
	for _, t := range d.front() {
		if runes(t.Norm) <= 120 && !strings.HasSuffix(t.Norm, ".") && strings.ToLower(t.Norm) != t.Norm && namesPlan(t.Norm) {
			return d.written(t)
		}
	}
	for _, n := range d.doc.Root.Children {
		if n.Marker.Kind == "#" && len(n.Blocks) > 0 {
			return d.written(n.Blocks[0].Text)
		}
	}
	return ""
}

// namesPlan reports whether an English line says that it is the title of a plan.
func namesPlan(s string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < 'a' || r > 'z' }) {
		switch word {
		case "plan", "strategy", "roadmap", "programme", "agenda", "framework":
			return true
		}
	}
	return false
}

// signature reads who signed and when: a line with an issuer before a line with a day, or both on one.
func (d *reading) signature(passages []doc.Text) (issuer string, day graph.Date) {
	for i, t := range passages {
		date, at, n := extract.FindDay(t.Norm)
		if date.IsZero() || runes(t.Norm) > 60 || strings.Contains(t.Norm, "施行") || strings.Contains(t.Norm, "印发") && day != (graph.Date{}) {
			continue
		}
		before, after := t.Norm[:at], strings.Trim(t.Norm[at+n:], "。)")
		if before == "" && i > 0 {
			before = passages[i-1].Norm
		}
		if after != "" && !strings.Contains(after, "此件") && !strings.HasPrefix(after, "(") && !strings.Contains(after, "印发") {
			continue
		}
		day = date
		if d.Agencies.IsUnit(before) && runes(before) <= 40 {
			issuer = before
		} else if before != "" && i > 0 {
			d.suspectSigner(passages[i-1], before)
		}
	}
	return issuer, day
}

// suspectSigner lists what stands where an issuer should, such as a line of spam.
func (d *reading) suspectSigner(t doc.Text, s string) {
	if runes(s) <= 30 && !strings.ContainsAny(s, "。,;:()") && !isTitle(s) {
		d.note(t.Whole(), "this stands where the issuer should, but names no body")
	}
}

// issuerInTitle reads the issuer from a title that begins with it: 重庆市人民政府关于….
func (d *reading) issuerInTitle(front []doc.Text) string {
	for _, t := range front {
		if name, _, ok := strings.Cut(t.Norm, "关于"); ok && runes(name) <= 25 && d.Agencies.IsUnit(name) && !strings.ContainsAny(name, "。,《") {
			return name
		}
	}
	return ""
}

// completedBy fills what m lacks from another source of the same plan.
func (m metadata) completedBy(o metadata) metadata {
	m.title, m.number, m.issuer, m.address = or(m.title, o.title), or(m.number, o.number), or(m.issuer, o.issuer), or(m.address, o.address)
	if m.issued.IsZero() {
		m.issued = o.issued
	}
	if m.start == 0 {
		m.start, m.end = o.start, o.end
	}
	if !m.jurisdiction.Known() {
		m.jurisdiction = o.jurisdiction
	}
	return m
}
