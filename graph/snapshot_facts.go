package graph

import "slices"

// facts are the sets and lists that filters read besides the relations.
type facts struct {
	withRole    map[Role]set       // measures on which somebody has the role
	withTargets set                // measures
	leading     set                // agencies that lead a measure
	ofKind      map[AgencyKind]set // agencies
	used        set                // technologies that a measure uses
	byUnit      map[string][]int32 // targets by unit, folded
	firstTarget []int32            // a plan's targets are firstTarget[plan] up to firstTarget[plan+1]
	measureDue  []dated            // one for each deadline of a measure and of its targets
	targetDue   []dated            // one for each target with a deadline
	planIssued  []dated            // one for each plan with a date
}

// dated says that something belongs to a day: the day, written as the number 20201231, above the 32 bits of an ordinal.
// Lists of it are sorted, which takes a third of the time that it takes for two numbers.
type dated uint64

func newDated(day, ordinal int32) dated { return dated(uint64(day)<<32 | uint64(ordinal)) }

func (d dated) day() int       { return int(d >> 32) }
func (d dated) ordinal() int32 { return int32(uint32(d)) }

func (s *Snapshot) collectFacts() {
	s.withRole = map[Role]set{}
	for role, relation := range s.byRole {
		s.withRole[role] = having(relation.in)
	}
	s.withTargets = having(s.sets.out)
	s.leading = having(s.byRole[Lead].out)
	s.used = having(s.uses.in)
	s.ofKind = map[AgencyKind]set{}
	for i, a := range s.agencies {
		if s.ofKind[a.Kind] == nil {
			s.ofKind[a.Kind] = newSet(len(s.agencies))
		}
		s.ofKind[a.Kind].add(int32(i))
	}
	s.collectTargets()
	s.collectDates()
}

// having is the set of those that have a neighbour.
func having(a adjacency) set {
	n := len(a.first) - 1
	found := newSet(n)
	for i := range int32(n) {
		if a.degree(i) > 0 {
			found.add(i)
		}
	}
	return found
}

func (s *Snapshot) collectTargets() {
	units := map[string][]int32{} // as written; there are few, and folding one takes longer than finding it
	for i, t := range s.targets {
		units[t.Unit] = append(units[t.Unit], int32(i))
	}
	s.byUnit = map[string][]int32{}
	for unit, targets := range units {
		key := nameKey(unit)
		s.byUnit[key] = slices.Sorted(slices.Values(append(s.byUnit[key], targets...)))
	}
	s.firstTarget = make([]int32, len(s.plans)+1)
	for i, p := range s.plans {
		s.firstTarget[i+1] = s.firstTarget[i] + int32(len(p.Targets))
	}
}

func (s *Snapshot) collectDates() {
	for i, p := range s.plans {
		if !p.IssuedOn.IsZero() {
			s.planIssued = append(s.planIssued, newDated(lastDay(PartialDate(p.IssuedOn)), int32(i)))
		}
	}
	for i, m := range s.measures {
		if !m.Deadline().IsZero() {
			s.measureDue = append(s.measureDue, newDated(lastDay(m.Deadline()), int32(i)))
		}
	}
	for i, t := range s.targets {
		if t.Deadline().IsZero() {
			continue
		}
		s.targetDue = append(s.targetDue, newDated(lastDay(t.Deadline()), int32(i)))
		for _, m := range s.sets.in.of(int32(i)) {
			s.measureDue = append(s.measureDue, newDated(lastDay(t.Deadline()), m))
		}
	}
	for _, list := range [][]dated{s.planIssued, s.measureDue, s.targetDue} {
		slices.Sort(list)
	}
}

// lastDay is the last day the date may mean, as a number: a deadline "2020" falls due on 20201231.
func lastDay(d PartialDate) int32 { return int32(PartialDate(d.Last()).key()) }

// datedWithin selects, among n ordinals, those dated from the first day of from to the last day of to. A zero date
// leaves its side open; where both are zero the set is everything, also what has no date.
func datedWithin(n int, list []dated, from, to PartialDate) set {
	if from.IsZero() && to.IsZero() {
		return nil
	}
	before := func(d dated, day int) int { return d.day() - day }
	lo, hi := 0, len(list)
	if !from.IsZero() {
		lo, _ = slices.BinarySearchFunc(list, PartialDate(from.First()).key(), before)
	}
	if !to.IsZero() {
		hi, _ = slices.BinarySearchFunc(list, PartialDate(to.Last()).key()+1, before)
	}
	found := newSet(n)
	for i := lo; i < hi; i++ {
		found.add(list[i].ordinal())
	}
	return found
}
