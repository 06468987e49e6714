// Package formattest writes a text in the formats in which plans are published, so that a test can read one plan in all
// of them and expect the same of each. The files look like those of public bodies: a page has navigation around its
// article, a PDF has page numbers and wraps its lines.
package formattest

import (
	"fmt"
	"html"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Rendering is a way to write a text as a file.
type Rendering struct {
	Name   string // the file's name
	Render func(text string) []byte
}

// Renderings lists all ways. Decoding any of them gives the characters of the text again, but for white space.
func Renderings() []Rendering {
	return []Rendering{
		{"plan.txt", func(text string) []byte { return []byte(text) }},
		{"plan-gb18030.txt", func(text string) []byte { return encode(simplifiedchinese.GB18030, text) }},
		{"plan-utf16.txt", func(text string) []byte { return encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), text) }},
		{"plan.html", HTML},
		{"plan.docx", DOCX},
		{"plan-numbered.docx", NumberedDOCX},
		{"plan-tounicode.pdf", func(text string) []byte { return PDF(text, IdentityH) }},
		{"plan-gbk.pdf", func(text string) []byte { return PDF(text, GBKEUCH) }},
		{"plan-utf16.pdf", func(text string) []byte { return PDF(text, UniGBUTF16H) }},
		{"plan.odt", ODT},
		{"plan.rtf", RTF},
		{"plan.ofd", OFD},
		{"plan.mht", MHTML},
		{"plan.eml", Mail},
		{"plan.zip", Archive},
		{"plan.json", JSON},
		{"plan-word.html", WordPage},
	}
}

func encode(e encoding.Encoding, text string) []byte {
	data, err := encoding.ReplaceUnsupported(e.NewEncoder()).Bytes([]byte(text))
	if err != nil {
		panic(fmt.Sprintf("formattest: %v", err)) // every character has a code in these encodings
	}
	return data
}

// HTML is a page of a government's site with the text as its article, one paragraph a line.
func HTML(text string) []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>文件详情</title><script>var site = "网站";</script><style>p { text-indent: 2em }</style></head>
<body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/xxgk/">政府信息公开</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk/">政府信息公开</a></div>
<div class="content"><div class="TRS_Editor">
`)
	for line := range paragraphs(text) {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(line))
	}
	b.WriteString(`</div></div>
<div class="footer"><p>主办：某市人民政府办公室 版权所有</p><p>网站标识码：3300000000</p></div>
</body></html>
`)
	return []byte(b.String())
}

// paragraphs goes through the lines of a text that are not blank.
func paragraphs(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" && !yield(line) {
				return
			}
		}
	}
}
