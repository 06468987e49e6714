package cayleystore

import (
	"context"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/rdf"
)

// Replace puts the plan in place of what the store holds under its id, and removes the absorbed plans with it.
func (s *Store) Replace(ctx context.Context, plan *graph.Plan, absorbed ...graph.ID) error {
	return s.alone(ctx, func(v rdf.Vocabulary) (change, error) { return replacing(v, plan, absorbed) })
}

// Remove removes the plan; graph.ErrNotFound where the store has none under that id.
func (s *Store) Remove(ctx context.Context, plan graph.ID) error {
	return s.alone(ctx, func(v rdf.Vocabulary) (change, error) { return removing(v, plan), nil })
}

// ReplaceScheme puts the scheme in place of the one in the store. Technologies that only plans still use stay with them.
func (s *Store) ReplaceScheme(ctx context.Context, scheme *graph.Scheme) error {
	return s.alone(ctx, func(v rdf.Vocabulary) (change, error) { return replacingScheme(v, scheme) })
}

// Writing runs do while no other writer runs.
func (s *Store) Writing(ctx context.Context, do func(graph.Writer) error) error {
	release, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	return do(&writer{store: s})
}

// writer writes for one that keeps the others from writing. Changes are made ready side by side and applied one at a time.
type writer struct {
	store    *Store
	applying sync.Mutex
}

func (w *writer) Replace(ctx context.Context, plan *graph.Plan, absorbed ...graph.ID) error {
	c, err := replacing(w.store.vocabulary, plan, absorbed)
	return w.apply(ctx, c, err)
}

func (w *writer) Remove(ctx context.Context, plan graph.ID) error {
	return w.apply(ctx, removing(w.store.vocabulary, plan), nil)
}

func (w *writer) ReplaceScheme(ctx context.Context, scheme *graph.Scheme) error {
	c, err := replacingScheme(w.store.vocabulary, scheme)
	return w.apply(ctx, c, err)
}

func (w *writer) FindSimilar(ctx context.Context, plans ...*graph.Plan) ([]*graph.Plan, error) {
	return w.store.FindSimilar(ctx, plans...)
}

func (w *writer) apply(ctx context.Context, c change, err error) error {
	if err != nil {
		return err
	}
	w.applying.Lock()
	defer w.applying.Unlock()
	return w.store.apply(ctx, c)
}

// change replaces the named graphs by what next makes of their quads.
type change struct {
	labels []quad.IRI
	next   func(old []quad.Quad) ([]quad.Quad, error)
}

func replacing(v rdf.Vocabulary, plan *graph.Plan, absorbed []graph.ID) (change, error) {
	quads, err := v.EncodePlan(plan)
	labels := []quad.IRI{v.IRI(plan.ID)}
	for _, id := range absorbed {
		if id != plan.ID {
			labels = append(labels, v.IRI(id))
		}
	}
	return change{labels, func([]quad.Quad) ([]quad.Quad, error) { return quads, nil }}, err
}

func removing(v rdf.Vocabulary, plan graph.ID) change {
	return change{[]quad.IRI{v.IRI(plan)}, func(old []quad.Quad) ([]quad.Quad, error) {
		if len(old) == 0 {
			return nil, graph.ErrNotFound
		}
		return nil, nil
	}}
}

func replacingScheme(v rdf.Vocabulary, scheme *graph.Scheme) (change, error) {
	quads, err := v.EncodeScheme(scheme)
	return change{[]quad.IRI{v.Scheme()}, func([]quad.Quad) ([]quad.Quad, error) { return quads, nil }}, err
}

// alone makes a change ready and applies it while no other writer runs.
func (s *Store) alone(ctx context.Context, ready func(rdf.Vocabulary) (change, error)) error {
	c, err := ready(s.vocabulary)
	if err != nil {
		return err
	}
	release, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	return s.apply(ctx, c)
}

// lock keeps other writers out, those of this process first, until release.
func (s *Store) lock(ctx context.Context) (release func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := s.backend.readOnly(); err != nil {
		return nil, s.explain(ctx, err)
	}
	select {
	case s.writing <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer s.backend.watch(ctx)()
	unlock, err := s.backend.lock(ctx, s.db)
	if err == nil {
		if err = s.backend.lost(); err != nil {
			unlock()
		}
	}
	if err != nil {
		<-s.writing
		return nil, s.explain(ctx, err)
	}
	return func() {
		unlock()
		<-s.writing
	}, nil
}

// apply makes the change in one transaction. Once that has begun, the end of the context no longer stops it.
func (s *Store) apply(ctx context.Context, c change) error {
	var old []quad.Quad
	for _, l := range c.labels {
		quads, err := s.quads(ctx, label, l)
		if err != nil {
			return s.explain(ctx, err)
		}
		old = append(old, quads...)
	}
	quads, err := c.next(old)
	if err != nil {
		return err
	}
	deltas := difference(old, quads)
	if len(deltas) == 0 || ctx.Err() != nil {
		return ctx.Err()
	}
	s.wrote.Store(true)
	defer s.backend.watch(ctx)()
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
