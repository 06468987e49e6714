package graph

// Counts says how much a snapshot holds.
type Counts struct {
	Plans, Measures, Agencies, Technologies, Targets, Triples int
}

// Counts says how much the snapshot holds.
func (s *Snapshot) Counts() Counts {
	return Counts{len(s.plans), len(s.measures), len(s.agencies), len(s.technologies), len(s.targets), s.triples}
}
