package reader

import (
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
)

// raise gives the clause that is an item of its own, ——牵头单位:市发改委, to the item it stands below: it is no task but
// says who has the one above.
func raise(d *doc.Document, cs clauses) clauses {
	d.Root.Walk(func(n *doc.Node) {
		var kept []*doc.Node
		for _, c := range n.Children {
			if n.Parent == nil || !cs.isOnlyClause(c) {
				kept = append(kept, c)
				continue
			}
			for _, found := range cs.of[c] {
				found.node = n
				cs.of[n] = append(cs.of[n], found)
			}
			delete(cs.of, c)
			n.Blocks = append(n.Blocks, doc.Block{Text: doc.NewText(d.Source, c.Own()), Alone: true})
		}
		n.Children = kept
	})
	return cs
}

// isOnlyClause reports whether an item says nothing but who is responsible.
func (cs clauses) isOnlyClause(n *doc.Node) bool {
	if len(cs.of[n]) != 1 || len(n.Blocks) != 1 || len(n.Children) > 0 || n.IsRow() {
		return false
	}
	c := cs.of[n][0]
	rest := n.Blocks[0].Text.Norm[:c.From] + n.Blocks[0].Text.Norm[c.To:]
	return c.Labelled && c.For.IsOwn() && strings.Trim(rest, "。;,. ") == ""
}
