package graph

import "slices"

// selectMeasures is the set of the measures for which every condition of the filter holds.
func (s *Snapshot) selectMeasures(f *MeasureFilter) set {
	plans := meet(s.plansNamed(f.Plan), s.plansWithin(f.Jurisdiction))
	var chosen set
	if f.Technology != "" {
		chosen = s.technologyMeasures(f.Technology, f.IncludeNarrower == nil || *f.IncludeNarrower, plans)
	} else {
		chosen = s.measuresOfPlans(plans)
	}
	if f.Unit != "" {
		chosen = meet(chosen, s.unitMeasures(s.named(agencyIndex, f.Unit), f.Roles))
	} else if len(f.Roles) > 0 {
		chosen = meet(chosen, s.roleMeasures(f.Roles))
	}
	if f.HasTargets != nil {
		chosen = meet(chosen, flagged(s.withTargets, len(s.measures), *f.HasTargets))
	}
	chosen = meet(chosen, s.measuresDue(f.DueFrom, f.DueTo))
	chosen = meet(chosen, s.text[measureIndex].containing(f.Text))
	return meet(chosen, s.combine(f))
}

// combine applies and, or and not.
func (s *Snapshot) combine(f *MeasureFilter) set {
	var chosen set
	for _, each := range f.And {
		chosen = meet(chosen, s.selectMeasures(each))
	}
	if len(f.Or) > 0 {
		some := newSet(len(s.measures))
		for _, each := range f.Or {
			some = join(some, s.selectMeasures(each))
		}
		chosen = meet(chosen, some)
	}
	if f.Not != nil {
		chosen = meet(chosen, s.selectMeasures(f.Not).without(len(s.measures)))
	}
	return chosen
}

// plansNamed is the set of the plans with that id or name; everything where it is empty.
func (s *Snapshot) plansNamed(name string) set {
	if name == "" {
		return nil
	}
	return setOf(len(s.plans), s.named(planIndex, name))
}

// plansWithin is the set of the plans under the jurisdiction; everything where it is empty.
func (s *Snapshot) plansWithin(jurisdiction string) set {
	if jurisdiction == "" {
		return nil
	}
	return setOf(len(s.plans), s.plansUnder(jurisdiction))
}

// plansUnder lists, sorted, the plans of the jurisdictions with that id or name, and of those within them.
func (s *Snapshot) plansUnder(jurisdiction string) []int32 {
	places := s.named(jurisdictionIndex, jurisdiction)
	if len(places) == 1 {
		return s.plansIn.of(places[0])
	}
	var found []int32
	for _, j := range places {
		found = append(found, s.plansIn.of(j)...)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// measuresOfPlans marks each plan's measures, which are neighbours, at one stroke.
func (s *Snapshot) measuresOfPlans(plans set) set {
	if plans == nil {
		return nil
	}
	found := newSet(len(s.measures))
	for p := range plans.all() {
		found.addRange(s.partOf.in.bounds(p))
	}
	return found
}

// among keeps the measures of the plans. A plan's measures are neighbours, so each plan's part of the sorted list is
// found by its ends, and the rest of a long list never read.
func (s *Snapshot) among(list, plans []int32) []int32 {
	var kept []int32
	for _, p := range plans {
		first, end := s.partOf.in.bounds(p)
		lo, _ := slices.BinarySearch(list, first)
		n, _ := slices.BinarySearch(list[lo:], end)
		kept = append(kept, list[lo:lo+n]...)
		list = list[lo+n:]
	}
	return kept
}

// roleMeasures is the set of the measures on which some agency has one of the roles.
func (s *Snapshot) roleMeasures(roles []Role) set {
	found := newSet(len(s.measures))
	for _, role := range roles {
		if some := s.withRole[role]; some != nil {
			found = join(found, some)
		}
	}
	return found
}

// technologyMeasures is the set of the plans' measures that use one of the technologies with that id or name.
func (s *Snapshot) technologyMeasures(name string, includeNarrower bool, plans set) set {
	found := newSet(len(s.measures))
	for _, t := range s.named(technologyIndex, name) {
		users := s.users(t, includeNarrower)
		if plans != nil {
			users = s.among(users, slices.Collect(plans.all()))
		}
		for _, m := range users {
			found.add(m)
		}
	}
	return found
}

// flagged is the set of those that have the flag, or of those below n that do not.
func flagged(having set, n int, want bool) set {
	if want {
		return having
	}
	return having.without(n)
}
