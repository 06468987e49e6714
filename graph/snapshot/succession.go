package snapshot

import (
	"slices"

	"github.com/plangraph/plangraph/graph"
)

// Successor is the agency that took over from the agency in a reform; nil where none is known or no plan names it.
func (s *Snapshot) Successor(a *graph.Agency) *graph.Agency {
	if a.Successor == "" {
		return nil
	}
	return s.Agency(graph.NewAgencyID(a.Successor, a.Jurisdiction))
}

// Predecessors lists the agencies that the agency took over from, where plans name them, by name.
func (s *Snapshot) Predecessors(a *graph.Agency) []*graph.Agency {
	return slices.Clone(s.predecessors[a.ID])
}

// collectPredecessors turns the agencies' successors round. Agencies come by name, so each list does.
func (s builder) collectPredecessors() {
	s.predecessors = map[graph.ID][]*graph.Agency{}
	for _, a := range s.agencies {
		if next := s.Successor(a); next != nil {
			s.predecessors[next.ID] = append(s.predecessors[next.ID], a)
		}
	}
}
