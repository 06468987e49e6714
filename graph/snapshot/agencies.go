package snapshot

import (
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/adjacency"
	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// agencyIndexes relates agencies to the measures on which they have a role. A measure's agencies stand role after role, so that
// those of several roles are one stretch; an agency with two of them stands there twice.
type agencyIndexes struct {
	byRole   map[graph.Role]*relation
	ownersOf adjacency.Lists // measure → agencies in the roles of owners
	anyRole  adjacency.Lists // measure → agencies in any role
	workload []int32         // for each agency on how many measures it has a role
}

// roleOrder is the order of the roles in which a measure's agencies stand: the owners' roles are neighbours.
var roleOrder = []graph.Role{graph.Lead, graph.Responsible, graph.Support}

var roleEdges = map[graph.Role]EdgeKind{graph.Lead: EdgeLeads, graph.Support: EdgeSupports, graph.Responsible: EdgeResponsibleFor}

// relateAgencies relates the agencies to the measures on which they have a role.
func (s linker) relateAgencies(m *remapping) {
	all := adjacency.New(len(s.measures)*len(roleOrder), m.room(m.before.anyRole), s.agencyLists(m))
	roles := all.Stripe(len(roleOrder))
	s.byRole = map[graph.Role]*relation{}
	for at, role := range roleOrder {
		s.byRole[role] = &relation{roleEdges[role], agencyIndex, measureIndex, roles[at].Inverse(len(s.agencies)), roles[at]}
	}
	s.ownersOf = roles[0].SpanTo(roles[len(ownerRoles)-1])
	s.anyRole = roles[0].SpanTo(roles[len(roles)-1])
	s.workload = make([]int32, len(s.agencies))
	for i := range int32(len(s.measures)) {
		for _, a := range dedup(s.anyRole.Of(i)) {
			s.workload[a]++
		}
	}
}

// agencyLists are the agencies on a measure in a role, for each measure in each role of roleOrder; those of the snapshot before
// where the measure stays.
func (s linker) agencyLists(m *remapping) lists {
	ordinals := ordinalsOf(s.agencies)
	return func(to []int32, at int32) []int32 {
		i, role := at/int32(len(roleOrder)), roleOrder[int(at)%len(roleOrder)]
		if old := m.oldOrdinal(measureIndex, i); old != removed {
			return m.mapped(to, m.before.byRole[role].in.Of(old), m.agencies)
		}
		measure := s.measures[i]
		for a := range measure.EachAgency(role) {
			to = append(to, ordinals[a])
		}
		return to
	}
}

// agenciesOf finds the agencies that have one of the roles on a measure, each once, in no order.
func (s *Snapshot) agenciesOf(roles []graph.Role) func(m int32) []int32 {
	switch {
	case len(roles) == 1:
		return s.byRole[roles[0]].in.Of
	case slices.Equal(roles, ownerRoles):
		return func(m int32) []int32 { return dedup(s.ownersOf.Of(m)) }
	case len(roles) == len(graph.Roles):
		return func(m int32) []int32 { return dedup(s.anyRole.Of(m)) }
	}
	return func(m int32) []int32 {
		var list []int32
		for _, role := range roles {
			list = append(list, s.byRole[role].in.Of(m)...)
		}
		return dedup(list)
	}
}

// dedup is the list without repetition, itself where there is none.
func dedup(list []int32) []int32 {
	for at, i := range list {
		if slices.Contains(list[:at], i) {
			list = slices.Sorted(slices.Values(list))
			return slices.Compact(list)
		}
	}
	return list
}

// agencyMeasureList lists, sorted, the measures on which the agency has one of the roles.
func (s *Snapshot) agencyMeasureList(agency int32, roles []graph.Role) []int32 {
	var list []int32
	for at, relation := range s.inRoles(roles) {
		switch more := relation.out.Of(agency); {
		case at == 0 || len(list) == 0:
			list = more
		case len(more) > 0:
			list = union(list, more)
		}
	}
	return list
}

// union is what either of the sorted lists holds.
func union(a, b []int32) []int32 {
	both := slices.Concat(a, b)
	slices.Sort(both)
	return slices.Compact(both)
}

// agencyMeasures is the set of the measures on which one of the agencies has one of the roles.
func (s *Snapshot) agencyMeasures(agencies []int32, roles []graph.Role) bitset.Set {
	found := bitset.New(len(s.measures))
	for _, relation := range s.inRoles(roles) {
		for _, a := range agencies {
			for _, m := range relation.out.Of(a) {
				found.Add(m)
			}
		}
	}
	return found
}

// inRoles lists the relations of the roles; of every role where none is given.
func (s *Snapshot) inRoles(roles []graph.Role) []*relation {
	if len(roles) == 0 {
		roles = graph.Roles
	}
	var list []*relation
	for _, role := range roles {
		if relation := s.byRole[role]; relation != nil {
			list = append(list, relation)
		}
	}
	return list
}

// Successor is the agency that took over from the agency in a reform; nil where none is known or no plan names it.
func (s *Snapshot) Successor(a *graph.Agency) *graph.Agency {
	if a.Successor == "" {
		return nil
	}
	return s.Agency(graph.NewAgencyID(a.Successor, a.Jurisdiction))
}

// Predecessors lists the agencies that the agency took over from, where plans name them, by name.
func (s *Snapshot) Predecessors(a *graph.Agency) []*graph.Agency {
	return slices.Clone(s.predecessors[a.ID])
}

// collectPredecessors turns the agencies' successors round. Agencies come by name, so each list does.
func (s builder) collectPredecessors() {
	s.predecessors = map[graph.ID][]*graph.Agency{}
	for _, a := range s.agencies {
		if next := s.Successor(a); next != nil {
			s.predecessors[next.ID] = append(s.predecessors[next.ID], a)
		}
	}
}
