package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/plangraph/plangraph/loader/format/pdf"
)

// at paints a text in the codes of GBK, 10 points large.
func at(x, y int, text string) string {
	code, err := simplifiedchinese.GBK.NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return fmt.Sprintf("BT /F2 10 Tf 1 0 0 1 %d %d Tm <%x> Tj ET\n", x, y, code)
}

// grid paints rows of cells at the given places, without rules.
func grid(top, leading int, xs []int, rows ...string) string {
	var b strings.Builder
	for i, row := range rows {
		for column, cell := range strings.Split(row, "|") {
			if cell != "" {
				b.WriteString(at(xs[column], top-i*leading, cell))
			}
		}
	}
	return b.String()
}

func shown(t *testing.T, content string) string {
	t.Helper()
	var b strings.Builder
	for _, block := range read(t, onePage(content, "")).Blocks {
		if block.Rows == nil {
			b.WriteString(block.Text + "\n")
		}
		for _, row := range block.Rows {
			for i, c := range row {
				if i > 0 {
					b.WriteString("|")
				}
				b.WriteString(c.Text)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestReadingOrder(t *testing.T) {
	box := func(x, y, w, h int) string { return fmt.Sprintf("%d %d %d %d re S\n", x, y, w, h) }
	long := strings.Repeat("建设数字政府云平台", 4)
	left, right := []string{"一、左栏第一段文字在这里写满一行了", "接着写第二行文字把这一行也写满了的", "到第三行为止。"}, []string{"二、右栏第一段文字在这里写满一行了", "接着写第二行文字把这一行也写满了的", "到第三行完了。"}
	columns := at(240, 800, "跨栏的标题在上面")
	for i := range left {
		columns += at(72, 760-20*i, left[i]) + at(320, 755-20*i, right[i])
	}
	three := ""
	for i := range 4 {
		for column, begin := range []string{"甲", "乙", "丙"} {
			three += at(72+column*160, 700-20*i, begin+strings.Repeat("栏文字写满了", 2)+[]string{"一", "二", "三", "四"}[i])
		}
	}
	xs := []int{72, 110, 300, 400}
	for _, test := range []struct{ name, content, want string }{
		{"columns", columns, "跨栏的标题在上面\n" + strings.Join(left, "") + "\n" + strings.Join(right, "") + "\n"},
		{"three columns", three, "甲栏文字写满了栏文字写满了一甲栏文字写满了栏文字写满了二甲栏文字写满了栏文字写满了三甲栏文字写满了栏文字写满了四乙栏文字写满了栏文字写满了一" +
			"乙栏文字写满了栏文字写满了二乙栏文字写满了栏文字写满了三乙栏文字写满了栏文字写满了四丙栏文字写满了栏文字写满了一丙栏文字写满了栏文字写满了二丙栏文字写满了栏文字写满了三丙栏文字写满了栏文字写满了四\n"},
		{"a table without rules, rows apart", grid(700, 15, xs, "序号|任务|牵头单位|时限", "", "", "1|建设云平台，推广|市财政局|2025年", "|应用||", "", "", "2|发展金融|市金融办|2024年"),
			"序号|任务|牵头单位|时限\n1|建设云平台，推广应用|市财政局|2025年\n2|发展金融|市金融办|2024年\n"},
		{"a table without rules, rows as close as lines", grid(700, 15, xs, "序号|任务|牵头单位|时限", "1|建设云平台，推广|市财政局|2025年", "|应用||", "2|发展金融|市金融办|2024年"),
			"序号|任务|牵头单位|时限\n1|建设云平台，推广应用|市财政局|2025年\n2|发展金融|市金融办|2024年\n"},
		{"a cell in the middle of its row", grid(700, 10, xs, "序号|任务|牵头单位|时限", "", "", "|建设云平台，推广||", "1||市财政局|2025年", "|应用大数据||", "", "", "2|发展金融|市金融办|2024年"),
			"序号|任务|牵头单位|时限\n1|建设云平台，推广应用大数据|市财政局|2025年\n2|发展金融|市金融办|2024年\n"},
		{"a frame around the page is no table", box(50, 600, 500, 200) + box(54, 604, 492, 192) + at(72, 760, "第一段。") + at(72, 740, "第二段。"), "第一段。\n第二段。\n"},
		{"sideways", strings.ReplaceAll(at(72, 100, long+"。")+at(92, 100, "二、第二段。"), "1 0 0 1", "0 1 -1 0"), long + "。\n二、第二段。\n"},
		{"letters apart", "BT /F2 10 Tf 5 Tc 1 0 0 1 72 700 Tm <BDA8C9E8CAFDD7D6D5FEB8AE> Tj /F1 10 Tf (2025) Tj ET", "建设数字政府2025\n"},
		{"a watermark over the text", at(72, 700, "建设数字政府云平台") + "0.9 g BT /F2 30 Tf 1 0 0 1 80 692 Tm <B2DDB8E5> Tj ET 0 g\n" + at(72, 685, "，推广应用。"), "建设数字政府云平台\n，推广应用。\n"},
		{"a number in two lines", at(72, 700, "建设数字政府云平台，统一管理，到20") + at(72, 680, "25年完成。"), "建设数字政府云平台，统一管理，到2025年完成。\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := shown(t, test.content); got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestBrokenWords(t *testing.T) {
	line := func(y int, s string) string { return fmt.Sprintf("BT /F1 10 Tf 1 0 0 1 72 %d Tm (%s) Tj ET\n", y, s) }
	content := line(700, "The national infrastructure of data is built, and high-level plans for infra-") +
		line(685, "structure are made by all of the ministries as they are, all with high-") + line(670, "level advice.")
	if got, want := shown(t, content), "The national infrastructure of data is built, and high-level plans for infrastructure are made by all of the ministries as they are, all with high-level advice.\n"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestStamps(t *testing.T) {
	var pages []pdf.Page
	for i := range 3 {
		var p pdf.Page
		paint := func(x, y, size float64, text string) {
			for _, r := range text {
				p.Glyphs = append(p.Glyphs, pdf.Glyph{Text: string(r), X: x, Y: y, Width: size, Size: size})
				x += size
			}
		}
		paint(72, 700, 10, []string{"第一页的文字在这里。", "又是一页的文字啊。", "最后一页还有文字。"}[i])
		paint(75, 702, 8, "市政府公报")
		pages = append(pages, p)
	}
	got, err := pdf.Arrange(pages)
	if err != nil {
		t.Fatal(err)
	}
	want := &pdf.Document{
		Blocks: []pdf.Block{{Text: "第一页的文字在这里。"}, {Text: "又是一页的文字啊。"}, {Text: "最后一页还有文字。"}},
		Left:   []pdf.Left{{Page: 1, Text: "市政府公报", Reason: "it stands on many pages, over their text"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
