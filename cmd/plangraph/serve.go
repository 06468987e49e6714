package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/ingest"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/server"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
)

// serveCommand serves the plans over HTTP.
type serveCommand struct {
	store   storeURL
	noSeeds bool
	config  server.Config
}

func (c *serveCommand) flags(f *flag.FlagSet) {
	c.store.flags(f)
	f.BoolVar(&c.noSeeds, "no-seeds", false, "leave an empty store empty, without the bundled plans")
	c.config.Flags(f)
}

func (c *serveCommand) run(ctx context.Context, args []string, s streams) error {
	if len(args) > 0 {
		return clierr.UsageError("serve takes no arguments; plangraph load reads files")
	}
	if err := c.config.Validate(); err != nil {
		return err
	}
	running, err := server.Start(ctx, &c.config, s.err) // before the store is read, which may take long
	if err != nil {
		return err
	}
	defer running.Close()
	open := func(ctx context.Context) (*cayleystore.Store, *graph.Contents, error) {
		return c.store.openSeeded(ctx, s.err)
	}
	if c.noSeeds {
		open = c.store.open
	}
	store, contents, err := open(ctx)
	if err != nil {
		return err
	}
	defer server.Within(time.Second, func() { store.Close() })
	running.Publish(store, contents)
	fmt.Fprintf(s.out, "Plangraph listens on http://%s\n", running.Addr())
	return running.Run(ctx)
}

// openSeeded opens the store and puts the bundled plans into it where it holds none.
func (u storeURL) openSeeded(ctx context.Context, terminal io.Writer) (*cayleystore.Store, *graph.Contents, error) {
	s, contents, err := u.open(ctx)
	if err != nil || len(contents.Plans) > 0 {
		return s, contents, err
	}
	if contents, err = ingest.Seed(ctx, s, progressOn(terminal)); err != nil {
		s.Close()
		return nil, nil, fmt.Errorf("the bundled plans cannot be loaded: %w", err)
	}
	return s, contents, nil
}
