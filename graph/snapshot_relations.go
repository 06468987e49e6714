package graph

import "iter"

// relation is one kind of edge between two kinds of node, followed from either end.
type relation struct {
	kind           EdgeKind
	source, target int       // indexes into Kinds
	out            adjacency // source → targets
	in             adjacency // target → sources
}

// manyTargets tells whether a source may have very many targets, while a target has few sources.
func (r *relation) manyTargets() bool {
	return r.target == measureIndex || r.target == targetIndex || r.kind == EdgeIssued
}

// relationIndex names the relations that questions are asked of.
type relationIndex struct {
	partOf    *relation // measure → plan
	planIn    *relation // plan → jurisdiction
	placeOf   *relation // measure → jurisdiction of its plan; no edge of its own
	agencyIn  *relation // agency → jurisdiction
	byRole    map[Role]*relation
	worksOn   *relation // agency → measure, in any role; no edge of its own
	uses      *relation // measure → technology
	sets      *relation // measure → target
	broader   *relation // technology → technology
	plansIn   adjacency // jurisdiction → plans of it and of all within
	bodiesIn  adjacency // jurisdiction → agencies of it and of all within
	narrower  adjacency // technology → itself and all narrower ones, at any depth
	usedUnder adjacency // technology → measures that use it or a narrower one
}

type edges = iter.Seq2[int32, int32]

// relate builds every relation. Their order is that of EdgeKinds, which makes walks repeatable.
func (s *Snapshot) relate() {
	s.partOf = s.relation(EdgePartOf, measureIndex, planIndex, s.measurePlans)
	s.planIn = s.relation(EdgeIn, planIndex, jurisdictionIndex, s.planPlaces)
	s.agencyIn = s.relation(EdgeIn, agencyIndex, jurisdictionIndex, s.agencyPlaces)
	s.byRole = map[Role]*relation{
		Lead:        s.relation(EdgeLeads, agencyIndex, measureIndex, s.responsibilities(Lead)),
		Support:     s.relation(EdgeSupports, agencyIndex, measureIndex, s.responsibilities(Support)),
		Responsible: s.relation(EdgeResponsibleFor, agencyIndex, measureIndex, s.responsibilities(Responsible)),
	}
	s.uses = s.relation(EdgeUses, measureIndex, technologyIndex, s.measureTechnologies)
	s.sets = s.relation(EdgeSets, measureIndex, targetIndex, s.measureTargets)
	planSets := s.relation(EdgeSets, planIndex, targetIndex, s.planTargets)
	s.broader = s.relation(EdgeBroader, technologyIndex, technologyIndex, s.broaderTechnologies)
	issued := s.relation(EdgeIssued, agencyIndex, planIndex, s.issuers)
	s.relations = []*relation{s.partOf, s.planIn, s.agencyIn, s.byRole[Lead], s.byRole[Support], s.byRole[Responsible],
		s.uses, s.sets, planSets, s.broader, issued}

	s.worksOn = s.relation("", agencyIndex, measureIndex, s.responsibilities())
	s.placeOf = s.relation("", measureIndex, jurisdictionIndex, s.measurePlaces)
	s.plansIn = s.within(s.planIn)
	s.bodiesIn = s.within(s.agencyIn)
	s.narrower = newAdjacency(len(s.technologies), s.narrowerTechnologies)
	s.usedUnder = newAdjacency(len(s.technologies), s.technologyUses)
}

func (s *Snapshot) relation(kind EdgeKind, source, target int, pairs edges) *relation {
	out := newAdjacency(s.count(source), pairs)
	return &relation{kind: kind, source: source, target: target, out: out, in: out.reversed(s.count(target))}
}

func (s *Snapshot) mustOrdinal(kind int, id ID) int32 {
	i, _ := s.ordinal(kind, id)
	return i
}

func (s *Snapshot) measurePlans(yield func(int32, int32) bool) {
	next := int32(0)
	for p, plan := range s.plans {
		for range plan.Measures {
			yield(next, int32(p))
			next++
		}
	}
}

