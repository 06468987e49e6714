package gql

import (
	"github.com/plangraph/plangraph/graph"
)

// Cursor returns the cursor of a node at that index of a list.
func Cursor(id graph.ID, index int) string { return position{id, index}.cursor() }
