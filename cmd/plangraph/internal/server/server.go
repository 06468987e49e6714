// Package server serves the plans of a store over HTTP and follows the store:
//
//	server.go     from the first address to the last request
//	listeners.go  the addresses
//	connections.go which connections are held, and which make room for others
//	hosts.go      the names that this server goes by
//	follow.go     another revision in the store → another snapshot in service
//	upload.go     plans that are loaded and removed over HTTP
//	health.go     /healthz, /readyz, and whoever comes too early
//	access.go     tokens, origins, headers
//	limits.go     how much clients may ask, and how slow they may be
//	config.go     the other flags
//	memory.go     when the collector runs
//	idle.go       memory that is given back when nothing happens
package server

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/telemetry"
	"github.com/plangraph/plangraph/gql/transport"
	"github.com/plangraph/plangraph/gql/web"
	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// Server serves the current snapshot and follows the store. When another process has changed the store, later requests see
// the new revision, and requests under way finish with theirs.
type Server struct {
	config    *Config
	store     graph.Store
	current   atomic.Pointer[snapshot.Snapshot] // nil until the store is read
	stopping  atomic.Bool
	followMu  sync.Mutex          // held while the store is looked at
	storeMu   sync.RWMutex        // held while store is used by others than follow, and while another takes its place
	reopen    Opener              // nil where the store is never opened again
	lost      error               // why there is no store; nil where there is one
	tryAgain  time.Time           // when it may be opened again
	stale     atomic.Bool         // the store has a revision that could not be read
	withheld  map[graph.ID]string // why the facts of plans are withheld, as the log has it
	listeners *listeners
	metrics   *telemetry.Metrics
	traces    telemetry.Traces
	log       *slog.Logger
}

func newServer(config *Config, log *slog.Logger) *Server {
	s := &Server{config: config, log: log}
	s.metrics = telemetry.NewMetrics(s.current.Load)
	return s
}

// Start takes the addresses and answers there from now on, if only that the plans are being read. The log goes to out.
func Start(ctx context.Context, config *Config, out io.Writer) (*Server, error) {
	s := newServer(config, telemetry.NewLogger(out, config.log))
	traces, err := telemetry.NewTraces(ctx, s.log)
	if err != nil {
		return nil, fmt.Errorf("traces cannot be sent: %w; look at the variables that begin with OTEL_", err)
	}
	s.traces = traces
	if err := s.open(traces.Wrap); err != nil {
		_ = traces.Stop(ctx) // nothing was sent
		return nil, err
	}
	return s, nil
}

// Addr returns the address for everybody.
func (s *Server) Addr() net.Addr { return s.listeners.public.Listener.Addr() }

// Publish puts what the store holds in service, and follows that store from then on.
func (s *Server) Publish(store graph.Store, contents *graph.Contents) {
	s.store = store
	snapshot := snapshot.New(contents)
	s.current.Store(snapshot)
	s.logWithheld(snapshot)
	debug.FreeOSMemory()
	startPacer()
	s.metrics.InService()
	s.metrics.Looked(nil)
	if snapshot.Counts().Plans == 0 {
		s.log.Info("the store holds no plan; plangraph load fills it, and serve --samples puts the bundled plans into it")
	}
}

// Opener opens the store anew where there is one, and reads it.
type Opener func(context.Context) (graph.Store, *graph.Contents, error)

// ReopenWith says how to open what takes the place of the store that was published, when that is lost.
func (s *Server) ReopenWith(open Opener) { s.reopen = open }

// Run serves and follows until the context ends or an address fails. Then it stops.
func (s *Server) Run(ctx context.Context) error {
	ctx, end := context.WithCancel(ctx)
	var background sync.WaitGroup
	background.Go(func() { s.followEvery(ctx, s.config.follow) })
	background.Go(func() { new(idleReclaimer).run(ctx) })
	defer Within(stopSlack, background.Wait) // a store that does not answer keeps nobody
	defer end()
	select {
	case err := <-s.listeners.failed:
		return err
	case <-ctx.Done():
		return s.stop(s.listeners.public, s.config.drain, s.config.grace)
	}
}

// Close ends what Run has left, closes the store and sends the last traces. A collector that does not take them is no failure
// of the service.
func (s *Server) Close() {
	s.listeners.close()
	if s.store != nil {
		Within(stopSlack, func() { _ = s.store.Close() }) // what was written is written
	}
	ctx, cancel := context.WithTimeout(context.Background(), stopSlack)
	defer cancel()
	_ = s.traces.Stop(ctx)
}

// stopSlack is how long what ends a server may take, besides the requests under way.
const stopSlack = time.Second

// Within runs f and waits for its end, but not longer than that.
func Within(most time.Duration, f func()) {
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		f()
	}()
	select {
	case <-ended:
	case <-time.After(most):
	}
}

// routes are the paths for everybody.
func (s *Server) routes() http.Handler {
	c := s.config
	cache := c.newCache()
	if cache != nil {
		s.metrics.Caches(func() telemetry.CacheStats { return telemetry.CacheStats(cache.Stats()) })
	}
	queries, tables := transport.NewHandlers(s.current.Load, transport.Options{
		Limits: c.Limits, NoIntrospection: c.noIntrospection, Observe: observe,
		Tokens: c.tokens, Private: c.private, Loader: newUploads(s),
		Interpreted: !c.compiled, Cache: cache, Prepared: c.prepared(),
	})
	mux := http.NewServeMux()
	mux.Handle("/graphql", c.withCORS(s.whenReady(queries)))
	mux.Handle(transport.ExportPath, c.withCORS(s.whenReady(tables)))
	mux.Handle("GET /healthz", s.health())
	mux.Handle("GET /readyz", s.health())
	mux.Handle("/", web.NewHandler(web.Options{NoPlayground: c.noIntrospection}))
	return mux
}

// observe records a GraphQL answer for the log, the metrics and the traces.
func observe(w http.ResponseWriter, o transport.Observation) {
	telemetry.Answered(w, telemetry.Answer{Type: o.Type, Fields: o.Fields, Code: o.Code})
}

// stop ends the service in three steps. For as long as drain it still answers, while /readyz says that it stops, so that
// load balancers learn it. Then it takes no more connections. Requests under way have the time of grace to finish.
func (s *Server) stop(at *listener, drain, grace time.Duration) error {
	s.stopping.Store(true)
	time.Sleep(drain)
	last, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	if at.Shutdown(last) != nil {
		at.close()
		return fmt.Errorf("some requests did not finish within %v", grace)
	}
	return nil
}
