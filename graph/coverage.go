package graph

// Coverage is the ledger of what was read in a plan's first source. Every marker of responsibility in the text (牵头,
// 责任单位, 配合单位, 负责, responsible party …) is either attached to a measure or rejected with a reason.
type Coverage struct {
	Characters int        // code points in the source
	InMeasures int        // of these, within a measure
	Markers    int        // markers of responsibility: Attached + len(Rejected)
	Attached   int        // markers that stand in a clause attached to a measure
	Rejected   []Rejected // markers that are no clause, each with its reason
	Withheld   []string   // why the plan's facts are not served, a line each; said by a snapshot, never stored
	Anomalies  []Rejected // what looks wrong in the text: a spam line, a bracket never closed, numbering that jumps
}

// Rejected is a place in the text and why it was not read, or what is odd about it.
type Rejected struct {
	Reason   string
	Evidence Evidence
}

// Balanced reports whether the ledger adds up; a plan whose ledger does not must not be stored.
func (c Coverage) Balanced() bool { return c.Markers == c.Attached+len(c.Rejected) }
