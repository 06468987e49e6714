package format

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isLayout tells a table that only arranges the page from one that says something in rows and columns.
func (p *page) isLayout(n *html.Node) bool {
	if attribute(n, "role") == "presentation" {
		return true
	}
	if isData(n) {
		return false
	}
	widest := 0
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Table:
			return true
		case atom.Tr:
			widest = max(widest, len(rowCells(d)))
		case atom.Td, atom.Th:
			if p.sizes[d].text > layoutCell {
				return true
			}
		}
	}
	return widest < 2
}

// isData reports whether a table has a head and rows like it, whatever its cells hold.
func isData(n *html.Node) bool {
	var counts []int
	for d := range n.Descendants() {
		if d.DataAtom != atom.Tr || tableOf(d) != n {
			continue
		}
		cells := rowCells(d)
		if len(counts) == 0 {
			for _, c := range cells {
				if text := collapse(textOf(c)); text == "" || len(text) > headCell {
					return false
				}
			}
		}
		counts = append(counts, len(cells))
	}
	return isHeaded(counts)
}

// tableOf is the table that a row belongs to.
func tableOf(n *html.Node) *html.Node {
	for a := range n.Ancestors() {
		if a.DataAtom == atom.Table {
			return a
		}
	}
	return nil
}

func (p *page) table(n *html.Node) table {
	var t table
	for d := range n.Descendants() {
		if tableOf(d) != n {
			continue
		}
		switch d.DataAtom {
		case atom.Caption:
			t = append(t, []cell{{text: p.cellText(d), across: 1, down: 1}})
		case atom.Tr:
			var row []cell
			for _, c := range rowCells(d) {
				row = append(row, cell{text: p.cellText(c), across: span(c, "colspan"), down: span(c, "rowspan")})
			}
			t = append(t, row)
		}
	}
	return t
}

func rowCells(row *html.Node) []*html.Node {
	var list []*html.Node
	for c := range row.ChildNodes() {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			list = append(list, c)
		}
	}
	return list
}

// cellText is what stands in a cell, on one line.
func (p *page) cellText(n *html.Node) string {
	inner := &page{sizes: p.sizes, total: p.total, styles: p.styles}
	inner.walkChildren(n)
	p.notes = append(p.notes, inner.notes...)
	inner.out.end()
	return oneLine(inner.out.text.String())
}

func span(n *html.Node, key string) int {
	v, err := strconv.Atoi(attribute(n, key))
	if err != nil || v < 1 {
		return 1
	}
	return v
}

// Tables are also made of other elements: by styles (display: table), by roles, and as cards, each of which says its labels
// anew. Cards of one form, one after the other, are the rows of a table whose head is their labels.

// drawnAs is the part of a table that an element is by its style or role: "table", "table-row", "table-cell", or "".
func (p *page) drawnAs(n *html.Node) string {
	if n.Type != html.ElementNode {
		return ""
	}
	switch strings.ToLower(attribute(n, "role")) {
	case "table", "grid":
		return "table"
	case "row":
		return "table-row"
	case "cell", "gridcell", "columnheader", "rowheader":
		return "table-cell"
	}
	switch display := declared(p.styles.of(n), "display"); display {
	case "table", "inline-table":
		return "table"
	case "table-row", "table-cell":
		return display
	}
	return ""
}

// drawnTable reads a table made of other elements; ok is false where it only arranges the page.
func (p *page) drawnTable(n *html.Node) (t table, ok bool) {
	widest := 0
	var rows func(*html.Node) bool
	rows = func(n *html.Node) bool {
		for c := range n.ChildNodes() {
			switch p.drawnAs(c) {
			case "table":
				return false
			case "table-row":
				var row []cell
				for each := range c.ChildNodes() {
					if p.drawnAs(each) != "table-cell" {
						continue
					}
					if p.sizes[each].text > layoutCell {
						return false
					}
					row = append(row, cell{text: p.cellText(each), across: 1, down: 1})
				}
				t, widest = append(t, row), max(widest, len(row))
			default:
				if !rows(c) {
					return false
				}
			}
		}
		return true
	}
	return t, rows(n) && widest > 1
}

// longestName is the length of a card's label, in characters.
const longestName = 12

// field is a label on a card, and where its value is: in a node, or in those behind the label.
type field struct {
	name  string
	value []*html.Node
}

// fields is what a card says; nil where an element is no card.
func (p *page) fields(n *html.Node) []field {
	kids := elementsIn(n)
	for len(kids) == 1 {
		n, kids = kids[0], elementsIn(kids[0])
	}
	var list []field
	if len(kids) < minFields || len(kids) > maxAcross {
		return nil
	}
	if n.DataAtom == atom.Dl {
		for i := 0; i+1 < len(kids); i += 2 {
			if kids[i].DataAtom != atom.Dt || kids[i+1].DataAtom != atom.Dd || p.sizes[kids[i]].text > longestName {
				return nil
			}
			list = append(list, field{nameOf(kids[i]), kids[i+1 : i+2]})
		}
		return list
	}
	for _, kid := range kids {
		f, ok := p.field(kid)
		if !ok {
			return nil
		}
		list = append(list, f)
	}
	return list
}

// field reads an element that is a label in an element of its own, then the value.
func (p *page) field(n *html.Node) (field, bool) {
	f := field{}
	for c := range n.ChildNodes() {
		switch {
		case p.sizes[c].text == 0 && f.name == "":
		case f.name != "":
			f.value = append(f.value, c)
		case c.Type != html.ElementNode || p.sizes[c].text > longestName:
			return f, false
		default:
			f.name = nameOf(c)
		}
	}
	return f, f.name != "" && block[n.DataAtom]
}

func nameOf(n *html.Node) string { return strings.TrimRight(collapse(textOf(n)), ":： ") }

func elementsIn(n *html.Node) []*html.Node {
	var list []*html.Node
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.ElementNode:
			list = append(list, c)
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			return nil
		}
	}
	return list
}

// minFields is the number of labels that a card has at least.
const minFields = 3

// cards reads the cards of one form with which a list of elements begins, as a table; n is 0 where there are none.
func (p *page) cards(kids []*html.Node) (t table, n int) {
	head := p.fields(kids[0])
	if len(head) < minFields || !slices.ContainsFunc(head, func(f field) bool { return isLabel(f.name) }) {
		return nil, 0
	}
	row := make([]cell, len(head))
	for i, f := range head {
		row[i] = cell{text: f.name, across: 1, down: 1}
	}
	t = table{row}
	for n < len(kids) {
		own := p.fields(kids[n])
		if !slices.EqualFunc(own, head, func(a, b field) bool { return a.name == b.name }) {
			break
		}
		row := make([]cell, len(own))
		for i, f := range own {
			row[i] = cell{text: p.valueOf(f), across: 1, down: 1}
		}
		t = append(t, row)
		n++
	}
	if n < 2 {
		return nil, 0
	}
	return t, n
}

func (p *page) valueOf(f field) string {
	inner := &page{sizes: p.sizes, total: p.total, styles: p.styles}
	for _, n := range f.value {
		inner.walk(n)
	}
	p.notes = append(p.notes, inner.notes...)
	inner.out.end()
	return strings.TrimLeft(oneLine(inner.out.text.String()), ":： ")
}
