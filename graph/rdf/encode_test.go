package rdf_test

import (
	"errors"
	"iter"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/rdf"
)

// encoded is the contents as named graphs, the scheme's first.
func encoded(t *testing.T, contents *graph.Contents) [][]quad.Quad {
	t.Helper()
	scheme, err := rdf.DefaultVocabulary.EncodeScheme(contents.Scheme)
	if err != nil {
		t.Fatal(err)
	}
	named := [][]quad.Quad{scheme}
	for _, p := range contents.Plans {
		quads, err := rdf.DefaultVocabulary.EncodePlan(p)
		if err != nil {
			t.Fatal(err)
		}
		named = append(named, quads)
	}
	return named
}

func sequence(named [][]quad.Quad) iter.Seq2[[]quad.Quad, error] {
	return func(yield func([]quad.Quad, error) bool) {
		for _, quads := range named {
			if !yield(quads, nil) {
				return
			}
		}
	}
}

func TestDecodeGivesBackWhatWasEncoded(t *testing.T) {
	want := graphtest.Contents()
	for number := range 5 {
		want.Plans = append(want.Plans, graphtest.Plan(want.Scheme, number, 1, 20))
	}
	slices.SortFunc(want.Plans, func(a, b *graph.Plan) int { return strings.Compare(string(a.ID), string(b.ID)) })
	named := encoded(t, want)
	for _, quads := range named {
		slices.Reverse(quads)
	}
	got, err := rdf.DefaultVocabulary.Decode(sequence(named))
	if err != nil {
		t.Fatal(err)
	}
	want.Digests, want.Revision = got.Digests, got.Revision
	if diff := graphtest.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestDecodeGivesBackAnything is the same for made-up plans that say all that the domain can.
func TestDecodeGivesBackAnything(t *testing.T) {
	scheme := graphtest.Scheme()
	for number := range 100 {
		want := graphtest.Anything(scheme, number, 1)
		if found := want.Violations(3); found != nil {
			t.Fatalf("plan %d: the generator breaks a rule: %v", number, found)
		}
		quads, err := rdf.DefaultVocabulary.EncodePlan(want)
		if err != nil {
			t.Fatalf("plan %d: %v", number, err)
		}
		named, err := rdf.DefaultVocabulary.EncodeScheme(scheme)
		if err != nil {
			t.Fatal(err)
		}
		slices.Reverse(quads)
		got, err := rdf.DefaultVocabulary.Decode(sequence([][]quad.Quad{named, quads}))
		if err != nil {
			t.Fatalf("plan %d: %v", number, err)
		}
		if diff := graphtest.Diff(want, got.Plans[0]); diff != "" {
			t.Fatalf("plan %d: %.3000s", number, diff)
		}
	}
}

// TestEachClauseKeepsItsWords reads back a measure whose agencies stand in several clauses: each has its own quote, name,
// scope and end, in the order written.
func TestEachClauseKeepsItsWords(t *testing.T) {
	contents := graphtest.Contents()
	plan := contents.Plans[slices.IndexFunc(contents.Plans, func(p *graph.Plan) bool { return p.ID == cloudPlan().ID })]
	m := plan.Measures[0]
	want := m.Responsibilities()
	if len(want) < 2 {
		t.Fatal("the fixture has no measure with two agencies")
	}
	text := m.Evidence()[0]
	for i := range want {
		at := strings.Index(text.Source.Text, want[i].AsWritten)
		want[i].Evidence, want[i].OpenEnded = []graph.Evidence{text.Source.Evidence(graph.Span{Start: at, End: at + len(want[i].AsWritten)})}, i%2 == 0
		want[i].Scope = []graph.Scope{graph.Own, graph.Group}[i%2]
	}
	m.SetResponsibilities(want)
	quads, err := rdf.DefaultVocabulary.EncodePlan(plan)
	if err != nil {
		t.Fatal(err)
	}
	got, err := rdf.DefaultVocabulary.Decode(sequence([][]quad.Quad{quads}))
	if err != nil {
		t.Fatal(err)
	}
	if diff := graphtest.Diff(want, got.Plans[0].Measures[0].Responsibilities()); diff != "" {
		t.Error(diff)
	}
}

func TestEncodingSaysNothingTwiceAndIsTheSameEachTime(t *testing.T) {
	once, again := encoded(t, graphtest.Contents()), encoded(t, graphtest.Contents())
	if diff := cmp.Diff(once, again); diff != "" {
		t.Errorf("equal plans, other quads: %s", diff)
	}
	for _, quads := range once {
		seen := map[quad.Quad]bool{}
		for _, q := range quads {
			if seen[q] {
				t.Errorf("twice: %v", q)
			}
			seen[q] = true
		}
	}
}

// TestQuadsOfAMeasure holds what a measure costs: loading is as fast as its quads are few.
func TestQuadsOfAMeasure(t *testing.T) {
	scheme := graphtest.Scheme()
	size := func(measures int) int {
		quads, err := rdf.DefaultVocabulary.EncodePlan(graphtest.Plan(scheme, 1, 1, measures))
		if err != nil {
			t.Fatal(err)
		}
		return len(quads)
	}
	if each := (size(1100) - size(100)) / 1000; each > 30 {
		t.Errorf("a measure with five responsibilities, two mentions and one target costs %d quads", each)
	}
}

func TestATechnologyThatTheSchemeLostStaysUnderItsName(t *testing.T) {
	contents := graphtest.Contents()
	named := encoded(t, contents)
	got, err := rdf.DefaultVocabulary.Decode(sequence(named[1:]))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, technology := range got.Scheme.Technologies {
		names = append(names, technology.Key+" "+technology.Name+" "+technology.EnglishName)
	}
	want := []string{"big-data 大数据 big data", "cloud-computing 云计算 cloud computing", "cloud-storage 云存储 cloud storage",
		"e-government-cloud 政务云 e-government cloud", "internet-of-things 物联网 internet of things", "rfid 射频识别 RFID"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
}

func TestEncodePlanRefusesWhatCouldNotBeReadBack(t *testing.T) {
	tests := map[string]struct {
		spoil func(*graph.Plan)
		want  string
	}{
		"U+0000":                 {func(p *graph.Plan) { p.Title = "a\x00b" }, "its title is no text"},
		"bytes that are no text": {func(p *graph.Plan) { p.Measures[0].Title = "\xff" }, "its title is no text"},
		"a foreign source":       {func(p *graph.Plan) { p.Sources = p.Sources[1:] }, "is quoted from no source of the plan"},
		"an unlisted target":     {func(p *graph.Plan) { p.Targets = p.Targets[:1] }, "its plan does not list it"},
		"an impossible day":      {func(p *graph.Plan) { p.IssuedOn.Month = 13 }, "is no date"},
		"no jurisdiction":        {func(p *graph.Plan) { p.Jurisdiction = nil }, "it has no jurisdiction"},
		"no evidence":            {func(p *graph.Plan) { p.Measures[0].SetEvidence() }, "the measure has no quote"},
		"no role": {func(p *graph.Plan) {
			list := p.Measures[0].Responsibilities()
			list[0].Role = 0
			p.Measures[0].SetResponsibilities(list)
		}, "has no role"},
		"one id twice": {func(p *graph.Plan) { p.Measures[1].ID = p.Measures[0].ID }, "its id stands twice"},
		"no number":    {func(p *graph.Plan) { p.Targets[0].Value = math.NaN() }, "its value is NaN"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			p := cloudPlan()
			test.spoil(p)
			if _, err := rdf.DefaultVocabulary.EncodePlan(p); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

// cloudPlan is the richest of the fixtures.
func cloudPlan() *graph.Plan {
	return slices.MaxFunc(graphtest.Contents().Plans, func(a, b *graph.Plan) int { return len(a.Targets) - len(b.Targets) })
}

// TestDecodeNamesWhatIsDamaged leaves out and garbles one quad after the other: none may pass, none may panic.
func TestDecodeNamesWhatIsDamaged(t *testing.T) {
	for _, whole := range encoded(t, graphtest.Contents()) {
		for i := range whole {
			garbled := slices.Clone(whole)
			garbled[i].Object = quad.BNode("garbled")
			for _, quads := range [][]quad.Quad{slices.Delete(slices.Clone(whole), i, i+1), garbled} {
				if why := damage(t, quads); why == "" {
					t.Errorf("without or with another %v: not noticed", whole[i])
				}
			}
		}
	}
}

// damage is why the named graph cannot be read: the error, or why its plan is withheld with all its facts.
func damage(t *testing.T, quads []quad.Quad) string {
	t.Helper()
	contents, err := rdf.DefaultVocabulary.Decode(sequence([][]quad.Quad{quads}))
	switch {
	case errors.Is(err, graph.ErrStoreDamaged):
		return err.Error()
	case err != nil:
		t.Errorf("error %v, want one that wraps ErrStoreDamaged", err)
	}
	for _, p := range contents.Plans {
		if why := p.Coverage.Withheld; len(why) > 0 {
			if len(p.Measures)+len(p.Targets) > 0 {
				t.Errorf("%s is withheld, but has %d measures", p.ID, len(p.Measures))
			}
			return strings.Join(why, "; ")
		}
	}
	return ""
}

// TestDecodeOfAFittingDigest spoils graphs as a faulty writer would, whose digests fit: what is read may then differ,
// but never panics, and what cannot be read is named.
func TestDecodeOfAFittingDigest(t *testing.T) {
	refused := 0
	for _, whole := range encoded(t, graphtest.Contents()) {
		for i := range whole[:len(whole)-1] {
			quads := slices.Clone(whole)
			quads[i].Object = quad.BNode("garbled")
			quads[len(quads)-1].Object = quad.String(rdf.Digest(quads))
			if damage(t, quads) != "" {
				refused++
			}
		}
	}
	if refused < 150 {
		t.Errorf("only %d spoilt graphs were refused", refused)
	}
}
