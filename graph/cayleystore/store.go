// Package cayleystore keeps plans in Cayley. It is the only importer of Cayley, and what it leaves behind is a plain
// Cayley database in SQL, which Cayley's own tools open, query and dump.
//
//	file:PATH      SQLite, embedded; shared by the processes of one machine
//	memory:        SQLite in memory, gone when the store closes; for tests and trial runs
//	postgres://…   PostgreSQL, shared by any number of processes
//
// # What Cayley does, and what is ours
//
// Cayley v0.7.7 owns the tables nodes and quads, the hashes, the count of references on each node, and the transaction
// that applies a difference. Ours are three things that it does slowly or not at all:
//
//   - Inserting many rows a statement instead of one (insert.go), through the hook that Cayley's dialects have for it.
//   - Reading (scan.go), in plain SQL within one transaction, because Cayley looks up node after node, swallows the
//     errors of reading, and has no snapshot.
//   - Indexes: two more (named graphs, unused nodes), without which replacing a plan reads whole tables; and on SQLite
//     none of Cayley's own (see layout). Tables and columns are as Cayley made them, and Cayley needs no index by its
//     name. Who follows edges in a large store with Cayley's own tools adds the indexes for that: see docs/operations.md.
//
// Cayley's key-value backends are not offered: they lose quads when one transaction deletes and adds at one node.
//
// # Durability
//
// A write is one transaction. A crash, kill -9 included, leaves the old plan or the new one; when Replace has returned,
// the new one survives a power cut too, as far as the disk keeps its promises (WAL with synchronous=FULL on SQLite, the
// server's setting on PostgreSQL).
package cayleystore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	neturl "net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cayleygraph/cayley/clog"
	cayley "github.com/cayleygraph/cayley/graph"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/rdf"
)

// Store is a graph.Store over Cayley. It is safe for concurrent use.
type Store struct {
	vocabulary rdf.Vocabulary
	backend    backend
	db         *sql.DB          // for reading
	cayley     cayley.QuadStore // for writing
	writing    chan struct{}    // holds a token while a write runs
	counting   sync.Mutex
	counter    *tripleCounter // of the last scan; nil before
	revisions  revisionCache
	wrote      atomic.Bool // since it was settled
}

var _ graph.Store = (*Store)(nil)

// backend is what differs between the databases.
type backend interface {
	String() string                                                // the store as users call it, without any password
	open() (*sql.DB, error)                                        // for reading
	address() (dialect, dsn string)                                // for Cayley to write
	tables(context.Context, *sql.DB) (ours, others int, err error) // how many of Cayley's two tables are there, and of what else
	layout() []string                                              // completes the tables that Cayley has made
	placeholder(n int) string                                      // for the n-th argument of a statement
	literal(hash) string                                           // a key within a statement
	lock(context.Context, *sql.DB) (release func(), err error)     // keeps other processes from writing until released
	version() string                                               // a query for what revisionCache compares; empty where there is none
	explain(error) error                                           // makes one of graph's errors of the driver's where it is one
	lost() error                                                   // wraps graph.ErrStoreLost where the store is not what it was at the first call
	stamp() string                                                 // differs where the store may have changed unseen by version; empty where that cannot be
	readOnly() error                                               // why nothing can be written; nil where it can
	readInstead(error) bool                                        // reports whether, after this error, the store can be opened for reading
	watch(context.Context) (done func())                           // ends what does not end with the context, until done is called
	settle(context.Context, *sql.DB)                               // moves what was written to where copies of the store look for it
	close() error                                                  // frees what the backend holds, when the databases are closed
}

func init() {
	// Cayley logs what it also returns, to the standard error of whoever uses it.
	clog.SetLogger(nil)
}

// Open opens the store at the URL and makes it where there is none: file:PATH, memory: or postgres://….
//
// The errors tell in one line what is wrong and where. They wrap graph.ErrStoreBusy where another process keeps
// the file to itself, graph.ErrStoreVersion where a newer Plangraph wrote the store, and graph.ErrStoreDamaged where it is no store.
func Open(ctx context.Context, url string) (*Store, error) {
	return OpenVocabulary(ctx, url, rdf.Vocabulary{})
}

