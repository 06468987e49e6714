package format

import (
	"path"
	"strconv"
	"strings"
)

// docx is the walk over the body of a document.
type docx struct {
	out       lines
	notes     []Note
	numbering numbering
	boxes     []*element // text boxes of the paragraph that is being read
	files     *archive
	links     map[string]string  // the parts that the body names, by the ids of these links
	fields    []*strings.Builder // the instructions of the fields that are open
	style     string             // of the paragraph that is being read
	in        within             // documents around this one
	goesOn    bool               // the end of the paragraph before was deleted with changes tracked
}

func (d *docx) note(e *element, reason string) {
	if text := collapse(e.allText()); text != "" {
		d.notes = append(d.notes, Note{Text: text, Reason: reason})
	}
}

// block reads what stands on lines of its own.
func (d *docx) block(e *element) {
	switch e.name {
	case "p":
		d.paragraph(e)
	case "tbl":
		d.table(e)
	case "del", "moveFrom":
		d.note(e, "deleted with changes tracked")
	case "AlternateContent":
		d.blocks(e.first("Choice"))
	case "altChunk":
		d.chunk(e)
	case "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "txbxContent", "sect", "sub-section":
		d.blocks(e)
	}
}

func (d *docx) blocks(e *element) {
	if e != nil {
		for _, kid := range e.kids {
			d.block(kid)
		}
	}
}

func (d *docx) paragraph(p *element) {
	style := p.at("pPr", "pStyle").val()
	switch {
	case strings.HasPrefix(strings.ToLower(d.numbering.styles[style].name), "toc "):
		d.note(p, "a line of the table of contents")
		return
	case p.at("pPr", "rPr", "del") != nil && !hasText(p):
		d.note(p, "deleted with changes tracked")
		return
	}
	if !d.goesOn {
		d.out.end()
		d.out.mark = d.numbering.next(p)
	}
	d.style = style
	d.inline(p)
	d.out.mark = ""
	if d.goesOn = p.at("pPr", "rPr", "del") != nil; !d.goesOn {
		d.out.end()
	}
	boxes := d.boxes
	d.boxes = nil
	for _, box := range boxes {
		d.blocks(box)
	}
}

// hasText reports whether anything is left of a paragraph without its deletions, whose characters are no "t".
func hasText(p *element) bool {
	for e := range p.within() {
		if e.name == "t" && e.text != "" {
			return true
		}
	}
	return false
}

// inline reads what stands within a line.
func (d *docx) inline(e *element) {
	if e == nil {
		return
	}
	for _, kid := range e.kids {
		switch kid.name {
		case "r":
			if reason := d.unseen(kid); reason != "" {
				d.note(kid, reason)
				continue
			}
			d.inline(kid)
		case "sym":
			d.symbol(kid)
		case "fldChar":
			d.field(kid.attr("fldCharType"))
		case "instrText":
			if last := len(d.fields) - 1; last >= 0 && d.fields[last] != nil && d.fields[last].Len() < 1000 {
				d.fields[last].WriteString(kid.text)
			}
		case "fldSimple":
			d.out.add(equation(kid.attr("instr")))
			d.inline(kid)
		case "t":
			d.out.add(kid.text)
		case "tab", "ptab":
			d.out.tab()
		case "noBreakHyphen":
			d.out.add("-")
		case "br", "cr":
			d.out.end()
		case "del", "moveFrom":
			d.note(kid, "deleted with changes tracked")
		case "AlternateContent":
			d.inline(kid.first("Choice"))
		case "ruby":
			d.inline(kid.first("rubyBase"))
		case "drawing", "pict", "object":
			d.findBoxes(kid)
		case "pPr", "rPr", "sdtPr", "delText":
		default: // links, insertions, fields, formulas: what is in them
			d.inline(kid)
		}
	}
}

func (d *docx) findBoxes(e *element) {
	if e.name == "txbxContent" {
		d.boxes = append(d.boxes, e)
		return
	}
	for _, kid := range e.kids {
		d.findBoxes(kid)
	}
}

