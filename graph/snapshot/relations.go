package snapshot

import (
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/adjacency"
	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// relation is one kind of edge between two kinds of node, followed from either end.
type relation struct {
	kind           EdgeKind
	source, target int             // indexes into Kinds
	out            adjacency.Lists // source → targets
	in             adjacency.Lists // target → sources
}

// manyTargets reports whether a source may have very many targets, while a target has few sources.
func (r *relation) manyTargets() bool {
	return r.target == measureIndex || r.target == targetIndex || r.kind == EdgeIssued
}

// relationIndex names the relations that questions are asked of.
type relationIndex struct {
	partOf   *relation // measure → plan
	planIn   *relation // plan → jurisdiction
	agencyIn *relation // agency → jurisdiction
	agencyIndexes
	uses           *relation       // measure → technology
	sets           *relation       // measure → target
	broader        *relation       // technology → technology
	plansIn        adjacency.Lists // jurisdiction → plans of it and of all within
	agenciesWithin adjacency.Lists // jurisdiction → agencies of it and of all within
	narrower       adjacency.Lists // technology → itself and all narrower ones, at any depth
	usedUnder      adjacency.Lists // technology with narrower ones → measures that use it or one of these
}

// lists appends the neighbours of an ordinal.
type lists = func(to []int32, i int32) []int32

// relate builds every relation, each from the side on which nodes have few neighbours. Their order is that of EdgeKinds,
// which makes walks repeatable.
func (s linker) relate(m *remapping) {
	s.partOf = s.relation(EdgePartOf, measureIndex, planIndex, s.measurePlans())
	s.planIn = s.relation(EdgeIn, planIndex, jurisdictionIndex, s.planJurisdictions)
	s.agencyIn = s.relation(EdgeIn, agencyIndex, jurisdictionIndex, s.agencyJurisdictions)
	s.relateAgencies(m)
	s.uses = s.relateTechnologies(m)
	setters := s.setters()
	s.sets = s.relationBack(EdgeSets, measureIndex, targetIndex, len(s.targets), setters[0])
	planSets := s.relationBack(EdgeSets, planIndex, targetIndex, 0, setters[1])
	s.broader = s.relation(EdgeBroader, technologyIndex, technologyIndex, s.broaderTechnologies)
	issued := s.relationBack(EdgeIssued, agencyIndex, planIndex, len(s.plans), s.issuers)
	s.relations = []*relation{s.partOf, s.planIn, s.agencyIn, s.byRole[graph.Lead], s.byRole[graph.Support], s.byRole[graph.Responsible],
		s.uses, s.sets, planSets, s.broader, issued}
	counting := adjacency.Counting(max(len(s.measures), len(s.targets)) + 1)
	for _, r := range s.relations {
		r.in.Share(counting)
		r.out.Share(counting)
	}

	s.plansIn = s.within(s.planIn)
	s.agenciesWithin = s.within(s.agencyIn)
	s.narrower = adjacency.New(len(s.technologies), 0, s.narrowerTechnologies)
	s.usedUnder = adjacency.New(len(s.technologies), s.uses.in.Size(), s.technologyUses())
}

// relation is built from its sources.
func (s linker) relation(kind EdgeKind, source, target int, targets lists) *relation {
	out := adjacency.New(s.count(source), s.count(source), targets)
	return &relation{kind: kind, source: source, target: target, out: out, in: out.Inverse(s.count(target))}
}

// relationBack is built from its targets, with about size edges.
func (s linker) relationBack(kind EdgeKind, source, target, size int, sources lists) *relation {
	in := adjacency.New(s.count(target), size, sources)
	return &relation{kind: kind, source: source, target: target, out: in.Inverse(s.count(source)), in: in}
}

// relateTechnologies relates the measures to the technologies that they mention.
func (s linker) relateTechnologies(m *remapping) *relation {
	before := adjacency.Lists{}
	if !m.isInitial() {
		before = m.before.uses.out
	}
	out := adjacency.New(len(s.measures), m.room(before), s.measureTechnologies(m))
	return &relation{kind: EdgeUses, source: measureIndex, target: technologyIndex, out: out, in: out.Inverse(len(s.technologies))}
}

func (s *nodes) mustOrdinal(kind int, id graph.ID) int32 {
	i, _ := s.ordinal(kind, id)
	return i
}

// measurePlans counts through the plans as it is asked for measure after measure.
func (s linker) measurePlans() lists {
	p, end := int32(-1), int32(0)
	return func(to []int32, i int32) []int32 {
		for i == end {
			p++
			end += int32(len(s.plans[p].Measures))
		}
		return append(to, p)
	}
}

func (s linker) planJurisdictions(to []int32, i int32) []int32 {
	if j := s.plans[i].Jurisdiction; j != nil {
		return append(to, s.mustOrdinal(jurisdictionIndex, j.ID))
	}
	return to
}

func (s linker) agencyJurisdictions(to []int32, i int32) []int32 {
	if j := s.agencies[i].Jurisdiction; j != nil {
		return append(to, s.mustOrdinal(jurisdictionIndex, j.ID))
	}
	return to
}

func (s linker) issuers(to []int32, i int32) []int32 {
	for _, issuer := range s.plans[i].Issuers() {
		to = append(to, s.mustOrdinal(agencyIndex, issuer.ID))
	}
	return to
}

func (s linker) broaderTechnologies(to []int32, i int32) []int32 {
	for _, broader := range s.technologies[i].Broader {
		to = append(to, s.mustOrdinal(technologyIndex, broader.ID))
	}
	return to
}

// measureTechnologies are those of the snapshot before where the measure stays: the technologies are the same then.
func (s linker) measureTechnologies(m *remapping) lists {
	ordinals := ordinalsOf(s.technologies)
	return func(to []int32, i int32) []int32 {
		if old := m.oldOrdinal(measureIndex, i); old != removed {
			return m.mapped(to, m.before.uses.out.Of(old), m.to[technologyIndex])
		}
		measure := s.measures[i]
		for t := range measure.EachTechnology() {
			to = append(to, ordinals[t])
		}
		return to
	}
}

// ordinalsOf finds ordinals by address, because hashing an id takes longer.
func ordinalsOf[T comparable](nodes []T) map[T]int32 {
	ordinals := make(map[T]int32, len(nodes))
	for i, node := range nodes {
		ordinals[node] = int32(i)
	}
	return ordinals
}

// setters leads from targets to the measure that sets each, or to the plan where none does. A plan's targets follow its
// measures, so that each one's measure is sought from the last one's on.
func (s linker) setters() [2]lists {
	measure, plan := make([]int32, len(s.targets)), make([]int32, len(s.targets))
	first, t := int32(0), 0
	for p, of := range s.plans {
		at := 0
		for _, target := range of.Targets {
			measure[t], plan[t] = removed, int32(p)
			if target.Measure != nil {
				at = indexFrom(of.Measures, at, target.Measure)
				measure[t], plan[t] = first+int32(at), removed
			}
			t++
		}
		first += int32(len(of.Measures))
	}
	stated := func(setter []int32) lists {
		return func(to []int32, i int32) []int32 {
			if setter[i] == removed {
				return to
			}
			return append(to, setter[i])
		}
	}
	return [2]lists{stated(measure), stated(plan)}
}

// indexFrom is where the measure stands, sought from one place on and round.
func indexFrom(list []*graph.Measure, at int, m *graph.Measure) int {
	if further := slices.Index(list[at:], m); further >= 0 {
		return at + further
	}
	return slices.Index(list, m)
}

// within gathers, for each jurisdiction, what relation in puts in it or in a jurisdiction below it.
func (s linker) within(in *relation) adjacency.Lists {
	above := adjacency.New(s.count(in.source), 0, func(to []int32, i int32) []int32 {
		for _, place := range in.out.Of(i) {
			for j := s.jurisdictions[place]; j != nil; j = j.Parent {
				to = append(to, s.mustOrdinal(jurisdictionIndex, j.ID))
			}
		}
		return to
	})
	return above.Inverse(len(s.jurisdictions))
}

// narrowerTechnologies are the technology itself and everything below it; a loop in the scheme does no harm.
func (s linker) narrowerTechnologies(to []int32, t int32) []int32 {
	found := bitset.New(len(s.technologies))
	found.Add(t)
	for queue := []int32{t}; len(queue) > 0; queue = queue[1:] {
		to = append(to, queue[0])
		for _, narrower := range s.broader.in.Of(queue[0]) {
			if !found.Has(narrower) {
				found.Add(narrower)
				queue = append(queue, narrower)
			}
		}
	}
	return to
}

// technologyUses are the measures that use the technology or a narrower one, where there are narrower ones. They are marked
// in a set, which puts them in order.
func (s linker) technologyUses() lists {
	using := bitset.New(len(s.measures))
	return func(to []int32, t int32) []int32 {
		if s.narrower.Degree(t) == 1 {
			return to
		}
		clear(using)
		for _, narrower := range s.narrower.Of(t) {
			for _, m := range s.uses.in.Of(narrower) {
				using.Add(m)
			}
		}
		for m := range using.All() {
			to = append(to, m)
		}
		return to
	}
}
