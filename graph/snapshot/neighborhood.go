package snapshot

import (
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// Neighborhood is what lies within depth steps of the given nodes, each edge taken in either direction: the given nodes
// first, then the nearest, each level in a fixed order. Only nodes of the given kinds are kept and walked on from, and
// only edges of the given kinds followed; all where none is given. The given nodes are always part of it, unknown ids are
// passed over. With limit nodes it stops; Truncated reports whether it would have gone on.
func (s *Snapshot) Neighborhood(of []graph.ID, depth int, kinds []graph.Kind, through []EdgeKind, limit int) *Subgraph {
	n := neighborhood{walker: walker{s}, relations: walker{s}.through(through), kinds: kinds, limit: limit, kept: bitset.New(s.total())}
	for _, id := range of {
		if v, known := s.vertex(id); known && !n.kept.Has(v) {
			n.keep(v)
		}
	}
	complete := true
	for level := 0; depth > 0 && complete; depth-- {
		next := len(n.order)
		complete = n.grow(n.order[level:next])
		level = next
	}
	graph := &Subgraph{Edges: n.edges(), Truncated: !complete}
	for _, v := range n.order {
		graph.Nodes = append(graph.Nodes, walker{s}.vertexOf(v))
	}
	return graph
}

// neighborhood is one walk outwards.
type neighborhood struct {
	walker
	relations []*relation
	kinds     []graph.Kind
	limit     int
	kept      bitset.Set
	order     []int32 // the vertexes kept, nearest first
}

func (n *neighborhood) keep(vertex int32) {
	n.kept.Add(vertex)
	n.order = append(n.order, vertex)
}

// grow keeps the neighbours of the level's vertexes, as far as the limit allows; complete reports whether it did.
func (n *neighborhood) grow(level []int32) (complete bool) {
	for _, v := range level {
		if !n.goOn(n.degree(v, n.relations)) {
			return true
		}
		for next := range n.steps(v, n.relations) {
			if n.kept.Has(next.to) || !n.isOf(next.to, n.kinds) {
				continue
			}
			if len(n.order) >= n.limit {
				return false
			}
			n.keep(next.to)
		}
	}
	return true
}

// isOf reports whether the vertex is of one of the kinds; any where none is given.
func (s walker) isOf(vertex int32, kinds []graph.Kind) bool {
	kind, _ := s.split(vertex)
	return len(kinds) == 0 || slices.Contains(kinds, graph.Kinds[kind])
}

// edges lists the edges whose ends are both kept: by relation, then in the order of the nodes. Each relation is followed
// from the side on which a node has few edges, because the other may have the whole corpus.
func (n *neighborhood) edges() []Edge {
	var list []Edge
	for _, r := range n.relations {
		for _, v := range n.order {
			if !n.goOn(1) {
				return list
			}
			for t := range n.sparse(r, v) {
				if n.kept.Has(t.to) {
					list = append(list, n.edge(t))
				}
			}
		}
	}
	return list
}
