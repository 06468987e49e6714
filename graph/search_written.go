package graph

import (
	"maps"
	"slices"
)

// writtenNames indexes the names of agencies as measures write them. There are few, so each is indexed once and leads to
// the agencies that are written so, and over them to their measures.
type writtenNames struct {
	names  []string
	index  *index
	whose  adjacency // written name → agencies
	varied set       // agencies that are written in several ways
}

func (w *writtenNames) said(name int32) []string { return w.names[name : name+1] }

// findWritten adds the measures on which an agency is written so. Only where one is written in several ways must its
// measures be looked at.
func (s *Snapshot) findWritten(word string, found set) {
	w := &s.written
	names := w.index.find(word, w.said)
	defer giveBack(names)
	for name := range names.all() {
		for _, a := range w.whose.of(name) {
			for _, relation := range s.byRole {
				for _, m := range relation.out.of(a) {
					if !w.varied.has(a) || s.measures[m].Writes(s.agencies[a], w.names[name]) {
						found.add(m)
					}
				}
			}
		}
	}
}

// indexWrittenNames reads what the plans write. The index of the snapshot before stays where no name has come or gone.
func (s *Snapshot) indexWrittenNames(m *moves) {
	whose, ordinals := map[string][]int32{}, ordinalsOf(s.agencies)
	for _, p := range s.plans {
		for agency, asWritten := range p.AgencyNames() {
			whose[asWritten] = append(whose[asWritten], ordinals[agency])
		}
	}
	w := writtenNames{names: slices.Sorted(maps.Keys(whose)), index: m.before.written.index, varied: newSet(len(s.agencies))}
	w.whose = newAdjacency(len(w.names), 0, func(to []int32, name int32) []int32 { return append(to, whose[w.names[name]]...) })
	ways := w.whose.reversed(len(s.agencies))
	for a := range int32(len(s.agencies)) {
		if ways.degree(a) > 1 {
			w.varied.add(a)
		}
	}
	if w.index == nil || !slices.Equal(w.names, m.before.written.names) {
		w.index = newIndex(len(w.names), false, w.said)
	}
	s.written = w
}
