package loader_test

import (
	"context"
	"testing"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// FuzzRead holds what is true of every reading, whatever the bytes: it ends, its ledger adds up, and every quote lies in
// its source between characters.
func FuzzRead(f *testing.F) {
	for _, seed := range seedFiles(f) {
		f.Add(seed.Data[:min(len(seed.Data), 5000)])
		f.Add(seed.Data[len(seed.Data)*3/4:])
	}
	for _, shape := range []string{"one-line.txt", "wrapped.txt", "table.txt", "lists.txt", "order-rule.txt", "actions.md"} {
		files, _, err := loader.Collect([]string{"testdata/shapes/" + shape})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(files[0].Data)
	}
	f.Add([]byte("任务分工表\n序号\t任务\t责任单位\n1\t建设渠道\t市水务局\n3\t清淤\t市水务局\n\t巡查\t市财政局\n7\t检查\t市财政局\n"))
	reader := loadertest.Reader(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		result, err := reader.Load(context.Background(), []loader.File{{Name: "fuzz.txt", Data: data}}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := result.Report.Files[0]; got.Outcome == loader.Failed {
			t.Fatalf("failed: %s", got.Reason)
		}
		for _, p := range plansOf(result) {
			checkPlan(t, p)
		}
	})
}

func checkPlan(t *testing.T, p *graph.Plan) {
	t.Helper()
	for _, v := range p.Violations(1) {
		t.Fatalf("it cannot be stored: %s", v)
	}
	text := p.Sources[0].Text
	check := func(e graph.Evidence) {
		span := e.Span()
		if span.Start < 0 || span.End > len(text) || span.Start >= span.End || !utf8.ValidString(e.Quote()) || e.Quote() != text[span.Start:span.End] {
			t.Fatalf("evidence %v of a text of %d bytes", span, len(text))
		}
	}
	ids := map[graph.ID]bool{p.ID: true}
	once := func(id graph.ID) {
		if ids[id] {
			t.Fatalf("the id %s stands twice", id)
		}
		ids[id] = true
	}
	for _, m := range p.Measures {
		once(m.ID)
		check(m.Evidence()[0])
		for _, r := range m.Responsibilities() {
			check(r.Evidence[0])
		}
		for _, x := range m.Mentions() {
			check(x.Evidence[0])
		}
	}
	for _, x := range p.Targets {
		once(x.ID)
		check(x.Evidence()[0])
	}
}
