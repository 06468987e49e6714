package doc

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// Node is an item of the outline.
type Node struct {
	Marker   Marker
	Blocks   []Block // its own passages in order; the first begins with its heading
	Children []*Node
	Parent   *Node  // nil for the root
	Header   []Text // for a row of a table: the column heads
}

// Block is a passage of an item: the text of a paragraph, or a row of a table with its cells.
type Block struct {
	Text  Text
	Cells []Text // nil but for a row
	Alone bool   // it is a paragraph of its own, not run into the line of the item's marker
}

// IsRow reports whether the node is a row of a table.
func (n *Node) IsRow() bool { return n.Marker.Kind == KindRow }

// IsHash reports whether the node is a heading of Markdown, which numbers nothing; only its rows and items act.
func (n *Node) IsHash() bool { return strings.HasPrefix(n.Marker.Kind, "#") }

// Heads reports whether the node is a heading of Markdown, with a number or without.
func (n *Node) Heads() bool { return n.IsHash() || n.Marker.Heading }

// Own is the place of the item without its children: from its marker to the end of its last own block before them.
func (n *Node) Own() graph.Span {
	span := n.Marker.Span
	for _, b := range n.Blocks {
		if len(n.Children) > 0 && b.Text.Whole().Start > n.Children[0].Own().Start {
			break
		}
		span = cover(span, b.Text.Whole())
	}
	return span
}

// Span is the place of the item with all below it.
func (n *Node) Span() graph.Span {
	span := n.Own()
	for _, c := range n.Children {
		span = cover(span, c.Span())
	}
	return span
}

// IsBelow reports whether the node stands below another.
func (n *Node) IsBelow(above *Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p == above {
			return true
		}
	}
	return false
}

// Walk calls visit for the node and everything below it, in the order of the document.
func (n *Node) Walk(visit func(*Node)) {
	visit(n)
	for _, c := range n.Children {
		c.Walk(visit)
	}
}

func cover(a, b graph.Span) graph.Span {
	switch {
	case a.Len() == 0:
		return b
	case b.Len() == 0:
		return a
	}
	return graph.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}
