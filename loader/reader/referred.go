package reader

import (
	"maps"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
	"github.com/plangraph/plangraph/loader/words"
)

// referred lists the measures that a clause says it is for. One that says which, by number or count, governs these whatever
// they say; else it governs those that do not say themselves who leads, or who is in charge.
func (g *governor) referred(c *clause) (list []*doc.Node) {
	rule := g.isRule(c.node)
	beside := rule && g.isBesideTasks(c.node)
	for _, item := range g.doc.Items(c.For, c.node, rule) {
		if g.left--; g.left <= 0 {
			g.note(c.span, "the plan has too many clauses that speak of other items: this one is not read")
			return nil
		}
		if beside && item.Parent == c.node.Parent && c.For.Where == words.Whole {
			continue
		}
		g.measuresOf(item, func(n *doc.Node) {
			g.left--
			if !(beside && n.Parent == c.node.Parent) && (c.For.Exact() && c.For.Lacks == words.None || g.lacks(n, c)) {
				list = append(list, n)
			}
		})
		if c.For.Where == words.Below && !c.For.Exact() && g.saysBelow(item, c) {
			break
		}
	}
	return list
}

// isBesideTasks reports whether a rule stands among others of its sort, in a section that has no tasks.
func (g *governor) isBesideTasks(n *doc.Node) bool {
	beside, known := g.beside[n.Parent]
	if !known {
		rules := 0
		for _, s := range n.Parent.Children {
			if g.isRule(s) {
				rules++
			}
		}
		beside = n.Parent.Parent != nil && rules*2 >= len(n.Parent.Children)
		g.beside[n.Parent] = beside
	}
	return beside
}

// measuresOf visits the measure that an item is, or those below it.
func (g *governor) measuresOf(n *doc.Node, visit func(*doc.Node)) {
	if g.measures.has(n) {
		visit(n)
		return
	}
	g.below(n, func(n *doc.Node) {
		if g.measures.has(n) {
			visit(n)
		}
	})
}

// saysBelow reports whether another clause for what follows stands behind an item, and takes over from there.
func (g *governor) saysBelow(n *doc.Node, c *clause) bool {
	return len(n.Children) == 0 && slices.ContainsFunc(g.of[n], func(k *clause) bool { return k != c && k.For.Where == words.Below })
}

// lacks reports whether neither an item itself nor a clause for it says what this one does.
func (g *governor) lacks(n *doc.Node, c *clause) bool {
	says := func(k *extract.Clause, first bool) bool {
		if c.For.Lacks == words.Lead || c.For.Lacks == words.None && c.NamesLead() && k.Labelled {
			return k.Led || slices.ContainsFunc(k.Assign(first), func(a extract.Assigned) bool { return a.Role == graph.Lead })
		}
		return k.Assigns()
	}
	if r := g.rows[n]; g.unread[n] || r != nil && says(&r.Clause, false) {
		return false
	}
	other := func(k *clause) bool { return k != c && says(&k.Clause, k.firstLead) }
	return !slices.ContainsFunc(g.governed.of[n], other) && !slices.ContainsFunc(g.of[n], func(k *clause) bool { return k.For.IsOwn() && other(k) })
}

// isRule reports whether an item says nothing but who has other items, or joins the clauses of all.
func (cs clauses) isRule(n *doc.Node) bool {
	if len(cs.of[n]) == 0 || len(n.Children) > 0 || n.IsRow() {
		return false
	}
	for i, b := range n.Blocks {
		rest, from := "", 0
		for _, c := range cs.of[n] {
			if c.For.IsOwn() && (c.NamesUnits() || len(c.Blanket) == 0) {
				return false
			}
			if c.block == i && c.From >= from && c.To <= len(b.Text.Norm) {
				rest, from = rest+b.Text.Norm[from:c.From], c.To
			}
		}
		if strings.Trim(rest+b.Text.Norm[from:], "。;,. ") != "" {
			return false
		}
	}
	return true
}

// addNamedHeadings adds the clauses of headings that are names of agencies, to whom the items below belong: where at least two
// siblings, and half of those with items below them, are such headings.
func addNamedHeadings(in *input, d *doc.Document, cs clauses) clauses {
	of := map[*doc.Node][]*clause{}
	d.Root.Walk(func(p *doc.Node) {
		found, headings := map[*doc.Node]extract.Clause{}, 0
		for _, n := range p.Children {
			if len(n.Children) == 0 || len(n.Blocks) == 0 {
				continue
			}
			headings++
			if c, ok := in.finder().NamedHeading(n.Blocks[0].Text); ok && len(cs.of[n]) == 0 {
				found[n] = c
			}
		}
		if len(found) < 2 || len(found)*2 < headings {
			return
		}
		for n, c := range found {
			t := n.Blocks[0].Text
			of[n] = []*clause{{Clause: c, node: n, text: t, span: t.Whole(), unitFirst: true, named: true}}
		}
	})
	if len(of) == 0 {
		return cs
	}
	maps.Copy(of, cs.of)
	return clauses{inOrder(d.Root, of), of}
}
