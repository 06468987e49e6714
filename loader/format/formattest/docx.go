package formattest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// DOCX is a Word document with one paragraph a line; the numbers are typed in.
func DOCX(text string) []byte {
	var body strings.Builder
	for line := range paragraphs(text) {
		fmt.Fprintf(&body, `<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, escape(line))
	}
	return WordPackage(body.String(), "")
}

// automatic lists the numbers that NumberedDOCX leaves to Word: what begins a line, and the definition that makes it.
var automatic = []struct {
	begins         *regexp.Regexp
	format, shape  string
	ordinals       string
	abstractNumber int
}{
	{regexp.MustCompile(`^([一二三四五六七八九十])、`), "chineseCountingThousand", "%1、", "一二三四五六七八九十", 1},
	{regexp.MustCompile(`^（([一二三四五六七八九十])）`), "chineseCounting", "（%1）", "一二三四五六七八九十", 2},
	{regexp.MustCompile(`^([1-9])\.`), "decimal", "%1.", "123456789", 3},
}

// NumberedDOCX is a Word document in which Word makes the numbers of the lines that begin with one of three kinds.
func NumberedDOCX(text string) []byte {
	var body, lists strings.Builder
	for _, a := range automatic {
		fmt.Fprintf(&lists, `<w:abstractNum w:abstractNumId="%d"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:suff w:val="nothing"/><w:lvlText w:val="%s"/></w:lvl></w:abstractNum>`, a.abstractNumber, a.format, a.shape)
	}
	last, list := map[int]int{}, 0
	of := map[int]int{} // the list in use of each definition
	for line := range paragraphs(text) {
		properties := ""
		for _, a := range automatic {
			m := a.begins.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			ordinal := slices.Index([]rune(a.ordinals), []rune(m[1])[0]) + 1
			if of[a.abstractNumber] == 0 || ordinal != last[a.abstractNumber]+1 {
				list++
				of[a.abstractNumber] = list
				fmt.Fprintf(&lists, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="%d"/></w:lvlOverride></w:num>`, list, a.abstractNumber, ordinal)
			}
			last[a.abstractNumber] = ordinal
			properties = fmt.Sprintf(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr></w:pPr>`, of[a.abstractNumber])
			line = line[len(m[0]):]
			break
		}
		fmt.Fprintf(&body, `<w:p>%s<w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, properties, escape(line))
	}
	return WordPackage(body.String(), lists.String())
}

// WordPackage is a DOCX with the given content of its body and of its numbering part, as WordprocessingML.
func WordPackage(body, numbering string) []byte {
	return Zip(map[string]string{
		"_rels/.rels":        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"docProps/core.xml":  `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>文件</dc:title></cp:coreProperties>`,
		"word/document.xml":  Part("document", "<w:body>"+body+"<w:sectPr/></w:body>"),
		"word/numbering.xml": Part("numbering", numbering),
	})
}

// Part is a part of a DOCX with the given root element and content.
func Part(root, content string) string {
	return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?><w:%[1]s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">%[2]s</w:%[1]s>`, root, content)
}

// Zip is an archive of the parts.
func Zip(parts map[string]string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(parts[name]))
		}
		if err != nil {
			panic(fmt.Sprintf("formattest: %v", err)) // a buffer takes everything
		}
	}
	if err := w.Close(); err != nil {
		panic(fmt.Sprintf("formattest: %v", err))
	}
	return b.Bytes()
}

func escape(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		panic(fmt.Sprintf("formattest: %v", err))
	}
	return b.String()
}
