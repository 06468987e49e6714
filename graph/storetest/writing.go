package storetest

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"
)

// decidesAlone lets writers at once each put in a part of one plan, of which the fullest shall stay: each looks for what is
// like its own and keeps the fuller. Were one to look while another writes, two would stand, or the fuller be lost. The
// second store is another connection to the same backend, or the first where there is none.
func decidesAlone(t *testing.T, first, second graph.Store) {
	scheme := graphtest.Scheme()
	if err := first.ReplaceScheme(context.Background(), scheme); err != nil {
		t.Fatal(err)
	}
	for round := range graphtest.Rounds(t, 10, 4) {
		var writers sync.WaitGroup
		for i, s := range []graph.Store{first, second, first, second} {
			writers.Go(func() {
				part := graphtest.Plan(scheme, round, 1, 8)
				part.Measures, part.Targets = part.Measures[:8-i], nil
				for _, m := range part.Measures {
					m.Targets = nil
				}
				if i > 0 {
					part.ID = graphtest.Plan(scheme, 100*round+i, 1, 1).ID
				}
				if err := s.Writing(context.Background(), func(w graph.Writer) error { return keepFullest(w, part) }); err != nil {
					t.Errorf("round %d, writer %d: %v", round, i, err)
				}
			})
		}
		writers.Wait()
		contents, err := first.Scan(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if len(contents.Plans) != 1 || len(contents.Plans[0].Measures) != 8 {
			t.Fatalf("round %d: %d plans are left, the first with %d measures; want the fullest alone", round, len(contents.Plans), len(contents.Plans[0].Measures))
		}
		if err := first.Writing(context.Background(), func(w graph.Writer) error { return w.Remove(context.Background(), contents.Plans[0].ID) }); err != nil {
			t.Fatal(err)
		}
	}
}

// keepFullest puts the plan in place of those that are like it, unless one of them has more measures.
func keepFullest(w graph.Writer, p *graph.Plan) error {
	alike, err := w.FindSimilar(context.Background(), p)
	if err != nil {
		return err
	}
	var absorbed []graph.ID
	for _, o := range alike {
		if len(o.Measures) >= len(p.Measures) {
			return nil
		}
		absorbed = append(absorbed, o.ID)
	}
	return w.Replace(context.Background(), p, absorbed...)
}

// writing holds that what is written before an error stays, that the error is given back, and that the next may write.
func writing(t *testing.T, b *bench) {
	contents, failed := graphtest.Contents(), errors.New("not this time")
	b.load(contents)
	err := b.Writing(context.Background(), func(w graph.Writer) error {
		if err := w.Remove(context.Background(), contents.Plans[0].ID); err != nil {
			t.Error(err)
		}
		return failed
	})
	if !errors.Is(err, failed) {
		t.Errorf("error %v, want the one given", err)
	}
	b.holds(contents.Scheme, contents.Plans[1:]...)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := b.Writing(ctx, func(graph.Writer) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
	decidesAloneIn(t, b)
}

func decidesAloneIn(t *testing.T, b *bench) {
	for _, p := range b.scan().Plans {
		b.remove(p.ID)
	}
	decidesAlone(t, b.Store, b.Store)
}
