package graph

// Jurisdictions lists every jurisdiction, parents before children, then by name.
func (s *Snapshot) Jurisdictions() []*Jurisdiction { return nil }

// PlansOf lists the plans of exactly that jurisdiction, by title.
func (s *Snapshot) PlansOf(j *Jurisdiction) []*Plan { return nil }

// Plans lists the plans that the filter selects.
func (s *Snapshot) Plans(f PlanFilter, o PlanOrder) []*Plan { return nil }

// Measures lists the measures that the filter selects.
func (s *Snapshot) Measures(f MeasureFilter, o MeasureOrder) []*Measure { return nil }

// Agencies lists the agencies that the filter selects.
func (s *Snapshot) Agencies(f AgencyFilter, o AgencyOrder) []*Agency { return nil }

// Technologies lists the technologies that the filter selects.
func (s *Snapshot) Technologies(f TechnologyFilter, o TechnologyOrder) []*Technology { return nil }

// Targets lists the targets that the filter selects.
func (s *Snapshot) Targets(f TargetFilter, o TargetOrder) []*Target { return nil }

// PlanMeasures lists the measures of the plan that the filter selects.
func (s *Snapshot) PlanMeasures(p *Plan, f MeasureFilter, o MeasureOrder) []*Measure { return nil }

// AgencyMeasures lists the measures on which the agency has one of the roles.
func (s *Snapshot) AgencyMeasures(a *Agency, roles []Role, f MeasureFilter, o MeasureOrder) []*Measure {
	return nil
}

// TechnologyMeasures lists the measures that use the technology.
func (s *Snapshot) TechnologyMeasures(t *Technology, includeNarrower bool, f MeasureFilter, o MeasureOrder) []*Measure {
	return nil
}
