package gql

import "github.com/plangraph/plangraph/graph"

// Revision is a state of the graph and how much it holds.
type Revision struct {
	ID string
	graph.Counts
}
