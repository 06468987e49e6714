package graph

import (
	"cmp"
	"math"
	"slices"
)

// orders holds, for each kind, every order that clients can ask for, sorted once.
type orders struct {
	planOrders       map[PlanOrder]ordering[*Plan]
	measureOrders    map[MeasureOrder]ordering[*Measure]
	agencyOrders     map[AgencyOrder]ordering[*Agency]
	technologyOrders map[TechnologyOrder]ordering[*Technology]
	targetOrders     map[TargetOrder]ordering[*Target]
	byLabel          ordering[int32] // vertexes of every kind
}

// ordering is a list sorted once, and where each of its members stands in it. Selecting from it needs no sorting:
// the positions of the chosen are marked in a set and read off.
type ordering[T any] struct {
	list     []T
	position []int32 // by ordinal; nil where the list is in order of ordinals
}

// pick lists the chosen in order; the nil set chooses the whole list, which is then returned itself.
func (o ordering[T]) pick(chosen set) []T {
	if chosen == nil {
		return o.list
	}
	list := make([]T, 0, chosen.len())
	for at := range o.positions(chosen).all() {
		list = append(list, o.list[at])
	}
	return list
}

func (o ordering[T]) positions(chosen set) set {
	if o.position == nil {
		return chosen
	}
	at := newSet(len(o.list))
	for i := range chosen.all() {
		at.add(o.position[i])
	}
	return at
}

// sorter sorts nodes by a number each, ties by id.
type sorter[T any] struct {
	nodes  []T
	byID   []int32 // ordinals in order of ids
	idRank []int32
}

func newSorter[T Node](nodes []T) sorter[T] {
	s := sorter[T]{nodes: nodes, byID: make([]int32, len(nodes)), idRank: make([]int32, len(nodes))}
	for i := range s.byID {
		s.byID[i] = int32(i)
	}
	slices.SortFunc(s.byID, func(a, b int32) int { return cmp.Compare(nodes[a].NodeID(), nodes[b].NodeID()) })
	for rank, i := range s.byID {
		s.idRank[i] = int32(rank)
	}
	return s
}

// unstated is the value of what has none; it comes last in either direction.
const unstated = math.MaxInt32

// sort orders the nodes by value, from the least, or from the greatest.
func (s sorter[T]) sort(d Direction, value func(i int32) int32) ordering[T] {
	keys := make([]uint64, len(s.nodes))
	for i := range keys {
		v := value(int32(i))
		if d == Desc && v != unstated {
			v = unstated - 1 - v
		}
		keys[i] = uint64(v)<<32 | uint64(s.idRank[i])
	}
	slices.Sort(keys)
	o := ordering[T]{list: make([]T, len(keys)), position: make([]int32, len(keys))}
	for at, key := range keys {
		i := s.byID[uint32(key)]
		o.list[at], o.position[i] = s.nodes[i], int32(at)
	}
	if slices.IsSorted(o.position) {
		return ordering[T]{list: s.nodes}
	}
	return o
}

// sortAll prepares every order of every kind. Values are not negative.
func (s *Snapshot) sortAll() {
	labels := s.labelRanks()
	label := func(kind int) func(int32) int32 {
		return func(i int32) int32 { return labels[s.start[kind]+i] }
	}
	names := nameRanks(len(s.agencies), func(i int) string { return s.agencies[i].Name })
	ordinal := func(i int32) int32 { return i }
	degree := func(a adjacency) func(int32) int32 {
		return func(i int32) int32 { return int32(a.degree(i)) }
	}
	s.orders = orders{map[PlanOrder]ordering[*Plan]{}, map[MeasureOrder]ordering[*Measure]{}, map[AgencyOrder]ordering[*Agency]{},
		map[TechnologyOrder]ordering[*Technology]{}, map[TargetOrder]ordering[*Target]{}, s.sortLabels(labels)}
	plans, measures, agencies := newSorter(s.plans), newSorter(s.measures), newSorter(s.agencies)
	technologies, targets := newSorter(s.technologies), newSorter(s.targets)
	for _, d := range []Direction{Asc, Desc} {
		s.planOrders[PlanOrder{PlanByTitle, d}] = plans.sort(d, label(planIndex))
		s.planOrders[PlanOrder{PlanByIssuedOn, d}] = plans.sort(d, s.issuedDay)
		s.measureOrders[MeasureOrder{MeasureByDocument, d}] = measures.sort(d, ordinal)
		s.measureOrders[MeasureOrder{MeasureByTitle, d}] = measures.sort(d, label(measureIndex))
		s.measureOrders[MeasureOrder{MeasureByUnitCount, d}] = measures.sort(d, degree(s.worksOn.in))
		s.measureOrders[MeasureOrder{MeasureByTargetCount, d}] = measures.sort(d, degree(s.sets.out))
		s.agencyOrders[AgencyOrder{AgencyByName, d}] = agencies.sort(d, func(i int32) int32 { return names[i] })
		s.agencyOrders[AgencyOrder{AgencyByMeasureCount, d}] = agencies.sort(d, degree(s.worksOn.out))
		s.technologyOrders[TechnologyOrder{TechnologyByName, d}] = technologies.sort(d, label(technologyIndex))
		s.technologyOrders[TechnologyOrder{TechnologyByMeasureCount, d}] = technologies.sort(d, degree(s.uses.in))
		s.targetOrders[TargetOrder{TargetByDeadline, d}] = targets.sort(d, s.targetDay)
		s.targetOrders[TargetOrder{TargetByMetric, d}] = targets.sort(d, label(targetIndex))
		s.targetOrders[TargetOrder{TargetByDocument, d}] = targets.sort(d, ordinal)
	}
}

// issuedDay is the day the plan was issued, as a number.
func (s *Snapshot) issuedDay(i int32) int32 {
	if d := s.plans[i].IssuedOn; !d.IsZero() {
		return lastDay(PartialDate(d))
	}
	return unstated
}

// targetDay is the last day on which the target may fall due, as a number.
func (s *Snapshot) targetDay(i int32) int32 {
	if d := s.targets[i].Deadline; !d.IsZero() {
		return lastDay(d)
	}
	return unstated
}

// labelRanks ranks every vertex by its label.
func (s *Snapshot) labelRanks() []int32 {
	return nameRanks(len(s.vertexes), func(v int) string { return s.nodeAt(int32(v)).Label() })
}

// sortLabels orders the vertexes of every kind by label, ties by id.
func (s *Snapshot) sortLabels(labels []int32) ordering[int32] {
	nodes := make([]Node, len(labels))
	for v := range nodes {
		nodes[v] = s.nodeAt(int32(v))
	}
	sorted := newSorter(nodes)
	sorted32 := sorter[int32]{nodes: make([]int32, len(nodes)), byID: sorted.byID, idRank: sorted.idRank}
	for v := range nodes {
		sorted32.nodes[v] = int32(v)
	}
	return sorted32.sort(Asc, func(v int32) int32 { return labels[v] })
}
