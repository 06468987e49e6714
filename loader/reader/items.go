package reader

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
)

// items is the settled outline with what stands in its items, and the questions that several passes have of it.
type items struct {
	doc  *doc.Document
	root *doc.Node
	clauses
	tables
	sections sections
	page     map[*doc.Node]bool   // items that only say what the document is
	tabled   map[*doc.Node]tabled // items with tables of tasks below them
}

// hasItems reports whether measures can stand below the item.
func (it items) hasItems(n *doc.Node) bool {
	for _, c := range n.Children {
		if !c.IsRow() || it.rows[c] != nil {
			return true
		}
	}
	return false
}

// ownsClause reports whether an item with others below it has a clause that speaks of itself: one in its own text, while
// those below have their own. Where they have none it governs them instead (heading).
func (it items) ownsClause(n *doc.Node) bool {
	own := false
	for _, c := range it.of[n] {
		if c.For.IsOwn() && c.beforeChildren() && !it.governsBelow(c) && (c.NamesUnits() || len(c.Blanket) == 0) {
			own = true
		}
	}
	return own
}

// beforeChildren reports whether the clause stands before the items below its own.
func (c *clause) beforeChildren() bool {
	return len(c.node.Children) == 0 || c.span.Start < c.node.Children[0].Own().Start
}

// onlyHelps reports whether a clause says neither who leads nor who is in charge, and no rule of the plan adds who does.
func (c *clause) onlyHelps() bool { return !c.Assigns() && len(c.Refused) == 0 && len(c.rules) == 0 }

// governsBelow reports whether a clause in an item with others below speaks for these: none of them has a clause but for who
// helps, or the clause names who leads and theirs only who else is responsible.
func (it items) governsBelow(c *clause) bool {
	with, led := 0, 0
	it.below(c.node, func(n *doc.Node) {
		own := slices.DeleteFunc(slices.Clone(it.of[n]), func(k *clause) bool { return !k.For.IsOwn() || k.onlyHelps() })
		if len(own) > 0 || it.rows[n] != nil {
			with++
			if slices.ContainsFunc(own, func(k *clause) bool { return k.NamesLead() || !k.Labelled }) {
				led++
			}
			if r := it.rows[n]; r != nil && r.NamesLead() {
				led++
			}
		}
	})
	if with == 0 {
		return true
	}
	return led == 0 && c.NamesLead() && c.isHeading()
}

// isHeading reports whether nothing but a heading stands before the clause.
func (c *clause) isHeading() bool {
	return c.alone && c.block <= 1 || c.block == 0 && !strings.Contains(strings.TrimRight(c.text.Norm[:c.From], "。"), "。")
}

// below visits the leaves under the item.
func (it items) below(n *doc.Node, visit func(*doc.Node)) {
	for _, c := range n.Children {
		if len(c.Children) == 0 {
			visit(c)
			continue
		}
		if len(it.of[c]) > 0 {
			visit(c)
		}
		it.below(c, visit)
	}
}
