package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"syscall"
	"time"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/seeds"
)

// serve serves the plans over HTTP.
type serve struct {
	store  storeURL
	listen string
	follow time.Duration
}

func (c *serve) flags(f *flag.FlagSet) {
	c.store.flags(f)
	f.StringVar(&c.listen, "listen", "127.0.0.1:8080", "the `HOST:PORT` to listen on; port 0 takes a free one")
	f.DurationVar(&c.follow, "follow", time.Second, "the `TIME` between looks whether another process has changed the store")
}

func (c *serve) run(ctx context.Context, args []string, s streams) error {
	if len(args) > 0 {
		return usageError("serve takes no arguments; plangraph load reads files")
	}
	if c.follow <= 0 {
		return usageError("--follow is a time above zero, such as 1s")
	}
	listener, err := listen(c.listen)
	if err != nil {
		return err
	}
	defer listener.Close()
	store, contents, err := c.store.openSeeded(ctx, s.err)
	if err != nil {
		return err
	}
	defer store.Close()
	server := newServer(store, contents)
	fmt.Fprintf(s.out, "Plangraph listens on http://%s\n", listener.Addr())
	return server.serve(ctx, listener, c.follow)
}

// listen takes the address before anything slow happens, so that a wrong one is told at once.
func listen(address string) (net.Listener, error) {
	if _, _, err := net.SplitHostPort(address); err != nil {
		return nil, usageError(fmt.Sprintf("--listen is HOST:PORT, such as 127.0.0.1:8080, not %q", address))
	}
	listener, err := net.Listen("tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is in use; choose another with --listen HOST:PORT", address)
	case err != nil:
		return nil, fmt.Errorf("nobody can listen on %s here; choose another with --listen HOST:PORT", address)
	}
	return listener, nil
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
	report, err := read(ctx, files, nil, s, terminal)
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
