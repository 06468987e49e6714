package graph

import "slices"

// Hit is a node that a search found.
type Hit struct {
	Node  Node
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
func (s *Snapshot) Search(query string, kinds []Kind) Hits {
	words := words(query)
	if len(words) == 0 {
		return Hits{}
	}
	var ranked [len(scores)]set
	for i := range ranked {
		ranked[i] = borrowSet(s.total())
	}
	defer giveBack(ranked[:]...)
	for kind, name := range Kinds {
		if len(kinds) == 0 || slices.Contains(kinds, name) {
			s.searchKind(kind, fold(query), words, ranked[:])
		}
	}
	return s.hits(ranked[:], words)
}

// searchKind adds what it finds, as positions in order of labels, to the set of each score.
func (s *Snapshot) searchKind(kind int, whole string, words []string, ranked []set) {
	text := &s.text[kind]
	var inNames, anywhere set
	for i, word := range words {
		named, found := text.find(word)
		if kind == measureIndex {
			s.findWritten(word, found)
		}
		if i == 0 {
			inNames, anywhere = named, found
			continue
		}
		inNames.keep(named)
		anywhere.keep(found)
		giveBack(named, found)
	}
	if inNames.len() > 0 {
		s.rank(kind, text.names.find(string(begin)+whole), ranked[1])
		s.rank(kind, text.names.find(string(begin)+whole+string(end)), ranked[0])
	}
	s.rank(kind, anywhere, ranked[3])
	s.rank(kind, inNames, ranked[2])
}

// rank adds the positions of nodes in order of labels, and gives their set back.
func (s *Snapshot) rank(kind int, nodes set, positions set) {
	defer giveBack(nodes)
	position := s.byLabel.position()
	for i := range nodes.all() {
		positions.add(in(position, s.start[kind]+i))
	}
}

// hits lists the nodes of each score that no better one has.
func (s *Snapshot) hits(ranked []set, words []string) Hits {
	h := Hits{s: s, words: words, vertexes: make([]int32, 0, ranked[len(ranked)-1].len())}
	byLabel := s.byLabel.list()
	for i, found := range ranked {
		for at := range found.all() {
			if i == 0 || !ranked[i-1].has(at) {
				h.vertexes = append(h.vertexes, in(byLabel, at))
			}
		}
		h.ends[i] = len(h.vertexes)
	}
	return h
}
