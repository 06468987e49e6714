package plantest

import (
	"context"
	"errors"

	"github.com/plangraph/plangraph/graph"
)

// RefusingStore is a store that cannot keep the plan with that title.
type RefusingStore struct {
	graph.Store
	Title string
}

// Writing runs do with a writer that refuses the plan.
func (r RefusingStore) Writing(ctx context.Context, do func(graph.Writer) error) error {
	return r.Store.Writing(ctx, func(w graph.Writer) error { return do(refusingWriter{w, r.Title}) })
}

type refusingWriter struct {
	graph.Writer
	title string
}

// Replace fails for the refused plan as on a full disk.
func (r refusingWriter) Replace(ctx context.Context, p *graph.Plan, absorbed ...graph.ID) error {
	if p.Title == r.title {
		return errors.New("the disk is full")
	}
	return r.Writer.Replace(ctx, p, absorbed...)
}
