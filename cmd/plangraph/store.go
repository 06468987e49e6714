package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"

	"github.com/plangraph/plangraph/graph/snapshot"
)

const (
	defaultStore  = "file:plangraph.db"
	storeVariable = "PLANGRAPH_STORE"
)

// storeURL is where the plans are kept: the value of --store.
type storeURL string

// flags adds --store, which every command that touches the store has.
func (u *storeURL) flags(f *flag.FlagSet) {
	*u = defaultStore
	if set := os.Getenv(storeVariable); set != "" {
		*u = storeURL(set)
	}
	f.StringVar((*string)(u), "store", string(*u), "the `URL` of the store: file:PATH, memory: or postgres://USER:PASSWORD@HOST/DATABASE; PLANGRAPH_STORE sets another default")
	f.Lookup("store").DefValue = u.redacted()
}

// path returns the file of a store in a file; ok is false for other stores.
func (u storeURL) path() (path string, ok bool) {
	path, ok = strings.CutPrefix(string(u), "file:")
	return strings.TrimPrefix(path, "//"), ok
}

// check fails where the URL cannot mean a store.
func (u storeURL) check() error {
	path, inFile := u.path()
	parsed, err := url.Parse(string(u))
	switch {
	case inFile && path != "", u == "memory:":
		return nil
	case err == nil && (parsed.Scheme == "postgres" || parsed.Scheme == "postgresql"):
		return nil
	case strings.HasPrefix(string(u), "postgres"): // not quoted, because it may hold a password
		return clierr.UsageError("the URL of the store cannot be read: write postgres://USER:PASSWORD@HOST/DATABASE")
	}
	return clierr.UsageError(fmt.Sprintf("%q is no store: write file:PATH, memory: or postgres://HOST/DATABASE", u.redacted()))
}

// redacted returns the URL without its password.
func (u storeURL) redacted() string { return cayleystore.Redacted(string(u)) }

// exists fails where the store is a file that is not there. It is for commands that make no store.
func (u storeURL) exists() error {
	if path, ok := u.path(); ok {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s: there is no such store yet; plangraph load or plangraph serve makes it", u)
		}
	}
	return u.check()
}

// checkWithheld fails where the facts of plans are not served, so that an answer without them is not taken for whole.
func (u storeURL) checkWithheld(s *snapshot.Snapshot) error {
	plans := s.Withheld()
	if len(plans) == 0 {
		return nil
	}
	return fmt.Errorf("%s: the answer lacks %d of %d plans, whose facts are withheld; plangraph verify tells why: %s: %s",
		u.redacted(), len(plans), s.Counts().Plans, plans[0].ID, plans[0].Coverage.Withheld[0])
}

// connect opens the store.
func (u storeURL) connect(ctx context.Context) (*cayleystore.Store, error) {
	if err := u.check(); err != nil {
		return nil, err
	}
	return cayleystore.Open(ctx, string(u))
}

// open opens the store and reads all that it holds.
func (u storeURL) open(ctx context.Context) (*cayleystore.Store, *graph.Contents, error) {
	s, err := u.connect(ctx)
	if err != nil {
		return nil, nil, err
	}
	contents, err := s.Scan(ctx)
	if err != nil {
		s.Close()
		return nil, nil, err
	}
	return s, contents, nil
}
