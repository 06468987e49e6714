package snapshot

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
