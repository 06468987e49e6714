package graph

import (
	"iter"
	"slices"
)

// step is an edge as a walk takes it: from a vertex to its neighbour, along the edge or against it.
type step struct {
	relation *relation
	from, to int32 // vertexes
	against  bool
}

// steps yields the edges of a vertex in the relations, in a fixed order: by relation, along before against, by ordinal.
func (s *Snapshot) steps(vertex int32, through []*relation) iter.Seq[step] {
	return func(yield func(step) bool) {
		for _, r := range through {
			if !s.along(r, vertex, yield) || !s.against(r, vertex, yield) {
				return
			}
		}
	}
}

// sparse yields the edges of a vertex in a relation where the vertex is on the side on which nodes have few.
func (s *Snapshot) sparse(r *relation, vertex int32) iter.Seq[step] {
	return func(yield func(step) bool) {
		if r.manyTargets() {
			s.against(r, vertex, yield)
		} else {
			s.along(r, vertex, yield)
		}
	}
}

// along yields the edges that begin at the vertex, and tells whether to go on.
func (s *Snapshot) along(r *relation, vertex int32, yield func(step) bool) bool {
	kind, i := s.split(vertex)
	if r.source != kind {
		return true
	}
	for _, to := range r.out.of(i) {
		if !yield(step{r, vertex, s.start[r.target] + to, false}) {
			return false
		}
	}
	return true
}

// against yields the edges that end at the vertex, and tells whether to go on.
func (s *Snapshot) against(r *relation, vertex int32, yield func(step) bool) bool {
	kind, i := s.split(vertex)
	if r.target != kind {
		return true
	}
	for _, to := range r.in.of(i) {
		if !yield(step{r, vertex, s.start[r.source] + to, true}) {
			return false
		}
	}
	return true
}

// degree is the number of the vertex's edges in the relations.
func (s *Snapshot) degree(vertex int32, through []*relation) int {
	kind, i := s.split(vertex)
	n := 0
	for _, r := range through {
		if r.source == kind {
			n += r.out.degree(i)
		}
		if r.target == kind {
			n += r.in.degree(i)
		}
	}
	return n
}

// through lists the relations of those kinds of edge; all where none is given.
func (s *Snapshot) through(kinds []EdgeKind) []*relation {
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
func (s *Snapshot) edge(t step) Edge {
	source, target := s.nodeAt(t.from).NodeID(), s.nodeAt(t.to).NodeID()
	if t.against {
		source, target = target, source
	}
	return Edge{Kind: t.relation.kind, Source: source, Target: target}
}

func (s *Snapshot) vertexOf(v int32) Vertex {
	return Vertex{Node: s.nodeAt(v), Degree: s.degree(v, s.relations)}
}

// vertices are the nodes of a kind with those ordinals, as drawn.
func (s *Snapshot) vertices(kind int, ordinals []int32) []Vertex {
	list := make([]Vertex, len(ordinals))
	for at, i := range ordinals {
		list[at] = s.vertexOf(s.start[kind] + i)
	}
	return list
}
