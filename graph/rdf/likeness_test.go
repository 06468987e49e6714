package rdf_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/rdf"
)

// TestLikeness asks of plans that share some measures whether one may be a copy of others, and counts what they share one by
// one.
func TestLikeness(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	alike := 0
	for round := range 200 {
		held := saying(random, 100)
		var given []*graph.Plan
		for i := range 1 + random.IntN(3) {
			given = append(given, saying(random, i))
		}
		want := false
		for _, p := range given {
			shared := 0
			for s := range p.Fingerprints() {
				if held.Fingerprints()[s] {
					shared++
				}
			}
			want = want || shared >= 3
		}
		if want {
			alike++
		}
		said := fingerprintsOf(t, held)
		if got := rdf.NewDuplicateMatcher(given).Matches(held.ID, said); got != want {
			t.Fatalf("round %d: alike is %v, want %v", round, got, want)
		}
		if l := rdf.NewDuplicateMatcher(append(given, held)); !l.Matches(held.ID, quad.String("")) || l.Matches("plan-x", quad.String("")) || !l.Matches("plan-x", nil) || !l.Matches("plan-x", quad.String("no base 64!")) {
			t.Fatal("a plan of the same id, or one of which nothing is known, is not alike, or one that says nothing is")
		}
	}
	if alike < 50 || alike > 150 {
		t.Errorf("%d of 200 plans are alike", alike)
	}
}

// saying is a plan of some of eight measures, with one that is too short to tell anything.
func saying(random *rand.Rand, number int) *graph.Plan {
	var texts []string
	for i := range 8 {
		if random.IntN(2) == 0 {
			texts = append(texts, fmt.Sprintf("第%d项任务是建设全市统一的公共服务平台", i))
		}
	}
	texts = append(texts, "第九项任务是平台")
	p := &graph.Plan{Title: fmt.Sprint("计划", number), Jurisdiction: graph.UnknownJurisdiction}
	p.ID = graph.NewPlanID("", p.Title, p.Jurisdiction)
	source := graph.NewSource(p.Title+".txt", "", "UTF-8", strings.Join(texts, "\n"))
	p.Sources = []*graph.Source{source}
	at := 0
	for _, text := range texts {
		m := &graph.Measure{ID: graph.NewMeasureID(p.ID, text), Title: text, Plan: p, Path: text}
		m.SetEvidence(source.Evidence(graph.Span{Start: at, End: at + len(text)}))
		p.Measures = append(p.Measures, m)
		at += len(text) + 1
	}
	return p
}

func fingerprintsOf(t *testing.T, p *graph.Plan) quad.Value {
	t.Helper()
	quads, err := rdf.DefaultVocabulary.EncodePlan(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range quads {
		if q.Predicate == rdf.FingerprintsPredicate && q.Subject == q.Label {
			return q.Object
		}
	}
	t.Fatal("a plan does not say its fingerprints")
	return nil
}

// TestLikenessOfAFile asks for the plan that was read from a place before.
func TestLikenessOfAFile(t *testing.T) {
	at := func(origin string) *graph.Plan {
		return &graph.Plan{Sources: []*graph.Source{{Origin: "elsewhere"}, {Origin: origin}}}
	}
	for origin, want := range map[string]bool{"here": true, "elsewhere": true, "there": false, "": false} {
		if got := rdf.NewDuplicateMatcher([]*graph.Plan{at("here"), at("")}).HasOrigin(quad.String(origin)); got != want {
			t.Errorf("from %q: %v, want %v", origin, got, want)
		}
	}
}
