package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/ingest"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/server"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
)

// serveCommand serves the plans over HTTP.
type serveCommand struct {
	store   storeURL
	samples bool
	noSeeds bool
	given   *flag.FlagSet
	config  server.Config
}

func (c *serveCommand) flags(f *flag.FlagSet) {
	c.store.flags(f)
	f.BoolVar(&c.samples, "samples", false, "put the bundled plans into an empty store; so it is where no store is named")
	f.BoolVar(&c.noSeeds, "no-seeds", false, "leave an empty store empty, without the bundled plans; so it is where a store is named")
	c.config.Flags(f)
	c.given = f
}

// fillsEmptyStore reports whether an empty store gets the bundled plans: on demand, and where nobody named a store, who would
// else find plans that are none of theirs in it.
func (c *serveCommand) fillsEmptyStore() bool {
	named := os.Getenv(storeVariable) != ""
	c.given.Visit(func(f *flag.Flag) { named = named || f.Name == "store" })
	return c.samples || !named && !c.noSeeds
}

func (c *serveCommand) run(ctx context.Context, args []string, s streams) error {
	if len(args) > 0 {
		return clierr.UsageError("serve takes no arguments; plangraph load reads files")
	}
	if c.samples && c.noSeeds {
		return clierr.UsageError("--samples and --no-seeds contradict each other")
	}
	if err := c.config.Validate(); err != nil {
		return err
	}
	running, err := server.Start(ctx, &c.config, s.err) // before the store is read, which may take long
	if err != nil {
		return err
	}
	defer running.Close()
	open := c.store.open
	if c.fillsEmptyStore() {
		open = func(ctx context.Context) (*cayleystore.Store, *graph.Contents, error) {
			return c.store.openSeeded(ctx, s.err)
		}
	}
	store, contents, err := open(ctx)
	if err != nil {
		return err
	}
	running.Publish(store, contents)
	running.ReopenWith(func(ctx context.Context) (graph.Store, *graph.Contents, error) { return c.store.reopen(ctx) })
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
	s.Settle(ctx)
	return s, contents, nil
}

// reopen opens what has taken the place of a store, and makes none.
func (u storeURL) reopen(ctx context.Context) (*cayleystore.Store, *graph.Contents, error) {
	if err := u.exists(); err != nil {
		return nil, nil, err
	}
	if path, ok := u.path(); ok {
		if info, err := os.Stat(path); err == nil && info.Size() == 0 {
			return nil, nil, fmt.Errorf("%s: it is empty", u)
		}
	}
	return u.open(ctx)
}
