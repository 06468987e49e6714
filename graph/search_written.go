package graph

import "slices"

// writtenNames indexes the names of agencies as measures write them. There are few, so each is indexed once and leads to
// its measures.
type writtenNames struct {
	names []string
	index *index
	on    adjacency // written name → measures
}

func (w *writtenNames) said(name int32) []string { return w.names[name : name+1] }

// find adds the measures on which an agency is written so.
func (w *writtenNames) find(word string, found set) {
	for name := range w.index.find(word, w.said).all() {
		for _, m := range w.on.of(name) {
			found.add(m)
		}
	}
}

// indexWrittenNames reads the measures that are new; where those stay that were indexed before is known.
func (s *Snapshot) indexWrittenNames(m *moves) {
	before := m.before.written
	w := writtenNames{names: slices.Clone(before.names), index: before.index}
	came := s.cameWritten(m, &w).reversed(len(w.names))
	w.on = newAdjacency(len(w.names), len(before.on.to)+len(came.to), func(to []int32, name int32) []int32 {
		if int(name) < len(before.names) {
			for _, old := range before.on.of(name) {
				if now := m.to[measureIndex][old]; now != gone {
					to = append(to, now)
				}
			}
		}
		return append(to, came.of(name)...)
	})
	w.forget()
	if w.index == nil || !slices.Equal(w.names, before.names) {
		w.index = newIndex(len(w.names), false, w.said)
	}
	s.written = w
}

// cameWritten leads from the measures that are new to the names in them, which it adds to those that are known.
func (s *Snapshot) cameWritten(m *moves, w *writtenNames) adjacency {
	number := make(map[string]int32, len(w.names))
	for i, name := range w.names {
		number[name] = int32(i)
	}
	return newAdjacency(len(s.measures), 0, func(to []int32, i int32) []int32 {
		if m.stayed(measureIndex, i) != gone {
			return to
		}
		measure := s.measures[i]
		for _, a := range measure.duties() {
			name := measure.Plan.register.units[a.unit-1].as
			at, known := number[name]
			if !known {
				at = int32(len(w.names))
				number[name] = at
				w.names = append(w.names, name)
			}
			to = append(to, at)
		}
		return to
	})
}

// forget drops the names that no measure has any longer.
func (w *writtenNames) forget() {
	var names []string
	first := []int32{0}
	for i, name := range w.names {
		if w.on.degree(int32(i)) > 0 {
			names, first = append(names, name), append(first, w.on.first[i+1])
		}
	}
	w.names, w.on.first = names, first
}
