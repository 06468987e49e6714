package formattest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Font is one of the ways in which the fonts of Chinese PDFs number their characters. The files hold no glyphs, as
// nobody looks at them; a reader of text needs none.
type Font int

const (
	IdentityH   Font = iota // numbers of the font's own, and a table that tells their characters
	GBKEUCH                 // the codes of GBK
	UniGBUTF16H             // UTF-16
)

// The page: A4 with 28 characters a line and 22 lines, as the standard for official documents has it.
const (
	fontSize   = 16
	lineLength = 28
	perPage    = 22
	leading    = 28
	left, top  = 73, 740
)

// PDF is a text set on pages: lines wrapped, paragraphs begun two characters to the right, a header and a page number.
func PDF(text string, font Font) []byte {
	var lines []pdfLine
	for paragraph := range paragraphs(text) {
		lines = append(lines, wrap(paragraph)...)
	}
	codes := newCodes(font)
	var pages []string
	for first := 0; first < len(lines); first += perPage {
		var b strings.Builder
		show(&b, codes, left, 790, "某市人民政府公报")
		for i, line := range lines[first:min(first+perPage, len(lines))] {
			show(&b, codes, left+line.indent*fontSize, top-i*leading, line.text)
		}
		show(&b, codes, 270, 40, fmt.Sprintf("— %d —", len(pages)+1))
		pages = append(pages, b.String())
	}
	return assemble(pages, codes)
}

type pdfLine struct {
	indent int
	text   string
}

// wrap breaks a paragraph where its lines are full. Punctuation that may not begin a line hangs over its end, and words
// and numbers in ASCII stay whole.
func wrap(paragraph string) []pdfLine {
	var lines []pdfLine
	line, indent, room := "", 2, 2*(lineLength-2) // in half characters
	for _, word := range breakable(paragraph) {
		if room < width(word) && line != "" && !strings.ContainsAny(word, "，。、；：）》”") {
			lines = append(lines, pdfLine{indent, line})
			line, indent, room = "", 0, 2*lineLength
		}
		line += word
		room -= width(word)
	}
	return append(lines, pdfLine{indent, line})
}

// breakable parts a paragraph into the pieces that a line may end after.
func breakable(paragraph string) []string {
	var words []string
	word := ""
	for _, r := range paragraph {
		if r > ' ' && r < 0x80 && len(word) < lineLength {
			word += string(r)
			continue
		}
		if word != "" {
			words = append(words, word)
		}
		words, word = append(words, string(r)), ""
	}
	return append(words, word)
}

func width(s string) int {
	n := 0
	for _, r := range s {
		n += 2
		if r < 0x80 {
			n--
		}
	}
	return n
}

func show(b *strings.Builder, codes *codes, x, y int, text string) {
	fmt.Fprintf(b, "BT /F1 %d Tf 1 0 0 1 %d %d Tm <%x> Tj ET\n", fontSize, x, y, codes.encode(text))
}

// codes numbers characters in the way of a font.
type codes struct {
	font  Font
	known map[rune]int
	order []rune
}

func newCodes(font Font) *codes { return &codes{font: font, known: map[rune]int{}} }

func (c *codes) encode(text string) []byte {
	var out []byte
	for _, r := range text {
		switch c.font {
		case IdentityH:
			code, ok := c.known[r]
			if !ok {
				c.order = append(c.order, r)
				code = len(c.order)
				c.known[r] = code
			}
			out = append(out, byte(code>>8), byte(code))
		case GBKEUCH:
			if r == '\u00a0' { // GBK has none
				r = ' '
			}
			out = append(out, encode(simplifiedchinese.GBK, string(r))...)
		case UniGBUTF16H:
			for _, unit := range utf16.Encode([]rune{r}) {
				out = append(out, byte(unit>>8), byte(unit))
			}
		}
	}
	return out
}

// fontObjects is the font, its descendant and its table of characters, with the object numbers 3 to 5.
func (c *codes) fontObjects() []string {
	encoding := map[Font]string{IdentityH: "Identity-H", GBKEUCH: "GBK-EUC-H", UniGBUTF16H: "UniGB-UTF16-H"}[c.font]
	ordering, widths, toUnicode := "GB1", "", ""
	if c.font == IdentityH {
		ordering, toUnicode = "Identity", "/ToUnicode 5 0 R"
		widths = "/W ["
		for i, r := range c.order {
			widths += fmt.Sprintf("%d [%d] ", i+1, 500*width(string(r)))
		}
		widths += "]"
	}
	return []string{
		fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /%s /DescendantFonts [4 0 R] %s >>", encoding, toUnicode),
		fmt.Sprintf("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (%s) /Supplement 0 >> /DW 1000 %s >>", ordering, widths),
		stream(c.toUnicode()),
	}
}

func (c *codes) toUnicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for first := 0; first < len(c.order); first += 100 {
		part := c.order[first:min(first+100, len(c.order))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for i, r := range part {
			fmt.Fprintf(&b, "<%04X> <", first+i+1)
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, "%04X", unit)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nend\nend\n")
	return b.String()
}

func stream(content string) string {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	if _, err := io.WriteString(w, content); err != nil {
		panic(fmt.Sprintf("formattest: %v", err)) // a buffer takes everything
	}
	if err := w.Close(); err != nil {
		panic(fmt.Sprintf("formattest: %v", err))
	}
	return fmt.Sprintf("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", packed.Len(), packed.String())
}

// assemble numbers the objects and writes the table of their places. Pages follow the font from number 6 on.
func assemble(pages []string, codes *codes) []byte {
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", ""}
	objects = append(objects, codes.fontObjects()...)
	kids := ""
	for _, page := range pages {
		n := len(objects) + 1
		kids += fmt.Sprintf("%d 0 R ", n)
		objects = append(objects,
			fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", n+1),
			stream(page))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(pages), kids)
	return File(objects)
}

// File is a PDF of the objects, numbered from 1; the first is its catalog.
func File(objects []string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var places []int
	for i, object := range objects {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, place := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", place)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}
