package graph

import "slices"

// AgencyCount is an agency and a number of measures.
type AgencyCount struct {
	Agency       *Agency
	MeasureCount int
}

// TechnologyCount is a technology and a number of measures.
type TechnologyCount struct {
	Technology   *Technology
	MeasureCount int
}

// Collaborators lists the agencies that share measures with this one, in any roles: most shared measures first, then by
// name, then by id. They are counted when the snapshot is built: 8 bytes for each pair that works together, and no cost
// here, where counting took a step for each agency on each of its measures.
func (s *Snapshot) Collaborators(a *Agency) AgencyCounts {
	self, ok := s.ordinal(agencyIndex, a.ID)
	if !ok {
		return AgencyCounts{}
	}
	return AgencyCounts{s.agencies, s.collaborators.of(self)}
}

// AgencyCounts is a list of agencies with their numbers of measures.
type AgencyCounts struct {
	agencies []*Agency
	list     []count
}

// counted is the ordinal of an agency and a number of measures.
// Len is the number of agencies.
func (c AgencyCounts) Len() int { return len(c.list) }

// At is the agency at that place, from 0 up to, not including, Len, with its count.
func (c AgencyCounts) At(i int) AgencyCount {
	return AgencyCount{c.agencies[c.list[i].ordinal], int(c.list[i].n)}
}

// collaboration holds the ranked collaborators of every agency.
type collaboration struct {
	first []int32 // agency i's are list[first[i]:first[i+1]]
	list  []count
}

func (c *collaboration) of(i int32) []count { return c.list[c.first[i]:c.first[i+1]] }

// rankCollaborators counts for the agencies on whose measures something has changed; the others have those they had.
func (s *Snapshot) rankCollaborators(m *moves) {
	before, changed := m.bodiesBefore()
	s.collaborators.first = make([]int32, 1, len(s.agencies)+1)
	s.collaborators.list = make([]count, 0, len(m.before.collaborators.list))
	for self := range int32(len(s.agencies)) {
		if old := before[self]; old != gone && !changed.has(self) {
			for _, c := range m.before.collaborators.of(old) {
				s.collaborators.list = append(s.collaborators.list, count{m.bodies[c.ordinal], c.n})
			}
		} else {
			s.countCollaborators(self)
		}
		s.collaborators.first = append(s.collaborators.first, int32(len(s.collaborators.list)))
	}
	s.collaborators.list = slices.Clone(s.collaborators.list)
}

func (s *Snapshot) countCollaborators(self int32) {
	count := newTally(len(s.agencies))
	defer count.free()
	for _, m := range s.unitList(self, nil) {
		for _, other := range once(s.involved.of(m)) {
			if other != self {
				count.add(other)
			}
		}
	}
	s.collaborators.list = append(s.collaborators.list, count.counts()...)
}

// AgencyTechnologies lists the technologies that the measures name on which the agency has one of the roles, any role
// where none is given: most measures first, then by name, then by id. It costs a step for each of these measures.
func (s *Snapshot) AgencyTechnologies(a *Agency, roles []Role) []TechnologyCount {
	self, ok := s.ordinal(agencyIndex, a.ID)
	if !ok {
		return nil
	}
	count := newTally(len(s.technologies))
	defer count.free()
	for _, m := range s.unitList(self, roles) {
		for _, t := range s.uses.out.of(m) {
			count.add(t)
		}
	}
	var list []TechnologyCount
	for _, t := range count.ranked() {
		list = append(list, TechnologyCount{s.technologies[t], int(count.of[t])})
	}
	return list
}
