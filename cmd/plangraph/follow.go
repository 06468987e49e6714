package main

import (
	"context"
	"errors"
	"time"

	"github.com/plangraph/plangraph/graph"
)

// watch follows the store until the context ends.
func (s *server) watch(ctx context.Context, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			s.follow(ctx)
		case <-ctx.Done():
			return
		}
	}
}

// follow swaps the snapshot where the store has another revision. Where that cannot be read, the last one stays in
// service, and the log says so once.
func (s *server) follow(ctx context.Context) {
	s.looking.Lock()
	defer s.looking.Unlock()
	from := time.Now()
	next, err := s.next(ctx)
	if errors.Is(err, context.Canceled) {
		return
	}
	s.metrics.Looked(err)
	if next != nil {
		s.current.Store(next)
		s.tellWithheld(next)
		s.metrics.InService()
		s.log.Info("another revision is in service", "revision", next.Revision(), "plans", next.Counts().Plans, "ms", time.Since(from).Milliseconds())
	}
	if next != nil || err != nil {
		s.metrics.Reloaded(err, time.Since(from))
	}
	switch {
	case err != nil && !s.lagging:
		s.log.Error("the store cannot be read; the last revision stays in service", "error", err)
	case err == nil && s.lagging:
		s.log.Info("the store can be read again", "revision", s.current.Load().Revision())
	}
	s.lagging = err != nil
}

// next is the snapshot of the store's revision; nil where the current one is.
func (s *server) next(ctx context.Context) (*graph.Snapshot, error) {
	revision, err := s.store.Revision(ctx)
	if err != nil || revision == s.current.Load().Revision() {
		return nil, err
	}
	contents, err := s.store.ScanSince(ctx, s.current.Load().Marks())
	if err != nil {
		return nil, err
	}
	if next, ok := s.current.Load().With(contents); ok {
		return next, nil
	}
	if contents, err = s.store.Scan(ctx); err != nil {
		return nil, err
	}
	return graph.NewSnapshot(contents), nil
}
