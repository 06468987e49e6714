package storetest

import (
	"context"
	"slices"
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"
)

// scanSince adds, replaces and removes, and holds what ScanSince gives against a whole scan.
func scanSince(t *testing.T, b *bench) {
	scheme := graphtest.Scheme()
	b.load(&graph.Contents{Scheme: scheme, Plans: []*graph.Plan{graphtest.Plan(scheme, 1, 1, 3), graphtest.Plan(scheme, 2, 1, 3), graphtest.Plan(scheme, 3, 1, 3)}})
	first := b.scan()
	b.since(first.Digests, nil)

	changed, added := graphtest.Plan(scheme, 2, 2, 3), graphtest.Plan(scheme, 4, 1, 3)
	b.replace(changed)
	b.replace(added)
	b.remove(graphtest.Plan(scheme, 3, 1, 1).ID)
	b.since(first.Digests, []graph.ID{changed.ID, added.ID})

	scheme.Technologies[0].EnglishName = "another"
	if err := b.ReplaceScheme(context.Background(), scheme); err != nil {
		t.Fatal(err)
	}
	b.since(first.Digests, []graph.ID{graphtest.Plan(scheme, 1, 1, 1).ID, changed.ID, added.ID})
}

// since checks that those plans, and no others, differ from what the marks tell.
func (b *bench) since(marks map[graph.ID]string, want []graph.ID) {
	b.t.Helper()
	got, err := b.ScanSince(context.Background(), marks)
	if err != nil {
		b.t.Fatalf("ScanSince: %v", err)
	}
	all := b.scan() // afterwards, so that the triples are counted from the changes alone
	expected := *all
	expected.Plans = slices.DeleteFunc(slices.Clone(all.Plans), func(p *graph.Plan) bool { return !slices.Contains(want, p.ID) })
	if len(expected.Plans) != len(want) {
		b.t.Errorf("%d plans are held, not %d", len(expected.Plans), len(want))
	}
	if len(expected.Plans) == 0 {
		expected.Plans = got.Plans[:0]
	}
	if diff := graphtest.Diff(&expected, got); diff != "" {
		b.t.Error(diff)
	}
}
