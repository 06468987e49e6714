package formattest

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"strings"
	"unicode/utf16"
)

// ODT is an OpenDocument text with one paragraph a line.
func ODT(text string) []byte {
	var body strings.Builder
	for line := range paragraphs(text) {
		fmt.Fprintf(&body, "<text:p>%s</text:p>", escape(line))
	}
	const spaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"`
	return Zip(map[string]string{
		"mimetype":    "application/vnd.oasis.opendocument.text",
		"content.xml": `<office:document-content ` + spaces + `><office:body><office:text>` + body.String() + `</office:text></office:body></office:document-content>`,
	})
}

// RTF is a rich text with one paragraph a line, its characters by their numbers.
func RTF(text string) []byte {
	var b strings.Builder
	b.WriteString(`{\rtf1\ansi\ansicpg936{\fonttbl{\f0 SimSun;}}{\*\generator x;}\uc1 `)
	for line := range paragraphs(text) {
		b.WriteString(`\pard `)
		for _, unit := range utf16.Encode([]rune(line)) {
			switch {
			case unit == '\\' || unit == '{' || unit == '}':
				fmt.Fprintf(&b, `\%c`, unit)
			case unit < 0x80:
				b.WriteByte(byte(unit))
			default:
				fmt.Fprintf(&b, `\u%d?`, int16(unit))
			}
		}
		b.WriteString("\\par\r\n")
	}
	b.WriteString("}")
	return []byte(b.String())
}

// OFD is a document of fixed pages, set as PDF sets one.
func OFD(text string) []byte {
	var lines []pdfLine
	for paragraph := range paragraphs(text) {
		lines = append(lines, wrap(paragraph)...)
	}
	const millimetres = 25.4 / 72
	parts := map[string]string{
		"OFD.xml": `<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
	}
	var pages strings.Builder
	for first := 0; first < len(lines); first += perPage {
		var b strings.Builder
		for i, line := range lines[first:min(first+perPage, len(lines))] {
			var steps []string
			for _, r := range line.text {
				steps = append(steps, fmt.Sprintf("%.4f", float64(width(string(r)))*fontSize/2*millimetres))
			}
			x, y := float64(left+line.indent*fontSize)*millimetres, float64(842-top+i*leading)*millimetres
			fmt.Fprintf(&b, `<ofd:TextObject Boundary="%.3f %.3f 160 8" Font="1" Size="%.4f"><ofd:TextCode X="0" Y="0" DeltaX="%s">%s</ofd:TextCode></ofd:TextObject>`,
				x, y, fontSize*millimetres, strings.Join(steps, " "), escape(line.text))
		}
		n := first / perPage
		fmt.Fprintf(&pages, `<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>`, n+10, n)
		parts[fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", n)] = `<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>` + b.String() + `</ofd:Layer></ofd:Content></ofd:Page>`
	}
	parts["Doc_0/Document.xml"] = `<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>` + pages.String() + `</ofd:Pages></ofd:Document>`
	return Zip(parts)
}

// MHTML is the page of HTML saved with what belongs to it.
func MHTML(text string) []byte {
	return []byte("From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n" +
		"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + packed(HTML(text)) +
		"\r\n--b\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n--b--\r\n")
}

// Mail is a mail that has the text attached as a Word document.
func Mail(text string) []byte {
	return []byte("From: a@example.org\r\nTo: b@example.org\r\nSubject: =?utf-8?B?6YCa55+l?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n" +
		"--b\r\nContent-Type: application/octet-stream; name=\"plan.docx\"\r\nContent-Disposition: attachment; filename=\"plan.docx\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		packed(DOCX(text)) + "\r\n--b--\r\n")
}

func packed(data []byte) string {
	code := base64.StdEncoding.EncodeToString(data)
	var b strings.Builder
	for ; len(code) > 76; code = code[76:] {
		b.WriteString(code[:76] + "\r\n")
	}
	return b.String() + code
}

// Archive is a ZIP archive with the text as a Word document.
func Archive(text string) []byte { return Zip(map[string]string{"plan/plan.docx": string(DOCX(text))}) }

// JSON is the answer of a site's programming interface with the article in a field.
func JSON(text string) []byte {
	var page strings.Builder
	for line := range paragraphs(text) {
		page.WriteString("<p>" + html.EscapeString(line) + "</p>")
	}
	data, err := json.Marshal(map[string]any{"code": 0, "data": map[string]string{"title": "文件", "content": page.String()}})
	if err != nil {
		panic(fmt.Sprintf("formattest: %v", err)) // strings can be written
	}
	return data
}

// WordPage is a page as Word saves one, with its elements within the lines.
func WordPage(text string) []byte {
	var b strings.Builder
	b.WriteString(`<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><style><!-- p.MsoNormal{margin:0} --></style></head><body>`)
	for line := range paragraphs(text) {
		runes := []rune(line)
		half := len(runes) / 2
		fmt.Fprintf(&b, "<p class=MsoNormal><span style='font-family:仿宋'>%s</span><span lang=EN-US><o:p></o:p></span><st1:place>%s</st1:place></p>\n",
			html.EscapeString(string(runes[:half])), html.EscapeString(string(runes[half:])))
	}
	b.WriteString("</body></html>")
	return []byte(b.String())
}
