package snapshot

import (
	"github.com/plangraph/plangraph/graph"
)

// PlanFilter selects plans. Empty fields select everything; fields given together must all hold.
// Here and below a field that names a node takes its id or any of its names. A name that fits several nodes selects those of
// all; one that fits none is a *graph.UnknownNameError of whatever question has the filter.
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
	Agency          string       // it has one of Roles
	Roles           []graph.Role // all roles where none is given; without Agency: some agency has one of them
	Unowned         *bool        // true: nobody leads it or is responsible for it; false: somebody does
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
	Agency       string       // it has one of Roles on the target's measure
	Roles        []graph.Role // all roles where none is given; without Agency: some agency has one of them
	Technology   string
	Unit         string // a unit of measure as written, in any width: 亿元, %
	Text         string // part of the metric or the quote
	DueFrom      graph.PartialDate
	DueTo        graph.PartialDate
}

// JurisdictionFilter selects jurisdictions.
type JurisdictionFilter struct {
	Text  string // a phrase of any of its names
	Level string // as LevelOrOther says it
}
