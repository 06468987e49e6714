package graph

import "sync"

// fullText is what one kind of node says, indexed: its names, and its text where it has one.
type fullText struct {
	names *layers
	texts *layers // nil for kinds without text
}

// indexText indexes every kind. The measures' texts, by far the most, are read beside the rest.
func (s *Snapshot) indexText(m *moves) {
	none := &moves{before: &Snapshot{}} // few nodes are indexed again each time
	var reading sync.WaitGroup
	reading.Go(func() { s.text[measureIndex].texts = layersOf(m, measureIndex, s.measures, false) })
	s.text[measureIndex].names = layersOf(m, measureIndex, s.measures, true)
	s.text[targetIndex] = fullText{layersOf(m, targetIndex, s.targets, true), layersOf(m, targetIndex, s.targets, false)}
	s.text[planIndex].names = layersOf(none, planIndex, s.plans, true)
	s.text[agencyIndex].names = layersOf(none, agencyIndex, s.agencies, true)
	s.text[technologyIndex].names = layersOf(none, technologyIndex, s.technologies, true)
	s.text[jurisdictionIndex].names = layersOf(none, jurisdictionIndex, s.jurisdictions, true)
	s.indexWrittenNames(m)
	reading.Wait()
}

// layersOf indexes the nodes' names, or else their texts, with what it can use of the snapshot before.
func layersOf[T Node](m *moves, kind int, nodes []T, names bool) *layers {
	fields := func(i int32) []string { return []string{textOf(nodes[i])} }
	if names {
		fields = func(i int32) []string { return namesOf(nodes[i]) }
	}
	if m.afresh() {
		return newLayers(len(nodes), names, fields)
	}
	before := m.before.text[kind].texts
	if names {
		before = m.before.text[kind].names
	}
	return before.next(len(nodes), m.to[kind], fields)
}

// textOf is what a node says besides its names: a measure's text, a target's quote.
func textOf(node Node) string {
	switch n := node.(type) {
	case *Measure:
		if at := n.Evidence(); len(at) > 0 {
			return at[0].Quote()
		}
	case *Target:
		if at := n.Evidence(); len(at) > 0 {
			return at[0].Quote()
		}
	}
	return ""
}

// containing is the set of the nodes that contain every word of the query, each in a name or in the text; everything
// where the query has no word.
func (t *fullText) containing(query string) set {
	var found set
	for _, word := range words(query) {
		inNames, anywhere := t.find(word)
		giveBack(inNames)
		if found == nil {
			found = anywhere
			continue
		}
		found.keep(anywhere)
		giveBack(anywhere)
	}
	return found
}

// find is the set of the nodes with the word in a name, and of those with it in a name or in the text, both borrowed.
func (t *fullText) find(word string) (inNames, anywhere set) {
	inNames = t.names.find(word)
	if t.texts == nil {
		anywhere = borrowSet(t.names.len())
	} else {
		anywhere = t.texts.find(word)
	}
	anywhere.include(inNames)
	return inNames, anywhere
}
