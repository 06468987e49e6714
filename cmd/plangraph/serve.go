package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"sync"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/telemetry"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/seeds"
)

// serve serves the plans over HTTP.
type serve struct {
	store  storeURL
	listen string
	operation
	limits
	access
	execution
}

func (c *serve) flags(f *flag.FlagSet) {
	c.store.flags(f)
	f.StringVar(&c.listen, "listen", "127.0.0.1:8080", "the `HOST:PORT` to listen on; port 0 takes a free one")
	c.operation.flags(f)
	c.limits.flags(f)
	c.access.flags(f)
	c.execution.flags(f)
}

func (c *serve) run(ctx context.Context, args []string, s streams) error {
	if len(args) > 0 {
		return usageError("serve takes no arguments; plangraph load reads files")
	}
	for _, check := range []func() error{c.operation.check, c.limits.check, c.access.check, c.execution.check} {
		if err := check(); err != nil {
			return err
		}
	}
	server := newServer(telemetry.NewLogger(s.err, c.log))
	server.private = c.private
	traces, err := telemetry.NewTraces(ctx, server.log)
	if err != nil {
		return fmt.Errorf("traces cannot be sent: %w; look at the variables that begin with OTEL_", err)
	}
	defer traces.Stop(ctx)
	open, err := c.open(server, traces.Wrap)
	if err != nil {
		return err
	}
	defer open.close()
	store, contents, err := c.store.openSeeded(ctx, s.err)
	if err != nil {
		return err
	}
	defer store.Close()
	server.begin(store, contents)
	fmt.Fprintf(s.out, "Plangraph listens on http://%s\n", open.public.Listener.Addr())
	return c.until(ctx, server, open)
}

// until serves and follows until the context ends or an address fails.
func (c *serve) until(ctx context.Context, server *server, open *doors) error {
	ctx, end := context.WithCancel(ctx)
	var following sync.WaitGroup
	following.Go(func() { server.watch(ctx, c.follow) })
	following.Go(func() { new(rest).watch(ctx) })
	defer following.Wait()
	defer end()
	select {
	case err := <-open.failed:
		return err
	case <-ctx.Done():
		return server.stop(open.public, c.drain, c.grace)
	}
}

// openSeeded opens the store and puts the bundled plans into it where it holds none.
func (u storeURL) openSeeded(ctx context.Context, terminal io.Writer) (*cayleystore.Store, *graph.Contents, error) {
	s, contents, err := u.open(ctx)
	if err != nil || len(contents.Plans) > 0 {
		return s, contents, err
	}
	if contents, err = seed(ctx, s, terminal); err != nil {
		s.Close()
		return nil, nil, fmt.Errorf("the bundled plans cannot be loaded: %w", err)
	}
	return s, contents, nil
}

func seed(ctx context.Context, s *cayleystore.Store, terminal io.Writer) (*graph.Contents, error) {
	files, err := loader.CollectFS(seeds.Plans())
	if err != nil {
		return nil, err
	}
	report, err := read(ctx, files, s, terminal)
	if err != nil {
		return nil, err
	}
	for _, f := range report.Files {
		if f.Outcome == loader.Failed {
			return nil, fmt.Errorf("%s: %s", f.File, f.Reason)
		}
	}
	return s.Scan(ctx)
}
