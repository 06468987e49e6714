package graph

import "slices"

// measureList is what the filter selects as a sorted list, where the filter does no more than name a plan, a
// jurisdiction, a unit or a technology, each fitting one node. It costs as much as the shortest of their lists; as sets,
// it would cost a bit for each measure of the corpus (the technology's measures in a jurisdiction at 100,000 measures:
// 15 µs and 15 KB). ok is false for every other filter.
func (s *Snapshot) measureList(f *MeasureFilter) (list []int32, ok bool) {
	if f.isZero() || !f.namesOnly() {
		return nil, false
	}
	var lists [][]int32
	if f.Technology != "" {
		found := s.named(technologyIndex, f.Technology)
		if len(found) != 1 {
			return nil, false
		}
		lists = append(lists, s.users(found[0], f.IncludeNarrower == nil || *f.IncludeNarrower))
	}
	if f.Unit != "" {
		found := s.named(agencyIndex, f.Unit)
		if len(found) != 1 {
			return nil, false
		}
		lists = append(lists, s.unitList(found[0], f.Roles))
	}
	for i, each := range lists {
		if i == 0 {
			list = each
		} else {
			list = intersection(list, each)
		}
	}
	return s.withinPlans(list, len(lists) > 0, f), true
}

// isZero tells whether the filter selects everything.
func (f *MeasureFilter) isZero() bool {
	return f.namesOnly() && f.Plan == "" && f.Jurisdiction == "" && f.Unit == "" && f.Technology == ""
}

// namesOnly tells whether the filter has no other condition than names of nodes.
func (f *MeasureFilter) namesOnly() bool {
	return (f.Unit != "" || len(f.Roles) == 0) && f.Text == "" && f.HasTargets == nil && f.DueFrom.IsZero() && f.DueTo.IsZero() &&
		len(f.And) == 0 && len(f.Or) == 0 && f.Not == nil
}

// withinPlans keeps of the list, or where there is none yet of everything, the measures of the plans that the filter asks for.
func (s *Snapshot) withinPlans(list []int32, narrowed bool, f *MeasureFilter) []int32 {
	if f.Plan == "" && f.Jurisdiction == "" {
		return list
	}
	var plans []int32
	if f.Plan != "" {
		plans = slices.Sorted(slices.Values(s.named(planIndex, f.Plan)))
	}
	if f.Jurisdiction != "" {
		under := s.plansUnder(f.Jurisdiction)
		if f.Plan != "" {
			plans = intersection(plans, under)
		} else if plans = under; narrowed && len(plans) == len(s.plans) {
			return list
		}
	}
	if narrowed {
		return s.among(list, plans)
	}
	return s.measuresIn(plans)
}

// measuresIn lists the measures of the plans.
func (s *Snapshot) measuresIn(plans []int32) []int32 {
	var list []int32
	for _, p := range plans {
		list = append(list, s.partOf.in.of(p)...)
	}
	return list
}

// intersection is what both sorted lists hold. Each element of the shorter is sought in the longer by strides that double,
// so that a short list costs little beside a long one.
func intersection(a, b []int32) []int32 {
	if len(a) > len(b) {
		a, b = b, a
	}
	var both []int32
	for _, x := range a {
		stride := 1
		for stride < len(b) && b[stride] < x {
			stride *= 2
		}
		at, found := slices.BinarySearch(b[:min(stride+1, len(b))], x)
		if found {
			both = append(both, x)
		}
		if b = b[at:]; len(b) == 0 {
			break
		}
	}
	return both
}
