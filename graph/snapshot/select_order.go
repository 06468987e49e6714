package snapshot

import (
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/adjacency"
	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// orders holds, for each kind, every order that clients can ask for.
type orders struct {
	planOrders       map[PlanOrder]*ordering
	measureOrders    map[MeasureOrder]*ordering
	agencyOrders     map[AgencyOrder]*ordering
	technologyOrders map[TechnologyOrder]*ordering
	targetOrders     map[TargetOrder]*ordering
	byLabel          *ordering  // vertexes of every kind
	alike            bitset.Set // the places in byLabel where the label collates like the one before
}

// sortAll prepares every order of every kind.
func (s builder) sortAll(m *remapping) {
	s.sortLabels(m)
	s.sortPlans()
	s.sortMeasures(m)
	s.sortAgencies()
	s.sortTechnologies()
	s.sortTargets(m)
}

// documentOrder is that of the ordinals.
func documentOrder(i int32) int32 { return i }

// degreeIn counts neighbours.
func degreeIn(a adjacency.Lists) func(i int32) int32 {
	return func(i int32) int32 { return int32(a.Degree(i)) }
}

// sorterOf sorts nodes of a kind afresh: there are few, or what they are sorted by may have changed.
func sorterOf[T graph.Node](nodes []T) *sorter {
	return &sorter{n: len(nodes), id: func(i int32) graph.ID { return nodes[i].NodeID() }}
}

// sorterSince sorts the measures or the targets; what says how has not changed on those that stay.
func (s builder) sorterSince(m *remapping, kind int) *sorter {
	start := s.start[kind]
	return &sorter{n: s.count(kind), id: func(i int32) graph.ID { return s.idAt(start + i) }, to: m.to[kind], from: m.added(kind)}
}

// withReverse is an order, and the one that runs the other way.
func withReverse(n int, ascending *ordering, value func(i int32) int32) map[Direction]*ordering {
	return map[Direction]*ordering{Asc: ascending, Desc: lazyOrdering(func() []int32 { return descending(n, ascending, value) })}
}

func (s builder) sortPlans() {
	sorter := sorterOf(s.plans)
	s.planOrders = map[PlanOrder]*ordering{}
	for d, o := range s.labelOrder(planIndex) {
		s.planOrders[PlanOrder{PlanByTitle, d}] = o
	}
	for d, o := range withReverse(len(s.plans), sorter.sort(nil, s.issuedDay), s.issuedDay) {
		s.planOrders[PlanOrder{PlanByIssuedOn, d}] = o
	}
}

func (s builder) sortMeasures(m *remapping) {
	sorter := s.sorterSince(m, measureIndex)
	sorted := func(field MeasureOrderField, value func(int32) int32) map[Direction]*ordering {
		return withReverse(len(s.measures), sorter.sort(m.before.measureOrders[MeasureOrder{field, Asc}], value), value)
	}
	s.measureOrders = map[MeasureOrder]*ordering{}
	for field, orders := range map[MeasureOrderField]map[Direction]*ordering{
		MeasureByDocument:    withReverse(len(s.measures), newOrdering(nil), documentOrder),
		MeasureByTitle:       s.labelOrder(measureIndex),
		MeasureByUnitCount:   sorted(MeasureByUnitCount, func(i int32) int32 { return int32(len(dedup(s.anyRole.Of(i)))) }),
		MeasureByTargetCount: sorted(MeasureByTargetCount, degreeIn(s.sets.out)),
	} {
		for d, o := range orders {
			s.measureOrders[MeasureOrder{field, d}] = o
		}
	}
}

// sortAgencies sorts by full names, which are the order of the ordinals, because an agency's label is its short name.
func (s builder) sortAgencies() {
	sorter := sorterOf(s.agencies)
	ranks := nameRanks(len(s.agencies), func(i int) string { return s.agencies[i].Name })
	name := func(i int32) int32 { return ranks[i] }
	s.agencyOrders = map[AgencyOrder]*ordering{}
	for d, o := range withReverse(len(s.agencies), sorter.sort(nil, name), name) {
		s.agencyOrders[AgencyOrder{AgencyByName, d}] = o
	}
	for field, count := range map[AgencyOrderField]func(i int32) int32{
		AgencyByMeasureCount: func(i int32) int32 { return s.workload[i] },
		AgencyByLeadCount:    degreeIn(s.byRole[graph.Lead].out),
	} {
		for d, o := range withReverse(len(s.agencies), sorter.sort(nil, count), count) {
			s.agencyOrders[AgencyOrder{field, d}] = o
		}
	}
}

func (s builder) sortTechnologies() {
	s.technologyOrders = map[TechnologyOrder]*ordering{}
	for d, o := range s.labelOrder(technologyIndex) {
		s.technologyOrders[TechnologyOrder{TechnologyByName, d}] = o
	}
	measures := degreeIn(s.uses.in)
	for d, o := range withReverse(len(s.technologies), sorterOf(s.technologies).sort(nil, measures), measures) {
		s.technologyOrders[TechnologyOrder{TechnologyByMeasureCount, d}] = o
	}
}

func (s builder) sortTargets(m *remapping) {
	sorter := s.sorterSince(m, targetIndex)
	s.targetOrders = map[TargetOrder]*ordering{}
	for field, orders := range map[TargetOrderField]map[Direction]*ordering{
		TargetByDeadline: withReverse(len(s.targets), sorter.sort(m.before.targetOrders[TargetOrder{TargetByDeadline, Asc}], s.targetDay), s.targetDay),
		TargetByMetric:   s.labelOrder(targetIndex),
		TargetByDocument: withReverse(len(s.targets), newOrdering(nil), documentOrder),
	} {
		for d, o := range orders {
			s.targetOrders[TargetOrder{field, d}] = o
		}
	}
}
