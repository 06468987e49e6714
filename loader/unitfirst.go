package loader

import (
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
)

// findUnitFirst finds lists of items that begin with who is to act, (一)市交通运输局负责…。(二)市公安局负责…: where at least two
// siblings, and most of them, begin so and have no clause, each such beginning is the item's clause.
func (d *reading) findUnitFirst() {
	finder := extract.Finder{IsUnit: d.Agencies.IsUnit, MayBe: d.Agencies.MayBeUnit, Year: d.meta.year()}
	siblings := map[*doc.Node][]*doc.Node{}
	for _, n := range d.measures {
		if len(d.of[n]) == 0 && !n.IsRow() && len(n.Children) == 0 {
			siblings[n.Parent] = append(siblings[n.Parent], n)
		}
	}
	added := false
	for _, list := range siblings {
		found := map[*doc.Node]extract.Clause{}
		for _, n := range list {
			if c, ok := finder.FindUnitFirst(n.Blocks[0].Text); ok {
				found[n] = c
			}
		}
		if len(found) < 2 || len(found)*5 < len(list)*3 {
			continue
		}
		for n, c := range found {
			t := n.Blocks[0].Text
			d.of[n] = append(d.of[n], &clause{Clause: c, node: n, text: t, span: t.Span(c.From, c.To), unitFirst: true})
			added = true
		}
	}
	if added {
		d.collectClauses()
	}
}

// collectClauses lists all clauses again in the order of the text.
func (d *reading) collectClauses() {
	d.clauses = nil
	d.doc.Root.Walk(func(n *doc.Node) { d.clauses = append(d.clauses, d.of[n]...) })
}

// splitParagraphs makes an item of every paragraph of a document without numbers, so that a clause in one governs it.
func (d *reading) splitParagraphs() {
	root := d.doc.Root
	if len(root.Children) > 0 {
		return
	}
	var front []doc.Block
	for i, b := range root.Blocks {
		if b.Cells != nil || !d.endsWithClause(b.Text) {
			front = append(front, b)
			continue
		}
		at := graph.Span{Start: b.Text.Whole().Start, End: b.Text.Whole().Start}
		root.Children = append(root.Children, &doc.Node{Marker: doc.Marker{Kind: kindParagraph, Ordinal: i + 1, Span: at}, Blocks: root.Blocks[i : i+1], Parent: root})
	}
	root.Blocks = front
}

const kindParagraph = "paragraph"

func (d *reading) endsWithClause(t doc.Text) bool {
	list := extract.Finder{IsUnit: d.Agencies.IsUnit, MayBe: d.Agencies.MayBeUnit}.Find(t)
	return len(list) > 0 && list[0].From > 0
}
