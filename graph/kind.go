package graph

import "strings"

// Kind is the sort of a node.
type Kind string

// The kinds of node, in the order in which a plan is described.
const (
	KindPlan         Kind = "PLAN"
	KindMeasure      Kind = "MEASURE"
	KindAgency       Kind = "AGENCY"
	KindTechnology   Kind = "TECHNOLOGY"
	KindTarget       Kind = "TARGET"
	KindJurisdiction Kind = "JURISDICTION"
)

// Kinds lists every kind, in a fixed order.
var Kinds = []Kind{KindPlan, KindMeasure, KindAgency, KindTechnology, KindTarget, KindJurisdiction}

// prefixes are those of the ids of each kind, in the order of Kinds: made once, because reading a store of 100,000
// measures asks ten million times.
var prefixes = func() (list [6]string) {
	for i, k := range Kinds {
		list[i] = k.prefix()
	}
	return list
}()

func (k Kind) prefix() string { return strings.ToLower(string(k)) + "-" }

// Node is whatever has a global id: *Plan, *Measure, *Agency, *Technology, *Target or *Jurisdiction.
type Node interface {
	// NodeID is the node's global id.
	NodeID() ID
	// NodeKind is the node's sort.
	NodeKind() Kind
	// Label is what people call it: a title, a name, a metric.
	Label() string
}
