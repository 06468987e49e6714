package graph

import "slices"

// relateUnits relates the agencies to the measures on which they have a role.
func (s *Snapshot) relateUnits(m *moves) {
	ordinals := ordinalsOf(s.agencies)
	s.byRole = map[Role]*relation{}
	for role, kind := range map[Role]EdgeKind{Lead: EdgeLeads, Support: EdgeSupports, Responsible: EdgeResponsibleFor} {
		s.byRole[role] = s.relationBack(kind, agencyIndex, measureIndex, len(s.measures), s.units(m, role, ordinals))
	}
	s.worksOn = s.relationBack("", agencyIndex, measureIndex, len(s.measures), s.inAnyOf(Roles))
	s.owning = newAdjacency(len(s.measures), len(s.measures), s.inAnyOf(ownerRoles))
}

// units are the agencies that have the role on a measure; those of the snapshot before where the measure stays.
func (s *Snapshot) units(m *moves, role Role, ordinals map[*Agency]int32) lists {
	return func(to []int32, i int32) []int32 {
		if old := m.stayed(measureIndex, i); old != gone {
			return m.mapped(to, m.before.byRole[role].in.of(old), m.bodies)
		}
		measure := s.measures[i]
		for _, a := range measure.duties() {
			if a.role == role {
				to = append(to, ordinals[measure.Plan.register.units[a.unit-1].what])
			}
		}
		return to
	}
}

// inAnyOf are the agencies that have one of the roles on a measure.
func (s *Snapshot) inAnyOf(roles []Role) lists {
	return func(to []int32, i int32) []int32 {
		for _, role := range roles {
			to = append(to, s.byRole[role].in.of(i)...)
		}
		return to
	}
}

// unitsOf finds the agencies that have one of the roles on a measure, each once.
func (s *Snapshot) unitsOf(roles []Role) func(m int32) []int32 {
	switch {
	case len(roles) == 1:
		return s.byRole[roles[0]].in.of
	case slices.Equal(roles, ownerRoles):
		return s.owning.of
	case len(roles) == len(Roles):
		return s.worksOn.in.of
	}
	var list []int32
	return func(m int32) []int32 {
		list = s.inAnyOf(roles)(list[:0], m)
		slices.Sort(list)
		list = slices.Compact(list)
		return list
	}
}
