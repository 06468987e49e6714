package snapshot

import (
	"hash/maphash"
	"math/bits"

	"github.com/plangraph/plangraph/graph"
)

// vertexTable finds vertexes by their nodes' ids: open addressing over four bytes a slot, which compares with the id that
// the node itself holds. At 210,000 nodes it weighs 1.3 MB, and the collector need not look into it; a map of ids weighed 9.
type vertexTable struct {
	seed  maphash.Seed
	slots []int32 // a vertex plus one, 0 where none ever was, removed where one was
	used  int     // the slots that are not 0
}

func newVertexTable(n int) vertexTable {
	return vertexTable{seed: maphash.MakeSeed(), slots: make([]int32, n+n/2+16)}
}

// slot is where to look for an id first.
func (t *vertexTable) slot(id graph.ID) int {
	at, _ := bits.Mul64(maphash.String(t.seed, string(id)), uint64(len(t.slots)))
	return int(at)
}

// after is where to look next.
func (t *vertexTable) after(at int) int {
	if at++; at < len(t.slots) {
		return at
	}
	return 0
}

// add adds a vertex whose id is not there yet.
func (t *vertexTable) add(id graph.ID, vertex int32) {
	at := t.slot(id)
	for t.slots[at] != 0 {
		at = t.after(at)
	}
	t.slots[at] = vertex + 1
	t.used++
}

// enter makes every node findable by its id. A table before is copied as far as its nodes stay, which takes a millisecond
// in place of twenty, as long as there is room for those that come.
func (s builder) enter(m *remapping) {
	added := 0
	for _, old := range m.from {
		if old == removed {
			added++
		}
	}
	s.vertexes = m.before.vertexes
	full := m.isInitial() || s.vertexes.used+added > len(s.vertexes.slots)*3/4
	if full {
		s.vertexes = newVertexTable(s.total())
	} else {
		s.vertexes.slots = s.vertexes.moved(m.vertexes())
	}
	for v, old := range m.from {
		if full || old == removed {
			s.vertexes.add(s.idAt(int32(v)), int32(v))
		}
	}
}

// moved is the slots with the vertexes now in place of those before.
func (t *vertexTable) moved(to []int32) []int32 {
	slots := make([]int32, len(t.slots))
	for i, slot := range t.slots {
		switch {
		case slot <= 0:
			slots[i] = slot
		case to[slot-1] == removed:
			slots[i] = removed
		default:
			slots[i] = to[slot-1] + 1
		}
	}
	return slots
}

// vertex finds the vertex of the node with that id.
func (s *nodes) vertex(id graph.ID) (vertex int32, ok bool) {
	t := &s.vertexes
	for at := t.slot(id); t.slots[at] != 0; at = t.after(at) {
		if v := t.slots[at]; v != removed && s.idAt(v-1) == id {
			return v - 1, true
		}
	}
	return 0, false
}

// idAt is the id of the node, without going through Node.
func (s *nodes) idAt(vertex int32) graph.ID {
	kind, i := s.split(vertex)
	switch kind {
	case measureIndex:
		return s.measures[i].ID
	case targetIndex:
		return s.targets[i].ID
	}
	return s.nodeOf(kind, i).NodeID()
}
