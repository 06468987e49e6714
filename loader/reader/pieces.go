package reader

import (
	"strconv"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// pieces lists an item's own passages without its clauses; of a row, the cells that name neither units nor dates.
func (r *Reading) pieces(n *doc.Node) []doc.Text {
	if said := r.items.rows[n]; said != nil {
		return said.prose(n)
	}
	var list []doc.Text
	for i, block := range n.Blocks {
		if block.Cells != nil {
			continue
		}
		from := 0
		for _, c := range r.items.of[n] {
			if !c.unitFirst && c.text.Norm == block.Text.Norm && c.From >= from && (c.block == i || c.From > 0) {
				list = appendText(list, block.Text, from, c.From)
				from = c.To
			}
		}
		list = appendText(list, block.Text, from, len(block.Text.Norm))
	}
	return list
}

func appendText(list []doc.Text, t doc.Text, from, to int) []doc.Text {
	if strings.Trim(t.Norm[from:to], "。;,. ") == "" {
		return list
	}
	return append(list, t.Slice(from, to))
}

// prose lists the cells of a row that are text.
func (r *row) prose(n *doc.Node) []doc.Text {
	var list []doc.Text
	for i, c := range n.Blocks[0].Cells {
		if c.Empty() || r.indicators.Has(i) && c.Norm != r.title.Norm || i < len(n.Header) && words.Heads(n.Header[i].Norm) != words.NoColumn {
			continue
		}
		if _, err := strconv.Atoi(c.Norm); err != nil {
			list = append(list, c)
		}
	}
	return list
}

// own is the place of a measure with its own clause, but without a clause on its last lines that governs others too.
func (r *Reading) own(n *doc.Node) graph.Span {
	span := n.Own()
	blocks := n.Blocks
	for len(blocks) > 1 {
		last := len(blocks) - 1
		c := r.items.aloneAt(n, last)
		if c == nil || len(r.governed.reach[c].measures) < 2 {
			break
		}
		blocks = blocks[:last]
		span.End = blocks[last-1].Text.Whole().End
	}
	return span
}

func (it items) aloneAt(n *doc.Node, block int) *clause {
	for _, c := range it.of[n] {
		if c.alone && c.block == block {
			return c
		}
	}
	return nil
}
