package snapshot

import (
	"cmp"
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/adjacency"
	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// facts are the sets and lists that filters read besides the relations.
type facts struct {
	withRole    map[graph.Role]bitset.Set       // measures on which somebody has the role
	withScope   map[graph.Scope]bitset.Set      // measures with a clause of the scope
	withTargets bitset.Set                      // measures
	leading     bitset.Set                      // agencies that lead a measure
	ofKind      map[graph.AgencyKind]bitset.Set // agencies
	used        bitset.Set                      // technologies that a measure uses
	byUnit      map[string][]int32              // targets by unit, folded
	firstTarget []int32                         // a plan's targets are firstTarget[plan] up to firstTarget[plan+1]
	ownDeadline []int32                         // measures with a deadline of their own, in order of the days
}

func (s builder) collectFacts() {
	s.withRole = map[graph.Role]bitset.Set{}
	for role, relation := range s.byRole {
		s.withRole[role] = having(relation.in)
	}
	s.withScope = map[graph.Scope]bitset.Set{}
	for _, scope := range graph.Scopes {
		s.withScope[scope] = bitset.New(len(s.measures))
	}
	for i, m := range s.measures {
		for _, scope := range graph.Scopes {
			if m.InScope(scope) {
				s.withScope[scope].Add(int32(i))
			}
		}
	}
	s.withTargets = having(s.sets.out)
	s.leading = having(s.byRole[graph.Lead].out)
	s.used = having(s.uses.in)
	s.ofKind = map[graph.AgencyKind]bitset.Set{}
	for i, a := range s.agencies {
		if s.ofKind[a.Kind] == nil {
			s.ofKind[a.Kind] = bitset.New(len(s.agencies))
		}
		s.ofKind[a.Kind].Add(int32(i))
	}
	s.collectTargets()
	s.collectDeadlines()
}

// having is the set of those that have a neighbour.
func having(a adjacency.Lists) bitset.Set {
	found := bitset.New(a.Len())
	for i := range int32(a.Len()) {
		if a.Degree(i) > 0 {
			found.Add(i)
		}
	}
	return found
}

func (s builder) collectTargets() {
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

func (s builder) collectDeadlines() {
	for i, m := range s.measures {
		if !m.Deadline().IsZero() {
			s.ownDeadline = append(s.ownDeadline, int32(i))
		}
	}
	slices.SortFunc(s.ownDeadline, func(a, b int32) int { return cmp.Compare(s.measureDay(a), s.measureDay(b)) })
}
