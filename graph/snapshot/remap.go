package snapshot

import (
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/adjacency"
	"github.com/plangraph/plangraph/graph/internal/bitset"
	"github.com/plangraph/plangraph/graph/internal/textindex"
)

// remapping says where the nodes of an earlier snapshot are in this one.
type remapping struct {
	before   *Snapshot // an empty one where there is none
	now      *Snapshot
	to       [6][]int32 // by kind: for each ordinal before the ordinal now, removed where the node is not the same
	agencies []int32    // for each agency's ordinal before the one now, also where something else is told of it
	from     []int32    // for each vertex the one before, removed where the node was not the same
}

// removed stands in the place of the ordinal of a node that is no longer there.
const removed = textindex.Removed

// remappingFrom follows whole plans, whose measures and targets stay together, and the few nodes of other kinds by their ids.
// Nothing stays from the nil snapshot.
func (s builder) remappingFrom(before *Snapshot) *remapping {
	if before == nil {
		before = newSnapshot(&graph.Contents{})
	}
	m := &remapping{before: before, now: s.Snapshot}
	for _, kind := range []int{planIndex, agencyIndex, technologyIndex, jurisdictionIndex} {
		m.follow(kind)
	}
	m.to[measureIndex] = slices.Repeat([]int32{removed}, len(before.measures))
	m.to[targetIndex] = slices.Repeat([]int32{removed}, len(before.targets))
	measures, targets := s.firsts()
	measuresBefore, targetsBefore := builder{before}.firsts()
	for old, p := range before.plans {
		if i := m.to[planIndex][old]; i != removed {
			m.block(measureIndex, measuresBefore[old], measures[i], len(p.Measures))
			m.block(targetIndex, targetsBefore[old], targets[i], len(p.Targets))
		}
	}
	m.invert(s.Snapshot)
	return m
}

// follow finds the nodes of a kind that are still there. An agency is followed too where something else is told of it.
func (m *remapping) follow(kind int) {
	ordinals := make(map[graph.ID]int32, m.now.count(kind))
	for i := range int32(m.now.count(kind)) {
		ordinals[m.now.nodeOf(kind, i).NodeID()] = i
	}
	named, same := make([]int32, m.before.count(kind)), make([]int32, m.before.count(kind))
	for i := range named {
		named[i], same[i] = removed, removed
		node := m.before.nodeOf(kind, int32(i))
		if now, ok := ordinals[node.NodeID()]; ok {
			named[i] = now
			if m.now.nodeOf(kind, now) == node {
				same[i] = now
			}
		}
	}
	m.to[kind] = same
	if kind == agencyIndex {
		m.agencies = named
	}
}

// isInitial reports whether there is nothing before.
func (m *remapping) isInitial() bool { return len(m.before.plans) == 0 }

// oldOrdinal is the ordinal before of a node that is the same; removed where there is none.
func (m *remapping) oldOrdinal(kind int, i int32) int32 {
	v := m.from[m.now.start[kind]+i]
	if v == removed {
		return removed
	}
	return v - m.before.start[kind]
}

// mapped appends the ordinals now of a list before. Nodes that stay keep their order, so the list stays sorted.
func (m *remapping) mapped(to, list, now []int32) []int32 {
	for _, i := range list {
		to = append(to, now[i])
	}
	return to
}

// room is for the edges from measures, of which there are about as many as before.
func (m *remapping) room(before adjacency.Lists) int {
	return max(len(m.now.measures), before.Size()+before.Size()/100)
}

// block moves neighbours together.
func (m *remapping) block(kind int, from, to int32, n int) {
	for i := range int32(n) {
		m.to[kind][from+i] = to + i
	}
}

// invert fills from.
func (m *remapping) invert(now *Snapshot) {
	m.from = slices.Repeat([]int32{removed}, now.total())
	for kind := range graph.Kinds {
		for i, to := range m.to[kind] {
			if to != removed {
				m.from[now.start[kind]+to] = m.before.start[kind] + int32(i)
			}
		}
	}
}

// agenciesBefore is for each agency the ordinal before, removed where it was not there, and which of them have a measure that
// came or went.
func (m *remapping) agenciesBefore() (before []int32, changed bitset.Set) {
	before, changed = slices.Repeat([]int32{removed}, len(m.now.agencies)), bitset.New(len(m.now.agencies))
	for old, now := range m.agencies {
		if now != removed {
			before[now] = int32(old)
		}
	}
	for old, now := range m.to[measureIndex] {
		if now != removed {
			continue
		}
		for _, a := range m.before.anyRole.Of(int32(old)) {
			if m.agencies[a] != removed {
				changed.Add(m.agencies[a])
			}
		}
	}
	for i := range int32(len(m.now.measures)) {
		if m.oldOrdinal(measureIndex, i) == removed {
			for _, a := range m.now.anyRole.Of(i) {
				changed.Add(a)
			}
		}
	}
	return before, changed
}

// added is for each ordinal of the kind now the one before, removed where there was none.
func (m *remapping) added(kind int) []int32 {
	from := slices.Repeat([]int32{removed}, m.now.count(kind))
	for old, i := range m.to[kind] {
		if i != removed {
			from[i] = int32(old)
		}
	}
	return from
}

// vertexes is for each vertex before the one now, removed where the node is not the same.
func (m *remapping) vertexes() []int32 {
	to := make([]int32, 0, m.before.total())
	for kind := range graph.Kinds {
		for _, i := range m.to[kind] {
			if i != removed {
				i += m.now.start[kind]
			}
			to = append(to, i)
		}
	}
	return to
}

// firsts are the ordinals of each plan's first measure and first target.
func (s builder) firsts() (measures, targets []int32) {
	measures, targets = make([]int32, len(s.plans)), make([]int32, len(s.plans))
	measure, target := 0, 0
	for i, p := range s.plans {
		measures[i], targets[i] = int32(measure), int32(target)
		measure, target = measure+len(p.Measures), target+len(p.Targets)
	}
	return measures, targets
}
