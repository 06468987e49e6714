package gql

import (
	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// Connection is a page of a list, with nodes of type N and edges of type E. It makes nodes and edges when they are asked
// for: most clients want one of the two, some the count alone.
type Connection[N graph.Node, E any] struct {
	PageInfo   PageInfo
	TotalCount int
	start, end int
	list       interface {
		node(at int) N
		edge(at int) E
	}
}

// Nodes returns the page's nodes.
func (c *Connection[N, E]) Nodes() []N { return c.AppendNodes(make([]N, 0, c.end-c.start)) }

// Edges returns the page's edges.
func (c *Connection[N, E]) Edges() []E { return c.AppendEdges(make([]E, 0, c.end-c.start)) }

// AppendNodes appends the page's nodes to the list.
func (c *Connection[N, E]) AppendNodes(list []N) []N {
	for at := c.start; at < c.end; at++ {
		list = append(list, c.list.node(at))
	}
	return list
}

// AppendEdges appends the page's edges to the list.
func (c *Connection[N, E]) AppendEdges(list []E) []E {
	for at := c.start; at < c.end; at++ {
		list = append(list, c.list.edge(at))
	}
	return list
}

// PageInfo says where a page stands in its list.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	start, end      position // of the first and the last item; zero on an empty page
}

// StartCursor returns the first item's cursor; nil on an empty page.
func (p PageInfo) StartCursor() *string { return orNil(p.start.cursor()) }

// EndCursor returns the last item's cursor; nil on an empty page.
func (p PageInfo) EndCursor() *string { return orNil(p.end.cursor()) }

// Edge is a node in a list, with its place there.
type Edge[N graph.Node] struct {
	Node N
	at   int
}

// Cursor returns the edge's cursor. It is made when it is asked for, because most clients read the page's cursors alone.
func (e Edge[N]) Cursor() string { return position{e.Node.NodeID(), e.at}.cursor() }

// The schema's connections of plain nodes.
type (
	PlanConnection       = Connection[*graph.Plan, PlanEdge]
	PlanEdge             = Edge[*graph.Plan]
	MeasureConnection    = Connection[*graph.Measure, MeasureEdge]
	MeasureEdge          = Edge[*graph.Measure]
	AgencyConnection     = Connection[*graph.Agency, AgencyEdge]
	AgencyEdge           = Edge[*graph.Agency]
	TechnologyConnection = Connection[*graph.Technology, TechnologyEdge]
	TechnologyEdge       = Edge[*graph.Technology]
	TargetConnection     = Connection[*graph.Target, TargetEdge]
	TargetEdge           = Edge[*graph.Target]

	JurisdictionConnection = Connection[*graph.Jurisdiction, JurisdictionEdge]
	JurisdictionEdge       = Edge[*graph.Jurisdiction]
)

// The schema's connections whose edges say more than the node.
type (
	OwnerConnection            = Connection[*graph.Agency, OwnerEdge]
	AgencyTechnologyConnection = Connection[*graph.Technology, AgencyTechnologyEdge]
	CollaboratorConnection     = Connection[*graph.Agency, CollaboratorEdge]
	SearchConnection           = Connection[graph.Node, SearchEdge]
)

// itemList is a list that a page is taken from.
type itemList[T any] interface {
	Len() int
	At(i int) T
}

// sliceItems is an itemList in a slice.
type sliceItems[T any] []T

// Len returns the number of items.
func (s sliceItems[T]) Len() int { return len(s) }

// At returns the i-th item.
func (s sliceItems[T]) At(i int) T { return s[i] }

// listConnection is a connection with the list that it is a page of, in one allocation.
type listConnection[L itemList[T], T any, N graph.Node, E any] struct {
	Connection[N, E]
	items  L
	nodeOf func(T) N
	edgeOf func(Edge[N], T) E
}

func (c *listConnection[L, T, N, E]) node(at int) N { return c.nodeOf(c.items.At(at)) }

func (c *listConnection[L, T, N, E]) edge(at int) E {
	item := c.items.At(at)
	return c.edgeOf(Edge[N]{c.nodeOf(item), at}, item)
}

