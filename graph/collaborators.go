package graph

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
// name, then by id. It costs a step for each agency on each of its measures.
func (s *Snapshot) Collaborators(a *Agency) []AgencyCount {
	self, ok := s.ordinal(agencyIndex, a.ID)
	if !ok {
		return nil
	}
	count := newTally(len(s.agencies))
	for _, m := range s.worksOn.out.of(self) {
		for _, other := range s.worksOn.in.of(m) {
			if other != self {
				count.add(other)
			}
		}
	}
	var list []AgencyCount
	for _, other := range count.ranked() {
		list = append(list, AgencyCount{s.agencies[other], int(count.of[other])})
	}
	return list
}

// AgencyTechnologies lists the technologies that the measures name on which the agency has one of the roles, any role
// where none is given: most measures first, then by name, then by id.
func (s *Snapshot) AgencyTechnologies(a *Agency, roles []Role) []TechnologyCount {
	self, ok := s.ordinal(agencyIndex, a.ID)
	if !ok {
		return nil
	}
	count := newTally(len(s.technologies))
	for m := range s.unitMeasures([]int32{self}, roles).all() {
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
