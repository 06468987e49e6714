package loader

import (
	"slices"

	"github.com/plangraph/plangraph/loader/doc"
)

// govern finds which measures each clause governs, in the order of the text:
//
//   - a clause within an item is the item's own
//   - a clause in a heading governs the measures below it
//   - a clause on a line of its own after the last of several siblings governs every measure before it that has none,
//     back to the one that has, up through as many levels as lack one, but never into another top section; where nearly
//     every item has such a line of its own, it is the item's own
//   - in a copy without such lines, a clause at the end of the last sibling does the same where no earlier one has any
func (d *reading) govern() {
	flat, each := d.isFlat(), d.eachHasItsLine()
	for _, c := range d.clauses {
		switch {
		case !d.isMeasureNode(c.node):
			d.governBelow(c)
		case c.Above != 0:
			c.governs = d.above(c)
		case !c.NamesUnits():
			c.governs = []*doc.Node{c.node}
		case c.alone && !d.hasOther(c) && each:
			c.governs = []*doc.Node{c.node}
			if len(d.lacking(c.node)) > 1 {
				d.note(c.span, "the item before has no clause; this one is read as the last item's own, as in the rest of the plan")
			}
		case c.alone && !d.hasOther(c):
			c.governs = d.lacking(c.node)
		case flat && d.endsGroup(c):
			c.governs = d.lacking(c.node)
			d.note(c.span, "a clause at the end of the last of several items is read as governing them all")
		default:
			c.governs = []*doc.Node{c.node}
		}
		c.missing = len(c.governs) == 0
		for _, n := range c.governs {
			d.governed[n] = append(d.governed[n], c)
		}
	}
}

func (d *reading) isMeasureNode(n *doc.Node) bool {
	_, ok := d.order[n]
	return ok
}

// governBelow gives the clause of a heading to the measures below it.
func (d *reading) governBelow(c *clause) {
	if c.node.Parent == nil || !d.beforeChildren(c) || !d.governsBelow(c) {
		return
	}
	c.heading = true
	d.below(c.node, func(n *doc.Node) {
		if d.isMeasureNode(n) && !d.unread[n] {
			c.governs = append(c.governs, n)
		}
	})
}

// hasClause reports whether an item has a clause of its own, read or not.
func (d *reading) hasClause(n *doc.Node) bool { return len(d.of[n]) > 0 || d.unread[n] }

// hasOther reports whether the item has another clause than this one, which is then its own too.
func (d *reading) hasOther(c *clause) bool { return len(d.of[c.node]) > 1 }

// lacking lists the measure and those before it that nothing governs yet.
func (d *reading) lacking(last *doc.Node) []*doc.Node {
	at := d.order[last]
	first := at
	for first > 0 {
		before := d.measures[first-1]
		if len(d.governed[before]) > 0 || d.hasClause(before) || before.IsRow() || !sameSection(before, last) {
			break
		}
		first--
	}
	return slices.Clone(d.measures[first : at+1])
}

// above lists the items that a clause says it is for: 以上4项, or all without a clause of their own below the same heading.
func (d *reading) above(c *clause) []*doc.Node {
	list := d.lacking(c.node)
	if c.Above > 0 {
		return list[max(0, len(list)-c.Above):]
	}
	return slices.DeleteFunc(list, func(n *doc.Node) bool { return n.Parent != c.node.Parent })
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
func (d *reading) eachHasItsLine() bool {
	single, group := 0, 0
	for _, c := range d.clauses {
		if !c.alone || !c.NamesUnits() || !d.isMeasureNode(c.node) {
			continue
		}
		if len(d.lacking(c.node)) == 1 {
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
func (d *reading) isFlat() bool {
	for _, c := range d.clauses {
		if c.alone {
			return false
		}
	}
	regular, groups := true, 0
	d.doc.Root.Walk(func(n *doc.Node) {
		with, without := 0, 0
		for _, c := range n.Children {
			if len(c.Children) > 0 || !d.isMeasureNode(c) {
				continue
			}
			if d.hasClause(c) {
				with++
			} else {
				without++
			}
		}
		last := len(n.Children) > 0 && len(d.of[n.Children[len(n.Children)-1]]) > 0
		if with > 0 && without > 0 {
			regular = regular && with == 1 && last
			groups++
		}
	})
	return regular && groups > 1
}

// endsGroup reports whether the clause ends the last of several siblings, none of which has a clause before it.
func (d *reading) endsGroup(c *clause) bool {
	n := c.node
	siblings := n.Parent.Children
	if len(siblings) < 2 || siblings[len(siblings)-1] != n || len(d.of[n]) != 1 || c.To < len(c.text.Norm)-len("。") || c.block != len(n.Blocks)-1 {
		return false
	}
	none := true
	for _, s := range siblings[:len(siblings)-1] {
		s.Walk(func(m *doc.Node) { none = none && !d.hasClause(m) })
	}
	return none
}
