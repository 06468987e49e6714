package reader

import (
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
)

// sections are the items that hold no tasks, or stand in a section that holds none, each with its kind.
type sections map[*doc.Node]doc.Section

// sectionsOf reads the kinds of all items. An item is what it calls itself, else what the nearest section around it is.
func sectionsOf(root *doc.Node) sections {
	s := sections{}
	root.Walk(func(n *doc.Node) {
		kind := readSection(n)
		if kind == doc.Tasks && n.Parent != nil {
			kind = s.of(n.Parent)
		}
		if kind != doc.Tasks {
			s[n] = kind
		}
	})
	return s
}

// of is the kind of section in which the item stands; doc.Tasks where none around it holds anything else.
func (s sections) of(n *doc.Node) doc.Section {
	if kind, ok := s[n]; ok {
		return kind
	}
	return doc.Tasks
}

func readSection(n *doc.Node) doc.Section {
	if n.Parent == nil || len(n.Blocks) == 0 || n.IsRow() {
		return doc.Tasks
	}
	passage := n.Blocks[0].Text.Norm
	return doc.SectionOf(headingSentence(passage), passage)
}

// headingSentence is the first sentence of an item, where its heading stands: up to its full stop or colon.
func headingSentence(s string) string {
	if at := strings.Index(s, "。"); at >= 0 {
		s = s[:at]
	}
	return strings.Trim(strings.TrimRight(s, ":;,! "), "* ")
}
