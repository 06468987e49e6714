package graph

import (
	"cmp"
	"slices"
)

// The lists below hold what a filter selects, in the order asked for: its field in its direction, ties by id. A zero
// order means the kind's default, an empty direction ascending. A filter that selects everything costs nothing.

// Jurisdictions lists every jurisdiction, parents before children, then by name.
func (s *Snapshot) Jurisdictions() []*Jurisdiction { return s.jurisdictions }

// PlansOf lists the plans of exactly that jurisdiction, by title.
func (s *Snapshot) PlansOf(j *Jurisdiction) []*Plan {
	i, ok := s.ordinal(jurisdictionIndex, j.ID)
	if !ok {
		return nil
	}
	return pickList(s.plans, s.planIn.in.of(i))
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
func (s *Snapshot) Plans(f PlanFilter, o PlanOrder) List[*Plan] {
	o = PlanOrder{cmp.Or(o.Field, PlanByTitle), cmp.Or(o.Direction, Asc)}
	return pick(s.plans, s.planOrders[o], s.selectPlans(f))
}

// Measures lists the measures that the filter selects.
func (s *Snapshot) Measures(f MeasureFilter, o MeasureOrder) List[*Measure] {
	if list, ok := s.measureList(&f); ok {
		return s.pickOrdered(list, o)
	}
	return s.pickMeasures(s.selectMeasures(&f), o)
}

// Agencies lists the agencies that the filter selects.
func (s *Snapshot) Agencies(f AgencyFilter, o AgencyOrder) List[*Agency] {
	o = AgencyOrder{cmp.Or(o.Field, AgencyByName), cmp.Or(o.Direction, Asc)}
	return pick(s.agencies, s.agencyOrders[o], s.selectAgencies(f))
}

// Technologies lists the technologies that the filter selects.
func (s *Snapshot) Technologies(f TechnologyFilter, o TechnologyOrder) List[*Technology] {
	o = TechnologyOrder{cmp.Or(o.Field, TechnologyByName), cmp.Or(o.Direction, Asc)}
	return pick(s.technologies, s.technologyOrders[o], s.selectTechnologies(f))
}

// Targets lists the targets that the filter selects.
func (s *Snapshot) Targets(f TargetFilter, o TargetOrder) List[*Target] {
	o = TargetOrder{cmp.Or(o.Field, TargetByDocument), cmp.Or(o.Direction, Asc)}
	return pick(s.targets, s.targetOrders[o], s.selectTargets(f))
}

// PlanMeasures lists the measures of the plan that the filter selects.
func (s *Snapshot) PlanMeasures(p *Plan, f MeasureFilter, o MeasureOrder) List[*Measure] {
	i, ok := s.ordinal(planIndex, p.ID)
	if !ok {
		return List[*Measure]{}
	}
	return s.measuresAmong(s.partOf.in.of(i), f, o)
}

// AgencyMeasures lists the measures on which the agency has one of the roles, any role where none is given, and which
// the filter selects.
func (s *Snapshot) AgencyMeasures(a *Agency, roles []Role, f MeasureFilter, o MeasureOrder) List[*Measure] {
	i, ok := s.ordinal(agencyIndex, a.ID)
	if !ok {
		return List[*Measure]{}
	}
	return s.measuresAmong(s.unitList(i, roles), f, o)
}

// TechnologyMeasures lists the measures that use the technology, or with includeNarrower a narrower one, and which the
// filter selects.
func (s *Snapshot) TechnologyMeasures(t *Technology, includeNarrower bool, f MeasureFilter, o MeasureOrder) List[*Measure] {
	i, ok := s.ordinal(technologyIndex, t.ID)
	if !ok {
		return List[*Measure]{}
	}
	return s.measuresAmong(s.users(i, includeNarrower), f, o)
}

// users is the sorted list of the measures that use a technology.
func (s *Snapshot) users(technology int32, includeNarrower bool) []int32 {
	if includeNarrower && s.narrower.degree(technology) > 1 {
		return s.usedUnder.of(technology)
	}
	return s.uses.in.of(technology)
}

// measuresAmong lists those of a sorted list that the filter selects.
func (s *Snapshot) measuresAmong(list []int32, f MeasureFilter, o MeasureOrder) List[*Measure] {
	if f.isZero() {
		return s.pickOrdered(list, o)
	}
	if also, ok := s.measureList(&f); ok {
		return s.pickOrdered(intersection(list, also), o)
	}
	chosen := s.selectMeasures(&f)
	return s.pickOrdered(slices.DeleteFunc(slices.Clone(list), func(m int32) bool { return !chosen.has(m) }), o)
}

// pickOrdered lists measures, given in document order, in the order asked for.
func (s *Snapshot) pickOrdered(list []int32, o MeasureOrder) List[*Measure] {
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

func (s *Snapshot) pickMeasures(chosen set, o MeasureOrder) List[*Measure] {
	o = MeasureOrder{cmp.Or(o.Field, MeasureByDocument), cmp.Or(o.Direction, Asc)}
	return pick(s.measures, s.measureOrders[o], chosen)
}
