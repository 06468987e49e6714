package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/web"
	"github.com/plangraph/plangraph/graph"
)

// server serves the current snapshot and follows the store: when another process has changed it, the next request sees
// the new revision, and requests under way finish with theirs.
type server struct {
	store   graph.Store
	current atomic.Pointer[graph.Snapshot]
	lagging bool // the store has a revision that could not be read
}

func newServer(store graph.Store, contents *graph.Contents) *server {
	s := &server{store: store}
	s.current.Store(graph.NewSnapshot(contents))
	return s
}

// grace is how long requests under way may take to finish when the server stops.
const grace = 10 * time.Second

// serve answers until the context ends, then lets what is under way finish.
func (s *server) serve(ctx context.Context, listener net.Listener, follow time.Duration) error {
	web := &http.Server{
		Handler:           s.routes(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(listener) }()
	tick := time.NewTicker(follow)
	defer tick.Stop()
	for {
		select {
		case err := <-ended:
			return err
		case <-tick.C:
			s.follow(ctx)
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
			defer cancel()
			if web.Shutdown(last) != nil {
				return fmt.Errorf("some requests did not finish within %v", grace)
			}
			return nil
		}
	}
}

// follow swaps the snapshot where the store has another revision. Where that cannot be read, the last one stays in
// service, and the log says so once.
func (s *server) follow(ctx context.Context) {
	next, err := s.next(ctx)
	if next != nil {
		s.current.Store(next)
	}
	switch {
	case errors.Is(err, context.Canceled):
	case err != nil && !s.lagging:
		slog.Error("the store cannot be read; the last revision stays in service", "error", err)
	case err == nil && s.lagging:
		slog.Info("the store can be read again", "revision", s.current.Load().Revision())
	}
	s.lagging = err != nil
}

// next is the snapshot of the store's revision; nil where the current one is.
func (s *server) next(ctx context.Context) (*graph.Snapshot, error) {
	revision, err := s.store.Revision(ctx)
	if err != nil || revision == s.current.Load().Revision() {
		return nil, err
	}
	contents, err := s.store.Scan(ctx)
	if err != nil {
		return nil, err
	}
	return graph.NewSnapshot(contents), nil
}

func (s *server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/graphql", gql.NewHandler(s.current.Load, gql.Options{Limits: gql.DefaultLimits}))
	mux.HandleFunc("GET /healthz", ok)
	mux.HandleFunc("GET /readyz", ok) // whoever asks earlier than there is a snapshot waits for it
	mux.Handle("/", web.NewHandler(web.Options{}))
	return mux
}

func ok(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprintln(w, "ok")
}
