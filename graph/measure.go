package graph

import "github.com/plangraph/plangraph/graph/internal/columns"

// Measure is the lowest item of a plan that tells somebody to do something.
type Measure struct {
	ID      ID
	Number  string    // its marker as written: (3), 1., 重点专项一, ——
	Title   string    // its heading sentence, or its first sentence cut at a natural break
	Path    string    // its place in the outline, the natural key within the plan: 二/(三)/3/(3)
	Plan    *Plan     // the plan it stands in, which must be set before what follows by a method
	Targets []*Target // in the order written

	responsibilities, mentions, evidence, headings columns.Span // of the plan's columns
	due                                            int32        // as packed
}

// NewMeasureID is the id of the measure at that path of that plan's outline.
func NewMeasureID(plan ID, path string) ID { return NewID(KindMeasure, string(plan), path) }

// Deadline is the one that the measure's clause sets (5月底完成); zero where it sets none.
func (m *Measure) Deadline() PartialDate { return unpacked(m.due) }

// SetDeadline says by when the measure is to be done.
func (m *Measure) SetDeadline(d PartialDate) { m.due = d.packed() }

// Heading is an item of the outline above a measure.
type Heading struct {
	Number string // its marker as written: 二、
	Title  string
}

// Headings lists what the measure stands under, from the top of the outline down to its parent. The list must not be
// changed; SetHeadings sets it.
func (m *Measure) Headings() []Heading {
	if m.headings.Len() == 0 {
		return nil
	}
	return m.Plan.columns.headings.At(m.headings)
}

// SetHeadings says what the measure stands under.
func (m *Measure) SetHeadings(list ...Heading) { m.headings = m.Plan.columns.headings.Add(list) }

// NodeID is the measure's global id.
func (m *Measure) NodeID() ID { return m.ID }

// NodeKind is KindMeasure.
func (m *Measure) NodeKind() Kind { return KindMeasure }

// Label is the title.
func (m *Measure) Label() string { return m.Title }

// Text is all that the item says, its clause with it, exactly as it stands in the plan's first source.
func (m *Measure) Text() string { return m.Evidence()[0].Quote() }

// MoveTo makes the measure, with its targets, one of another plan, which must have the sources that they quote.
func (m *Measure) MoveTo(p *Plan) {
	headings, at, responsibilities, mentions := m.Headings(), m.Evidence(), m.Responsibilities(), m.Mentions()
	m.Plan = p
	m.SetHeadings(headings...)
	m.SetEvidence(at...)
	m.SetResponsibilities(responsibilities)
	m.SetMentions(mentions)
	for _, t := range m.Targets {
		at := t.Evidence()
		t.Plan = p
		t.SetEvidence(at...)
	}
}

// Evidence is where the measure stands with its own clause: the plan's first source first, one for each source that has it.
// It must not be changed; SetEvidence sets it.
func (m *Measure) Evidence() []Evidence {
	if m.evidence.Len() == 0 {
		return nil
	}
	return m.Plan.columns.evidence.At(m.evidence)
}

// SetEvidence says where the measure stands.
func (m *Measure) SetEvidence(list ...Evidence) { m.evidence = m.Plan.columns.evidence.Add(list) }
