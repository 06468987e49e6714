package graph

// Technology is a concept of the scheme in seeds/technologies.yaml: SKOS, with labels, aliases and broader concepts.
type Technology struct {
	ID          ID
	Key         string        // its key in the scheme: cloud-computing
	Name        string        // the preferred Chinese label: 云计算
	EnglishName string        // the preferred English label: cloud computing
	Aliases     []string      // other labels in either language, sorted
	Broader     []*Technology // what it is a kind of, sorted by key
	Narrower    []*Technology // the reverse of Broader, sorted by key
}

// NodeID is the technology's global id.
func (t *Technology) NodeID() ID { return t.ID }

// NodeKind is KindTechnology.
func (t *Technology) NodeKind() Kind { return KindTechnology }

// Label is the Chinese name.
func (t *Technology) Label() string { return t.Name }

// Scheme is the set of technologies that plans are read against.
type Scheme struct {
	Technologies []*Technology // sorted by key; broader and narrower agree
}