func (s *Snapshot) planPlaces(yield func(int32, int32) bool) {
	for p, plan := range s.plans {
		if plan.Jurisdiction != nil {
			yield(int32(p), s.mustOrdinal(jurisdictionIndex, plan.Jurisdiction.ID))
		}
	}
}

func (s *Snapshot) measurePlaces(yield func(int32, int32) bool) {
	for m, p := range s.partOf.out.pairs() {
		for _, j := range s.planIn.out.of(p) {
			yield(m, j)
		}
	}
}

func (s *Snapshot) agencyPlaces(yield func(int32, int32) bool) {
	for a, agency := range s.agencies {
		if agency.Jurisdiction != nil {
			yield(int32(a), s.mustOrdinal(jurisdictionIndex, agency.Jurisdiction.ID))
		}
	}
}

// responsibilities pairs agencies with the measures on which they have one of the roles.
func (s *Snapshot) responsibilities(roles ...Role) edges {
	return func(yield func(int32, int32) bool) {
		ordinals := make(map[*Agency]int32, len(s.agencies)) // by address, because hashing an id takes longer
		for i, a := range s.agencies {
			ordinals[a] = int32(i)
		}
		for m, measure := range s.measures {
			for i := range measure.Responsibilities {
				if r := &measure.Responsibilities[i]; r.Role.In(roles) {
					yield(ordinals[r.Agency], int32(m))
				}
			}
		}
	}
}

func (s *Snapshot) measureTechnologies(yield func(int32, int32) bool) {
	for m, measure := range s.measures {
		for _, mention := range measure.Mentions {
			yield(int32(m), s.mustOrdinal(technologyIndex, mention.Technology.ID))
		}
	}
}

func (s *Snapshot) measureTargets(yield func(int32, int32) bool) {
	for t, target := range s.targets {
		if target.Measure != nil {
			yield(s.mustOrdinal(measureIndex, target.Measure.ID), int32(t))
		}
	}
}

func (s *Snapshot) planTargets(yield func(int32, int32) bool) {
	next := int32(0)
	for p, plan := range s.plans {
		for _, target := range plan.Targets {
			if target.Measure == nil {
				yield(int32(p), next)
			}
			next++
		}
	}
}

func (s *Snapshot) broaderTechnologies(yield func(int32, int32) bool) {
	for t, technology := range s.technologies {
		for _, broader := range technology.Broader {
			yield(int32(t), s.mustOrdinal(technologyIndex, broader.ID))
		}
	}
}

func (s *Snapshot) issuers(yield func(int32, int32) bool) {
	for p, plan := range s.plans {
		if plan.Issuer != nil {
			yield(s.mustOrdinal(agencyIndex, plan.Issuer.ID), int32(p))
		}
	}
}

// within gathers, for each jurisdiction, what relation in puts in it or in a jurisdiction below it.
func (s *Snapshot) within(in *relation) adjacency {
	return newAdjacency(len(s.jurisdictions), func(yield func(int32, int32) bool) {
		for i, place := range in.out.pairs() {
			for j := s.jurisdictions[place]; j != nil; j = j.Parent {
				yield(s.mustOrdinal(jurisdictionIndex, j.ID), i)
			}
		}
	})
}

// narrowerTechnologies pairs each technology with itself and everything below it; a loop in the scheme does no harm.
func (s *Snapshot) narrowerTechnologies(yield func(int32, int32) bool) {
	for t := range int32(len(s.technologies)) {
		found := newSet(len(s.technologies))
		found.add(t)
		for queue := []int32{t}; len(queue) > 0; queue = queue[1:] {
			yield(t, queue[0])
			for _, narrower := range s.broader.in.of(queue[0]) {
				if !found.has(narrower) {
					found.add(narrower)
					queue = append(queue, narrower)
				}
			}
		}
	}
}

func (s *Snapshot) technologyUses(yield func(int32, int32) bool) {
	for t, narrower := range s.narrower.pairs() {
		for _, m := range s.uses.in.of(narrower) {
			yield(t, m)
		}
	}
}
