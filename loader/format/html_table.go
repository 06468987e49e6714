package format

import (
	"strconv"

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
