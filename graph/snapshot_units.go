package graph

import "slices"

// unitIndex relates agencies to the measures on which they have a role. A measure's agencies stand role after role, so that
// those of several roles are one stretch; an agency with two of them stands there twice.
type unitIndex struct {
	byRole   map[Role]*relation
	owning   adjacency // measure → agencies in the roles of owners
	involved adjacency // measure → agencies in any role
	workload []int32   // for each agency on how many measures it has a role
}

// roleOrder is the order of the roles in which a measure's agencies stand: the owners' roles are neighbours.
var roleOrder = []Role{Lead, Responsible, Support}

var unitEdges = map[Role]EdgeKind{Lead: EdgeLeads, Support: EdgeSupports, Responsible: EdgeResponsibleFor}

// relateUnits relates the agencies to the measures on which they have a role.
func (s *Snapshot) relateUnits(m *moves) {
	all := newAdjacency(len(s.measures)*len(roleOrder), m.room(m.before.involved), s.units(m))
	roles := all.dealt(len(roleOrder))
	s.byRole = map[Role]*relation{}
	for at, role := range roleOrder {
		s.byRole[role] = &relation{unitEdges[role], agencyIndex, measureIndex, roles[at].reversed(len(s.agencies)), roles[at]}
	}
	s.owning = roles[0].upTo(roles[len(ownerRoles)-1])
	s.involved = roles[0].upTo(roles[len(roles)-1])
	s.workload = make([]int32, len(s.agencies))
	for i := range int32(len(s.measures)) {
		for _, a := range once(s.involved.of(i)) {
			s.workload[a]++
		}
	}
}

// units are the agencies on a measure in a role, for each measure in each role of roleOrder; those of the snapshot before
// where the measure stays.
func (s *Snapshot) units(m *moves) lists {
	ordinals := ordinalsOf(s.agencies)
	return func(to []int32, at int32) []int32 {
		i, role := at/int32(len(roleOrder)), roleOrder[int(at)%len(roleOrder)]
		if old := m.stayed(measureIndex, i); old != gone {
			return m.mapped(to, m.before.byRole[role].in.of(old), m.bodies)
		}
		measure := s.measures[i]
		for a := range measure.EachAgency(role) {
			to = append(to, ordinals[a])
		}
		return to
	}
}

// unitsOf finds the agencies that have one of the roles on a measure, each once, in no order.
func (s *Snapshot) unitsOf(roles []Role) func(m int32) []int32 {
	switch {
	case len(roles) == 1:
		return s.byRole[roles[0]].in.of
	case slices.Equal(roles, ownerRoles):
		return func(m int32) []int32 { return once(s.owning.of(m)) }
	case len(roles) == len(Roles):
		return func(m int32) []int32 { return once(s.involved.of(m)) }
	}
	return func(m int32) []int32 {
		var list []int32
		for _, role := range roles {
			list = append(list, s.byRole[role].in.of(m)...)
		}
		return once(list)
	}
}

// once is the list without repetition, itself where there is none.
func once(list []int32) []int32 {
	for at, i := range list {
		if slices.Contains(list[:at], i) {
			list = slices.Sorted(slices.Values(list))
			return slices.Compact(list)
		}
	}
	return list
}

// unitList lists, sorted, the measures on which the agency has one of the roles.
func (s *Snapshot) unitList(agency int32, roles []Role) []int32 {
	var list []int32
	for at, relation := range s.inRoles(roles) {
		switch more := relation.out.of(agency); {
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

// unitMeasures is the set of the measures on which one of the agencies has one of the roles.
func (s *Snapshot) unitMeasures(bodies []int32, roles []Role) set {
	found := newSet(len(s.measures))
	for _, relation := range s.inRoles(roles) {
		for _, a := range bodies {
			for _, m := range relation.out.of(a) {
				found.add(m)
			}
		}
	}
	return found
}

// inRoles lists the relations of the roles; of every role where none is given.
func (s *Snapshot) inRoles(roles []Role) []*relation {
	if len(roles) == 0 {
		roles = Roles
	}
	var list []*relation
	for _, role := range roles {
		if relation := s.byRole[role]; relation != nil {
			list = append(list, relation)
		}
	}
	return list
}
