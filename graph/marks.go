package graph

import (
	"cmp"
	"slices"
)

// Mark is a stretch of a source, and what it was read as.
type Mark struct {
	Kind     MarkKind
	Node     Node   // the measure, technology or target; of a clause the first measure that it is for; nil for what was not read
	Reason   string // why it was not read
	Evidence Evidence
}

// MarkKind is what a stretch of a source can be.
type MarkKind string

// The kinds of marks.
const (
	MarkMeasure    MarkKind = "MEASURE"
	MarkClause     MarkKind = "CLAUSE"
	MarkTechnology MarkKind = "TECHNOLOGY"
	MarkTarget     MarkKind = "TARGET"
	MarkRejected   MarkKind = "REJECTED"
	MarkAnomaly    MarkKind = "ANOMALY"
)

// Marks lists what was read in a stretch of one of the plan's sources, and what was not, in the order of the text; of two that begin together
// the longer comes first. A mark that reaches over the stretch is among them whole. goOn is asked before each measure; where it
// says no, there is no list.
func (p *Plan) Marks(source *Source, within Span, goOn func() bool) []Mark {
	c := marking{source: source, within: within, clauses: map[Span]bool{}}
	for _, m := range p.Measures {
		if !goOn() {
			return nil
		}
		c.addMeasure(m)
	}
	for _, t := range p.Targets {
		c.add(MarkTarget, t, "", t.Evidence())
	}
	for _, x := range p.Coverage.Rejected {
		c.add(MarkRejected, nil, x.Reason, []Evidence{x.Evidence})
	}
	for _, x := range p.Coverage.Anomalies {
		c.add(MarkAnomaly, nil, x.Reason, []Evidence{x.Evidence})
	}
	slices.SortStableFunc(c.marks, func(a, b Mark) int {
		x, y := a.Evidence.Span(), b.Evidence.Span()
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	return c.marks
}

// marking collects the marks of a stretch.
type marking struct {
	source  *Source
	within  Span
	clauses map[Span]bool // that are marked: all agencies of a clause share it, and all measures of a group
	marks   []Mark
}

// addMeasure adds the measure with what it names, and its clauses, which may stand elsewhere.
func (c *marking) addMeasure(m *Measure) {
	c.add(MarkMeasure, m, "", m.Evidence())
	for _, x := range m.Mentions() {
		c.add(MarkTechnology, x.Technology, "", x.Evidence)
	}
	for r := range m.EachResponsibility() {
		if at, ok := c.place(r.Evidence); ok && !c.clauses[at.Span()] {
			c.clauses[at.Span()] = true
			c.marks = append(c.marks, Mark{MarkClause, m, "", at})
		}
	}
}

// add adds a mark where one of these places lies in the stretch.
func (c *marking) add(kind MarkKind, node Node, reason string, places []Evidence) {
	if at, ok := c.place(places); ok {
		c.marks = append(c.marks, Mark{kind, node, reason, at})
	}
}

// place is the first of the places in the stretch.
func (c *marking) place(places []Evidence) (Evidence, bool) {
	for _, at := range places {
		if span := at.Span(); at.Source == c.source && span.Start < c.within.End && c.within.Start < span.End {
			return at, true
		}
	}
	return Evidence{}, false
}
