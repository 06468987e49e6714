package graph

import "slices"

// Clone copies the plan with its measures and targets; they share sources, agencies and technologies.
func (p *Plan) Clone() *Plan {
	own := *p
	own.columns = planColumns{}
	measures, targets := map[*Measure]*Measure{nil: nil}, map[*Target]*Target{}
	own.Targets, own.Measures, own.JointIssuers = slices.Clone(p.Targets), slices.Clone(p.Measures), slices.Clone(p.JointIssuers)
	for i, t := range p.Targets {
		copied := *t
		copied.Plan = &own
		copied.SetEvidence(t.Evidence()...)
		own.Targets[i], targets[t] = &copied, &copied
	}
	for i, m := range p.Measures {
		copied := *m
		copied.Plan, copied.Targets = &own, slices.Clone(m.Targets)
		copied.SetHeadings(m.Headings()...)
		copied.SetEvidence(m.Evidence()...)
		copied.SetResponsibilities(m.Responsibilities())
		copied.SetMentions(m.Mentions())
		for at, t := range copied.Targets {
			copied.Targets[at] = targets[t]
		}
		own.Measures[i], measures[m] = &copied, &copied
	}
	for _, t := range own.Targets {
		t.Measure = measures[t.Measure]
	}
	return &own
}
