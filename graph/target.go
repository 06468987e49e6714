package graph

import "github.com/plangraph/plangraph/graph/internal/columns"

// Target is a quantified commitment: 农产品网络年销售额达到100亿元 by 2020.
type Target struct {
	ID         ID
	Metric     string   // what is counted: 农产品网络年销售额
	Unit       string   // as written: 亿元, %, 家; empty for a bare number
	Measure    *Measure // nil where the plan as a whole sets it
	Plan       *Plan    // which must be set before the evidence
	Value      float64
	ValueMax   *float64 // the upper end of a range; nil where there is none
	Comparator Comparator

	due      int32        // as packed
	evidence columns.Span // of the plan's columns
}

// Deadline is when the value is to be reached: stated or inherited; zero where neither.
func (t *Target) Deadline() PartialDate { return unpacked(t.due) }

// SetDeadline says when the value is to be reached.
func (t *Target) SetDeadline(d PartialDate) { t.due = d.packed() }

// Evidence is where the target stands, one for each source of the plan that has it. It must not be changed; SetEvidence
// sets it.
func (t *Target) Evidence() []Evidence {
	if t.evidence.Len() == 0 {
		return nil
	}
	return t.Plan.columns.evidence.At(t.evidence)
}

// SetEvidence says where the target stands.
func (t *Target) SetEvidence(list ...Evidence) { t.evidence = t.Plan.columns.evidence.Add(list) }

// Comparator says how the value binds.
type Comparator string

// The comparators.
const (
	EQ    Comparator = "EQ"    // 达到
	GE    Comparator = "GE"    // 以上, 不少于
	GT    Comparator = "GT"    // 超过, 突破
	LE    Comparator = "LE"    // 以内, 不超过
	LT    Comparator = "LT"    // 低于
	About Comparator = "ABOUT" // 左右, 约
)

// NodeID is the target's global id.
func (t *Target) NodeID() ID { return t.ID }

// NodeKind is KindTarget.
func (t *Target) NodeKind() Kind { return KindTarget }

// Label is the metric.
func (t *Target) Label() string { return t.Metric }
