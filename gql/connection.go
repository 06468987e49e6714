package gql

import (
	"encoding/base64"
	"strconv"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

const (
	defaultPage = 20
	maxPage     = 100
)

// Connection is a page of a list, with nodes of type N and edges of type E. It makes those of them that are asked for: most
// clients want one of the two, and some the count alone.
type Connection[N graph.Node, E any] struct {
	PageInfo   PageInfo
	TotalCount int
	start, end int
	list       interface {
		node(at int) N
		edge(at int) E
	}
}

// Nodes are the page's.
func (c *Connection[N, E]) Nodes() []N { return c.appendNodes(make([]N, 0, c.end-c.start)) }

// Edges are the page's.
func (c *Connection[N, E]) Edges() []E { return c.appendEdges(make([]E, 0, c.end-c.start)) }

func (c *Connection[N, E]) appendNodes(list []N) []N {
	for at := c.start; at < c.end; at++ {
		list = append(list, c.list.node(at))
	}
	return list
}

func (c *Connection[N, E]) appendEdges(list []E) []E {
	for at := c.start; at < c.end; at++ {
		list = append(list, c.list.edge(at))
	}
	return list
}

// PageInfo says where a page stands in its list.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	start, end      place // of its first and its last item; without an id on an empty page
}

// StartCursor is the first item's cursor; nil on an empty page.
func (p PageInfo) StartCursor() *string { return orNil(p.start.cursor()) }

// EndCursor is the last item's cursor; nil on an empty page.
func (p PageInfo) EndCursor() *string { return orNil(p.end.cursor()) }

// Edge is a node in a list, and where it stands there.
type Edge[N graph.Node] struct {
	Node N
	at   int
}

// Cursor is the edge's. It is made when it is asked for, because most clients want the page's alone.
func (e Edge[N]) Cursor() string { return place{e.Node.NodeID(), e.at}.cursor() }

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
)

// page is what a client asks of a list.
type page struct {
	first  *int
	after  *string
	last   *int
	before *string
}

// connectNodes makes the page of a list of nodes.
func connectNodes[N graph.Node](list graph.List[N], p page) (*Connection[N, Edge[N]], error) {
	return connect(list, p, func(node N) N { return node }, func(edge Edge[N], _ N) Edge[N] { return edge })
}

// items are what a page is cut from.
type items[T any] interface {
	Len() int
	At(i int) T
}

// held is items that lie in memory one after another.
type held[T any] []T

func (h held[T]) Len() int   { return len(h) }
func (h held[T]) At(i int) T { return h[i] }

// cut is a connection with the list that it is cut from, in one piece of memory.
type cut[L items[T], T any, N graph.Node, E any] struct {
	Connection[N, E]
	items  L
	nodeOf func(T) N
	widen  func(Edge[N], T) E
}

func (c *cut[L, T, N, E]) node(at int) N { return c.nodeOf(c.items.At(at)) }

func (c *cut[L, T, N, E]) edge(at int) E {
	item := c.items.At(at)
	return c.widen(Edge[N]{c.nodeOf(item), at}, item)
}

// connect makes the page of a list of items: node finds an item's node, and widen makes of a node's edge the edge of its
// item. A node stands in a list once, so that its id is its cursor.
func connect[L items[T], T any, N graph.Node, E any](list L, p page, node func(T) N, widen func(Edge[N], T) E) (*Connection[N, E], error) {
	total := list.Len()
	start, end, err := p.bounds(total, func(at int) graph.ID { return node(list.At(at)).NodeID() })
	if err != nil {
		return nil, err
	}
	c := &cut[L, T, N, E]{items: list, nodeOf: node, widen: widen}
	c.Connection = Connection[N, E]{PageInfo{HasNextPage: end < total, HasPreviousPage: start > 0}, total, start, end, c}
	if start < end {
		c.PageInfo.start, c.PageInfo.end = place{c.node(start).NodeID(), start}, place{c.node(end - 1).NodeID(), end - 1}
	}
	return &c.Connection, nil
}

// bounds finds the page in a list of n items, whose nodes have the ids.
func (p page) bounds(n int, id func(at int) graph.ID) (start, end int, err error) {
	size, fromEnd, err := p.size()
	if err != nil {
		return 0, 0, err
	}
	start, end = 0, n
	if p.after != nil {
		at, err := find(*p.after, n, id)
		if err != nil {
			return 0, 0, err
		}
		start = at + 1
	}
	if p.before != nil {
		at, err := find(*p.before, n, id)
		if err != nil {
			return 0, 0, err
		}
		end = max(at, start)
	}
	if fromEnd {
		return max(start, end-size), end, nil
	}
	return start, min(end, start+size), nil
}

// size says how many items the page may have and from which end: the last ones where last is given, or before alone.
func (p page) size() (size int, fromEnd bool, err error) {
	switch {
	case p.first != nil && p.last != nil:
		return 0, false, badInput("first and last are given together; give one of them")
	case p.first != nil:
		size, err = atMost(maxPage, "first", *p.first)
		return size, false, err
	case p.last != nil:
		size, err = atMost(maxPage, "last", *p.last)
		return size, true, err
	}
	return defaultPage, p.before != nil && p.after == nil, nil
}

// atMost checks a number of things asked for.
func atMost(limit int, argument string, n int) (int, error) {
	switch {
	case n < 0:
		return 0, badInput("%s is %d; it cannot be negative", argument, n)
	case n > limit:
		return 0, tooLarge(argument, limit, n)
	}
	return n, nil
}

// within checks a number of steps asked for.
func within(limit int, argument string, n int) (int, error) {
	if n < 0 || n > limit {
		return 0, badInput("%s is %d; give 0 to %d", argument, n, limit)
	}
	return n, nil
}

// place is a node, and where it stood in a list when that was answered.
type place struct {
	id graph.ID
	at int
}

// find finds the cursor's item where the cursor says that it stands; where the list has changed since, wherever it is.
// Without that hint, a page deep in a list of 100,000 would read every id before it.
func find(cursor string, n int, id func(at int) graph.ID) (int, error) {
	text, err := base64.RawURLEncoding.DecodeString(cursor)
	if err == nil {
		wanted, hint, _ := strings.Cut(string(text), "@")
		if at, err := strconv.Atoi(hint); err == nil && at >= 0 && at < n && id(at) == graph.ID(wanted) {
			return at, nil
		}
		for at := range n {
			if id(at) == graph.ID(wanted) {
				return at, nil
			}
		}
	}
	return 0, &clientError{code: codeInvalidCursor, message: "the cursor is none of this list as it is now; begin again without it"}
}

// cursor says which place it stands for, and hides that, because clients must not make cursors themselves. It is empty for
// no place.
func (p place) cursor() string {
	if p.id == "" {
		return ""
	}
	text := make([]byte, 0, 48)
	text = strconv.AppendInt(append(append(text, p.id...), '@'), int64(p.at), 10)
	return base64.RawURLEncoding.EncodeToString(text)
}
