package snapshot

import (
	"cmp"
	"slices"
	"sync"

	"github.com/plangraph/plangraph/graph"
)

// nodes are the things of a snapshot, each with its ordinal and its vertex.
type nodes struct {
	plans         []*graph.Plan // each list in its kind's default order: the index is the ordinal
	measures      []*graph.Measure
	agencies      []*graph.Agency
	technologies  []*graph.Technology
	targets       []*graph.Target
	jurisdictions []*graph.Jurisdiction

	vertexes vertexTable
	start    [6]int32 // the vertex at which each kind begins, in the order of Kinds
}

// number puts every kind into its default order and gives every node its vertex.
func (s builder) number() {
	sortByName(s.plans, func(p *graph.Plan) string { return p.Title })
	sortByName(s.agencies, func(a *graph.Agency) string { return a.Name })
	sortByName(s.technologies, func(t *graph.Technology) string { return t.Name })
	sortByName(s.jurisdictions, func(j *graph.Jurisdiction) string { return j.Name })
	slices.SortStableFunc(s.jurisdictions, func(a, b *graph.Jurisdiction) int { return cmp.Compare(depthOf(a), depthOf(b)) })
	measures, targets := 0, 0
	for _, p := range s.plans {
		measures, targets = measures+len(p.Measures), targets+len(p.Targets)
	}
	s.measures, s.targets = make([]*graph.Measure, 0, measures), make([]*graph.Target, 0, targets)
	for _, p := range s.plans {
		s.measures = append(s.measures, p.Measures...)
		s.targets = append(s.targets, p.Targets...)
	}
	next := 0
	for k := range graph.Kinds {
		s.start[k] = int32(next)
		next += s.count(k)
	}
}

// sourceOwners say of which plan a source is. Few ask, so they are collected for the first who does.
type sourceOwners struct {
	once sync.Once
	of   map[*graph.Source]*graph.Plan
}

// Marks lists what was read in a stretch of a source, and what was not: see graph.Plan.Marks. Of a source that is of no plan
// of the snapshot it is nothing.
func Marks(s *Snapshot, source *graph.Source, within graph.Span) []graph.Mark {
	s.planOf.once.Do(func() {
		s.planOf.of = map[*graph.Source]*graph.Plan{}
		for _, p := range s.plans {
			for _, x := range p.Sources {
				s.planOf.of[x] = p
			}
		}
	})
	p := s.planOf.of[source]
	if p == nil {
		return nil
	}
	return p.Marks(source, within, func() bool { return s.goOn(rowSteps) })
}

func (s *nodes) total() int {
	n := 0
	for kind := range graph.Kinds {
		n += s.count(kind)
	}
	return n
}

// depthOf is how many jurisdictions lie above.
func depthOf(j *graph.Jurisdiction) int {
	depth := 0
	for p := j.Parent; p != nil; p = p.Parent {
		depth++
	}
	return depth
}

// The kinds as indexes into Kinds.
const (
	planIndex = iota
	measureIndex
	agencyIndex
	technologyIndex
	targetIndex
	jurisdictionIndex
)

// count is the number of nodes of a kind.
func (s *nodes) count(kind int) int {
	return [...]int{len(s.plans), len(s.measures), len(s.agencies), len(s.technologies), len(s.targets), len(s.jurisdictions)}[kind]
}

// nodeOf is the node of a kind with that ordinal.
func (s *nodes) nodeOf(kind int, i int32) graph.Node {
	switch kind {
	case planIndex:
		return s.plans[i]
	case measureIndex:
		return s.measures[i]
	case agencyIndex:
		return s.agencies[i]
	case technologyIndex:
		return s.technologies[i]
	case targetIndex:
		return s.targets[i]
	default:
		return s.jurisdictions[i]
	}
}

// split tells a vertex's kind and its ordinal.
func (s *nodes) split(vertex int32) (kind int, ordinal int32) {
	for kind = jurisdictionIndex; s.start[kind] > vertex; kind-- {
	}
	return kind, vertex - s.start[kind]
}

func (s *nodes) nodeAt(vertex int32) graph.Node { return s.nodeOf(s.split(vertex)) }

// ordinal finds the ordinal of the node with that id; ok is false where there is none of that kind.
func (s *nodes) ordinal(kind int, id graph.ID) (i int32, ok bool) {
	vertex, ok := s.vertex(id)
	i = vertex - s.start[kind]
	return i, ok && i >= 0 && int(i) < s.count(kind)
}

// find is the node of one kind's list with that id, or the zero T.
func find[T any](s *nodes, kind int, list []T, id graph.ID) T {
	if i, ok := s.ordinal(kind, id); ok {
		return list[i]
	}
	var none T
	return none
}

// Node is the node of any kind with that id; nil where unknown.
func (s *nodes) Node(id graph.ID) graph.Node {
	if vertex, ok := s.vertex(id); ok {
		return s.nodeAt(vertex)
	}
	return nil
}

// Plan is the plan with that id; nil where unknown.
func (s *nodes) Plan(id graph.ID) *graph.Plan { return find(s, planIndex, s.plans, id) }

// Measure is the measure with that id; nil where unknown.
func (s *nodes) Measure(id graph.ID) *graph.Measure { return find(s, measureIndex, s.measures, id) }

// Agency is the agency with that id; nil where unknown.
func (s *nodes) Agency(id graph.ID) *graph.Agency { return find(s, agencyIndex, s.agencies, id) }

// Technology is the technology with that id; nil where unknown.
func (s *nodes) Technology(id graph.ID) *graph.Technology {
	return find(s, technologyIndex, s.technologies, id)
}

// Target is the target with that id; nil where unknown.
func (s *nodes) Target(id graph.ID) *graph.Target { return find(s, targetIndex, s.targets, id) }

// Jurisdiction is the jurisdiction with that id; nil where unknown.
func (s *nodes) Jurisdiction(id graph.ID) *graph.Jurisdiction {
	return find(s, jurisdictionIndex, s.jurisdictions, id)
}
