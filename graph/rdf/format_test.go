package rdf_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/rdf"
)

const ns = "https://plangraph.example/ns#"

// inFormat2 writes a plan's quads as they were before format 3: without fingerprints, with the position of each measure
// and target, agencies ordered by their ids, and a node for each mention.
func inFormat2(p *graph.Plan, quads []quad.Quad) []quad.Quad {
	v, label := rdf.DefaultVocabulary, quads[0].Label
	agencies := map[quad.Value]string{}
	var list []quad.Quad
	add := func(s quad.Value, predicate string, o quad.Value) {
		list = append(list, quad.Quad{Subject: s, Predicate: quad.IRI(predicate), Object: o, Label: label})
	}
	for i, m := range p.Measures {
		add(v.IRI(m.ID), ns+"position", quad.Int(i))
		var ids []string
		for _, r := range m.Responsibilities() {
			ids = append(ids, string(r.Agency.ID))
		}
		agencies[v.IRI(m.ID)] = strings.Join(ids, " ")
		for n, mention := range m.Mentions() {
			node, at := v.IRI(m.ID)+quad.IRI("/mention/"+strconv.Itoa(n)), mention.Evidence[0]
			add(v.IRI(m.ID), ns+"mention", node)
			add(node, ns+"technology", v.IRI(mention.Technology.ID))
			add(node, "http://www.w3.org/ns/prov#wasQuotedFrom", v.IRI(p.ID)+quad.IRI(fmt.Sprintf("/source/0#char=%d,%d", at.Start(), at.End())))
		}
		if len(ids) > 1 {
			add(v.IRI(m.ID), ns+"unitOrder", quad.String(agencies[v.IRI(m.ID)]))
		}
	}
	for i, t := range p.Targets {
		add(v.IRI(t.ID), ns+"position", quad.Int(i))
	}
	for _, q := range quads {
		if !slices.Contains([]quad.Value{quad.IRI(ns + "position"), quad.IRI(ns + "mention"), quad.IRI(ns + "technology"), quad.IRI(ns + "unitOrder"),
			rdf.FingerprintsPredicate, rdf.DigestPredicate}, q.Predicate) {
			list = append(list, q)
		}
	}
	add(label, string(rdf.DigestPredicate), quad.String(rdf.Digest(list)))
	return list
}

func TestDecodeReadsFormat2(t *testing.T) {
	scheme := graphtest.Scheme()
	want := textual(graphtest.Plan(scheme, 1, 1, 40))
	quads, err := rdf.DefaultVocabulary.EncodePlan(want)
	if err != nil {
		t.Fatal(err)
	}
	older := inFormat2(want, quads)
	if len(older) < len(quads)+40 {
		t.Fatalf("%d quads in format 2, %d now: nothing is tested", len(older), len(quads))
	}
	schemed, err := rdf.DefaultVocabulary.EncodeScheme(scheme)
	if err != nil {
		t.Fatal(err)
	}
	got, err := rdf.DefaultVocabulary.Decode(sequence([][]quad.Quad{schemed, older}))
	if err != nil {
		t.Fatal(err)
	}
	if diff := graphtest.Diff(&graph.Contents{Scheme: scheme, Plans: []*graph.Plan{want}}, &graph.Contents{Scheme: got.Scheme, Plans: got.Plans}); diff != "" {
		t.Error(diff)
	}
}

// textual keeps of each measure the mentions that come in the order of the text, each at a place of its own.
func textual(p *graph.Plan) *graph.Plan {
	for _, m := range p.Measures {
		list := m.Mentions()
		slices.SortFunc(list, func(a, b graph.Mention) int { return a.Evidence[0].Start() - b.Evidence[0].Start() })
		m.SetMentions(slices.CompactFunc(list, func(a, b graph.Mention) bool { return a.Evidence[0].Start() == b.Evidence[0].Start() }))
	}
	return p
}

// TestOrdersThatTheTextDoesNotTell keeps measures, targets and mentions in the order of their lists, wherever they stand.
func TestOrdersThatTheTextDoesNotTell(t *testing.T) {
	scheme := graphtest.Scheme()
	spoil := map[string]func(*graph.Plan){
		"as in the text":       func(*graph.Plan) {},
		"measures backwards":   func(p *graph.Plan) { slices.Reverse(p.Measures) },
		"targets backwards":    func(p *graph.Plan) { slices.Reverse(p.Targets) },
		"two measures changed": func(p *graph.Plan) { p.Measures[3], p.Measures[7] = p.Measures[7], p.Measures[3] },
		"three measures at one place": func(p *graph.Plan) {
			p.Measures[5].SetEvidence(p.Measures[4].Evidence()...)
			p.Measures[6].SetEvidence(p.Measures[4].Evidence()...)
		},
		"mentions backwards": func(p *graph.Plan) {
			list := p.Measures[mentioning(p)].Mentions()
			slices.Reverse(list)
			p.Measures[mentioning(p)].SetMentions(list)
		},
		"one stretch, two technologies":   func(p *graph.Plan) { p.Measures[19].SetMentions(twice(p, 0, 1)) },
		"one stretch, another technology": func(p *graph.Plan) { p.Measures[19].SetMentions(twice(p, 0, 1)[1:]) },
		"one mention twice":               func(p *graph.Plan) { p.Measures[19].SetMentions(twice(p, 0, 0)) },
		"one stretch, two measures":       func(p *graph.Plan) { p.Measures[19].SetMentions(p.Measures[mentioning(p)].Mentions()) },
	}
	for name, change := range spoil {
		t.Run(name, func(t *testing.T) {
			want := textual(graphtest.Plan(scheme, 1, 1, 20))
			change(want)
			for _, m := range want.Measures {
				m.Targets = nil
			}
			for _, target := range want.Targets { // a measure's targets come in the order of the plan's
				target.Measure.Targets = append(target.Measure.Targets, target)
			}
			named := encoded(t, &graph.Contents{Scheme: scheme, Plans: []*graph.Plan{want}})
			slices.Reverse(named[1])
			got, err := rdf.DefaultVocabulary.Decode(sequence(named))
			if err != nil {
				t.Fatal(err)
			}
			if diff := graphtest.Diff(&graph.Contents{Scheme: scheme, Plans: []*graph.Plan{want}}, &graph.Contents{Scheme: got.Scheme, Plans: got.Plans}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// mentioning is the first measure with two mentions.
func mentioning(p *graph.Plan) int {
	return slices.IndexFunc(p.Measures, func(m *graph.Measure) bool { return len(m.Mentions()) > 1 })
}

// twice is a mention at one stretch of two technologies, by their numbers among all that the plan mentions.
func twice(p *graph.Plan, one, other int) []graph.Mention {
	m := p.Measures[mentioning(p)].Mentions()
	a, b := m[one], m[one]
	b.Technology = m[other].Technology
	return []graph.Mention{a, b}
}
