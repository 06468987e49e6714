package pdf_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader/format/pdf"
)

// drawing is a page that is drawn for a test.
type drawing struct{ pdf.Page }

// write paints texts 10 points large, one below the other by 14 points.
func (d *drawing) write(x, y float64, texts ...string) {
	for _, text := range texts {
		at := x
		for _, r := range text {
			width := 10.0
			if r < 0x80 {
				width = 5
			}
			d.Glyphs = append(d.Glyphs, pdf.Glyph{Text: string(r), X: at, Y: y, Width: width, Size: 10})
			at += width
		}
		y -= 14
	}
}

func (d *drawing) rule(x0, y0, x1, y1 float64) {
	d.Rules = append(d.Rules, pdf.Rule{X0: x0, Y0: y0, X1: x1, Y1: y1})
}

// box draws a rectangle.
func (d *drawing) box(left, bottom, right, top float64) {
	d.rule(left, bottom, right, bottom)
	d.rule(left, top, right, top)
	d.rule(left, bottom, left, top)
	d.rule(right, bottom, right, top)
}

// The columns of the tables: their edges, and where their text begins.
var edges = []float64{72, 112, 262, 382}

// lines draws a ruled table with the given heights of its rows.
func (d *drawing) lines(ys ...float64) {
	for _, y := range ys {
		d.rule(edges[0], y, edges[len(edges)-1], y)
	}
	for _, x := range edges {
		d.rule(x, ys[0], x, ys[len(ys)-1])
	}
}

// row writes cells of one or more lines, parted by |, each set in the middle of the row or at its top.
func (d *drawing) row(y float64, centred bool, cells ...string) {
	for i, cell := range cells {
		lines := strings.Split(cell, "|")
		top := y
		if centred {
			top += 7 * float64(len(lines)-1)
		}
		if cell != "" {
			d.write(edges[i]+6, top, lines...)
		}
	}
}

func arranged(t *testing.T, pages ...*drawing) string {
	t.Helper()
	var list []pdf.Page
	for _, p := range pages {
		list = append(list, p.Page)
	}
	read, err := pdf.Arrange(list)
	if err != nil {
		t.Fatal(err)
	}
	return textOf(read)
}

