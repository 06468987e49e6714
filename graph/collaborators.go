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

// Collaborators lists the agencies that share measures with this one.
func (s *Snapshot) Collaborators(a *Agency) []AgencyCount { return nil }

// AgencyTechnologies lists the technologies of the measures on which the agency has one of the roles.
func (s *Snapshot) AgencyTechnologies(a *Agency, roles []Role) []TechnologyCount { return nil }
