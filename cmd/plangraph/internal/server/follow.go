package server

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/plangraph/plangraph/graph"

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
	if errors.Is(err, context.Canceled) || ctx.Err() != nil {
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
	was := s.stale.Swap(err != nil)
	switch {
	case err != nil && !was:
		s.log.Error("the store cannot be read; the last revision stays in service", "error", err)
	case err == nil && was:
		s.log.Info("the store can be read again", "revision", s.current.Load().Revision())
	}
}

// How long the store may take to say its revision, and to be read. A database that is silent for longer hangs.
const (
	timeToAnswer = 5 * time.Second
	timeToRead   = 5 * time.Minute
)

// next returns the snapshot of the store's revision; nil where that is in service already.
func (s *Server) next(ctx context.Context) (*snapshot.Snapshot, error) {
	if s.store == nil {
		return s.takeOther(ctx, s.lost)
	}
	var revision string
	err := within(ctx, timeToAnswer, func(ctx context.Context) (err error) {
		revision, err = s.store.Revision(ctx)
		return err
	})
	switch {
	case errors.Is(err, graph.ErrStoreLost) && s.reopen != nil:
		return s.takeOther(ctx, err)
	case err != nil || revision == s.current.Load().Revision():
		return nil, err
	}
	var next *snapshot.Snapshot
	err = within(ctx, timeToRead, func(ctx context.Context) (err error) {
		next, err = s.read(ctx)
		return err
	})
	return next, err
}

// within runs do, and says so where it takes longer than the time.
func within(ctx context.Context, most time.Duration, do func(context.Context) error) error {
	limited, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	err := do(limited)
	if err != nil && limited.Err() != nil && ctx.Err() == nil {
		return fmt.Errorf("it does not answer within %v", most)
	}
	return err
}

// read makes the snapshot of what the store holds now.
func (s *Server) read(ctx context.Context) (*snapshot.Snapshot, error) {
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

// takeOther opens what stands in the place of the store that was lost, once that is closed. Where nothing can be opened, the
// error is what became of the old one. Trying takes at most a tenth of the time.
func (s *Server) takeOther(ctx context.Context, lost error) (*snapshot.Snapshot, error) {
	s.storeMu.Lock()
	defer s.storeMu.Unlock()
	if s.store != nil {
		_ = s.store.Close() // it is lost
		s.store, s.lost = nil, lost
	}
	from := time.Now()
	if from.Before(s.tryAgain) {
		return nil, lost
	}
	defer func() { s.tryAgain = time.Now().Add(10 * time.Since(from)) }()
	store, contents, err := s.reopen(ctx)
	if err != nil {
		return nil, fmt.Errorf("%w; opened again: %w", lost, err)
	}
	s.store = store
	return snapshot.New(contents), nil
}

// use lets do write into the store, which is not closed meanwhile.
func (s *Server) use(ctx context.Context, do func(graph.Store) error) error {
	s.storeMu.RLock()
	defer s.storeMu.RUnlock()
	if s.store == nil {
		return s.lost
	}
	err := do(s.store)
	if settling, ok := s.store.(interface{ Settle(context.Context) }); ok {
		settling.Settle(ctx)
	}
	return err
}
