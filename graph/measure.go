package graph

import "slices"

// Measure is the lowest item of a plan that tells somebody to do something.
type Measure struct {
	ID               ID
	Number           string           // its marker as written: (3), 1., 重点专项一, ——
	Title            string           // its heading sentence, or its first sentence cut at a natural break
	Plan             *Plan            // the plan it stands in
	Headings         []Heading        // from the top of the outline down to its parent
	Responsibilities []Responsibility // in the order written: leads before others in most clauses
	Mentions         []Mention        // in the order written
	Targets          []*Target        // in the order written
	Deadline         PartialDate      // where its clause sets one (5月底完成); zero otherwise
	Evidence         []Evidence       // where it stands with its own clause: the plan's first source first, one for each source that has it
	Path             string           // its place in the outline, the natural key within the plan: 二/(三)/3/(3)
}

// NewMeasureID is the id of the measure at that path of that plan's outline.
func NewMeasureID(plan ID, path string) ID { return NewID(KindMeasure, string(plan), path) }

// Heading is an item of the outline above a measure.
type Heading struct {
	Number string // its marker as written: 二、
	Title  string
}

// NodeID is the measure's global id.
func (m *Measure) NodeID() ID { return m.ID }

// NodeKind is KindMeasure.
func (m *Measure) NodeKind() Kind { return KindMeasure }

// Label is the title.
func (m *Measure) Label() string { return m.Title }

// Text is all that the item says, its clause with it, exactly as it stands in the plan's first source.
func (m *Measure) Text() string { return m.Evidence[0].Quote() }

// Technologies lists what the measure uses, each once, in the order first mentioned.
func (m *Measure) Technologies() []*Technology {
	if len(m.Mentions) == 0 {
		return nil
	}
	list := make([]*Technology, 0, len(m.Mentions))
	for i := range m.Mentions {
		t := m.Mentions[i].Technology
		if !slices.ContainsFunc(list, func(known *Technology) bool { return known.ID == t.ID }) {
			list = append(list, t)
		}
	}
	return list
}

// Agencies lists who has one of the roles on the measure, each once, in the order written; all roles where none is given.
func (m *Measure) Agencies(roles ...Role) []*Agency {
	if len(m.Responsibilities) == 0 {
		return nil
	}
	list := make([]*Agency, 0, len(m.Responsibilities))
	for i := range m.Responsibilities {
		r := &m.Responsibilities[i]
		if r.Role.In(roles) && !slices.ContainsFunc(list, func(known *Agency) bool { return known.ID == r.Agency.ID }) {
			list = append(list, r.Agency)
		}
	}
	return list
}
