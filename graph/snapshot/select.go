package snapshot

import (
	"cmp"
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// The lists below hold what a filter selects, in the order asked for: its field in its direction, ties by id. A zero
// order means the kind's default, an empty direction ascending. A filter that selects everything costs nothing.

// Jurisdictions lists the jurisdictions that the filter selects, parents before children, then by name.
func (s *Snapshot) Jurisdictions(f JurisdictionFilter) List[*graph.Jurisdiction] {
	return selectOrdered(s.jurisdictions, newOrdering(nil), newSelector(s).selectJurisdictions(f))
}

// PlansOf lists the plans of exactly that jurisdiction, by title.
func (s *Snapshot) PlansOf(j *graph.Jurisdiction) List[*graph.Plan] {
	i, ok := s.ordinal(jurisdictionIndex, j.ID)
	if !ok {
		return List[*graph.Plan]{}
	}
	return listOf(s.plans, s.planIn.in.Of(i))
}

// Plans lists the plans that the filter selects.
func (s *Snapshot) Plans(f PlanFilter, o PlanOrder) (List[*graph.Plan], error) {
	o = PlanOrder{cmp.Or(o.Field, PlanByTitle), cmp.Or(o.Direction, Asc)}
	by := newSelector(s)
	return selectOrdered(s.plans, s.planOrders[o], by.selectPlans(f)), by.err
}

// Measures lists the measures that the filter selects.
func (s *Snapshot) Measures(f MeasureFilter, o MeasureOrder) (List[*graph.Measure], error) {
	by := newSelector(s)
	if list, ok := by.measureList(&f); ok {
		return s.pickOrdered(list, o), by.err
	}
	return s.pickMeasures(by.selectMeasures(&f), o), by.err
}

// Agencies lists the agencies that the filter selects.
func (s *Snapshot) Agencies(f AgencyFilter, o AgencyOrder) (List[*graph.Agency], error) {
	o = AgencyOrder{cmp.Or(o.Field, AgencyByName), cmp.Or(o.Direction, Asc)}
	by := newSelector(s)
	return selectOrdered(s.agencies, s.agencyOrders[o], by.selectAgencies(f)), by.err
}

// Technologies lists the technologies that the filter selects.
func (s *Snapshot) Technologies(f TechnologyFilter, o TechnologyOrder) (List[*graph.Technology], error) {
	o = TechnologyOrder{cmp.Or(o.Field, TechnologyByName), cmp.Or(o.Direction, Asc)}
	by := newSelector(s)
	return selectOrdered(s.technologies, s.technologyOrders[o], by.selectTechnologies(f)), by.err
}

// Targets lists the targets that the filter selects.
func (s *Snapshot) Targets(f TargetFilter, o TargetOrder) (List[*graph.Target], error) {
	o = TargetOrder{cmp.Or(o.Field, TargetByDocument), cmp.Or(o.Direction, Asc)}
	by := newSelector(s)
	chosen := by.selectTargets(f)
	if !s.goOn(chosen.Len()) {
		return List[*graph.Target]{}, by.err
	}
	return selectOrdered(s.targets, s.targetOrders[o], chosen), by.err
}

// PlanMeasures lists the measures of the plan that the filter selects.
func (s *Snapshot) PlanMeasures(p *graph.Plan, f MeasureFilter, o MeasureOrder) (List[*graph.Measure], error) {
	i, ok := s.ordinal(planIndex, p.ID)
	if !ok {
		return List[*graph.Measure]{}, nil
	}
	by := newSelector(s)
	return by.measuresAmong(s.partOf.in.Of(i), f, o), by.err
}

// AgencyMeasures lists the measures on which the agency has one of the roles, any role where none is given, and which
// the filter selects.
func (s *Snapshot) AgencyMeasures(a *graph.Agency, roles []graph.Role, f MeasureFilter, o MeasureOrder) (List[*graph.Measure], error) {
	i, ok := s.ordinal(agencyIndex, a.ID)
	if !ok {
		return List[*graph.Measure]{}, nil
	}
	by := newSelector(s)
	return by.measuresAmong(s.agencyMeasureList(i, roles), f, o), by.err
}

// AgencyTargets lists the targets of the measures on which the agency has one of the roles, any role where none is given, that
// fall due within the dates: by deadline, those without one last, and only where neither date is given.
func (s *Snapshot) AgencyTargets(a *graph.Agency, roles []graph.Role, from, to graph.PartialDate) List[*graph.Target] {
	i, ok := s.ordinal(agencyIndex, a.ID)
	if !ok {
		return List[*graph.Target]{}
	}
	by := newSelector(s)
	chosen := bitset.Intersect(by.targetsOfMeasures(s.agencyMeasures([]int32{i}, roles)), by.targetsDue(from, to))
	return selectOrdered(s.targets, s.targetOrders[TargetOrder{TargetByDeadline, Asc}], chosen)
}

// TechnologyMeasures lists the measures that use the technology, or with includeNarrower a narrower one, and which the
// filter selects.
func (s *Snapshot) TechnologyMeasures(t *graph.Technology, includeNarrower bool, f MeasureFilter, o MeasureOrder) (List[*graph.Measure], error) {
	i, ok := s.ordinal(technologyIndex, t.ID)
	if !ok {
		return List[*graph.Measure]{}, nil
	}
	by := newSelector(s)
	return by.measuresAmong(by.users(i, includeNarrower), f, o), by.err
}

// users is the sorted list of the measures that use a technology.
func (s *selector) users(technology int32, includeNarrower bool) []int32 {
	if includeNarrower && s.narrower.Degree(technology) > 1 {
		return s.usedUnder.Of(technology)
	}
	return s.uses.in.Of(technology)
}

// measuresAmong lists those of a sorted list that the filter selects.
func (s *selector) measuresAmong(list []int32, f MeasureFilter, o MeasureOrder) List[*graph.Measure] {
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
	if !s.goOn(8 * len(list)) {
		return List[*graph.Measure]{}
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
	if !s.goOn(chosen.Len()) {
		return List[*graph.Measure]{}
	}
	return selectOrdered(s.measures, s.measureOrders[o], chosen)
}
