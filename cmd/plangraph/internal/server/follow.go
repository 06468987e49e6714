package server

import (
	"context"
	"errors"
	"time"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// followEvery follows the store until the context ends.
func (s *Server) followEvery(ctx context.Context, every time.Duration) {
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

// follow puts the store's revision in service where that is another one. Where it cannot be read, the last one stays in
// service, and the log says so once.
func (s *Server) follow(ctx context.Context) {
	s.followMu.Lock()
	defer s.followMu.Unlock()
	from := time.Now()
	next, err := s.next(ctx)
	if errors.Is(err, context.Canceled) {
		return
	}
	s.metrics.Looked(err)
	if next != nil {
		s.current.Store(next)
		s.logWithheld(next)
		s.metrics.InService()
		s.log.Info("another revision is in service", "revision", next.Revision(), "plans", next.Counts().Plans, "ms", time.Since(from).Milliseconds())
	}
	if next != nil || err != nil {
		s.metrics.Reloaded(err, time.Since(from))
	}
	switch {
	case err != nil && !s.stale:
		s.log.Error("the store cannot be read; the last revision stays in service", "error", err)
	case err == nil && s.stale:
		s.log.Info("the store can be read again", "revision", s.current.Load().Revision())
	}
	s.stale = err != nil
}

// next returns the snapshot of the store's revision; nil where that is in service already.
func (s *Server) next(ctx context.Context) (*snapshot.Snapshot, error) {
	revision, err := s.store.Revision(ctx)
	if err != nil || revision == s.current.Load().Revision() {
		return nil, err
	}
	contents, err := s.store.ScanSince(ctx, s.current.Load().Digests())
	if err != nil {
		return nil, err
	}
	if next, ok := s.current.Load().With(contents); ok {
		return next, nil
	}
	if contents, err = s.store.Scan(ctx); err != nil {
		return nil, err
	}
	return snapshot.New(contents), nil
}
