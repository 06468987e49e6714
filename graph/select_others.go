package graph

// selectPlans is the set of the plans for which every condition of the filter holds.
func (s *Snapshot) selectPlans(f PlanFilter) set {
	return meet(meet(s.plansWithin(f.Jurisdiction), s.text[planIndex].containing(f.Text)), s.plansIssued(f.IssuedFrom, f.IssuedTo))
}

// selectAgencies is the set of the agencies for which every condition of the filter holds.
func (s *Snapshot) selectAgencies(f AgencyFilter) set {
	n := len(s.agencies)
	chosen := s.text[agencyIndex].containing(f.Text)
	if f.Jurisdiction != "" {
		within := newSet(n)
		for _, j := range s.named(jurisdictionIndex, f.Jurisdiction) {
			within = join(within, setOf(n, s.bodiesIn.of(j)))
		}
		chosen = meet(chosen, within)
	}
	if f.Kind != "" {
		kind := s.ofKind[f.Kind]
		if kind == nil {
			kind = newSet(n)
		}
		chosen = meet(chosen, kind)
	}
	if f.Leads != nil {
		chosen = meet(chosen, flagged(s.leading, n, *f.Leads))
	}
	return chosen
}

// selectTechnologies is the set of the technologies for which every condition of the filter holds.
func (s *Snapshot) selectTechnologies(f TechnologyFilter) set {
	n := len(s.technologies)
	chosen := s.text[technologyIndex].containing(f.Text)
	if f.Used != nil {
		chosen = meet(chosen, flagged(s.used, n, *f.Used))
	}
	if f.Broader != "" {
		below := newSet(n)
		for _, top := range s.named(technologyIndex, f.Broader) {
			for _, t := range s.narrower.of(top) {
				if t != top {
					below.add(t)
				}
			}
		}
		chosen = meet(chosen, below)
	}
	return chosen
}

// selectTargets is the set of the targets for which every condition of the filter holds.
func (s *Snapshot) selectTargets(f TargetFilter) set {
	n := len(s.targets)
	chosen := meet(s.text[targetIndex].containing(f.Text), s.targetsDue(f.DueFrom, f.DueTo))
	plans := meet(s.plansNamed(f.Plan), s.plansWithin(f.Jurisdiction))
	chosen = meet(chosen, s.targetsOfPlans(plans))
	if f.Technology != "" {
		chosen = meet(chosen, s.targetsOfMeasures(s.technologyMeasures(f.Technology, true, plans)))
	}
	if f.Unit != "" {
		chosen = meet(chosen, setOf(n, s.byUnit[nameKey(f.Unit)]))
	}
	return chosen
}

// targetsOfPlans marks each plan's targets, those of its measures included.
func (s *Snapshot) targetsOfPlans(plans set) set {
	if plans == nil {
		return nil
	}
	found := newSet(len(s.targets))
	for p := range plans.all() {
		found.addRange(s.firstTarget[p], s.firstTarget[p+1])
	}
	return found
}

func (s *Snapshot) targetsOfMeasures(measures set) set {
	found := newSet(len(s.targets))
	for m := range measures.all() {
		for _, t := range s.sets.out.of(m) {
			found.add(t)
		}
	}
	return found
}
