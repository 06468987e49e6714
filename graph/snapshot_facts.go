package graph

import (
	"cmp"
	"slices"
)

// facts are the sets and lists that filters read besides the relations.
type facts struct {
	withRole    map[Role]set       // measures on which somebody has the role
	withTargets set                // measures
	leading     set                // agencies that lead a measure
	ofKind      map[AgencyKind]set // agencies
	used        set                // technologies that a measure uses
	byUnit      map[string][]int32 // targets by unit, folded
	firstTarget []int32            // a plan's targets are firstTarget[plan] up to firstTarget[plan+1]
	ownDeadline []int32            // measures with a deadline of their own, in order of the days
}

func (s *Snapshot) collectFacts() {
	s.withRole = map[Role]set{}
	for role, relation := range s.byRole {
		s.withRole[role] = having(relation.in)
	}
	s.withTargets = having(s.sets.out)
	s.leading = having(s.byRole[Lead].out)
	s.used = having(s.uses.in)
	s.ofKind = map[AgencyKind]set{}
	for i, a := range s.agencies {
		if s.ofKind[a.Kind] == nil {
			s.ofKind[a.Kind] = newSet(len(s.agencies))
		}
		s.ofKind[a.Kind].add(int32(i))
	}
	s.collectTargets()
	s.collectDeadlines()
}

// having is the set of those that have a neighbour.
func having(a adjacency) set {
	found := newSet(a.len())
	for i := range int32(a.len()) {
		if a.degree(i) > 0 {
			found.add(i)
		}
	}
	return found
}

func (s *Snapshot) collectTargets() {
	units := map[string][]int32{} // as written; there are few, and folding one takes longer than finding it
	for i, t := range s.targets {
		units[t.Unit] = append(units[t.Unit], int32(i))
	}
	s.byUnit = map[string][]int32{}
	for unit, targets := range units {
		key := nameKey(unit)
		s.byUnit[key] = slices.Sorted(slices.Values(append(s.byUnit[key], targets...)))
	}
	s.firstTarget = make([]int32, len(s.plans)+1)
	for i, p := range s.plans {
		s.firstTarget[i+1] = s.firstTarget[i] + int32(len(p.Targets))
	}
}

func (s *Snapshot) collectDeadlines() {
	for i, m := range s.measures {
		if !m.Deadline().IsZero() {
			s.ownDeadline = append(s.ownDeadline, int32(i))
		}
	}
	slices.SortFunc(s.ownDeadline, func(a, b int32) int { return cmp.Compare(s.measureDay(a), s.measureDay(b)) })
}
