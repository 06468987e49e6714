package snapshot

import (
	"iter"
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/bitset"
	"github.com/plangraph/plangraph/graph/internal/textindex"
)

// Hit is a node that a search found.
type Hit struct {
	Node  graph.Node
	Score float64 // 1: a name is the query; 0.75: one begins with it; 0.5: the names have its words; 0.25: names and text do
	words []string
}

// Snippet is a short stretch around the first occurrence, cut between characters, … where something is left out. It is
// cut when asked for: most hits are on no page that anybody looks at.
func (h Hit) Snippet() string { return snippet(h.Node, h.words) }

// Hits is what a search found, the best first, then by label, then by id. It holds four bytes for each, and makes a Hit
// when that is looked at: a word may be in half of all texts, and a page shows a hundred.
type Hits struct {
	s        *Snapshot
	vertexes []int32
	ends     [len(scores)]int // how many have that score or a better one
	words    []string
}

// Len is the number of hits.
func (h Hits) Len() int { return len(h.vertexes) }

// At is the hit at that place, from 0 up to, not including, Len.
func (h Hits) At(i int) Hit {
	n := 0
	for i >= h.ends[n] {
		n++
	}
	return Hit{h.s.nodeAt(h.vertexes[i]), scores[n], h.words}
}

// The scores, in the order in which Search finds their sets: each set holds the one before it.
var scores = [...]float64{1, 0.75, 0.5, 0.25}

// Search finds the nodes of the kinds, all kinds where none is given, in which every word of the query occurs: in its
// names, in a measure's text and its agencies as written, in a target's quote. White space separates words; Chinese is
// found wherever it stands, other scripts from the beginning of a word on. The best come first, then by label, then by id.
func (s *Snapshot) Search(query string, kinds []graph.Kind) Hits {
	words := textindex.QueryTerms(query)
	if len(words) == 0 {
		return Hits{}
	}
	var ranked [len(scores)]bitset.Set
	for i := range ranked {
		ranked[i] = bitset.Acquire(s.total())
	}
	defer bitset.Release(ranked[:]...)
	for kind, name := range graph.Kinds {
		if len(kinds) == 0 || slices.Contains(kinds, name) {
			searcher{s}.searchKind(kind, textindex.Normalize(query), words, ranked[:])
		}
	}
	return searcher{s}.hits(ranked[:], words)
}

// searchKind adds what it finds, as positions in order of labels, to the set of each score.
func (s searcher) searchKind(kind int, whole string, words []string, ranked []bitset.Set) {
	names := s.text[kind].names
	var inNames, anywhere bitset.Set
	for i, word := range words {
		if i > 0 && !s.goOn(s.count(kind)/64) {
			break
		}
		named, found := s.find(kind, word)
		if kind == measureIndex {
			s.findWritten(word, found)
		}
		if i == 0 {
			inNames, anywhere = named, found
			continue
		}
		inNames.IntersectWith(named)
		anywhere.IntersectWith(found)
		bitset.Release(named, found)
	}
	if inNames.Len() > 0 {
		s.rank(kind, names.Find(string(textindex.NameStart)+whole, s.goOn), ranked[1])
		s.rank(kind, names.Find(string(textindex.NameStart)+whole+string(textindex.NameEnd), s.goOn), ranked[0])
	}
	s.rank(kind, anywhere, ranked[3])
	s.rank(kind, inNames, ranked[2])
}

// rank adds the positions of nodes in order of labels, and gives their set back.
func (s searcher) rank(kind int, nodes bitset.Set, positions bitset.Set) {
	defer bitset.Release(nodes)
	position := s.byLabel.position()
	if !s.goOn(nodes.Len()) {
		return
	}
	for i := range nodes.All() {
		positions.Add(ordinalAt(position, s.start[kind]+i))
	}
}

// hits lists the nodes of each score that no better one has.
func (s searcher) hits(ranked []bitset.Set, words []string) Hits {
	h := Hits{s: s.Snapshot, words: words, vertexes: make([]int32, 0, ranked[len(ranked)-1].Len())}
	byLabel := s.byLabel.list()
	for i, found := range ranked {
		for at := range found.All() {
			if i == 0 || !ranked[i-1].Has(at) {
				h.vertexes = append(h.vertexes, ordinalAt(byLabel, at))
			}
		}
		h.ends[i] = len(h.vertexes)
	}
	return h
}

// snippet is a short stretch of what the node says around the first word found in it: of its text if that has one,
// else of a name, else of an agency as a measure writes it.
func snippet(node graph.Node, words []string) string {
	for field := range fieldsOf(node) {
		for _, word := range words {
			if at := textindex.Locate(field, word); at >= 0 {
				return textindex.Excerpt(field, at)
			}
		}
	}
	return node.Label()
}

func fieldsOf(node graph.Node) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(textOf(node)) {
			return
		}
		for _, name := range namesOf(node) {
			if !yield(name) {
				return
			}
		}
		if m, ok := node.(*graph.Measure); ok {
			for _, r := range m.Responsibilities() {
				if !yield(r.AsWritten) {
					return
				}
			}
		}
	}
}
