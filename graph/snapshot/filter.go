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
	IncludeNarrower *bool        // with Technology, count measures of narrower technologies too; true where not given
	Year            int          // in which the plan was issued; 0 for any
	Scope           *graph.Scope // of a clause of the measure
	Text            string       // a phrase of the title or the text
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
	Plan            string
	Jurisdiction    string
	Agency          string       // it has one of Roles on the target's measure
	Roles           []graph.Role // all roles where none is given; without Agency: some agency has one of them
	Technology      string
	IncludeNarrower *bool  // with Technology, count those of narrower technologies too; true where not given
	Year            int    // in which the plan was issued; 0 for any
	Unit            string // a unit of measure as written, in any width: 亿元, %
	Text            string // part of the metric or the quote
	DueFrom         graph.PartialDate
	DueTo           graph.PartialDate
}

// JurisdictionFilter selects jurisdictions.
type JurisdictionFilter struct {
	Text  string // a phrase of any of its names
	Level string // as LevelOrOther says it
}

// Direction is the way an order runs.
type Direction string

// The directions.
const (
	Asc  Direction = "ASC"
	Desc Direction = "DESC"
)

// PlanOrder orders plans; the default is by title. Every order ends its ties by id, so that it is total.
// Chinese names sort by pinyin.
type PlanOrder struct {
	Field     PlanOrderField
	Direction Direction
}

// PlanOrderField is what plans are ordered by.
type PlanOrderField string

// The orders of plans.
const (
	PlanByTitle    PlanOrderField = "TITLE"
	PlanByIssuedOn PlanOrderField = "ISSUED_ON"
)

// MeasureOrder orders measures; the default is MeasureByDocument.
type MeasureOrder struct {
	Field     MeasureOrderField
	Direction Direction
}

// MeasureOrderField is what measures are ordered by.
type MeasureOrderField string

// The orders of measures.
const (
	MeasureByDocument    MeasureOrderField = "DOCUMENT" // plans by title, then the order in the plan
	MeasureByTitle       MeasureOrderField = "TITLE"
	MeasureByUnitCount   MeasureOrderField = "UNIT_COUNT"   // agencies in any role
	MeasureByTargetCount MeasureOrderField = "TARGET_COUNT" // targets
)

// AgencyOrder orders agencies; the default is by name.
type AgencyOrder struct {
	Field     AgencyOrderField
	Direction Direction
}

// AgencyOrderField is what agencies are ordered by.
type AgencyOrderField string

// The orders of agencies.
const (
	AgencyByName         AgencyOrderField = "NAME"
	AgencyByLeadCount    AgencyOrderField = "LEAD_COUNT"
	AgencyByMeasureCount AgencyOrderField = "MEASURE_COUNT"
)

// TechnologyOrder orders technologies; the default is by name.
type TechnologyOrder struct {
	Field     TechnologyOrderField
	Direction Direction
}

// TechnologyOrderField is what technologies are ordered by.
type TechnologyOrderField string

// The orders of technologies.
const (
	TechnologyByName         TechnologyOrderField = "NAME"
	TechnologyByMeasureCount TechnologyOrderField = "MEASURE_COUNT"
)

// TargetOrder orders targets; the default is TargetByDocument.
type TargetOrder struct {
	Field     TargetOrderField
	Direction Direction
}

// TargetOrderField is what targets are ordered by.
type TargetOrderField string

// The orders of targets.
const (
	TargetByDeadline TargetOrderField = "DEADLINE" // those without a deadline last, either way
	TargetByMetric   TargetOrderField = "METRIC"
	TargetByDocument TargetOrderField = "DOCUMENT"
)
