package doc

import (
	"slices"

	"github.com/plangraph/plangraph/graph"
)

// KindName is the kind of a heading without a number that is known by what it says, such as the name of an agency.
const KindName = "name"

// longestHead is the most bytes of such a heading.
const longestHead = 240

// RaiseHeads makes headings of the lines of their own that stand before items which begin to count anew, where isHead knows
// them. One such line alone may be anything; two below one item are its way. What may stand behind items as well must stand
// before the first ones too.
func (d *Document) RaiseHeads(isHead func(Text) bool, fromFirst bool) {
	d.Root.Walk(func(p *Node) {
		heads := map[*Node]*Node{} // whose last block is the heading before an item
		for i, c := range p.Children {
			if before := p.headBefore(i, isHead); before != nil {
				heads[c] = before
			}
		}
		if len(heads) > 1 && (!fromFirst || heads[p.Children[0]] != nil) {
			d.raise(p, heads)
		}
	})
}

// headBefore is the item whose last block is a heading before the i-th child; nil where there is none.
func (n *Node) headBefore(i int, isHead func(Text) bool) *Node {
	c, before := n.Children[i], n
	if c.IsRow() || c.Marker.Ordinal > 1 {
		return nil
	}
	if i > 0 {
		before = lastLeaf(n.Children[i-1])
	}
	last := len(before.Blocks) - 1
	if last < 0 || i > 0 && last == 0 || before.IsRow() {
		return nil
	}
	b := before.Blocks[last]
	if !b.Alone || b.Cells != nil || len(b.Text.Norm) > longestHead || b.Text.Whole().Start > c.Own().Start || !isHead(b.Text) {
		return nil
	}
	return before
}

// raise puts the children of p below their headings.
func (d *Document) raise(p *Node, heads map[*Node]*Node) {
	var children []*Node
	var head *Node
	for _, c := range p.Children {
		if before := heads[c]; before != nil {
			last := len(before.Blocks) - 1
			at := before.Blocks[last].Text.Whole().Start
			head = &Node{Marker: Marker{Kind: KindName, Span: graph.Span{Start: at, End: at}}, Blocks: []Block{before.Blocks[last]}, Parent: p}
			before.Blocks = before.Blocks[:last:last]
			children = append(children, head)
			d.Anomalies = slices.DeleteFunc(d.Anomalies, func(l Left) bool { return l.Span == c.Marker.Span })
		}
		if head == nil {
			children = append(children, c)
			continue
		}
		c.Parent = head
		head.Children = append(head.Children, c)
	}
	p.Children = children
}
