package graph

import "slices"

// Neighborhood is what lies within depth steps of the given nodes, each edge taken in either direction: the given nodes
// first, then the nearest, each level in a fixed order. Only nodes of the given kinds are kept and walked on from, and
// only edges of the given kinds followed; all where none is given. The given nodes are always part of it, unknown ids are
// passed over. With limit nodes it stops; Truncated tells whether it would have gone on.
func (s *Snapshot) Neighborhood(of []ID, depth int, kinds []Kind, through []EdgeKind, limit int) *Subgraph {
	n := neighborhood{Snapshot: s, relations: s.through(through), kinds: kinds, limit: limit, kept: newSet(s.total())}
	for _, id := range of {
		if v, known := s.vertex(id); known && !n.kept.has(v) {
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
		graph.Nodes = append(graph.Nodes, s.vertexOf(v))
	}
	return graph
}

// neighborhood is one walk outwards.
type neighborhood struct {
	*Snapshot
	relations []*relation
	kinds     []Kind
	limit     int
	kept      set
	order     []int32 // the vertexes kept, nearest first
}

func (n *neighborhood) keep(vertex int32) {
	n.kept.add(vertex)
	n.order = append(n.order, vertex)
}

// grow keeps the neighbours of the level's vertexes, as far as the limit allows; complete tells whether it did.
func (n *neighborhood) grow(level []int32) (complete bool) {
	for _, v := range level {
		for next := range n.steps(v, n.relations) {
			if n.kept.has(next.to) || !n.isOf(next.to, n.kinds) {
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

// isOf tells whether the vertex is of one of the kinds; any where none is given.
func (s *Snapshot) isOf(vertex int32, kinds []Kind) bool {
	kind, _ := s.split(vertex)
	return len(kinds) == 0 || slices.Contains(kinds, Kinds[kind])
}

// edges lists the edges whose ends are both kept: by relation, then in the order of the nodes. Each relation is followed
// from the side on which a node has few edges, because the other may have the whole corpus.
func (n *neighborhood) edges() []Edge {
	var list []Edge
	for _, r := range n.relations {
		for _, v := range n.order {
			for t := range n.sparse(r, v) {
				if n.kept.has(t.to) {
					list = append(list, n.edge(t))
				}
			}
		}
	}
	return list
}
