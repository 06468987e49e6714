package snapshot

import (
	"maps"
	"slices"
	"sync"

	"github.com/plangraph/plangraph/graph/internal/adjacency"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/bitset"
	"github.com/plangraph/plangraph/graph/internal/textindex"
)

// fullText is what one kind of node says, indexed: its names, and its text where it has one.
type fullText struct {
	names *textindex.Segments
	texts *textindex.Segments // nil for kinds without text
}

// indexText indexes every kind. The measures' texts, by far the most, are read beside the rest.
func (s builder) indexText(m *remapping) {
	none := &remapping{before: newSnapshot(&graph.Contents{})} // few nodes are indexed again each time
	var reading sync.WaitGroup
	reading.Go(func() { s.text[measureIndex].texts = segmentsOf(m, measureIndex, s.measures, false) })
	s.text[measureIndex].names = segmentsOf(m, measureIndex, s.measures, true)
	s.text[targetIndex] = fullText{segmentsOf(m, targetIndex, s.targets, true), segmentsOf(m, targetIndex, s.targets, false)}
	s.text[planIndex].names = segmentsOf(none, planIndex, s.plans, true)
	s.text[agencyIndex].names = segmentsOf(none, agencyIndex, s.agencies, true)
	s.text[technologyIndex].names = segmentsOf(none, technologyIndex, s.technologies, true)
	s.text[jurisdictionIndex].names = segmentsOf(none, jurisdictionIndex, s.jurisdictions, true)
	s.indexWrittenNames(m)
	reading.Wait()
}

// segmentsOf indexes the nodes' names, or else their texts, with what it can use of the snapshot before.
func segmentsOf[T graph.Node](m *remapping, kind int, nodes []T, names bool) *textindex.Segments {
	fields := func(i int32) []string { return []string{textOf(nodes[i])} }
	if names {
		fields = func(i int32) []string { return namesOf(nodes[i]) }
	}
	if m.isInitial() {
		return textindex.NewSegments(len(nodes), names, fields)
	}
	before := m.before.text[kind].texts
	if names {
		before = m.before.text[kind].names
	}
	return before.Next(len(nodes), m.to[kind], fields)
}

// textOf is what a node says besides its names: a measure's text, a target's quote.
func textOf(node graph.Node) string {
	switch n := node.(type) {
	case *graph.Measure:
		if at := n.Evidence(); len(at) > 0 {
			return at[0].Quote()
		}
	case *graph.Target:
		if at := n.Evidence(); len(at) > 0 {
			return at[0].Quote()
		}
	}
	return ""
}

// containing is the set of the nodes of a kind that contain every word of the query, each in a name or in the text;
// everything where the query has no word.
func (s *selector) containing(kind int, query string) bitset.Set {
	var found bitset.Set
	for _, word := range textindex.QueryTerms(query) {
		if !s.goOn(s.count(kind) / 64) {
			break
		}
		inNames, anywhere := searcher{s.Snapshot}.find(kind, word)
		bitset.Release(inNames)
		if found == nil {
			found = anywhere
			continue
		}
		found.IntersectWith(anywhere)
		bitset.Release(anywhere)
	}
	return found
}

// find is the set of the nodes of a kind with the word in a name, and of those with it in a name or in the text, both
// acquired.
func (s searcher) find(kind int, word string) (inNames, anywhere bitset.Set) {
	t := &s.text[kind]
	inNames = t.names.Find(word, s.goOn)
	if t.texts == nil {
		anywhere = bitset.Acquire(t.names.Len())
	} else {
		anywhere = t.texts.Find(word, s.goOn)
	}
	anywhere.UnionWith(inNames)
	return inNames, anywhere
}

// writtenNames indexes the names of agencies as measures write them. There are few, so each is indexed once and leads to
// the agencies that are written so, and over them to their measures.
type writtenNames struct {
	names  []string
	index  *textindex.Index
	whose  adjacency.Lists // written name → agencies
	varied bitset.Set      // agencies that are written in several ways
}

func (w *writtenNames) said(name int32) []string { return w.names[name : name+1] }

// findWritten adds the measures on which an agency is written so. Only where one is written in several ways must its
// measures be looked at.
func (s searcher) findWritten(word string, found bitset.Set) {
	w := &s.written
	names := w.index.Find(word, w.said, s.goOn)
	defer bitset.Release(names)
	for name := range names.All() {
		for _, a := range w.whose.Of(name) {
			for _, relation := range s.byRole {
				measures := relation.out.Of(a)
				if !s.goOn(len(measures)) {
					return
				}
				for _, m := range measures {
					if !w.varied.Has(a) || s.measures[m].Writes(s.agencies[a], w.names[name]) {
						found.Add(m)
					}
				}
			}
		}
	}
}

// indexWrittenNames reads what the plans write. The index of the snapshot before stays where no name has come or gone.
func (s builder) indexWrittenNames(m *remapping) {
	whose, ordinals := map[string][]int32{}, ordinalsOf(s.agencies)
	for _, p := range s.plans {
		for agency, asWritten := range p.AgencyNames() {
			whose[asWritten] = append(whose[asWritten], ordinals[agency])
		}
	}
	w := writtenNames{names: slices.Sorted(maps.Keys(whose)), index: m.before.written.index, varied: bitset.New(len(s.agencies))}
	w.whose = adjacency.New(len(w.names), 0, func(to []int32, name int32) []int32 { return append(to, whose[w.names[name]]...) })
	ways := w.whose.Inverse(len(s.agencies))
	for a := range int32(len(s.agencies)) {
		if ways.Degree(a) > 1 {
			w.varied.Add(a)
		}
	}
	if w.index == nil || !slices.Equal(w.names, m.before.written.names) {
		w.index = textindex.New(len(w.names), false, w.said)
	}
	s.written = w
}
