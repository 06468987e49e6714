package graph

// orders holds, for each kind, every order that clients can ask for, sorted once.
type orders struct {
	planOrders       map[PlanOrder]ordering
	measureOrders    map[MeasureOrder]ordering
	agencyOrders     map[AgencyOrder]ordering
	technologyOrders map[TechnologyOrder]ordering
	targetOrders     map[TargetOrder]ordering
	byLabel          ordering // vertexes of every kind
}

// sortAll prepares every order of every kind.
func (s *Snapshot) sortAll(m *moves) {
	labels := s.rankLabels(m)
	s.labels = labels
	s.sortLabels(m, labels)
	s.sortPlans(rankOf(labels[s.start[planIndex]:]))
	s.sortMeasures(m, rankOf(labels[s.start[measureIndex]:]))
	s.sortAgencies()
	s.sortTechnologies(rankOf(labels[s.start[technologyIndex]:]))
	s.sortTargets(m, rankOf(labels[s.start[targetIndex]:]))
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

// sorterOf sorts nodes of a kind afresh: there are few, or what they are sorted by may have changed.
func sorterOf[T Node](nodes []T) *sorter {
	return &sorter{n: len(nodes), id: func(i int32) ID { return nodes[i].NodeID() }}
}

// sorterSince sorts the measures or the targets; what says how has not changed on those that stay.
func (s *Snapshot) sorterSince(m *moves, kind int) *sorter {
	start := s.start[kind]
	return &sorter{n: s.count(kind), id: func(i int32) ID { return s.idAt(start + i) }, to: m.to[kind], from: m.come(kind)}
}

func (s *Snapshot) sortPlans(title func(int32) int32) {
	sorter := sorterOf(s.plans)
	s.planOrders = map[PlanOrder]ordering{}
	for _, d := range directions {
		s.planOrders[PlanOrder{PlanByTitle, d}] = sorter.sort(ordering{}, d, title)
		s.planOrders[PlanOrder{PlanByIssuedOn, d}] = sorter.sort(ordering{}, d, s.issuedDay)
	}
}

func (s *Snapshot) sortMeasures(m *moves, title func(int32) int32) {
	sorter := s.sorterSince(m, measureIndex)
	s.measureOrders = map[MeasureOrder]ordering{}
	for field, value := range map[MeasureOrderField]func(int32) int32{
		MeasureByDocument: documentOrder, MeasureByTitle: title,
		MeasureByUnitCount: degreeIn(s.worksOn.in), MeasureByTargetCount: degreeIn(s.sets.out),
	} {
		for _, d := range directions {
			o := MeasureOrder{field, d}
			s.measureOrders[o] = sorter.sort(m.before.measureOrders[o], d, value)
		}
	}
}

// sortAgencies ranks full names, because an agency's label is its short name.
func (s *Snapshot) sortAgencies() {
	sorter := sorterOf(s.agencies)
	name := rankOf(nameRanks(len(s.agencies), func(i int) string { return s.agencies[i].Name }))
	s.agencyOrders = map[AgencyOrder]ordering{}
	for _, d := range directions {
		s.agencyOrders[AgencyOrder{AgencyByName, d}] = sorter.sort(ordering{}, d, name)
		s.agencyOrders[AgencyOrder{AgencyByMeasureCount, d}] = sorter.sort(ordering{}, d, degreeIn(s.worksOn.out))
	}
}

func (s *Snapshot) sortTechnologies(name func(int32) int32) {
	sorter := sorterOf(s.technologies)
	s.technologyOrders = map[TechnologyOrder]ordering{}
	for _, d := range directions {
		s.technologyOrders[TechnologyOrder{TechnologyByName, d}] = sorter.sort(ordering{}, d, name)
		s.technologyOrders[TechnologyOrder{TechnologyByMeasureCount, d}] = sorter.sort(ordering{}, d, degreeIn(s.uses.in))
	}
}

func (s *Snapshot) sortTargets(m *moves, metric func(int32) int32) {
	sorter := s.sorterSince(m, targetIndex)
	s.targetOrders = map[TargetOrder]ordering{}
	for field, value := range map[TargetOrderField]func(int32) int32{
		TargetByDeadline: s.targetDay, TargetByMetric: metric, TargetByDocument: documentOrder,
	} {
		for _, d := range directions {
			o := TargetOrder{field, d}
			s.targetOrders[o] = sorter.sort(m.before.targetOrders[o], d, value)
		}
	}
}

// sortLabels orders the vertexes of every kind by label, ties by id.
func (s *Snapshot) sortLabels(m *moves, labels []int32) {
	sorter := &sorter{n: len(labels), id: s.idAt, to: m.vertexes(), from: m.from}
	s.byLabel = sorter.sort(m.before.byLabel, Asc, rankOf(labels))
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
