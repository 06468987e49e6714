package snapshot

import (
	"iter"
	"slices"

	"github.com/plangraph/plangraph/graph"
)

// step is an edge as a walk takes it: from a vertex to its neighbour, along the edge or against it.
type step struct {
	relation *relation
	from, to int32 // vertexes
	against  bool
}

// steps yields the edges of a vertex in the relations, in a fixed order: by relation, along before against, by ordinal.
func (s walker) steps(vertex int32, through []*relation) iter.Seq[step] {
	return func(yield func(step) bool) {
		for _, r := range through {
			if !s.along(r, vertex, yield) || !s.against(r, vertex, yield) {
				return
			}
		}
	}
}

// sparse yields the edges of a vertex in a relation where the vertex is on the side on which nodes have few.
func (s walker) sparse(r *relation, vertex int32) iter.Seq[step] {
	return func(yield func(step) bool) {
		if r.manyTargets() {
			s.against(r, vertex, yield)
		} else {
			s.along(r, vertex, yield)
		}
	}
}

// along yields the edges that begin at the vertex, and reports whether to go on.
func (s walker) along(r *relation, vertex int32, yield func(step) bool) bool {
	kind, i := s.split(vertex)
	if r.source != kind {
		return true
	}
	for _, to := range r.out.Of(i) {
		if !yield(step{r, vertex, s.start[r.target] + to, false}) {
			return false
		}
	}
	return true
}

// against yields the edges that end at the vertex, and reports whether to go on.
func (s walker) against(r *relation, vertex int32, yield func(step) bool) bool {
	kind, i := s.split(vertex)
	if r.target != kind {
		return true
	}
	for _, to := range r.in.Of(i) {
		if !yield(step{r, vertex, s.start[r.source] + to, true}) {
			return false
		}
	}
	return true
}

// degree is the number of the vertex's edges in the relations.
func (s walker) degree(vertex int32, through []*relation) int {
	kind, i := s.split(vertex)
	n := 0
	for _, r := range through {
		if r.source == kind {
			n += r.out.Degree(i)
		}
		if r.target == kind {
			n += r.in.Degree(i)
		}
	}
	return n
}

// through lists the relations of those kinds of edge; all where none is given.
func (s walker) through(kinds []EdgeKind) []*relation {
	if len(kinds) == 0 {
		return s.relations
	}
	var list []*relation
	for _, r := range s.relations {
		if slices.Contains(kinds, r.kind) {
			list = append(list, r)
		}
	}
	return list
}

// edge is the edge that the step takes, in its own direction.
func (s walker) edge(t step) Edge {
	source, target := s.nodeAt(t.from).NodeID(), s.nodeAt(t.to).NodeID()
	if t.against {
		source, target = target, source
	}
	return Edge{Kind: t.relation.kind, Source: source, Target: target}
}

func (s walker) vertexOf(v int32) Vertex {
	return Vertex{Node: s.nodeAt(v), Degree: s.degree(v, s.relations)}
}

// vertices are the nodes of a kind with those ordinals, as drawn.
func (s walker) vertices(kind int, ordinals []int32) []Vertex {
	list := make([]Vertex, len(ordinals))
	for at, i := range ordinals {
		list[at] = s.vertexOf(s.start[kind] + i)
	}
	return list
}

// EdgeKind is the sort of an edge of the graph, as clients draw it.
type EdgeKind string

// The kinds of edge, each with its direction.
const (
	EdgePartOf         EdgeKind = "PART_OF"         // measure → plan
	EdgeIn             EdgeKind = "IN"              // plan → jurisdiction, agency → jurisdiction
	EdgeLeads          EdgeKind = "LEADS"           // agency → measure
	EdgeSupports       EdgeKind = "SUPPORTS"        // agency → measure
	EdgeResponsibleFor EdgeKind = "RESPONSIBLE_FOR" // agency → measure
	EdgeUses           EdgeKind = "USES"            // measure → technology
	EdgeSets           EdgeKind = "SETS"            // measure → target; plan → target where the plan as a whole sets it
	EdgeBroader        EdgeKind = "BROADER"         // technology → technology
	EdgeIssued         EdgeKind = "ISSUED"          // agency → plan
)

// EdgeKinds lists every kind of edge, in a fixed order.
var EdgeKinds = []EdgeKind{EdgePartOf, EdgeIn, EdgeLeads, EdgeSupports, EdgeResponsibleFor, EdgeUses, EdgeSets, EdgeBroader, EdgeIssued}

// Vertex is a node as a drawing library takes it. Degree counts its edges of all kinds in the whole graph.
type Vertex struct {
	Node   graph.Node
	Degree int
}

// Edge joins two nodes.
type Edge struct {
	Kind   EdgeKind
	Source graph.ID
	Target graph.ID
}

// ID is the edge's. It depends on its kind and ends only, and is made when it is asked for: a drawing has hundreds of edges.
func (e Edge) ID() string { return string(e.Kind) + ":" + string(e.Source) + ":" + string(e.Target) }

// Subgraph is a part of the graph: vertices, and every edge between them of the kinds asked for.
type Subgraph struct {
	Nodes     []Vertex // nearest first
	Edges     []Edge
	Truncated bool // some nodes within the depth were left out for the limit
}

// Path is a chain of edges, each taken in either direction: len(Nodes) == len(Edges)+1.
type Path struct {
	Nodes []Vertex
	Edges []Edge
}

// Matrix counts the measures that a row and a column share.
type Matrix struct {
	Rows    []Vertex // the busiest first
	Columns []Vertex // the busiest first
	Cells   []Cell   // those above zero, by row, then column
}

// Cell is one count of a matrix, by the indexes of its row and column.
type Cell struct {
	Row, Column, MeasureCount int
}
