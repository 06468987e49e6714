package graph

// Target is a quantified commitment: 农产品网络年销售额达到100亿元 by 2020.
type Target struct {
	ID         ID
	Metric     string // what is counted: 农产品网络年销售额
	Comparator Comparator
	Value      float64
	ValueMax   *float64    // the upper end of a range; nil where there is none
	Unit       string      // as written: 亿元, %, 家; empty for a bare number
	Deadline   PartialDate // zero where none is stated or inherited
	Measure    *Measure    // nil where the plan as a whole sets it
	Plan       *Plan
	Evidence   []Evidence // one for each source of the plan that has it
}

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
