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
	reading.Go(func() { s.text[measureIndex].texts = newLayers(m, measureIndex, s.measures, false) })
	s.text[measureIndex].names = newLayers(m, measureIndex, s.measures, true)
	s.text[targetIndex] = fullText{newLayers(m, targetIndex, s.targets, true), newLayers(m, targetIndex, s.targets, false)}
	s.text[planIndex].names = newLayers(none, planIndex, s.plans, true)
	s.text[agencyIndex].names = newLayers(none, agencyIndex, s.agencies, true)
	s.text[technologyIndex].names = newLayers(none, technologyIndex, s.technologies, true)
	s.text[jurisdictionIndex].names = newLayers(none, jurisdictionIndex, s.jurisdictions, true)
	s.indexWrittenNames(m)
	reading.Wait()
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
		anywhere = borrowSet(t.names.size)
	} else {
		anywhere = t.texts.find(word)
	}
	anywhere.include(inNames)
	return inNames, anywhere
}
