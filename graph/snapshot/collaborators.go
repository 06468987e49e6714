package snapshot

import (
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/tally"
)

// AgencyCount is an agency and a number of measures.
type AgencyCount struct {
	Agency       *graph.Agency
	MeasureCount int
}

// TechnologyCount is a technology and a number of measures.
type TechnologyCount struct {
	Technology   *graph.Technology
	MeasureCount int
}

// Collaborators lists the agencies that share measures with this one, on which it has one of the roles and they any: most
// shared measures first, then by name, then by id. Those in any role, where none is given, are counted when the snapshot is
// built: 8 bytes for each pair that works together, and no cost here. Roles cost a step for each agency on each such measure.
func (s *Snapshot) Collaborators(a *graph.Agency, roles []graph.Role) AgencyCounts {
	self, ok := s.ordinal(agencyIndex, a.ID)
	if !ok {
		return AgencyCounts{}
	}
	if roles = rolesAmong(roles); len(roles) == len(graph.Roles) {
		return AgencyCounts{s.agencies, s.collaborators.of(self)}
	}
	return AgencyCounts{s.agencies, builder{s}.countCollaborators(self, roles)}
}

// AgencyCounts is a list of agencies with their numbers of measures.
type AgencyCounts struct {
	agencies []*graph.Agency
	list     []tally.Count
}

// Len is the number of agencies.
func (c AgencyCounts) Len() int { return len(c.list) }

// At is the agency at that place, from 0 up to, not including, Len, with its count.
func (c AgencyCounts) At(i int) AgencyCount {
	return AgencyCount{c.agencies[c.list[i].Ordinal], int(c.list[i].N)}
}

// collaboration holds the ranked collaborators of every agency.
type collaboration struct {
	first []int32 // agency i's are list[first[i]:first[i+1]]
	list  []tally.Count
}

func (c *collaboration) of(i int32) []tally.Count { return c.list[c.first[i]:c.first[i+1]] }

// rankCollaborators counts for the agencies on whose measures something has changed; the others have those they had.
func (s builder) rankCollaborators(m *remapping) {
	before, changed := m.agenciesBefore()
	s.collaborators.first = make([]int32, 1, len(s.agencies)+1)
	s.collaborators.list = make([]tally.Count, 0, len(m.before.collaborators.list))
	for self := range int32(len(s.agencies)) {
		if old := before[self]; old != removed && !changed.Has(self) {
			for _, c := range m.before.collaborators.of(old) {
				s.collaborators.list = append(s.collaborators.list, tally.Count{Ordinal: m.agencies[c.Ordinal], N: c.N})
			}
		} else {
			s.collaborators.list = append(s.collaborators.list, s.countCollaborators(self, nil)...)
		}
		s.collaborators.first = append(s.collaborators.first, int32(len(s.collaborators.list)))
	}
	s.collaborators.list = slices.Clone(s.collaborators.list)
}

// countCollaborators ranks the agencies on the measures on which the agency has one of the roles, any where none is given.
func (s builder) countCollaborators(self int32, roles []graph.Role) []tally.Count {
	count := tally.New(len(s.agencies))
	defer count.Release()
	for _, m := range s.agencyMeasureList(self, roles) {
		for _, other := range dedup(s.anyRole.Of(m)) {
			if other != self {
				count.Add(other)
			}
		}
	}
	return count.Counts()
}

// AgencyTechnologies lists the technologies that the measures name on which the agency has one of the roles, any role
// where none is given: most measures first, then by name, then by id. It costs a step for each of these measures.
func (s *Snapshot) AgencyTechnologies(a *graph.Agency, roles []graph.Role) []TechnologyCount {
	self, ok := s.ordinal(agencyIndex, a.ID)
	if !ok {
		return nil
	}
	count := tally.New(len(s.technologies))
	defer count.Release()
	measures := s.agencyMeasureList(self, roles)
	if !s.goOn(4 * len(measures)) {
		return nil
	}
	for _, m := range measures {
		for _, t := range s.uses.out.Of(m) {
			count.Add(t)
		}
	}
	var list []TechnologyCount
	for _, t := range count.Ranked() {
		list = append(list, TechnologyCount{s.technologies[t], int(count.Of[t])})
	}
	return list
}
