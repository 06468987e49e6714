package gql

import "github.com/plangraph/plangraph/graph"

// The schema's connections whose edges say more than the node.
type (
	OwnerConnection            = Connection[*graph.Agency, OwnerEdge]
	AgencyTechnologyConnection = Connection[*graph.Technology, AgencyTechnologyEdge]
	CollaboratorConnection     = Connection[*graph.Agency, CollaboratorEdge]
	SearchConnection           = Connection[graph.Node, SearchEdge]
)

// OwnerEdge is an agency that owns a technology, with the measures that make it an owner.
type OwnerEdge struct {
	Edge[*graph.Agency]
	owner graph.Owner
}

// MeasureCount is the number of measures that make the agency an owner.
func (e OwnerEdge) MeasureCount() int { return e.owner.MeasureCount }

// Measures is a page of the measures that make the agency an owner, in document order.
func (e OwnerEdge) Measures(first *int, after *string) (*MeasureConnection, error) {
	return connectNodes(e.owner.Measures(), page{first: first, after: after})
}

func connectOwners(list graph.Owners, p page) (*OwnerConnection, error) {
	return connect(list, p,
		func(o graph.Owner) *graph.Agency { return o.Agency },
		func(e AgencyEdge, o graph.Owner) OwnerEdge { return OwnerEdge{e, o} })
}

// AgencyTechnologyEdge is a technology of an agency's measures.
type AgencyTechnologyEdge struct {
	Edge[*graph.Technology]
	MeasureCount int
}

func connectTechnologies(list []graph.TechnologyCount, p page) (*AgencyTechnologyConnection, error) {
	return connect(held[graph.TechnologyCount](list), p,
		func(c graph.TechnologyCount) *graph.Technology { return c.Technology },
		func(e TechnologyEdge, c graph.TechnologyCount) AgencyTechnologyEdge {
			return AgencyTechnologyEdge{e, c.MeasureCount}
		})
}

// CollaboratorEdge is an agency that shares measures with another.
type CollaboratorEdge struct {
	Edge[*graph.Agency]
	MeasureCount int
}

func connectCollaborators(list graph.AgencyCounts, p page) (*CollaboratorConnection, error) {
	return connect(list, p,
		func(c graph.AgencyCount) *graph.Agency { return c.Agency },
		func(e AgencyEdge, c graph.AgencyCount) CollaboratorEdge { return CollaboratorEdge{e, c.MeasureCount} })
}

// SearchEdge is a node that a search found.
type SearchEdge struct {
	Edge[graph.Node]
	Score float64
	hit   graph.Hit
}

// Snippet is the passage that was found. It is made when it is asked for.
func (e SearchEdge) Snippet() string { return e.hit.Snippet() }

func connectHits(list graph.Hits, p page) (*SearchConnection, error) {
	return connect(list, p,
		func(h graph.Hit) graph.Node { return h.Node },
		func(e Edge[graph.Node], h graph.Hit) SearchEdge { return SearchEdge{e, h.Score, h} })
}
