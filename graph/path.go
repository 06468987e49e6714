package graph

import "slices"

// Path is a shortest path between two nodes, each edge taken in either direction, through edges of those kinds (all
// where none is given) and at most maxLength long; nil where there is none, or where an id is unknown. It is the same one
// each time within a revision.
//
// The search goes out from both ends, each time a whole level from the side with fewer edges to follow, so that a
// technology that half the corpus uses is met, not walked through.
func (s *Snapshot) Path(from, to ID, maxLength int, through []EdgeKind) *Path {
	a, known := s.vertexes[from]
	b, alsoKnown := s.vertexes[to]
	if !known || !alsoKnown || maxLength < 0 {
		return nil
	}
	if a == b {
		return &Path{Nodes: []Vertex{s.vertexOf(a)}}
	}
	w := walk{s, s.through(through)}
	near, far := w.begin(a), w.begin(b)
	for range maxLength {
		if len(near.level()) == 0 || len(far.level()) == 0 {
			return nil
		}
		if w.work(near) <= w.work(far) {
			if met, ok := w.advance(near, far); ok {
				return w.path(near, far, met)
			}
		} else if met, ok := w.advance(far, near); ok {
			return w.path(near, far, met)
		}
	}
	return nil
}

// walk is one search for a path.
type walk struct {
	*Snapshot
	relations []*relation
}

// side is what one end of the path has reached, level by level.
type side struct {
	seen    set
	reached []step // how each vertex was reached first; the first is the end itself
	parent  []int  // for each of reached, the index of the one it was reached from
	from    int    // where the last level begins in reached
}

func (w walk) begin(vertex int32) *side {
	seen := newSet(len(w.vertexes))
	seen.add(vertex)
	return &side{seen: seen, reached: []step{{to: vertex}}, parent: []int{-1}}
}

func (e *side) level() []step { return e.reached[e.from:] }

// work is the number of edges that the next level has to follow.
func (w walk) work(e *side) int {
	n := 0
	for _, reached := range e.level() {
		n += w.degree(reached.to, w.relations)
	}
	return n
}

// advance walks one level further, until it meets the other side.
func (w walk) advance(e, other *side) (met int32, ok bool) {
	last := len(e.reached)
	for i := e.from; i < last; i++ {
		for next := range w.steps(e.reached[i].to, w.relations) {
			if e.seen.has(next.to) {
				continue
			}
			e.seen.add(next.to)
			e.reached, e.parent = append(e.reached, next), append(e.parent, i)
			if other.seen.has(next.to) {
				return next.to, true
			}
		}
	}
	e.from = last
	return 0, false
}

// back lists the steps from the vertex back to the side's end.
func (e *side) back(vertex int32) []step {
	var steps []step
	i := slices.IndexFunc(e.reached, func(t step) bool { return t.to == vertex })
	for ; e.parent[i] >= 0; i = e.parent[i] {
		steps = append(steps, e.reached[i])
	}
	return steps
}

// path joins the two sides where they met.
func (w walk) path(near, far *side, met int32) *Path {
	steps := near.back(met)
	slices.Reverse(steps)
	for _, t := range far.back(met) {
		steps = append(steps, step{t.relation, t.to, t.from, !t.against})
	}
	path := &Path{Nodes: []Vertex{w.vertexOf(near.reached[0].to)}}
	for _, t := range steps {
		path.Nodes = append(path.Nodes, w.vertexOf(t.to))
		path.Edges = append(path.Edges, w.edge(t))
	}
	return path
}
