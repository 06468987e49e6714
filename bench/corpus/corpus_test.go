package corpus_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/bench/corpus"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/extract/technology"
	"github.com/plangraph/plangraph/seeds"
)

// TestReadBack: the real reader finds in the texts exactly what the corpus put in.
func TestReadBack(t *testing.T) {
	var files []loader.File
	want := map[string]corpus.Plan{}
	for _, p := range write(t, 10) {
		files = append(files, loader.File{Name: p.File, Data: []byte(p.Text)})
		want[p.Title] = p
	}
	result, err := reader(t).Load(context.Background(), files, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Changes) != len(want) {
		t.Fatalf("%d plans read, %d written", len(result.Changes), len(want))
	}
	for _, change := range result.Changes {
		p := want[change.Plan.Title]
		if place := change.Plan.Jurisdiction; place == nil || place.ID != p.Place.ID {
			t.Errorf("%s is of %v, not %s", change.Plan.Title, place, p.City)
		}
		if diff := cmp.Diff(bare(p.Measures), readBack(change.Plan)); diff != "" {
			t.Fatalf("%s (-written +read):\n%.3000s", p.Title, diff)
		}
		if n := len(change.Plan.Targets); n != targets(p) {
			t.Errorf("%s has %d targets, not %d", p.Title, n, targets(p))
		}
	}
}

// TestSame: the same seed writes the same texts.
func TestSame(t *testing.T) {
	if diff := cmp.Diff(write(t, 2), write(t, 2)); diff != "" {
		t.Error(diff)
	}
}

// TestLarge: there are places enough for 100,000 measures.
func TestLarge(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range write(t, 1000) {
		if seen[p.Title] {
			t.Fatalf("%s is written twice", p.Title)
		}
		seen[p.Title] = true
	}
}

func write(t *testing.T, n int) []corpus.Plan {
	t.Helper()
	c, err := corpus.New(1)
	if err != nil {
		t.Fatal(err)
	}
	var plans []corpus.Plan
	for i := range n {
		plans = append(plans, c.Plan(i))
	}
	return plans
}

func reader(t *testing.T) *loader.Reader {
	t.Helper()
	v, err := seeds.Technologies()
	if err != nil {
		t.Fatal(err)
	}
	agencies, err := seeds.Agencies()
	if err != nil {
		t.Fatal(err)
	}
	return &loader.Reader{Agencies: agencies, Technologies: technology.NewFinder(v.Scheme, v.Contexts)}
}

// bare drops what a reader does not give back.
func bare(list []corpus.Measure) []corpus.Measure {
	list = slices.Clone(list)
	for i := range list {
		list[i].Phrase, list[i].Text = "", ""
	}
	return list
}

func targets(p corpus.Plan) (n int) {
	for _, m := range p.Measures {
		n += len(m.Targets)
	}
	return n
}

// readBack says a read plan in the corpus's words.
func readBack(p *graph.Plan) []corpus.Measure {
	var list []corpus.Measure
	for _, m := range p.Measures {
		b := corpus.Measure{ID: m.ID, Number: m.Number, Title: m.Title, Role: graph.Lead}
		for _, r := range m.Responsibilities() {
			if r.Role == graph.Support {
				b.Supports = append(b.Supports, r.Agency.Name)
				continue
			}
			b.Role, b.Leads = r.Role, append(b.Leads, r.Agency.Name)
		}
		for _, t := range m.Technologies() {
			b.Technologies = append(b.Technologies, t.Key)
		}
		for _, x := range m.Targets {
			b.Targets = append(b.Targets, corpus.Target{Metric: x.Metric, Value: x.Value, Unit: x.Unit, Year: x.Deadline().Year})
		}
		list = append(list, b)
	}
	return list
}
