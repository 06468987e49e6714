package rdf

import (
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// measures reads the plan's measures in their order and gives each by its IRI.
func (d *planDecoder) measures() map[quad.Value]*graph.Measure {
	byIRI := map[quad.Value]*graph.Measure{}
	for _, s := range d.ordered(graph.KindMeasure) {
		m := d.measure(s)
		byIRI[s] = m
		d.plan.Measures = append(d.plan.Measures, m)
	}
	return byIRI
}

func (d *planDecoder) measure(s quad.Value) *graph.Measure {
	m := &d.blocks.measures.take(1)[0]
	*m = graph.Measure{ID: d.blocks.id(d.nodeID(s, graph.KindMeasure)), Number: d.text(s, hasNumber), Title: d.rawText(s, hasTitle), Plan: d.plan, Path: d.text(s, hasPath)}
	m.SetDeadline(d.date(s, hasDeadline))
	m.SetHeadings(d.heading(d.one(s, standsUnder), 0)...)
	m.SetEvidence(d.evidence(s)...)
	if len(m.Evidence()) == 0 || d.one(s, isPartOf) != d.label {
		d.damage(s, "a measure without evidence, or of another plan")
	}
	m.SetResponsibilities(d.responsibilities(s))
	mentions := d.mentions(s)
	if d.err != nil {
		return m
	}
	m.SetMentions(mentions)
	m.Title = d.cutFrom(m.Text(), m.Title)
	return m
}

// cutFrom is the words as the text holds them, so that they need no memory of their own, unless it does not.
func (d *decoder) cutFrom(text, words string) string {
	if at := strings.Index(text, words); at >= 0 {
		return text[at : at+len(words)]
	}
	return d.into.texts.own(words)
}

// heading reads the chain down to the heading, each chain once; nil where s is nil. No outline is as deep as 100.
func (d *planDecoder) heading(s quad.Value, depth int) []graph.Heading {
	if s == nil {
		return nil
	}
	if depth > 100 {
		d.damage(s, "it stands under itself")
		return nil
	}
	chain, known := d.headings[s]
	if !known {
		above := d.heading(d.one(s, isPartOf), depth+1)
		chain = append(slices.Clip(above), graph.Heading{Number: d.text(s, hasNumber), Title: d.text(s, hasTitle)})
		d.headings[s] = chain
	}
	return chain
}

// targets reads the plan's targets in their order and gives those of measures to them.
func (d *planDecoder) targets(measures map[quad.Value]*graph.Measure) {
	setter := map[quad.Value]*graph.Measure{}
	for s, m := range measures {
		set := d.all(s, setsTarget)
		m.Targets = d.blocks.set.take(len(set))[:0]
		for _, t := range set {
			setter[t] = m
		}
	}
	for _, s := range d.ordered(graph.KindTarget) {
		t := d.target(s)
		if t.Measure = setter[s]; t.Measure != nil {
			t.Measure.Targets = append(t.Measure.Targets, t)
		}
		d.plan.Targets = append(d.plan.Targets, t)
	}
}

func (d *planDecoder) target(s quad.Value) *graph.Target {
	t := &d.blocks.targets.take(1)[0]
	*t = graph.Target{ID: d.blocks.id(d.nodeID(s, graph.KindTarget)), Metric: d.rawText(s, hasMetric), Comparator: graph.Comparator(d.word(s, hasComparator)), Value: float64(literal[quad.Float](d.decoder, s, hasValue)),
		Unit: d.text(s, hasUnit), Plan: d.plan}
	t.SetDeadline(d.date(s, hasDeadline))
	t.SetEvidence(d.evidence(s)...)
	if d.one(s, hasValueMax) != nil {
		upper := float64(literal[quad.Float](d.decoder, s, hasValueMax))
		t.ValueMax = &upper
	}
	if at := t.Evidence(); len(at) > 0 && d.err == nil {
		t.Metric = d.cutFrom(at[0].Quote(), t.Metric)
	}
	return t
}
