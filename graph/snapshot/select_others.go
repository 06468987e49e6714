package snapshot

import (
	"sort"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// selectPlans is the set of the plans for which every condition of the filter holds.
func (s *selector) selectPlans(f PlanFilter) bitset.Set {
	return bitset.Intersect(bitset.Intersect(s.plansWithin(f.Jurisdiction), s.containing(planIndex, f.Text)), s.plansIssued(f.IssuedFrom, f.IssuedTo))
}

// selectAgencies is the set of the agencies for which every condition of the filter holds.
func (s *selector) selectAgencies(f AgencyFilter) bitset.Set {
	n := len(s.agencies)
	chosen := s.containing(agencyIndex, f.Text)
	if f.Jurisdiction != "" {
		within := bitset.New(n)
		for _, j := range s.find(jurisdictionIndex, f.Jurisdiction) {
			within = bitset.Union(within, bitset.Of(n, s.agenciesWithin.Of(j)))
		}
		chosen = bitset.Intersect(chosen, within)
	}
	if f.Kind != "" {
		kind := s.ofKind[f.Kind]
		if kind == nil {
			kind = bitset.New(n)
		}
		chosen = bitset.Intersect(chosen, kind)
	}
	if f.Leads != nil {
		chosen = bitset.Intersect(chosen, flagged(s.leading, n, *f.Leads))
	}
	return chosen
}

// selectTechnologies is the set of the technologies for which every condition of the filter holds.
func (s *selector) selectTechnologies(f TechnologyFilter) bitset.Set {
	n := len(s.technologies)
	chosen := s.containing(technologyIndex, f.Text)
	if f.Used != nil {
		chosen = bitset.Intersect(chosen, flagged(s.used, n, *f.Used))
	}
	if f.Broader != "" {
		below := bitset.New(n)
		for _, top := range s.find(technologyIndex, f.Broader) {
			for _, t := range s.narrower.Of(top) {
				if t != top {
					below.Add(t)
				}
			}
		}
		chosen = bitset.Intersect(chosen, below)
	}
	return chosen
}

// selectTargets is the set of the targets for which every condition of the filter holds.
func (s *selector) selectTargets(f TargetFilter) bitset.Set {
	n := len(s.targets)
	chosen := bitset.Intersect(s.containing(targetIndex, f.Text), s.targetsDue(f.DueFrom, f.DueTo))
	plans := s.plansOf(f.Plan, f.Jurisdiction, f.Year)
	chosen = bitset.Intersect(chosen, s.targetsOfPlans(plans))
	if f.Technology != "" {
		chosen = bitset.Intersect(chosen, s.targetsOfMeasures(s.technologyMeasures(f.Technology, f.IncludeNarrower == nil || *f.IncludeNarrower, plans)))
	}
	if of := s.measuresOf(f.Agency, f.Roles); of != nil {
		chosen = bitset.Intersect(chosen, s.targetsOfMeasures(of))
	}
	if f.Unit != "" {
		chosen = bitset.Intersect(chosen, bitset.Of(n, s.byUnit[nameKey(f.Unit)]))
	}
	return chosen
}

// selectJurisdictions is the set of the jurisdictions for which every condition of the filter holds.
func (s *selector) selectJurisdictions(f JurisdictionFilter) bitset.Set {
	chosen := s.containing(jurisdictionIndex, f.Text)
	if f.Level == "" {
		return chosen
	}
	level := bitset.New(len(s.jurisdictions))
	for i, j := range s.jurisdictions {
		if j.LevelOrOther() == f.Level {
			level.Add(int32(i))
		}
	}
	return bitset.Intersect(chosen, level)
}

// targetsOfPlans marks each plan's targets, those of its measures included.
func (s *selector) targetsOfPlans(plans bitset.Set) bitset.Set {
	if plans == nil {
		return nil
	}
	found := bitset.New(len(s.targets))
	for p := range plans.All() {
		found.AddRange(s.firstTarget[p], s.firstTarget[p+1])
	}
	return found
}

func (s *selector) targetsOfMeasures(measures bitset.Set) bitset.Set {
	found := bitset.New(len(s.targets))
	for m := range measures.All() {
		for _, t := range s.sets.out.Of(m) {
			found.Add(t)
		}
	}
	return found
}

// Days are numbers such as 20201231. A deadline "2020" falls due on the last day that it may mean.

// issuedDay is the day the plan was issued.
func (s *nodes) issuedDay(i int32) int32 { return lastDay(graph.PartialDate(s.plans[i].IssuedOn)) }

// measureDay is the last day on which the measure's own deadline may fall.
func (s *nodes) measureDay(i int32) int32 { return lastDay(s.measures[i].Deadline()) }

// targetDay is the last day on which the target may fall due.
func (s *nodes) targetDay(i int32) int32 { return lastDay(s.targets[i].Deadline()) }

func lastDay(d graph.PartialDate) int32 {
	if d.IsZero() {
		return noValue
	}
	return int32(graph.PartialDate(d.Last()).Number())
}

// daysWithin selects, among n ordinals, those of a list in order of their days that fall on the first day of from to the
// last day of to. A zero date leaves its side open; where both are zero the set is everything, also what has no day.
func daysWithin(n int, list []int32, day func(i int32) int32, from, to graph.PartialDate) bitset.Set {
	if from.IsZero() && to.IsZero() {
		return nil
	}
	first := func(least int) int {
		return sort.Search(len(list), func(at int) bool { return int(day(list[at])) >= least })
	}
	lo, hi := 0, first(noValue)
	if !from.IsZero() {
		lo = first(graph.PartialDate(from.First()).Number())
	}
	if !to.IsZero() {
		hi = first(graph.PartialDate(to.Last()).Number() + 1)
	}
	return bitset.Of(n, list[min(lo, hi):hi])
}

// plansIssued is the set of the plans issued within the dates.
func (s *selector) plansIssued(from, to graph.Date) bitset.Set {
	return daysWithin(len(s.plans), s.planOrders[PlanOrder{PlanByIssuedOn, Asc}].list(), s.issuedDay, graph.PartialDate(from), graph.PartialDate(to))
}

// targetsDue is the set of the targets that fall due within the dates.
func (s *selector) targetsDue(from, to graph.PartialDate) bitset.Set {
	return daysWithin(len(s.targets), s.targetOrders[TargetOrder{TargetByDeadline, Asc}].list(), s.targetDay, from, to)
}

// measuresDue is the set of the measures with a deadline within the dates, their own or a target's.
func (s *selector) measuresDue(from, to graph.PartialDate) bitset.Set {
	due := daysWithin(len(s.measures), s.ownDeadline, s.measureDay, from, to)
	if due == nil {
		return nil
	}
	for t := range s.targetsDue(from, to).All() {
		for _, m := range s.sets.in.Of(t) {
			due.Add(m)
		}
	}
	return due
}
