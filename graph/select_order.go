package graph

// orders holds, for each kind, every order that clients can ask for, sorted once.
type orders struct {
	planOrders       map[PlanOrder]ordering[*Plan]
	measureOrders    map[MeasureOrder]ordering[*Measure]
	agencyOrders     map[AgencyOrder]ordering[*Agency]
	technologyOrders map[TechnologyOrder]ordering[*Technology]
	targetOrders     map[TargetOrder]ordering[*Target]
	byLabel          ordering[int32] // vertexes of every kind
}

// sortAll prepares every order of every kind.
func (s *Snapshot) sortAll(m *moves) {
	labels := s.rankLabels(m)
	s.labels = labels
	s.byLabel = s.sortLabels(labels)
	s.sortPlans(rankOf(labels[s.start[planIndex]:]))
	s.sortMeasures(rankOf(labels[s.start[measureIndex]:]))
	s.sortAgencies()
	s.sortTechnologies(rankOf(labels[s.start[technologyIndex]:]))
	s.sortTargets(rankOf(labels[s.start[targetIndex]:]))
}

var directions = []Direction{Asc, Desc}

// rankOf reads values off a list of ranks.
func rankOf(ranks []int32) func(i int32) int32 { return func(i int32) int32 { return ranks[i] } }

// documentOrder is that of the ordinals.
func documentOrder(i int32) int32 { return i }

// degreeIn counts neighbours.
func degreeIn(a adjacency) func(i int32) int32 {
	return func(i int32) int32 { return int32(a.degree(i)) }
}

func (s *Snapshot) sortPlans(title func(int32) int32) {
	sorter := newSorter(s.plans)
	s.planOrders = map[PlanOrder]ordering[*Plan]{}
	for _, d := range directions {
		s.planOrders[PlanOrder{PlanByTitle, d}] = sorter.sort(d, title)
		s.planOrders[PlanOrder{PlanByIssuedOn, d}] = sorter.sort(d, s.issuedDay)
	}
}

func (s *Snapshot) sortMeasures(title func(int32) int32) {
	sorter := newSorter(s.measures)
	s.measureOrders = map[MeasureOrder]ordering[*Measure]{}
	for _, d := range directions {
		s.measureOrders[MeasureOrder{MeasureByDocument, d}] = sorter.sort(d, documentOrder)
		s.measureOrders[MeasureOrder{MeasureByTitle, d}] = sorter.sort(d, title)
		s.measureOrders[MeasureOrder{MeasureByUnitCount, d}] = sorter.sort(d, degreeIn(s.worksOn.in))
		s.measureOrders[MeasureOrder{MeasureByTargetCount, d}] = sorter.sort(d, degreeIn(s.sets.out))
	}
}

// sortAgencies ranks full names, because an agency's label is its short name.
func (s *Snapshot) sortAgencies() {
	sorter := newSorter(s.agencies)
	name := rankOf(nameRanks(len(s.agencies), func(i int) string { return s.agencies[i].Name }))
	s.agencyOrders = map[AgencyOrder]ordering[*Agency]{}
	for _, d := range directions {
		s.agencyOrders[AgencyOrder{AgencyByName, d}] = sorter.sort(d, name)
		s.agencyOrders[AgencyOrder{AgencyByMeasureCount, d}] = sorter.sort(d, degreeIn(s.worksOn.out))
	}
}

func (s *Snapshot) sortTechnologies(name func(int32) int32) {
	sorter := newSorter(s.technologies)
	s.technologyOrders = map[TechnologyOrder]ordering[*Technology]{}
	for _, d := range directions {
		s.technologyOrders[TechnologyOrder{TechnologyByName, d}] = sorter.sort(d, name)
		s.technologyOrders[TechnologyOrder{TechnologyByMeasureCount, d}] = sorter.sort(d, degreeIn(s.uses.in))
	}
}

func (s *Snapshot) sortTargets(metric func(int32) int32) {
	sorter := newSorter(s.targets)
	s.targetOrders = map[TargetOrder]ordering[*Target]{}
	for _, d := range directions {
		s.targetOrders[TargetOrder{TargetByDeadline, d}] = sorter.sort(d, s.targetDay)
		s.targetOrders[TargetOrder{TargetByMetric, d}] = sorter.sort(d, metric)
		s.targetOrders[TargetOrder{TargetByDocument, d}] = sorter.sort(d, documentOrder)
	}
}

// sortLabels orders the vertexes of every kind by label, ties by id.
func (s *Snapshot) sortLabels(labels []int32) ordering[int32] {
	nodes, vertexes := make([]Node, len(labels)), make([]int32, len(labels))
	for v := range nodes {
		nodes[v], vertexes[v] = s.nodeAt(int32(v)), int32(v)
	}
	byID := newSorter(nodes)
	return sorter[int32]{vertexes, byID.byID, byID.idRank}.sort(Asc, rankOf(labels))
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
