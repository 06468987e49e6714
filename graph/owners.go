package graph

// OwnerQuery narrows who counts as an owner of a technology.
type OwnerQuery struct {
	Jurisdiction    string // the plan's jurisdiction or one above it; everywhere where empty
	Roles           []Role // LEAD and RESPONSIBLE where none is given
	IncludeNarrower bool   // count measures of narrower technologies too
}

// Owner is an agency that owns a technology, with the measures that say so in document order.
type Owner struct {
	Agency   *Agency
	Measures []*Measure
}

// Owners lists who owns the technology, most measures first, then by name, then by id.
func (s *Snapshot) Owners(t *Technology, q OwnerQuery) []Owner { return nil }
