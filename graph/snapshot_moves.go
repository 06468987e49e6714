package graph

import "slices"

// moves says where the nodes of an earlier snapshot are in this one.
type moves struct {
	before *Snapshot // nil where there is none
	now    *Snapshot
	to     [6][]int32 // by kind: for each ordinal before the ordinal now, gone where the node is not the same
	bodies []int32    // for each agency's ordinal before the one now, also where something else is told of it
	from   []int32    // for each vertex the one before, gone where the node was not the same
}

const gone = -1

// movesFrom follows whole plans, whose measures and targets stay together, and the few nodes of other kinds by their ids.
func (s *Snapshot) movesFrom(before *Snapshot) *moves {
	m := &moves{before: before, now: s}
	if before == nil {
		return m
	}
	m.bodies = make([]int32, len(before.agencies))
	for i, a := range before.agencies {
		m.bodies[i] = gone
		if now, ok := s.ordinal(agencyIndex, a.ID); ok {
			m.bodies[i] = now
		}
	}
	for kind := range Kinds {
		m.to[kind] = slices.Repeat([]int32{gone}, before.count(kind))
	}
	measures, targets := s.firsts()
	measuresBefore, targetsBefore := before.firsts()
	for old, p := range before.plans {
		if i, ok := s.ordinal(planIndex, p.ID); ok && s.plans[i] == p {
			m.block(measureIndex, measuresBefore[old], measures[i], len(p.Measures))
			m.block(targetIndex, targetsBefore[old], targets[i], len(p.Targets))
		}
	}
	for _, kind := range []int{planIndex, agencyIndex, technologyIndex, jurisdictionIndex} {
		for i := range int32(before.count(kind)) {
			node := before.nodeOf(kind, i)
			if now, ok := s.ordinal(kind, node.NodeID()); ok && s.nodeOf(kind, now) == node {
				m.to[kind][i] = now
			}
		}
	}
	m.turn(s)
	return m
}

// stayed is the ordinal before of a node that is the same; gone where there is none.
func (m *moves) stayed(kind int, i int32) int32 {
	if m.before == nil {
		return gone
	}
	v := m.from[m.now.start[kind]+i]
	if v == gone {
		return gone
	}
	return v - m.before.start[kind]
}

// mapped appends the ordinals now of a list before. Nodes that stay keep their order, so the list stays sorted.
func (m *moves) mapped(to, list, now []int32) []int32 {
	for _, i := range list {
		to = append(to, now[i])
	}
	return to
}

// block moves neighbours together.
func (m *moves) block(kind int, from, to int32, n int) {
	for i := range int32(n) {
		m.to[kind][from+i] = to + i
	}
}

// turn fills from.
func (m *moves) turn(now *Snapshot) {
	m.from = slices.Repeat([]int32{gone}, now.total())
	for kind := range Kinds {
		for i, to := range m.to[kind] {
			if to != gone {
				m.from[now.start[kind]+to] = m.before.start[kind] + int32(i)
			}
		}
	}
}

// orders are those before; none where there is no snapshot before.
func (m *moves) orders() *orders {
	if m.before == nil {
		return &orders{}
	}
	return &m.before.orders
}

// come is for each ordinal of the kind now the one before, gone where there was none.
func (m *moves) come(kind int) []int32 {
	from := slices.Repeat([]int32{gone}, m.now.count(kind))
	for old, i := range m.to[kind] {
		if i != gone {
			from[i] = int32(old)
		}
	}
	return from
}

// vertexes is for each vertex before the one now, gone where the node is not the same.
func (m *moves) vertexes() []int32 {
	to := make([]int32, 0, m.before.total())
	for kind := range Kinds {
		for _, i := range m.to[kind] {
			if i != gone {
				i += m.now.start[kind]
			}
			to = append(to, i)
		}
	}
	return to
}

// firsts are the ordinals of each plan's first measure and first target.
func (s *Snapshot) firsts() (measures, targets []int32) {
	measures, targets = make([]int32, len(s.plans)), make([]int32, len(s.plans))
	measure, target := 0, 0
	for i, p := range s.plans {
		measures[i], targets[i] = int32(measure), int32(target)
		measure, target = measure+len(p.Measures), target+len(p.Targets)
	}
	return measures, targets
}
