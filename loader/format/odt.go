package format

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// An ODT becomes one line a paragraph, as a DOCX does. Its lists say by their styles how they number.
func decodeODT(files *archive) (*Document, error) {
	files.mixed = true
	return readODF(files.each, "styles.xml", "content.xml", "meta.xml")
}

// decodeFlatODF reads an ODT in one file of XML.
func decodeFlatODF(data []byte) (*Document, error) {
	a := &archive{left: maxBytes, elements: maxElements, mixed: true}
	each := func(_, parent string, do func(*element)) error {
		if err := a.readElements(xml.NewDecoder(bytes.NewReader(data)), parent, do); err != nil {
			return damaged("ODF")
		}
		return nil
	}
	return readODF(each, "", "", "")
}

// readODF reads the parts of a document: styles, content, and properties.
func readODF(each func(part, parent string, do func(*element)) error, styles, content, meta string) (*Document, error) {
	o := &odt{lists: map[string][]odtLevel{}, hidden: map[string]bool{}}
	for _, part := range []string{styles, content} {
		for _, parent := range []string{"styles", "automatic-styles"} {
			if err := each(part, parent, o.readStyle); err != nil {
				return nil, err
			}
		}
	}
	if err := each(content, "text", o.block); err != nil {
		return nil, err
	}
	if o.out.text.Len() == 0 { // a spreadsheet
		if err := each(content, "spreadsheet", o.block); err != nil {
			return nil, err
		}
	}
	text, err := o.out.finish()
	if err != nil {
		return nil, err
	}
	title := ""
	err = each(meta, "meta", func(e *element) {
		if e.name == "title" {
			title = collapse(e.allText())
		}
	})
	return &Document{Text: joinLabels(text), Encoding: "ODT", Format: "odt", Title: title, Notes: o.notes}, err
}

type odt struct {
	out    lines
	notes  []Note
	lists  map[string][]odtLevel // by the name of the style
	hidden map[string]bool       // styles of text that is hidden or struck out
	counts map[string][]int
}

type odtLevel struct {
	format, prefix, suffix string
	start                  int
}

func (o *odt) readStyle(e *element) {
	name := e.attr("name")
	switch e.name {
	case "style":
		p := e.first("text-properties")
		if p.attr("display") == "none" || p.attr("text-line-through-style") != "" && p.attr("text-line-through-style") != "none" {
			o.hidden[name] = true
		}
	case "list-style":
		var levels []odtLevel
		for _, l := range e.kids {
			level := odtLevel{prefix: l.attr("num-prefix"), suffix: l.attr("num-suffix"), start: number(l.attr("start-value"), 1)}
			if l.name == "list-level-style-number" {
				level.format = odtFormats[l.attr("num-format")]
				if level.format == "" && l.attr("num-format") != "" {
					level.format = "decimal"
				}
			}
			levels = append(levels, level)
		}
		o.lists[name] = levels
	}
}

// odtFormats are the number formats of ODF in the words of Office Open XML.
var odtFormats = map[string]string{
	"1": "decimal", "i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter", "一, 二, 三, ...": "chineseCounting",
	"壹, 贰, 叁, ...": "chineseLegalSimplified", "甲, 乙, 丙, ...": "ideographTraditional", "子, 丑, 寅, ...": "ideographZodiac",
	"①, ②, ③, ...": "decimalEnclosedCircle", "１, ２, ３, ...": "decimalFullWidth",
}

// block reads what stands on lines of its own.
func (o *odt) block(e *element) {
	switch e.name {
	case "p", "h":
		o.out.end()
		o.inline(e)
		o.out.mark = ""
		o.out.end()
	case "list":
		o.list(e, e.attr("style-name"), 0)
	case "table":
		o.table(e)
	case "section", "index-body", "list-item", "list-header", "text-box":
		for _, kid := range e.kids {
			o.block(kid)
		}
	case "table-of-content":
		o.notes = append(o.notes, Note{Text: collapse(e.allText()), Reason: "the table of contents"})
	case "tracked-changes":
		if text := collapse(e.allText()); text != "" {
			o.notes = append(o.notes, Note{Text: text, Reason: "deleted with changes tracked"})
		}
	}
}

func (o *odt) list(e *element, style string, depth int) {
	if own := e.attr("style-name"); own != "" {
		style = own
	}
	if depth >= levels {
		return
	}
	if o.counts == nil {
		o.counts = map[string][]int{}
	}
	if o.counts[style] == nil {
		o.counts[style] = make([]int, levels)
	}
	counts := o.counts[style]
	if depth > 0 || !strings.EqualFold(e.attr("continue-numbering"), "true") && e.attr("continue-list") == "" {
		counts[depth] = 0
	}
	for _, item := range e.kids {
		if item.name == "list-item" {
			counts[depth]++
			if start := number(item.attr("start-value"), 0); start > 0 {
				counts[depth] = start
			}
			o.out.end()
			o.out.mark = o.mark(style, depth, counts[depth])
		}
		for _, kid := range item.kids {
			if kid.name == "list" {
				o.list(kid, style, depth+1)
				continue
			}
			o.block(kid)
		}
	}
}

func (o *odt) mark(style string, depth, n int) string {
	own := o.lists[style]
	if depth >= len(own) || own[depth].format == "" {
		return ""
	}
	l := own[depth]
	return l.prefix + numeral(l.format, n+l.start-1) + l.suffix
}

// inline reads what stands within a line.
func (o *odt) inline(e *element) {
	if e.kids == nil {
		o.out.add(e.text)
		return
	}
	for _, kid := range e.kids {
		switch kid.name {
		case "#text":
			o.out.add(kid.text)
		case "s":
			o.out.add(" ")
		case "tab":
			o.out.tab()
		case "line-break":
			o.out.end()
		case "note", "annotation", "ruby-text":
			if text := collapse(kid.allText()); text != "" {
				o.notes = append(o.notes, Note{Text: text, Reason: kid.name})
			}
		case "frame", "custom-shape", "text-box":
			o.boxes(kid)
		default:
			if o.hidden[kid.attr("style-name")] {
				o.notes = append(o.notes, Note{Text: collapse(kid.allText()), Reason: "hidden or struck out"})
				continue
			}
			o.inline(kid)
		}
	}
}

func (o *odt) boxes(e *element) {
	for _, kid := range e.kids {
		if kid.name == "text-box" || kid.name == "p" {
			o.block(kid)
		}
	}
}

func (o *odt) table(e *element) {
	var t table
	var rows func(*element)
	rows = func(e *element) {
		for _, kid := range e.kids {
			switch kid.name {
			case "table-row":
				t = append(t, o.row(kid))
			case "table-header-rows", "table-rows", "table-row-group":
				rows(kid)
			}
		}
	}
	rows(e)
	t.write(&o.out)
}

func (o *odt) row(e *element) []cell {
	var cells []cell
	for _, kid := range e.kids {
		if kid.name != "table-cell" { // covered ones belong to the merged one
			continue
		}
		inner := &odt{lists: o.lists, hidden: o.hidden}
		for _, each := range kid.kids {
			inner.block(each)
		}
		inner.out.end()
		o.notes = append(o.notes, inner.notes...)
		text := oneLine(inner.out.text.String())
		repeat := 1
		if text == "" {
			repeat = min(number(kid.attr("number-columns-repeated"), 1), 20)
		}
		for range repeat {
			cells = append(cells, cell{text, number(kid.attr("number-columns-spanned"), 1), number(kid.attr("number-rows-spanned"), 1)})
		}
	}
	return cells
}
