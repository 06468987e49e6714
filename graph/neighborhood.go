package graph

// Neighborhood is what lies around the given nodes.
func (s *Snapshot) Neighborhood(of []ID, depth int, kinds []Kind, through []EdgeKind, limit int) *Subgraph {
	return &Subgraph{}
}
