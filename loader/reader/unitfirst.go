package reader

import (
	"maps"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
)

// addUnitFirst adds the clauses of lists of items that begin with who is to act, (一)市交通运输局负责…。(二)市公安局负责…: where at least two
// siblings, and most of them, begin so and have no clause, each such beginning is the item's clause. Names with a colon,
// (一)市交通运输局:负责…, say in a plan that has clauses only what its agencies are there for.
func addUnitFirst(in *input, it items, measures measures) clauses {
	finder := in.datedFinder()
	siblings := map[*doc.Node][]*doc.Node{}
	for _, n := range measures.list {
		if len(it.of[n]) == 0 && !n.IsRow() && len(n.Children) == 0 {
			siblings[n.Parent] = append(siblings[n.Parent], n)
		}
	}
	assigns := slices.ContainsFunc(it.list, func(c *clause) bool { return c.NamesUnits() && !c.Told })
	of := map[*doc.Node][]*clause{}
	for _, list := range siblings {
		found := map[*doc.Node]extract.Clause{}
		for _, n := range list {
			if c, ok := finder.FindUnitFirst(n.Blocks[0].Text); ok && !(assigns && strings.Contains(n.Blocks[0].Text.Norm[:c.To], ":")) {
				found[n] = c
			}
		}
		if len(found) < 2 || len(found)*5 < len(list)*3 {
			continue
		}
		for n, c := range found {
			t := n.Blocks[0].Text
			of[n] = []*clause{{Clause: c, node: n, text: t, span: t.Span(c.From, c.To), unitFirst: true}}
		}
	}
	if len(of) == 0 {
		return it.clauses
	}
	maps.Copy(of, it.of)
	return clauses{inOrder(it.root, of), of}
}

// inOrder lists the clauses of all items in the order of the text.
func inOrder(root *doc.Node, of map[*doc.Node][]*clause) (list []*clause) {
	root.Walk(func(n *doc.Node) { list = append(list, of[n]...) })
	return list
}
