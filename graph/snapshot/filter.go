package snapshot

import (
	"github.com/plangraph/plangraph/graph"
)

// PlanFilter selects plans. Empty fields select everything; fields given together must all hold.
// Here and below a field that names a node takes its id or any of its names; a name that fits several nodes selects all.
type PlanFilter struct {
	Jurisdiction string // the plan's jurisdiction or one above it
	Text         string // a phrase of the title or the document number
	IssuedFrom   graph.Date
	IssuedTo     graph.Date
}

// MeasureFilter selects measures.
type MeasureFilter struct {
	Plan            string
	Jurisdiction    string
	Unit            string       // an agency in one of Roles
	Roles           []graph.Role // all roles where none is given; without Unit: some agency has one of them
	Technology      string
	IncludeNarrower *bool  // with Technology, count measures of narrower technologies too; true where not given
	Text            string // a phrase of the title or the text
	HasTargets      *bool
	DueFrom         graph.PartialDate // some deadline of the measure or its targets on or after its first day
	DueTo           graph.PartialDate // … and on or before its last
	And             []*MeasureFilter
	Or              []*MeasureFilter
	Not             *MeasureFilter
}

// AgencyFilter selects agencies.
type AgencyFilter struct {
	Jurisdiction string
	Kind         graph.AgencyKind
	Text         string // part of any of its names
	Leads        *bool  // whether it leads a measure
}

// TechnologyFilter selects technologies.
type TechnologyFilter struct {
	Text    string
	Used    *bool  // whether a measure uses it
	Broader string // those below this technology, at any depth
}

// TargetFilter selects targets.
type TargetFilter struct {
	Plan         string
	Jurisdiction string
	Technology   string
	Unit         string // as written, in any width: 亿元, %
	Text         string // part of the metric or the quote
	DueFrom      graph.PartialDate
	DueTo        graph.PartialDate
}
