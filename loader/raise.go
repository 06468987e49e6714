package loader

import (
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
)

// raiseClauses gives the clause that is an item of its own, ——牵头单位:市发改委, to the item it stands below: it is no task but
// says who has the one above.
func (d *reading) raiseClauses() {
	d.doc.Root.Walk(func(n *doc.Node) {
		var kept []*doc.Node
		for _, c := range n.Children {
			if n.Parent == nil || !d.isOnlyClause(c) {
				kept = append(kept, c)
				continue
			}
			for _, found := range d.of[c] {
				found.node = n
				d.of[n] = append(d.of[n], found)
			}
			delete(d.of, c)
			n.Blocks = append(n.Blocks, doc.Block{Text: doc.NewText(d.source.Text, c.Own()), Alone: true})
		}
		n.Children = kept
	})
}

// isOnlyClause reports whether an item says nothing but who is responsible.
func (d *reading) isOnlyClause(n *doc.Node) bool {
	if len(d.of[n]) != 1 || len(n.Blocks) != 1 || len(n.Children) > 0 || n.IsRow() {
		return false
	}
	c := d.of[n][0]
	rest := n.Blocks[0].Text.Norm[:c.From] + n.Blocks[0].Text.Norm[c.To:]
	return c.Labelled && strings.Trim(rest, "。;,. ") == ""
}
