package cayleystore

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// Replace puts the plan in place of what the store holds under its id, and removes the absorbed plans with it.
func (s *Store) Replace(ctx context.Context, plan *graph.Plan, absorbed ...graph.ID) error {
	quads, err := s.vocabulary.EncodePlan(plan)
	if err != nil {
		return err
	}
	labels := []quad.IRI{s.vocabulary.IRI(plan.ID)}
	for _, id := range absorbed {
		if id != plan.ID {
			labels = append(labels, s.vocabulary.IRI(id))
		}
	}
	return s.change(ctx, labels, func([]quad.Quad) ([]quad.Quad, error) { return quads, nil })
}

// Remove removes the plan; graph.ErrNotFound where the store has none under that id.
func (s *Store) Remove(ctx context.Context, plan graph.ID) error {
	return s.change(ctx, []quad.IRI{s.vocabulary.IRI(plan)}, func(old []quad.Quad) ([]quad.Quad, error) {
		if len(old) == 0 {
			return nil, graph.ErrNotFound
		}
		return nil, nil
	})
}

// ReplaceScheme puts the scheme in place of the one in the store. Technologies that only plans still use stay with them.
func (s *Store) ReplaceScheme(ctx context.Context, scheme *graph.Scheme) error {
	quads, err := s.vocabulary.EncodeScheme(scheme)
	if err != nil {
		return err
	}
	return s.change(ctx, []quad.IRI{s.vocabulary.Scheme()}, func([]quad.Quad) ([]quad.Quad, error) { return quads, nil })
}

// change replaces the named graphs by what next makes of their quads, in one transaction, while no other writer runs.
// Once that transaction has begun, the end of the context no longer stops it.
func (s *Store) change(ctx context.Context, labels []quad.IRI, next func(old []quad.Quad) ([]quad.Quad, error)) error {
	select {
	case s.writing <- struct{}{}:
		defer func() { <-s.writing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	release, err := s.backend.lock(ctx, s.db)
	if err != nil {
		return s.explain(ctx, err)
	}
	defer release()
	var old []quad.Quad
	for _, l := range labels {
		quads, err := s.quads(ctx, label, l)
		if err != nil {
			return s.explain(ctx, err)
		}
		old = append(old, quads...)
	}
	quads, err := next(old)
	if err != nil {
		return err
	}
	deltas := difference(old, quads)
	if len(deltas) == 0 || ctx.Err() != nil {
		return ctx.Err()
	}
	return s.explain(context.WithoutCancel(ctx), s.cayley.ApplyDeltas(deltas, cayley.IgnoreOpts{}))
}

// quads lists the quads that have the value in the column, as they stand now.
func (s *Store) quads(ctx context.Context, column string, value quad.Value) (list []quad.Quad, err error) {
	err = s.reading(ctx, func(r *reader) (err error) {
		list, err = r.quads(column, value)
		return err
	})
	return list, err
}

// difference is what turns the old quads into the new ones. A quad in both is left alone: within a transaction, Cayley
// adds before it deletes.
func difference(before, after []quad.Quad) []cayley.Delta {
	keep := make(map[quad.Quad]bool, len(before))
	for _, q := range before {
		keep[q] = false
	}
	var deltas []cayley.Delta
	for _, q := range after {
		if _, known := keep[q]; known {
			keep[q] = true
		} else {
			deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Add})
		}
	}
	for _, q := range before {
		if !keep[q] {
			deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Delete})
		}
	}
	return deltas
}
