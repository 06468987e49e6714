package reader

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// sentences says whether English sentences of prose (the Agency will build it) assign a plan's items to agencies.
type sentences struct {
	habit   int  // how many items have one
	tables  bool // tables say who is to act
	foreign bool // it is a law or news, whose sentences assign nothing

	labelled map[*doc.Node]bool // items with a clause of their own that a label begins
}

// fewest items that have such a sentence make it a plan's habit; more of them where no number shows what is an item.
const (
	fewestTold      = 2
	fewestUncounted = 3
)

func sentencesOf(root *doc.Node, all []found) (s sentences) {
	seen := map[*doc.Node]bool{}
	s.labelled = map[*doc.Node]bool{}
	for _, f := range all {
		if f.Labelled {
			s.labelled[f.node] = true
		}
		if f.Sentence && f.Assigns() && !seen[f.node] {
			seen[f.node] = true
			s.habit++
		}
	}
	if s.habit > 0 {
		s.foreign = isForeign(root) || s.beside(root)
	}
	return s
}

// beside reports whether tables say who is to act, and most of what stands outside of them has no such sentence.
func (s *sentences) beside(root *doc.Node) bool {
	rows, items := 0, 0
	root.Walk(func(n *doc.Node) {
		switch {
		case n.IsRow():
			rows++
		case n.Parent != nil && len(n.Children) == 0 && !s.labelled[n]:
			items++
		}
	})
	s.tables = rows > 0
	return s.tables && s.habit*2 < items
}

// isForeign reports whether a text speaks as laws or news do.
func isForeign(root *doc.Node) bool {
	said := 0
	law := false
	root.Walk(func(n *doc.Node) {
		for _, b := range n.Blocks {
			low := words.LowerASCII(b.Text.Norm)
			said += strings.Count(low, " said")
			law = law || strings.Contains(low, "this act ") || strings.Contains(low, "be it enacted") || strings.Contains(low, "this law ") || strings.Contains(low, "commits an offence")
		}
	})
	return law || said > 1
}

// besideRows reports whether rows of a table below or beside an item say who is to act; its own text then only comments on them.
func besideRows(n *doc.Node) bool {
	isRow := func(c *doc.Node) bool { return c.IsRow() }
	return slices.ContainsFunc(n.Children, isRow) || n.Parent.Parent != nil && len(n.Parent.Children) > 0 && isRow(n.Parent.Children[0])
}

// keep reports whether a sentence is a clause.
func (s sentences) keep(f found) bool {
	switch {
	case s.foreign || f.node.Parent == nil || s.labelled[f.node] || besideRows(f.node):
		return false
	case f.node.Marker.Kind == kindParagraph || f.node.Heads():
		return s.habit >= fewestUncounted && !s.tables
	}
	return s.habit >= fewestTold
}
