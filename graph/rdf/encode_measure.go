package rdf

import (
	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

func (e *planEncoder) measures() {
	at := make([]place, len(e.plan.Measures))
	for i, m := range e.plan.Measures {
		at[i] = e.firstPlace(e.IRI(m.ID), m.Evidence())
	}
	for i, said := range positioned(at) {
		m := e.plan.Measures[i]
		e.measure(m)
		if said {
			e.add(e.IRI(m.ID), hasPosition, quad.Int(i))
		}
	}
}

func (e *planEncoder) measure(m *graph.Measure) {
	var s quad.Value = e.IRI(m.ID)
	e.own(s, m.ID, graph.KindMeasure)
	e.add(s, isPartOf, e.label)
	e.text(s, hasNumber, m.Number)
	e.text(s, hasTitle, m.Title)
	e.text(s, hasPath, m.Path)
	e.date(s, hasDeadline, m.Deadline())
	if len(m.Evidence()) == 0 {
		e.fail(s, "it has no evidence")
	}
	e.evidence(s, m.Evidence()...)
	if headings := m.Headings(); len(headings) > 0 {
		e.add(s, standsUnder, e.heading(headings))
	}
	e.responsibilities(s, m.Responsibilities())
	e.mentions(s, m.Mentions())
}

// own begins a node that is the plan's alone: its id must not stand twice.
func (e *planEncoder) own(s quad.Value, id graph.ID, kind graph.Kind) {
	if e.known[id] {
		e.fail(s, "its id stands twice in the plan")
	}
	e.known[id] = true
	e.add(s, hasType, classes[kind])
}

// heading names the last of the headings; the ones above it follow from it. Equal chains are one.
func (e *planEncoder) heading(chain []graph.Heading) quad.IRI {
	key := ""
	for _, h := range chain {
		key += h.Number + "\x00" + h.Title + "\x00"
	}
	if s, ok := e.headings[key]; ok {
		return s
	}
	last := len(chain) - 1
	var above quad.Value
	if last > 0 {
		above = e.heading(chain[:last])
	}
	s := child(e.label, "heading", len(e.headings))
	e.headings[key] = s
	e.text(s, hasNumber, chain[last].Number)
	e.text(s, hasTitle, chain[last].Title)
	if above != nil {
		e.add(s, isPartOf, above)
	}
	return s
}

// written adds how a name stands in the text, empty or not, because its absence means something else.
func (e *planEncoder) written(s quad.Value, name string) {
	if e.sound(s, hasAsWritten, name) || name == "" {
		e.add(s, hasAsWritten, quad.String(name))
	}
}

// targets adds the plan's targets in its order, each to the measure that sets it, or to the plan where none does.
func (e *planEncoder) targets() {
	listed := map[*graph.Target]bool{}
	at := make([]place, len(e.plan.Targets))
	for i, t := range e.plan.Targets {
		at[i] = e.firstPlace(e.IRI(t.ID), t.Evidence())
	}
	for i, said := range positioned(at) {
		t := e.plan.Targets[i]
		listed[t] = true
		setter := e.label
		if t.Measure != nil {
			setter = e.IRI(t.Measure.ID)
		}
		s := e.IRI(t.ID)
		e.add(setter, setsTarget, s)
		if said {
			e.add(s, hasPosition, quad.Int(i))
		}
		e.target(s, t)
	}
	for _, m := range e.plan.Measures {
		for _, t := range m.Targets {
			if !listed[t] {
				e.fail(e.IRI(t.ID), "its plan does not list it")
			}
		}
	}
}

func (e *planEncoder) target(s quad.Value, t *graph.Target) {
	e.own(s, t.ID, graph.KindTarget)
	e.text(s, hasMetric, t.Metric)
	e.word(s, hasComparator, string(t.Comparator))
	e.float(s, hasValue, &t.Value)
	e.float(s, hasValueMax, t.ValueMax)
	e.text(s, hasUnit, t.Unit)
	e.date(s, hasDeadline, t.Deadline())
	e.evidence(s, t.Evidence()...)
}
