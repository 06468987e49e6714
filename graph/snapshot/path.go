package snapshot

import (
	"slices"
	"sync"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// Path is a shortest path between two nodes, each edge taken in either direction, through edges of those kinds (all
// where none is given) and at most maxLength long; nil where there is none, or where an id is unknown. It is the same one
// each time within a revision.
//
// The search goes out from both ends, each time a whole level from the side with fewer edges to follow, so that a
// technology that half the corpus uses is met, not walked through.
func (s *Snapshot) Path(from, to graph.ID, maxLength int, through []EdgeKind) *Path {
	a, known := s.vertex(from)
	b, alsoKnown := s.vertex(to)
	if !known || !alsoKnown || maxLength < 0 {
		return nil
	}
	if a == b {
		return &Path{Nodes: []Vertex{walker{s}.vertexOf(a)}}
	}
	w := walk{walker{s}, walker{s}.through(through)}
	near, far := w.begin(a), w.begin(b)
	defer near.end()
	defer far.end()
	for range maxLength {
		if !s.goOn(len(near.level())+len(far.level())) || len(near.level()) == 0 || len(far.level()) == 0 {
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
	walker
	relations []*relation
}

// side is what one end of the path has reached, level by level.
type side struct {
	seen    bitset.Set
	reached []step  // how each vertex was reached first; the first is the end itself
	parent  []int32 // for each of reached, the index of the one it was reached from
	from    int     // where the last level begins in reached
	steps   []step  // of the path that was found
}

// sides keeps the working space of searches that have ended for the next ones: a search marks a few hundred vertexes in
// a set as long as the corpus, so that making the set cost more than the search.
var sides = sync.Pool{New: func() any { return new(side) }}

func (w walk) begin(vertex int32) *side {
	e := sides.Get().(*side)
	if n := (w.total() + 63) / 64; cap(e.seen) < n {
		e.seen = make(bitset.Set, n)
	} else {
		e.seen = e.seen[:n]
	}
	e.seen.Add(vertex)
	e.reached, e.parent, e.from = append(e.reached, step{to: vertex}), append(e.parent, -1), 0
	return e
}

// end clears what the search has marked and gives the working space back.
func (e *side) end() {
	for i := range e.reached {
		e.seen.Remove(e.reached[i].to)
	}
	clear(e.reached) // They point into the snapshot, which may be replaced meanwhile.
	clear(e.steps)
	e.reached, e.parent, e.steps = e.reached[:0], e.parent[:0], e.steps[:0]
	sides.Put(e)
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
		vertex := e.reached[i].to
		if !w.goOn(w.degree(vertex, w.relations)) {
			break
		}
		kind, ordinal := w.split(vertex)
		for _, r := range w.relations {
			if r.source == kind {
				if met, ok := e.reach(other, int32(i), step{relation: r, from: vertex}, w.start[r.target], r.out.Of(ordinal)); ok {
					return met, true
				}
			}
			if r.target == kind {
				if met, ok := e.reach(other, int32(i), step{relation: r, from: vertex, against: true}, w.start[r.source], r.in.Of(ordinal)); ok {
					return met, true
				}
			}
		}
	}
	e.from = last
	return 0, false
}

// reach takes the step to each of the neighbours, ordinals that begin at start, until one meets the other side.
func (e *side) reach(other *side, from int32, next step, start int32, neighbours []int32) (met int32, ok bool) {
	for _, neighbour := range neighbours {
		next.to = start + neighbour
		if e.seen.Has(next.to) {
			continue
		}
		e.seen.Add(next.to)
		e.reached, e.parent = append(e.reached, next), append(e.parent, from)
		if other.seen.Has(next.to) {
			return next.to, true
		}
	}
	return 0, false
}

// back lists the steps from the vertex back to the side's end, in the side's own space.
func (e *side) back(vertex int32) []step {
	i := int32(slices.IndexFunc(e.reached, func(t step) bool { return t.to == vertex }))
	for ; e.parent[i] >= 0; i = e.parent[i] {
		e.steps = append(e.steps, e.reached[i])
	}
	return e.steps
}

// path joins the two sides where they met.
func (w walk) path(near, far *side, met int32) *Path {
	there, back := near.back(met), far.back(met)
	n := len(there) + len(back)
	path := &Path{Nodes: make([]Vertex, 0, n+1), Edges: make([]Edge, 0, n)}
	path.Nodes = append(path.Nodes, w.vertexOf(near.reached[0].to))
	take := func(t step) {
		path.Nodes = append(path.Nodes, w.vertexOf(t.to))
		path.Edges = append(path.Edges, w.edge(t))
	}
	for _, t := range slices.Backward(there) {
		take(t)
	}
	for _, t := range back {
		take(step{t.relation, t.to, t.from, !t.against})
	}
	return path
}
