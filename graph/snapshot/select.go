package snapshot

import (
	"cmp"
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// The lists below hold what a filter selects, in the order asked for: its field in its direction, ties by id. A zero
// order means the kind's default, an empty direction ascending. A filter that selects everything costs nothing.

// Jurisdictions lists every jurisdiction, parents before children, then by name.
func (s *Snapshot) Jurisdictions() []*graph.Jurisdiction { return s.jurisdictions }

// PlansOf lists the plans of exactly that jurisdiction, by title.
func (s *Snapshot) PlansOf(j *graph.Jurisdiction) []*graph.Plan {
	i, ok := s.ordinal(jurisdictionIndex, j.ID)
	if !ok {
		return nil
	}
	return pickList(s.plans, s.planIn.in.Of(i))
}

// pickList lists the nodes with those ordinals.
func pickList[T any](nodes []T, ordinals []int32) []T {
	list := make([]T, len(ordinals))
	for at, i := range ordinals {
		list[at] = nodes[i]
	}
	return list
}

// Plans lists the plans that the filter selects.
func (s *Snapshot) Plans(f PlanFilter, o PlanOrder) List[*graph.Plan] {
	o = PlanOrder{cmp.Or(o.Field, PlanByTitle), cmp.Or(o.Direction, Asc)}
	return selectOrdered(s.plans, s.planOrders[o], selector{s}.selectPlans(f))
}

// Measures lists the measures that the filter selects.
func (s *Snapshot) Measures(f MeasureFilter, o MeasureOrder) List[*graph.Measure] {
	if list, ok := (selector{s}).measureList(&f); ok {
		return s.pickOrdered(list, o)
	}
	return s.pickMeasures(selector{s}.selectMeasures(&f), o)
}

// Agencies lists the agencies that the filter selects.
func (s *Snapshot) Agencies(f AgencyFilter, o AgencyOrder) List[*graph.Agency] {
	o = AgencyOrder{cmp.Or(o.Field, AgencyByName), cmp.Or(o.Direction, Asc)}
	return selectOrdered(s.agencies, s.agencyOrders[o], selector{s}.selectAgencies(f))
}

// Technologies lists the technologies that the filter selects.
func (s *Snapshot) Technologies(f TechnologyFilter, o TechnologyOrder) List[*graph.Technology] {
	o = TechnologyOrder{cmp.Or(o.Field, TechnologyByName), cmp.Or(o.Direction, Asc)}
	return selectOrdered(s.technologies, s.technologyOrders[o], selector{s}.selectTechnologies(f))
}

// Targets lists the targets that the filter selects.
func (s *Snapshot) Targets(f TargetFilter, o TargetOrder) List[*graph.Target] {
	o = TargetOrder{cmp.Or(o.Field, TargetByDocument), cmp.Or(o.Direction, Asc)}
	return selectOrdered(s.targets, s.targetOrders[o], selector{s}.selectTargets(f))
}

// PlanMeasures lists the measures of the plan that the filter selects.
func (s *Snapshot) PlanMeasures(p *graph.Plan, f MeasureFilter, o MeasureOrder) List[*graph.Measure] {
	i, ok := s.ordinal(planIndex, p.ID)
	if !ok {
		return List[*graph.Measure]{}
	}
	return selector{s}.measuresAmong(s.partOf.in.Of(i), f, o)
}

// AgencyMeasures lists the measures on which the agency has one of the roles, any role where none is given, and which
// the filter selects.
func (s *Snapshot) AgencyMeasures(a *graph.Agency, roles []graph.Role, f MeasureFilter, o MeasureOrder) List[*graph.Measure] {
	i, ok := s.ordinal(agencyIndex, a.ID)
	if !ok {
		return List[*graph.Measure]{}
	}
	return selector{s}.measuresAmong(s.agencyMeasureList(i, roles), f, o)
}

// TechnologyMeasures lists the measures that use the technology, or with includeNarrower a narrower one, and which the
// filter selects.
func (s *Snapshot) TechnologyMeasures(t *graph.Technology, includeNarrower bool, f MeasureFilter, o MeasureOrder) List[*graph.Measure] {
	i, ok := s.ordinal(technologyIndex, t.ID)
	if !ok {
		return List[*graph.Measure]{}
	}
	return selector{s}.measuresAmong(selector{s}.users(i, includeNarrower), f, o)
}

// users is the sorted list of the measures that use a technology.
func (s selector) users(technology int32, includeNarrower bool) []int32 {
	if includeNarrower && s.narrower.Degree(technology) > 1 {
		return s.usedUnder.Of(technology)
	}
	return s.uses.in.Of(technology)
}

// measuresAmong lists those of a sorted list that the filter selects.
func (s selector) measuresAmong(list []int32, f MeasureFilter, o MeasureOrder) List[*graph.Measure] {
	if f.isZero() {
		return s.pickOrdered(list, o)
	}
	if also, ok := s.measureList(&f); ok {
		return s.pickOrdered(intersection(list, also), o)
	}
	chosen := s.selectMeasures(&f)
	return s.pickOrdered(slices.DeleteFunc(slices.Clone(list), func(m int32) bool { return !chosen.Has(m) }), o)
}

// pickOrdered lists measures, given in document order, in the order asked for.
func (s *Snapshot) pickOrdered(list []int32, o MeasureOrder) List[*graph.Measure] {
	ordering := s.measureOrders[MeasureOrder{cmp.Or(o.Field, MeasureByDocument), cmp.Or(o.Direction, Asc)}]
	all := ordering.list()
	if all == nil {
		return listOf(s.measures, list)
	}
	sorted, position := make([]int32, len(list)), ordering.position()
	for at, i := range list {
		sorted[at] = position[i]
	}
	slices.Sort(sorted)
	for at, place := range sorted {
		sorted[at] = all[place]
	}
	return listOf(s.measures, sorted)
}

func (s *Snapshot) pickMeasures(chosen bitset.Set, o MeasureOrder) List[*graph.Measure] {
	o = MeasureOrder{cmp.Or(o.Field, MeasureByDocument), cmp.Or(o.Direction, Asc)}
	return selectOrdered(s.measures, s.measureOrders[o], chosen)
}