// OpenVocabulary opens the store as Open does, for publishers with IRIs of their own: a new store takes the
// vocabulary's base for good, and one that was made with another base is refused. The zero Vocabulary stands for
// what the store has, and for rdf.DefaultVocabulary in a new one.
func OpenVocabulary(ctx context.Context, url string, v rdf.Vocabulary) (*Store, error) {
	b, err := backendOf(url)
	if err != nil {
		return nil, err
	}
	for until := time.Now().Add(lockTimeout); ; {
		s := &Store{vocabulary: v, backend: b, writing: make(chan struct{}, 1)}
		if err = s.open(ctx); err == nil {
			return s, nil
		}
		s.Close()
		if ctx.Err() == nil && b.readInstead(err) {
			continue
		}
		if err = s.explain(ctx, err); !errors.Is(err, graph.ErrStoreBusy) || time.Now().After(until) {
			return nil, err
		}
		select {
		case <-time.After(betweenTries):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// betweenTries is how long one waits to open a store again that another process opens or closes at this moment. SQLite does
// not wait by itself where a file changes to its write-ahead log and back: of 60 pairs of loads into a new store one failed.
const betweenTries = 20 * time.Millisecond

func backendOf(url string) (backend, error) {
	scheme, rest, _ := strings.Cut(url, ":")
	switch {
	case scheme == "file" && rest != "":
		return openFile(strings.TrimPrefix(rest, "//"))
	case url == "memory:":
		return newMemory(), nil
	case scheme == "postgres" || scheme == "postgresql":
		return newPostgres(url)
	}
	return nil, fmt.Errorf("%q is no store: write file:PATH, memory: or postgres://HOST/DATABASE", Redacted(url))
}

// Redacted returns the URL of a store without any password, wherever in it that stands.
func Redacted(address string) string {
	if strings.HasPrefix(address, "file:") || address == "memory:" {
		return address
	}
	u, err := neturl.Parse(address)
	if err != nil {
		scheme, _, _ := strings.Cut(address, ":")
		return scheme + ":…"
	}
	pairs := strings.Split(u.RawQuery, "&")
	for i, pair := range pairs {
		key, _, _ := strings.Cut(pair, "=")
		if name, err := neturl.QueryUnescape(key); err != nil || strings.Contains(strings.ToLower(name), "pass") {
			pairs[i] = key + "=xxxxx"
		}
	}
	u.RawQuery = strings.Join(pairs, "&")
	return u.Redacted()
}

func (s *Store) open(ctx context.Context) (err error) {
	defer s.backend.watch(ctx)()
	if s.db, err = s.backend.open(); err != nil {
		return err
	}
	exists, err := s.exists(ctx)
	if err != nil {
		return err
	}
	if err := s.backend.readOnly(); err != nil {
		return s.openReadOnly(ctx, exists, err)
	}
	if !exists { // whoever opens what is there waits for nobody
		release, err := s.backend.lock(ctx, s.db)
		if err != nil {
			return err
		}
		defer release()
		if err := s.makeTables(ctx); err != nil {
			return err
		}
	}
	dialect, dsn := s.backend.address()
	if s.cayley, err = cayley.NewQuadStore(dialect, dsn, nil); err != nil {
		return err
	}
	if err := s.checkFormat(ctx); err != nil {
		return err
	}
	return s.backend.lost()
}

// openReadOnly makes sure that the store can be read, which may not be written for that reason.
func (s *Store) openReadOnly(ctx context.Context, exists bool, reason error) error {
	if !exists {
		return reason
	}
	if _, err := s.knownFormat(ctx); err != nil {
		return err
	}
	return s.backend.lost()
}

// explain says of which store the error is. Whatever fails when the context has ended fails for that.
func (s *Store) explain(ctx context.Context, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return fmt.Errorf("%s: %w", s.backend, s.backend.explain(err))
}

// Close releases the store. No method may be called after it.
func (s *Store) Close() error {
	var failed []error
	s.Settle(context.Background())
	s.revisions.release()
	if s.cayley != nil {
		failed = append(failed, s.cayley.Close())
	}
	if s.db != nil {
		failed = append(failed, s.db.Close())
	}
	return errors.Join(append(failed, s.backend.close())...)
}

// Settle moves what was written to where a copy of the store's file has it. Closing does so too; a server that stays calls it
// when it has written.
func (s *Store) Settle(ctx context.Context) {
	if s.db != nil && s.wrote.Swap(false) {
		s.backend.settle(ctx, s.db)
	}
}