// connect takes a page from a list of items. nodeOf is an item's node, and edgeOf makes its edge from the plain edge of
// that node. A node occurs in a list once, so that its id identifies the item.
func connect[L itemList[T], T any, N graph.Node, E any](list L, p pageArgs, nodeOf func(T) N, edgeOf func(Edge[N], T) E) (*Connection[N, E], error) {
	total := list.Len()
	start, end, err := p.bounds(total, func(at int) graph.ID { return nodeOf(list.At(at)).NodeID() })
	if err != nil {
		return nil, err
	}
	c := &listConnection[L, T, N, E]{items: list, nodeOf: nodeOf, edgeOf: edgeOf}
	c.Connection = Connection[N, E]{PageInfo{HasNextPage: end < total, HasPreviousPage: start > 0}, total, start, end, c}
	if start < end {
		c.PageInfo.start, c.PageInfo.end = position{c.node(start).NodeID(), start}, position{c.node(end - 1).NodeID(), end - 1}
	}
	return &c.Connection, nil
}

// connectNodes takes a page from a list of nodes.
func connectNodes[N graph.Node](list snapshot.List[N], p pageArgs) (*Connection[N, Edge[N]], error) {
	return connect(list, p, func(node N) N { return node }, func(edge Edge[N], _ N) Edge[N] { return edge })
}

// OwnerEdge is an agency that owns a technology, with the measures that make it an owner.
type OwnerEdge struct {
	Edge[*graph.Agency]
	owner snapshot.Owner
}

// MeasureCount returns the number of measures that make the agency an owner.
func (e OwnerEdge) MeasureCount() int { return e.owner.MeasureCount }

// Measures returns a page of the measures that make the agency an owner, in document order.
func (e OwnerEdge) Measures(first *int, after *string) (*MeasureConnection, error) {
	return connectNodes(e.owner.Measures(), pageArgs{first: first, after: after})
}

func connectOwners(list snapshot.Owners, p pageArgs) (*OwnerConnection, error) {
	return connect(list, p,
		func(o snapshot.Owner) *graph.Agency { return o.Agency },
		func(e AgencyEdge, o snapshot.Owner) OwnerEdge { return OwnerEdge{e, o} })
}

// AgencyTechnologyEdge is a technology of an agency's measures.
type AgencyTechnologyEdge struct {
	Edge[*graph.Technology]
	MeasureCount int
}

func connectTechnologies(list []snapshot.TechnologyCount, p pageArgs) (*AgencyTechnologyConnection, error) {
	return connect(sliceItems[snapshot.TechnologyCount](list), p,
		func(c snapshot.TechnologyCount) *graph.Technology { return c.Technology },
		func(e TechnologyEdge, c snapshot.TechnologyCount) AgencyTechnologyEdge {
			return AgencyTechnologyEdge{e, c.MeasureCount}
		})
}

// CollaboratorEdge is an agency that shares measures with another.
type CollaboratorEdge struct {
	Edge[*graph.Agency]
	MeasureCount int
}

func connectCollaborators(list snapshot.AgencyCounts, p pageArgs) (*CollaboratorConnection, error) {
	return connect(list, p,
		func(c snapshot.AgencyCount) *graph.Agency { return c.Agency },
		func(e AgencyEdge, c snapshot.AgencyCount) CollaboratorEdge {
			return CollaboratorEdge{e, c.MeasureCount}
		})
}

// SearchEdge is a node that a search found.
type SearchEdge struct {
	Edge[graph.Node]
	Score float64
	hit   snapshot.Hit
}

// Snippet returns the passage that was found. It is made when it is asked for.
func (e SearchEdge) Snippet() string { return e.hit.Snippet() }

func connectHits(list snapshot.Hits, p pageArgs) (*SearchConnection, error) {
	return connect(list, p,
		func(h snapshot.Hit) graph.Node { return h.Node },
		func(e Edge[graph.Node], h snapshot.Hit) SearchEdge { return SearchEdge{e, h.Score, h} })
}
