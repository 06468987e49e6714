package graph

// Path is a shortest path between two nodes.
func (s *Snapshot) Path(from, to ID, maxLength int, through []EdgeKind) *Path { return nil }
