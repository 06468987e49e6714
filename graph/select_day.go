package graph

import "sort"

// Days are numbers such as 20201231. A deadline "2020" falls due on the last day that it may mean.

// issuedDay is the day the plan was issued.
func (s *Snapshot) issuedDay(i int32) int32 { return lastDay(PartialDate(s.plans[i].IssuedOn)) }

// measureDay is the last day on which the measure's own deadline may fall.
func (s *Snapshot) measureDay(i int32) int32 { return lastDay(s.measures[i].Deadline()) }

// targetDay is the last day on which the target may fall due.
func (s *Snapshot) targetDay(i int32) int32 { return lastDay(s.targets[i].Deadline()) }

func lastDay(d PartialDate) int32 {
	if d.IsZero() {
		return unstated
	}
	return int32(PartialDate(d.Last()).Number())
}

// daysWithin selects, among n ordinals, those of a list in order of their days that fall on the first day of from to the
// last day of to. A zero date leaves its side open; where both are zero the set is everything, also what has no day.
func daysWithin(n int, list []int32, day func(i int32) int32, from, to PartialDate) set {
	if from.IsZero() && to.IsZero() {
		return nil
	}
	first := func(least int) int {
		return sort.Search(len(list), func(at int) bool { return int(day(list[at])) >= least })
	}
	lo, hi := 0, first(unstated)
	if !from.IsZero() {
		lo = first(PartialDate(from.First()).Number())
	}
	if !to.IsZero() {
		hi = first(PartialDate(to.Last()).Number() + 1)
	}
	return setOf(n, list[min(lo, hi):hi])
}

// plansIssued is the set of the plans issued within the dates.
func (s *Snapshot) plansIssued(from, to Date) set {
	return daysWithin(len(s.plans), s.planOrders[PlanOrder{PlanByIssuedOn, Asc}].list(), s.issuedDay, PartialDate(from), PartialDate(to))
}

// targetsDue is the set of the targets that fall due within the dates.
func (s *Snapshot) targetsDue(from, to PartialDate) set {
	return daysWithin(len(s.targets), s.targetOrders[TargetOrder{TargetByDeadline, Asc}].list(), s.targetDay, from, to)
}

// measuresDue is the set of the measures with a deadline within the dates, their own or a target's.
func (s *Snapshot) measuresDue(from, to PartialDate) set {
	due := daysWithin(len(s.measures), s.ownDeadline, s.measureDay, from, to)
	if due == nil {
		return nil
	}
	for t := range s.targetsDue(from, to).all() {
		for _, m := range s.sets.in.of(t) {
			due.add(m)
		}
	}
	return due
}
