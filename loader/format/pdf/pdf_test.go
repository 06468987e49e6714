package pdf_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"github.com/plangraph/plangraph/loader/format/formattest"
	"github.com/plangraph/plangraph/loader/format/pdf"
)

// onePage is a PDF with one page: its content, and entries for its dictionary. Font F1 has Latin letters, F2 the codes
// of GBK; the form X1 shows "form".
func onePage(content, entries string) []byte {
	stream := func(dict, s string) string {
		return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(s), s)
	}
	return formattest.File([]string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + entries +
			" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> /XObject << /X1 8 0 R >> >> >>",
		stream("", content),
		"<< /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /uni4E00] >> >>",
		"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [7 0 R] >>",
		"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 0 >> >>",
		stream("/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Matrix [1 0 0 1 0 -50]", "BT /F1 10 Tf 72 700 Td (form) Tj ET"),
	})
}

func read(t *testing.T, data []byte) *pdf.Document {
	t.Helper()
	d, err := pdf.Read(data, free)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func text(d *pdf.Document) string {
	var list []string
	for _, b := range d.Blocks {
		list = append(list, b.Text)
	}
	return strings.Join(list, "|")
}

func TestReadFollowsTheOperators(t *testing.T) {
	for _, test := range []struct{ name, content, entries, want string }{
		{"strings", `BT /F1 10 Tf 72 700 Td (a\(b\)\101\
c) Tj ET`, "", "a(b)Ac"},
		{"hexadecimal", "BT /F1 10 Tf 72 700 Td <61 62 6> Tj ET", "", "ab`"},
		{"names of glyphs", "BT /F1 10 Tf 72 700 Td <0102> Tj ET", "", "ﬁ一"},
		{"GBK", "BT /F2 10 Tf 72 700 Td <CAD041BEADD0C5CEAF> Tj ET", "", "市A经信委"},
		{"lines", "BT /F1 10 Tf 20 TL 72 700 Td (a) Tj T* (b) Tj (c) ' 1 1 (d) \" 0 -20 TD (e) Tj T* (f) Tj ET", "", "a|b|c|d|e|f"},
		{"gaps between words", "BT /F1 10 Tf 72 700 Td [(a) -100 (b) -400 (c)] TJ ET", "", "ab c"},
		{"order by place", "BT /F1 10 Tf 1 0 0 1 72 600 Tm (b) Tj 1 0 0 1 72 700 Tm (a) Tj ET", "", "a|b"},
		{"bold by painting twice", "BT /F1 10 Tf 72 700 Td (a) Tj ET BT /F1 10 Tf 72.3 700 Td (a) Tj ET", "", "a"},
		{"scaled space", "q 2 0 0 2 0 0 cm BT /F1 10 Tf 36 350 Td (a) Tj ET Q BT /F1 20 Tf 72 660 Td (b) Tj ET", "", "a|b"},
		{"a form", "BT /F1 10 Tf 72 700 Td (a) Tj ET /X1 Do", "", "a|form"},
		{"an image in the page", "BI /W 1 /H 1 ID (\xff) Tj EI BT /F1 10 Tf 72 700 Td (a) Tj ET", "", "a"},
		{"a page that lies on its side", "BT /F1 10 Tf 0 1 -1 0 300 72 Tm (a) Tj 0 1 -1 0 330 72 Tm (b) Tj ET", "/Rotate 90", "a|b"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := text(read(t, onePage(test.content, test.entries))); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestReadLeavesOutWhatIsNoText(t *testing.T) {
	body := "BT /F1 10 Tf 72 700 Td (text) Tj ET "
	for _, test := range []struct {
		name, content string
		want          []pdf.Left
	}{
		{"watermark", body + "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET", []pdf.Left{{1, "DRAFT", "turned text, such as a watermark"}}},
		{"marked footer", body + "/Artifact << /Type /Pagination >> BDC BT /F1 10 Tf 72 50 Td (footer) Tj ET EMC", []pdf.Left{{1, "footer", "marked as page furniture"}}},
		{"page number", body + "BT /F1 10 Tf 72 50 Td (- 3 -) Tj ET", []pdf.Left{{1, "- 3 -", "page number"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := read(t, onePage(test.content, ""))
			if diff := cmp.Diff(test.want, d.Left); diff != "" || text(d) != "text" {
				t.Errorf("text %q, left out (-want +got):\n%s", text(d), diff)
			}
		})
	}
}

func TestReadJoinsWrappedLines(t *testing.T) {
	paragraphs := []string{
		"一、总体要求",
		strings.Repeat("按照统筹规划、分步实施的原则，建设IPv6示范城市，到2020年覆盖率达到90%以上；", 4),
		"（一）建设政务云平台。（牵头单位：市经信委，配合单位：市财政局、市发改委、各区、县（市）人民政府）",
		strings.Repeat("推广应用。", 200),
	}
	want := &pdf.Document{Left: []pdf.Left{{1, "某市人民政府公报", "page header or footer"}, {1, "— 1 —", "page number"}}}
	for _, p := range paragraphs {
		want.Blocks = append(want.Blocks, pdf.Block{Text: p})
	}
	for _, font := range []formattest.Font{formattest.IdentityH, formattest.GBKEUCH, formattest.UniGBUTF16H} {
		got := read(t, formattest.PDF(strings.Join(paragraphs, "\n"), font))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("font %d:\n%s", font, diff)
		}
	}
}

// TestReadKeepsClausesAtTheEdge has a clause as the first line of each page, where a header would stand.
func TestReadKeepsClausesAtTheEdge(t *testing.T) {
	clause := "（责任单位：市经信委）"
	got := text(read(t, formattest.PDF(strings.Repeat(clause+"\n"+strings.Repeat("推广应用。\n", 21), 3), formattest.IdentityH)))
	if n := strings.Count(got, clause); n != 3 {
		t.Errorf("%d clauses of 3 in %s", n, got)
	}
}

func TestReadFindsTables(t *testing.T) {
	show := func(x, y int, s string) string { return fmt.Sprintf("BT /F1 10 Tf %d %d Td (%s) Tj ET ", x, y, s) }
	// Three columns and three rows; the second column is one cell over the last two rows.
	rules := "72 600 m 372 600 l S 72 570 m 372 570 l S 72 540 m 172 540 l S 272 540 m 372 540 l S 72 510 300 -0.5 re f " +
		"72 510 m 72 600 l S 172 510 m 172 600 l S 272 510 m 272 600 l S 372 510 m 372 600 l S "
	content := rules + show(72, 650, "before") + show(80, 580, "task") + show(180, 580, "unit") + show(280, 580, "date") +
		show(80, 556, "build") + show(80, 544, "it") + show(180, 540, "A, B") + show(280, 550, "2017") +
		show(80, 520, "use") + show(280, 520, "2018") + show(72, 450, "after")
	cell := func(s string) pdf.Cell { return pdf.Cell{Text: s, Across: 1, Down: 1} }
	want := []pdf.Block{
		{Text: "before"},
		{Rows: [][]pdf.Cell{
			{cell("task"), cell("unit"), cell("date")},
			{cell("build it"), {Text: "A, B", Across: 1, Down: 2}, cell("2017")},
			{cell("use"), cell("2018")},
		}},
		{Text: "after"},
	}
	if diff := cmp.Diff(want, read(t, onePage(content, "")).Blocks); diff != "" {
		t.Error(diff)
	}
}

func TestReadRefuses(t *testing.T) {
	locked := func(user string) []byte {
		settings := model.NewAESConfiguration(user, "owner", 256)
		var b bytes.Buffer
		if err := api.Encrypt(bytes.NewReader(onePage("BT /F1 10 Tf 72 700 Td (text) Tj ET", "")), &b, settings); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for _, test := range []struct {
		name string
		data []byte
		want error
	}{
		{"locked", locked("secret"), pdf.ErrEncrypted},
		{"a scan", onePage("q 595 0 0 842 0 0 cm /Im1 Do Q", ""), pdf.ErrNoText},
		{"unknown characters", onePage("BT /F1 10 Tf 72 700 Td <0305060708> Tj ET", ""), pdf.ErrNoText},
	} {
		if got, err := pdf.Read(test.data, free); !errors.Is(err, test.want) {
			t.Errorf("%s: got %+v, error %v; want %v", test.name, got, err, test.want)
		}
	}
	if got := text(read(t, locked(""))); got != "text" {
		t.Errorf("a file that only its owner may change reads %q", got)
	}
	if _, err := pdf.Read([]byte("%PDF-1.7\nnothing else"), free); err == nil {
		t.Error("a file without objects was read")
	}
}

// TestCutFiles cuts a file of several pages at many places: it gives the pages that are whole, and says that it is cut,
// or is refused.
func TestCutFiles(t *testing.T) {
	whole := formattest.PDF(strings.Repeat("一、建设数字政府云平台，推广应用。\n", 100), formattest.GBKEUCH)
	read := 0
	for n := 500; n < len(whole)-200; n += 97 {
		d, err := pdf.Read(whole[:n], free)
		if err != nil {
			continue
		}
		read++
		if last := d.Left[0]; !strings.Contains(fmt.Sprint(d.Left), "cut off") {
			t.Errorf("cut at %d of %d: nothing is said of it: %v", n, len(whole), last)
		}
		for _, b := range d.Blocks {
			if b.Text != "一、建设数字政府云平台，推广应用。" && b.Text != "某市人民政府公报" { // one page alone has no header
				t.Errorf("cut at %d: %q", n, b.Text)
			}
		}
	}
	if read == 0 {
		t.Error("no cut file was read")
	}
}

// free is a budget without an end.
func free(int) error { return nil }

// TestCutObjectStreams has a file whose objects are packed in a stream, and that lost its table of objects.
func TestCutObjectStreams(t *testing.T) {
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 8 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
	}
	head, body := "", ""
	for i, o := range objects {
		head += fmt.Sprintf("%d %d ", i+1, len(body))
		body += o + " "
	}
	packed := &bytes.Buffer{}
	w := zlib.NewWriter(packed)
	fmt.Fprint(w, head+body)
	w.Close()
	content := "BT /F1 10 Tf 72 700 Td (a plan) Tj ET"
	file := fmt.Sprintf("%%PDF-1.5\n5 0 obj\n<</Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding>>\nendobj\n8 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n", len(content), content) +
		fmt.Sprintf("10 0 obj\n<</Type/ObjStm/N 3/First %d/Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\nendobj\n11 0 obj\n<</Type/XRef", len(head), packed.Len(), packed)
	got := read(t, []byte(file))
	if diff := cmp.Diff([]pdf.Block{{Text: "a plan"}}, got.Blocks); diff != "" {
		t.Error(diff)
	}
	if len(got.Left) != 1 || !strings.Contains(got.Left[0].Reason, "cut off") {
		t.Errorf("it is not told that the file is cut: %v", got.Left)
	}
}