// table reads a table; one that only frames text is read as what is in it.
func (d *docx) table(tbl *element) {
	rows := kidsNamed(tbl, "tr")
	if isFrame(rows) {
		for _, row := range rows {
			for _, tc := range kidsNamed(row, "tc") {
				d.blocks(tc)
			}
		}
		return
	}
	var t table
	above := map[int]string{} // by grid column: the text of the merged cell that goes on below
	for _, row := range rows {
		if row.at("trPr", "del") != nil {
			d.note(row, "deleted with changes tracked")
			continue
		}
		t = append(t, d.row(row, above))
	}
	t.write(&d.out)
}

func (d *docx) row(row *element, above map[int]string) []cell {
	var cells []cell
	column := min(number(row.at("trPr", "gridBefore").val(), 0), maxAcross)
	for range column {
		cells = append(cells, cell{})
	}
	for _, tc := range kidsNamed(row, "tc") {
		c := cell{text: d.cellText(tc), across: max(1, number(tc.at("tcPr", "gridSpan").val(), 1)), down: 1}
		switch merge := tc.at("tcPr", "vMerge"); {
		case merge == nil:
			delete(above, column)
		case merge.val() == "restart":
			above[column] = c.text
		default:
			c.text = above[column]
		}
		cells = append(cells, c)
		column += c.across
	}
	return cells
}

// cellText is what stands in a cell, on one line. Its lists count on with those around the table.
func (d *docx) cellText(tc *element) string {
	inner := &docx{numbering: d.numbering, files: d.files, links: d.links, in: d.in}
	inner.blocks(tc)
	inner.out.end()
	d.notes = append(d.notes, inner.notes...)
	return oneLine(inner.out.text.String())
}

func isFrame(rows []*element) bool {
	if hasHead(rows) {
		return false
	}
	widest := 0
	for _, row := range rows {
		cells := kidsNamed(row, "tc")
		widest = max(widest, len(cells))
		for _, tc := range cells {
			if isLayoutCell(tc.allText()) || len(kidsNamed(tc, "tbl")) > 0 {
				return true
			}
		}
	}
	return widest < 2
}

// hasHead reports whether a table has a head and rows like it, whatever its cells hold.
func hasHead(rows []*element) bool {
	var counts []int
	for i, row := range rows {
		cells := kidsNamed(row, "tc")
		for _, c := range cells {
			if text := collapse(c.allText()); i == 0 && (text == "" || len(text) > headCell) {
				return false
			}
		}
		counts = append(counts, len(cells))
	}
	return isHeaded(counts)
}

// kidsNamed lists the elements of a name, looking through the wrappers of content controls and tracked changes.
func kidsNamed(e *element, name string) []*element {
	var list []*element
	for _, kid := range e.kids {
		switch kid.name {
		case name:
			list = append(list, kid)
		case "sdt", "sdtContent", "ins", "moveTo", "customXml":
			list = append(list, kidsNamed(kid, name)...)
		}
	}
	return list
}

func number(s string, otherwise int) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return otherwise
}

// besides lists the parts that stand beside the body, and why they are no part of the text.
var besides = []struct{ prefix, parent, reason string }{
	{"header", "hdr", "page header"},
	{"footer", "ftr", "page footer"},
	{"footnotes", "footnotes", "footnote"},
	{"endnotes", "endnotes", "endnote"},
	{"comments", "comments", "comment"},
}

func notesBeside(files *archive, folder string) ([]Note, error) {
	d := &docx{}
	for _, part := range files.order {
		for _, b := range besides {
			if path.Dir(part) != folder || !strings.HasPrefix(path.Base(part), b.prefix) {
				continue
			}
			if err := files.each(part, b.parent, func(e *element) { d.note(e, b.reason) }); err != nil {
				return nil, err
			}
			break
		}
	}
	return d.notes, nil
}
