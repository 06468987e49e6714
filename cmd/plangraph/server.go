package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/telemetry"
	"github.com/plangraph/plangraph/gql/transport"
	"github.com/plangraph/plangraph/gql/web"
	"github.com/plangraph/plangraph/graph"
)

// server serves the current snapshot and follows the store: when another process has changed it, the next request sees
// the new revision, and requests under way finish with theirs.
type server struct {
	store    graph.Store
	current  atomic.Pointer[graph.Snapshot] // nil until the store is read
	stopping atomic.Bool
	looking  sync.Mutex          // held while the store is looked at
	lagging  bool                // the store has a revision that could not be read
	told     map[graph.ID]string // why the facts of plans are withheld, as the log has it
	private  bool                // health says nothing of what plans are called
	metrics  *telemetry.Metrics
	log      *slog.Logger
}

func newServer(log *slog.Logger) *server {
	s := &server{log: log}
	s.metrics = telemetry.NewMetrics(s.current.Load)
	return s
}

// begin puts what the store holds in service.
func (s *server) begin(store graph.Store, contents *graph.Contents) {
	s.store = store
	snapshot := graph.NewSnapshot(contents)
	s.current.Store(snapshot)
	s.tellWithheld(snapshot)
	debug.FreeOSMemory()
	pace()
	s.metrics.InService()
	s.metrics.Looked(nil)
}

// routes are the addresses for everybody.
func (c *serve) routes(s *server) http.Handler {
	cache := c.answers()
	if cache != nil {
		s.metrics.Caches(func() telemetry.CacheStats { return telemetry.CacheStats(cache.Stats()) })
	}
	answers := transport.NewHandler(s.current.Load, transport.Options{
		Limits: c.Limits, NoIntrospection: c.noIntrospection, Observe: observe,
		Tokens: c.tokens, Private: c.private, Loader: &uploads{server: s},
		Interpreted: !c.compiled, Cache: cache,
	})
	mux := http.NewServeMux()
	mux.Handle("/graphql", c.share(s.whenReady(answers)))
	mux.Handle("GET /healthz", s.health())
	mux.Handle("GET /readyz", s.health())
	mux.Handle("/", web.NewHandler(web.Options{NoPlayground: c.noIntrospection}))
	return mux
}

// observe notes a GraphQL answer for the log, the metrics and the traces.
func observe(w http.ResponseWriter, o transport.Observation) {
	telemetry.Answered(w, telemetry.Answer{Type: o.Type, Fields: o.Fields, Code: o.Code})
}

// stop says to whoever asks that the server is no longer ready, answers for as long as drain, for load balancers to learn
// it, takes no more connections, and lets what is under way finish within grace.
func (s *server) stop(at *door, drain, grace time.Duration) error {
	s.stopping.Store(true)
	time.Sleep(drain)
	last, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	if at.Shutdown(last) != nil {
		at.shut()
		return fmt.Errorf("some requests did not finish within %v", grace)
	}
	return nil
}
