package reader

import (
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
	"github.com/plangraph/plangraph/loader/words"
)

// alarm is a bracket with names of agencies, by the reader that knows no verbs, in the item that holds it.
type alarm struct {
	extract.Refused
	text doc.Text
}

// findUnread lets the second reader look for names of agencies, and marks the items with a bracket of such names, or of words
// of duty, that is no part of a clause.
func findUnread(in *input, found items) (alarms []alarm, unread map[*doc.Node]bool) {
	finder := in.finder()
	var read []graph.Span
	for _, c := range found.list {
		read = append(read, c.span)
	}
	read = sortedSpans(read)
	unread = map[*doc.Node]bool{}
	found.root.Walk(func(n *doc.Node) {
		if n.Parent == nil {
			return
		}
		for _, b := range n.Blocks {
			if b.Cells != nil {
				continue
			}
			in.spend()
			known := func(from, to int) bool { return covers(read, b.Text.Span(from, to)) }
			for _, names := range finder.Names(b.Text, known) {
				alarms = append(alarms, alarm{names, b.Text})
				unread[n] = unread[n] || !known(names.From, names.To)
			}
			for _, at := range words.Markers(b.Text.Norm) {
				if extract.InClauseBracket(b.Text.Norm, at[0]) && !covers(read, b.Text.Span(at[0], at[1])) {
					unread[n] = true
				}
			}
		}
	})
	return alarms, unread
}