func textOf(read *pdf.Document) string {
	var b strings.Builder
	for _, block := range read.Blocks {
		if block.Rows == nil {
			b.WriteString(block.Text + "\n")
		}
		for _, row := range block.Rows {
			for i, c := range row {
				if i > 0 {
					b.WriteString("|")
				}
				b.WriteString(c.Text)
				if c.Down > 1 {
					b.WriteString(strings.Repeat("↓", c.Down-1))
				}
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestTablesOverPages(t *testing.T) {
	ruled := func(ys ...float64) *drawing {
		d := &drawing{}
		d.lines(ys...)
		return d
	}
	// The first page ends within row 2, whose number stands there; the second begins with the rest.
	parted := func(number, rest string) [2]*drawing {
		first := ruled(700, 670, 640, 600)
		first.row(680, true, "序号", "任务", "负责单位")
		first.row(650, true, "1", "建设水库监测网", "市水利局")
		first.row(618, true, number, "推广冷链追溯平台并接入全市|各县已建成使用的有关业务系", "市商务局、市农业农村|局、市财政局和县政府")
		second := ruled(700, 660, 630)
		second.row(680, true, rest, "统，统一规范", "")
		second.row(640, true, "3", "建设粮食大数据系统", "市粮食局")
		return [2]*drawing{first, second}
	}
	whole := "序号|任务|负责单位\n1|建设水库监测网|市水利局\n2|推广冷链追溯平台并接入全市各县已建成使用的有关业务系统，统一规范|市商务局、市农业农村局、市财政局和县政府\n3|建设粮食大数据系统|市粮食局\n"
	numberFirst, numberLast := parted("2", ""), parted("", "2")

	framed := func(d *drawing) *drawing { // a frame that the table touches, above and below
		d.box(40, 560, 500, 700)
		return d
	}
	inFrame := [2]*drawing{framed(parted("2", "")[0]), framed(parted("2", "")[1])}

	open := [2]*drawing{{}, {}} // no line at the page's end
	for i, ys := range [2][]float64{{700, 670, 640}, {630}} {
		for _, y := range ys {
			open[i].rule(edges[0], y, edges[3], y)
		}
		for _, x := range edges {
			open[i].rule(x, []float64{600, 630}[i], x, 700)
		}
		open[i].Glyphs = parted("2", "")[i].Glyphs
	}
	open[1].rule(edges[0], 660, edges[3], 660)

	again := parted("2", "")
	again[1] = ruled(700, 670, 640, 610)
	again[1].row(680, true, "序号", "任务", "负责单位")
	again[1].row(650, true, "", "统，统一规范", "")
	again[1].row(620, true, "3", "建设粮食大数据系统", "市粮食局")

	continued := parted("2", "")
	continued[1].write(200, 720, "续表")

	for _, test := range []struct {
		name  string
		pages []*drawing
		want  string
	}{
		{"the number before the page's end", numberFirst[:], whole},
		{"the number after it", numberLast[:], whole},
		{"in a frame", inFrame[:], whole},
		{"no line at the page's end", open[:], whole},
		{"the head again", again[:], whole},
		{"said to be continued", continued[:], whole},
		{"merged fields", merged(), "领域↓↓|建设水库监测网|市水利局\n推广冷链平台|市商务局\n升级云平台|市大数据局\n领域↓|建设粮食系统|市粮食局\n推广移动支付|市金融办\n"},
		{"without numbers", withoutNumbers("市商务局、市农业农村局"), "方面|内容|负责单位\n数据服务方|推广冷链追溯平台并接入全市各县系统|市商务局、市农业农村局、市财政局\n云平台|建设粮食大数据系统|市粮食局\n"},
		{"a row of its own", withoutNumbers("市商务局"), "方面|内容|负责单位\n数据服|推广冷链追溯平台并接入全市|市商务局\n务方|各县系统|、市财政局\n云平台|建设粮食大数据系统|市粮食局\n"},
		{"without rules", unruledOver(), "序号|任务|负责单位\n1|建设水库监测网|市水利局\n2|推广冷链追溯平台并接入全市各县已建成使用的系统|市商务局\n3|建设粮食大数据系统|市粮食局\n4|推广移动支付|市金融办\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, arranged(t, test.pages...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// merged draws a merged cell that the page's end parts, with its text on the first page.
func merged() []*drawing {
	first, second := &drawing{}, &drawing{}
	for i, d := range []*drawing{first, second} {
		d.rule(edges[0], 700, edges[3], 700)
		last := []float64{610, 640}[i]
		for y := 670.0; y >= last; y -= 30 {
			from := edges[1]
			if y == last {
				from = edges[0]
			}
			d.rule(from, y, edges[3], y)
		}
		for _, x := range edges {
			d.rule(x, last, x, 700)
		}
	}
	first.write(78, 650, "领域")
	first.row(680, true, "", "建设水库监测网", "市水利局")
	first.row(650, true, "", "推广冷链平台", "市商务局")
	first.row(620, true, "", "升级云平台", "市大数据局")
	second.row(680, true, "", "建设粮食系统", "市粮食局")
	second.row(650, true, "", "推广移动支付", "市金融办")
	return []*drawing{first, second}
}

// withoutNumbers draws a row without a number that goes on over the page's end where its last cell is full.
func withoutNumbers(lead string) []*drawing {
	first, second := &drawing{}, &drawing{}
	first.lines(700, 670, 640)
	first.row(680, true, "方面", "内容", "负责单位")
	first.row(650, true, "数据服", "推广冷链追溯平台并接入全市", lead)
	second.lines(700, 670, 640)
	second.row(680, true, "务方", "各县系统", "、市财政局")
	second.row(650, true, "云平台", "建设粮食大数据系统", "市粮食局")
	return []*drawing{first, second}
}

// unruledOver draws a table without rules, its rows as close as the lines of its cells, that ends on a second page.
func unruledOver() []*drawing {
	first, second := &drawing{}, &drawing{}
	first.row(700, true, "序号", "任务", "负责单位")
	first.row(686, true, "1", "建设水库监测网", "市水利局")
	first.row(665, true, "2", "推广冷链追溯平台并接入|全市各县已建成使用的系统", "市商务局")
	second.row(700, true, "3", "建设粮食大数据系统", "市粮食局")
	second.row(686, true, "4", "推广移动支付", "市金融办")
	return []*drawing{first, second}
}

func TestTablesInFrames(t *testing.T) {
	above := &drawing{} // a frame with text above the table
	above.lines(650, 620, 590)
	above.box(edges[0], 590, edges[3], 720)
	above.write(78, 700, "一、总体要求。", "下列任务由各单位负责落实，按期完成。")
	above.row(630, true, "序号", "任务", "负责单位")
	above.row(600, true, "1", "建设水库监测网", "市水利局")

	two := &drawing{} // a frame with two tables, and text between them
	two.box(40, 400, 500, 700)
	two.lines(700, 670, 640)
	two.lines(460, 430, 400)
	two.row(680, true, "序号", "任务", "负责单位")
	two.row(650, true, "1", "建设水库监测网", "市水利局")
	two.write(78, 550, "另有下列任务。")
	two.row(440, true, "序号", "任务", "负责单位")
	two.row(410, true, "1", "推广冷链平台", "市商务局")

	sides := &drawing{} // no lines at the sides
	for _, y := range []float64{700, 670, 640} {
		sides.rule(edges[0], y, edges[3], y)
	}
	for _, x := range edges[1:3] {
		sides.rule(x, 640, x, 700)
	}
	sides.row(680, true, "序号", "任务", "负责单位")
	sides.row(650, true, "1", "建设水库监测网", "市水利局")

	shaded := &drawing{} // every other row has a background
	for i, row := range [][]string{{"序号", "任务", "负责单位"}, {"1", "建设水库|监测网", "市水利局"}, {"2", "推广冷链平台", "市商务局"}, {"3", "建设粮食系统", "市粮食局"}, {"4", "推广支付", "市金融办"}} {
		y := 700 - 30*float64(i)
		if i%2 == 1 {
			for k := range 3 {
				shaded.box(edges[k], y-10, edges[k+1], y+20)
			}
		}
		shaded.row(y, true, row...)
	}
	for _, test := range []struct {
		name string
		page *drawing
		want string
	}{
		{"text above a table", above, "一、总体要求。\n下列任务由各单位负责落实，按期完成。\n序号|任务|负责单位\n1|建设水库监测网|市水利局\n"},
		{"two tables", two, "序号|任务|负责单位\n1|建设水库监测网|市水利局\n另有下列任务。\n序号|任务|负责单位\n1|推广冷链平台|市商务局\n"},
		{"open sides", sides, "序号|任务|负责单位\n1|建设水库监测网|市水利局\n"},
		{"shaded rows", shaded, "序号|任务|负责单位\n1|建设水库监测网|市水利局\n2|推广冷链平台|市商务局\n3|建设粮食系统|市粮食局\n4|推广支付|市金融办\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, arranged(t, test.page)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPageNumbersAnywhere(t *testing.T) {
	var pages []*drawing
	for i, y := range []float64{40, 40, 55, 70} {
		d := &drawing{}
		d.write(72, 700, []string{"建设水库监测网。", "推广冷链平台。", "建设粮食系统。", "推广移动支付。"}[i], "完。", "又完。")
		d.write(280, y, []string{"3", "4", "5", "6"}[i])
		pages = append(pages, d)
	}
	if diff := cmp.Diff("建设水库监测网。\n完。\n又完。\n推广冷链平台。\n完。\n又完。\n建设粮食系统。\n完。\n又完。\n推广移动支付。\n完。\n又完。\n", arranged(t, pages...)); diff != "" {
		t.Error(diff)
	}
}

func TestParagraphsOfFullLines(t *testing.T) {
	d := &drawing{}
	full := strings.Repeat("水库监测", 8)
	d.write(72, 700, full, full, full, full, full)
	d.write(72, 626, "推广冷链平台。")
	if diff := cmp.Diff(strings.Repeat(full, 5)+"\n推广冷链平台。\n", arranged(t, d)); diff != "" {
		t.Error(diff)
	}
}

// TestWideGlyphs has a page whose widest character reaches over all others, as a broken font may say: on one side of any
// gutter stands nothing.
func TestWideGlyphs(t *testing.T) {
	d := &drawing{}
	for i := range 6 {
		d.write(72, 700-20*float64(i), "建设水库监测网")
	}
	for i := range d.Glyphs {
		if i%7 == 6 {
			d.Glyphs[i].Width = 400
		}
	}
	if got := arranged(t, d); strings.Count(got, "监") != 6 {
		t.Errorf("got %q", got)
	}
}

func TestTopToBottom(t *testing.T) {
	d := &drawing{}
	for column, text := range []string{"一、建设水库监测网，接入全市各县系统，", "统一口径。", "二、推广冷链平台。"} {
		for i, r := range []rune(text) {
			d.write(400-20*float64(column), 700-12*float64(i), string(r))
		}
	}
	if diff := cmp.Diff("一、建设水库监测网，接入全市各县系统，统一口径。\n二、推广冷链平台。\n", arranged(t, d)); diff != "" {
		t.Error(diff)
	}
}
