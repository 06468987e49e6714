package reader

import (
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// govern finds which measures each clause governs, in the order of the text:
//
//   - a clause within an item is the item's own
//   - a clause in a heading governs the measures below it
//   - a clause on a line of its own after the last of several siblings governs every measure before it that has none,
//     back to the one that has, up through as many levels as lack one, but never into another top section; where nearly
//     every item has such a line of its own, it is the item's own
//   - in a copy without such lines, a clause at the end of the last sibling does the same where no earlier one has any
//   - a clause that says for which items it is governs these: by position (以上4项), number (第4—6项) or rule (未列明的)
func govern(found items, m measures, unread map[*doc.Node]bool) (governed, []doc.Left) {
	g := &governor{items: found, measures: m, unread: unread, governed: governed{map[*doc.Node][]*clause{}, map[*clause]reach{}}, left: 20*len(m.list) + 1000, beside: map[*doc.Node]bool{}}
	flat, each := g.isFlat(), g.eachHasItsLine()
	for _, late := range []bool{false, true} { // a rule for what names nobody comes last
		for _, c := range g.list {
			if late != (c.For.Lacks != words.None) {
				continue
			}
			r := g.reachOf(c, flat, each)
			g.governed.reach[c] = r
			for _, n := range r.measures {
				g.governed.of[n] = append(g.governed.of[n], c)
			}
		}
	}
	return g.governed, g.problems
}

// governed says which clauses govern which measures.
type governed struct {
	of    map[*doc.Node][]*clause // those of a measure in the order of the text: its own and its groups'
	reach map[*clause]reach
}

// reach is what a clause governs.
type reach struct {
	measures []*doc.Node // none where nothing takes the clause
	heading  bool        // it stands in a heading and governs what is below
}

// missing reports whether the clause was read, but no measure takes it. One that joins the clauses of others is never missing.
func (g governed) missing(c *clause) bool {
	return len(g.reach[c].measures) == 0 && len(c.Blanket) == 0
}

// governor finds what each clause governs; what it has found so far decides what a later clause does.
type governor struct {
	items
	measures measures
	unread   map[*doc.Node]bool // items with a clause that was not understood, which inherit nobody's
	governed governed
	problems []doc.Left
	left     int                // how many items clauses that speak of others may still look at
	beside   map[*doc.Node]bool // items below which rules stand, and no tasks
}

func (g *governor) note(span graph.Span, reason string) {
	g.problems = append(g.problems, doc.Left{Span: span, Reason: reason})
}

// reachOf finds what a clause governs. In a flat text a clause at the end of a group may govern all of it; in another, each
// item may have its own line.
func (g *governor) reachOf(c *clause, flat, each bool) reach {
	own := reach{measures: []*doc.Node{c.node}}
	switch {
	case !c.For.IsOwn():
		return reach{measures: g.referred(c)}
	case !g.measures.has(c.node):
		return g.reachBelow(c)
	case !c.NamesUnits():
		return own
	case c.alone && !g.hasOther(c) && each:
		if len(g.lacking(c.node)) > 1 {
			g.note(c.span, "the item before has no clause; this one is read as the last item's own, as in the rest of the plan")
		}
		return own
	case c.alone && !g.hasOther(c):
		return reach{measures: g.lacking(c.node)}
	case flat && g.endsGroup(c):
		list := g.lacking(c.node)
		if len(list) > 1 {
			g.note(c.span, "a clause at the end of the last of several items is read as governing them all")
		}
		return reach{measures: list}
	}
	return own
}

// reachBelow is the reach of a clause in a heading: the measures below it.
func (g *governor) reachBelow(c *clause) (r reach) {
	if c.node.Parent == nil || !c.beforeChildren() || !g.governsBelow(c) {
		return r
	}
	r.heading = true
	g.below(c.node, func(n *doc.Node) {
		if g.measures.has(n) && !g.unread[n] {
			r.measures = append(r.measures, n)
		}
	})
	return r
}

// hasClause reports whether an item has a clause of its own, read or not.
func (g *governor) hasClause(n *doc.Node) bool { return len(g.of[n]) > 0 || g.unread[n] }

// hasOther reports whether the item has another clause than this one, which is then its own too.
func (g *governor) hasOther(c *clause) bool { return len(g.of[c.node]) > 1 }

// lacking lists the measure and those before it that nothing governs yet.
func (g *governor) lacking(last *doc.Node) []*doc.Node {
	at := g.measures.order[last]
	first := at
	for first > 0 {
		before := g.measures.list[first-1]
		if len(g.governed.of[before]) > 0 || g.hasClause(before) || before.IsRow() || !sameSection(before, last) {
			break
		}
		first--
	}
	return slices.Clone(g.measures.list[first : at+1])
}

// sameSection reports whether two items stand below one top section; top sections that are leaves themselves are siblings.
func sameSection(a, b *doc.Node) bool {
	ta, tb := top(a), top(b)
	return ta == tb || a == ta && b == tb
}

func top(n *doc.Node) *doc.Node {
	for n.Parent != nil && n.Parent.Parent != nil {
		n = n.Parent
	}
	return n
}

// eachHasItsLine reports whether the plan gives nearly every item a line with its clause, rather than every group one.
func (g *governor) eachHasItsLine() bool {
	single, group := 0, 0
	for _, c := range g.list {
		if !c.alone || !c.NamesUnits() || !g.measures.has(c.node) {
			continue
		}
		if len(g.lacking(c.node)) == 1 {
			single++
		} else {
			group++
		}
	}
	return single >= 3 && single > 4*group
}

// isFlat reports whether the text may be a copy in which the lines of group clauses were run into the last item: no clause
// stands on a line of its own, and in each group of siblings either all items have a clause, or only the last, or none.
// One such group may be a plan that left the others to nobody: two are a habit.
func (g *governor) isFlat() bool {
	for _, c := range g.list {
		if c.alone {
			return false
		}
	}
	regular, groups := true, 0
	g.root.Walk(func(n *doc.Node) {
		with, without := 0, 0
		for _, c := range n.Children {
			if len(c.Children) > 0 || !g.measures.has(c) {
				continue
			}
			if g.hasClause(c) {
				with++
			} else {
				without++
			}
		}
		last := len(n.Children) > 0 && len(g.of[n.Children[len(n.Children)-1]]) > 0
		if with > 0 && without > 0 {
			regular = regular && with == 1 && last
			groups++
		}
	})
	return regular && groups > 1
}

// endsGroup reports whether the clause ends the last of several siblings, none of which has a clause before it.
func (g *governor) endsGroup(c *clause) bool {
	n := c.node
	siblings := n.Parent.Children
	if len(siblings) < 2 || siblings[len(siblings)-1] != n || len(g.of[n]) != 1 || c.To < len(c.text.Norm)-len("。") || c.block != len(n.Blocks)-1 {
		return false
	}
	none := true
	for _, s := range siblings[:len(siblings)-1] {
		s.Walk(func(m *doc.Node) { none = none && !g.hasClause(m) })
	}
	return none
}
