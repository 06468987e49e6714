package storetest

import (
	"context"
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"
)

// findAlike asks for copies of a plan under its id, under another, of an excerpt, and of plans that no plan is like.
func findAlike(t *testing.T, b *bench) {
	scheme := graphtest.Scheme()
	one, two, three := graphtest.Plan(scheme, 1, 1, 5), graphtest.Plan(scheme, 2, 1, 5), graphtest.Plan(scheme, 3, 1, 5)
	stranger := graphtest.Plan(scheme, 9, 1, 5)
	b.alike([]*graph.Plan{one})
	b.load(&graph.Contents{Scheme: scheme, Plans: []*graph.Plan{one, two, three}})

	b.alike([]*graph.Plan{graphtest.Plan(scheme, 3, 2, 5)}, three)
	b.alike([]*graph.Plan{stranger})
	b.alike(nil)
	excerpt := graphtest.Plan(scheme, 2, 1, 5)
	excerpt.ID, excerpt.Measures = stranger.ID, excerpt.Measures[5-graph.MinSharedFingerprints:]
	b.alike([]*graph.Plan{excerpt}, two)
	b.alike([]*graph.Plan{stranger, excerpt, one}, one, two)
	excerpt.Measures = excerpt.Measures[1:]
	b.alike([]*graph.Plan{excerpt})

	b.replace(graphtest.Plan(scheme, 2, 2, 5))
	excerpt = graphtest.Plan(scheme, 2, 1, 5)
	excerpt.ID = stranger.ID
	b.alike([]*graph.Plan{excerpt})
}

// alike checks that the store finds just these plans, whole.
func (b *bench) alike(to []*graph.Plan, want ...*graph.Plan) {
	b.t.Helper()
	got, err := b.FindSimilar(context.Background(), to...)
	if err != nil {
		b.t.Fatalf("Alike: %v", err)
	}
	byID := &graph.Contents{Scheme: &graph.Scheme{}}
	for _, p := range b.scan().Plans {
		for _, w := range want {
			if p.ID == w.ID {
				byID.Plans = append(byID.Plans, p)
			}
		}
	}
	if len(byID.Plans) != len(want) {
		b.t.Fatalf("the store holds %d of %d plans", len(byID.Plans), len(want))
	}
	if diff := graphtest.Diff(byID, &graph.Contents{Scheme: &graph.Scheme{}, Plans: got}); diff != "" {
		b.t.Fatal(diff)
	}
}
