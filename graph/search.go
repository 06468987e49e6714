package graph

// Hit is a node that a search found.
type Hit struct {
	Node    Node
	Score   float64
	Snippet string
}

// Search finds the nodes in which every word of the query occurs, the best first.
func (s *Snapshot) Search(query string, kinds []Kind) []Hit { return nil }
