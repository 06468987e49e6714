package graph

// AgencyByName finds an agency by its id or any of its names.
func (s *Snapshot) AgencyByName(name, jurisdiction string) (*Agency, error) { return nil, nil }

// TechnologyByName finds a technology by its id or any of its labels; nil where none fits.
func (s *Snapshot) TechnologyByName(name string) *Technology { return nil }
