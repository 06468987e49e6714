// Package doc turns the text of a document into its outline: a tree of numbered, dashed and tabulated items, each with
// its own passages and the exact place of every passage in the source. It knows how Chinese (and English) public
// documents number and lay out their parts, and nothing of what the parts say.
//
// The stages, each in a file of its own, run top to bottom in Parse:
//
//	lines       the source cut at its line breaks
//	furniture   navigation, page numbers and footers are set aside, with the reason (Left)
//	paragraphs  wrapped lines joined, table rows recognised
//	outline     markers found at the start of a paragraph and inside it; nodes nested
//
// Markers nest by the order in which their kinds appear, not by a fixed table: a kind that is not open yet and begins
// with one is a level below whatever is open; a kind that is open already continues its level. An excerpt may begin in
// the middle: a kind that begins with three belongs to a level whose parents the excerpt lacks.
//
// Nothing is lost: every character of the source that is not white space stands in exactly one marker, block or Left.
package doc

import "github.com/plangraph/plangraph/graph"

// Document is the outline of a source.
type Document struct {
	Source    string
	Root      *Node  // has no marker; its blocks are what stands before the first item: title, address, introduction
	Tail      []Text // what stands after the last item: words on taking effect, signature, date
	Left      []Left // what is part of no item
	Anomalies []Left // what looks wrong in the outline, such as numbering that jumps
	numbers   *index // of the items, once a reference asks for it
}

// Left is a passage and why it stands apart.
type Left struct {
	Span   graph.Span
	Reason string
}

// Parse reads the outline of a text. It never fails: a text without items has a root without children.
func Parse(source string) *Document {
	d := &Document{Source: source, Root: &Node{}}
	lines := d.setAside(splitLines(source))
	b := &builder{doc: d, open: []*Node{d.Root}, under: map[string]string{}, last: map[string]int{}}
	for _, p := range paragraphs(source, lines) {
		b.add(p)
	}
	d.cutTail()
	d.fillMerged()
	return d
}
