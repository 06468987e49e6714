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
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/seeds"
)

var serveCommand = command{
	name: "serve", short: "Serve the plans over GraphQL. An empty store gets the bundled plans first.",
	flags: func(c *call) {
		storeFlag(c)
		c.StringVar(&c.listen, "listen", "127.0.0.1:8080", "HOST:PORT to listen on; port 0 takes a free one")
		c.DurationVar(&c.follow, "follow", time.Second, "how often to look whether another process has changed the store")
	},
	run: func(ctx context.Context, c *call) error {
		if c.NArg() > 0 {
			return usageError{"serve takes no arguments; load files with plangraph load"}
		}
		if c.follow <= 0 {
			return usageError{"--follow is a time above zero, such as 1s"}
		}
		listener, err := net.Listen("tcp", c.listen)
		if err != nil {
			return fmt.Errorf("cannot listen on %s; it may be in use: choose another with --listen HOST:PORT", c.listen)
		}
		defer listener.Close()
		s, err := openSeeded(ctx, c.store)
		if err != nil {
			return err
		}
		defer s.Close()
		server := &server{store: s}
		server.current.Store(graph.NewSnapshot(s.contents))
		s.contents = nil
		fmt.Fprintf(c.out, "Plangraph listens on http://%s: GraphQL at /graphql\n", listener.Addr())
		return server.serve(ctx, listener, c.follow)
	},
}

// openSeeded opens the store and puts the bundled plans into it where it is empty.
func openSeeded(ctx context.Context, url string) (*store, error) {
	s, err := openStore(ctx, url)
	if err != nil || len(s.contents.Plans) > 0 {
		return s, err
	}
	if err := s.seed(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func (s *store) seed(ctx context.Context) error {
	known, err := bundledKnowledge()
	if err != nil {
		return err
	}
	files, err := loader.CollectFS(seeds.Plans())
	if err != nil {
		return err
	}
	if _, err := s.load(ctx, known, files, nil); err != nil {
		return fmt.Errorf("the bundled plans cannot be loaded: %w", err)
	}
	s.contents, err = s.Scan(ctx)
	return err
}

// server serves the current snapshot and follows the store.
type server struct {
	store   *store
	current atomic.Pointer[graph.Snapshot]
}

// serve answers until the context ends, then lets what is under way finish.
func (s *server) serve(ctx context.Context, listener net.Listener, follow time.Duration) error {
	web := &http.Server{
		Handler: s.routes(), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: 60 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
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
			grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
			defer cancel()
			if err := web.Shutdown(grace); err != nil && !errors.Is(err, http.ErrServerClosed) {
				return errors.New("some requests did not finish within 10 seconds")
			}
			return nil
		}
	}
}

// follow swaps the snapshot where the store has another revision. A store that does not answer leaves the last one in
// service.
func (s *server) follow(ctx context.Context) {
	revision, err := s.store.Revision(ctx)
	if err != nil || revision == s.current.Load().Revision() {
		return
	}
	next, err := s.store.reload(ctx)
	if err != nil {
		slog.Error("the new revision cannot be read; the last one stays in service", "revision", revision, "error", err)
		return
	}
	s.current.Store(next)
}

func (s *server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/graphql", gql.NewHandler(s.current.Load))
	mux.HandleFunc("GET /healthz", ok)
	mux.HandleFunc("GET /readyz", ok) // the server listens only once it has a snapshot
	mux.HandleFunc("GET /{$}", front)
	return mux
}

func ok(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprintln(w, "ok")
}

// front is the page of a server without pages of its own.
func front(w http.ResponseWriter, _ *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'self'; style-src 'unsafe-inline'")
	h.Set("X-Content-Type-Options", "nosniff")
	fmt.Fprint(w, frontPage)
}

const frontPage = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Plangraph</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}code{background:#eee;color:#111;padding:.1rem .3rem}</style>
<h1>Plangraph</h1>
<p>Who does what with which technology, by when: read from government plans, every answer with its quote.</p>
<p>This server answers GraphQL at <a href="/graphql?query=%7Brevision%7Bid%20plans%20measures%20agencies%20technologies%20targets%7D%7D"><code>/graphql</code></a>, by GET and by POST.
<code>plangraph schema</code> prints the schema.</p>
</html>
`
