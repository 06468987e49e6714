package cayleystore

import (
	"database/sql"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	csql "github.com/cayleygraph/cayley/graph/sql"
	cayleysqlite "github.com/cayleygraph/cayley/graph/sql/sqlite"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-sqlite3"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/rdf"
)

// faulty is SQLite that refuses a statement.
type faulty struct{ *sqlite }

const (
	faultyDriver  = "faulty-sqlite3"
	faultyDialect = "faulty-sqlite"
)

// left is how many statements SQLite takes before it refuses one; below zero it takes all.
var left atomic.Int64

var registerFaulty = sync.OnceFunc(func() {
	sql.Register(faultyDriver, &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		if err := tune(c); err != nil {
			return err
		}
		c.RegisterAuthorizer(func(op int, what, _, _ string) int {
			switch op {
			case sqlite3.SQLITE_SELECT, sqlite3.SQLITE_INSERT, sqlite3.SQLITE_DELETE, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_PRAGMA:
				if what != "ROLLBACK" && left.Load() >= 0 && left.Add(-1) < 0 {
					return sqlite3.SQLITE_DENY
				}
			}
			return sqlite3.SQLITE_OK
		})
		return nil
	}})
	csql.Register(faultyDialect, csql.Registration{
		Driver: faultyDriver, HashType: fmt.Sprintf("BINARY(%d)", quad.HashSize), BytesType: "BLOB", HorizonType: "INTEGER", TimeType: "DATETIME",
		QueryDialect: cayleysqlite.QueryDialect, NoOffsetWithoutLimit: true, NoForeignKeys: true,
		Error: func(err error) error { return err }, RunTx: insertWith(cayleysqlite.QueryDialect.Placeholder),
	})
})

func (f *faulty) open() (*sql.DB, error) { return sql.Open(faultyDriver, f.source+f.query) }

func (f *faulty) address() (dialect, dsn string) {
	_, dsn = f.sqlite.address()
	return faultyDialect, dsn
}

// openFaulty opens a new store in memory that holds the contents.
func openFaulty(t *testing.T, contents *graph.Contents) *Store {
	s := &Store{backend: &faulty{newMemory().(*sqlite)}, writing: make(chan struct{}, 1)}
	if err := s.open(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.ReplaceScheme(t.Context(), contents.Scheme); err != nil {
		t.Fatal(err)
	}
	for _, p := range contents.Plans {
		if err := s.Replace(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// TestNoStatementFailsInSilence lets each statement of each thing that a store does fail in turn. Either the store says so
// and is as it was, or it has done, and answered, what it should.
func TestNoStatementFailsInSilence(t *testing.T) {
	registerFaulty()
	left.Store(-1)
	scheme := graphtest.Scheme()
	contents := &graph.Contents{Scheme: scheme, Plans: []*graph.Plan{graphtest.Plan(scheme, 1, 0, 2), graphtest.Plan(scheme, 2, 0, 2)}}
	for name, do := range deeds(t, contents) {
		t.Run(name, func(t *testing.T) { failEach(t, contents, do) })
	}
}

// deeds are the things that a store does, each with its answer.
func deeds(t *testing.T, contents *graph.Contents) map[string]func(*Store) (any, error) {
	first, other := contents.Plans[0], graphtest.Plan(contents.Scheme, 3, 1, 12)
	elsewhere, err := OpenVocabulary(t.Context(), "memory:", rdf.Vocabulary{Base: "https://example.org/"})
	if err != nil {
		t.Fatal(err)
	}
	defer elsewhere.Close()
	copied, err := copyOf(t, elsewhere)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]func(*Store) (any, error){
		"scan":          func(s *Store) (any, error) { return answer(s.Scan(t.Context())) },
		"scan since":    func(s *Store) (any, error) { return answer(s.ScanSince(t.Context(), marks(contents))) },
		"scan no marks": func(s *Store) (any, error) { return answer(s.ScanSince(t.Context(), nil)) },
		"revision":      func(s *Store) (any, error) { return s.Revision(t.Context()) },
		"alike": func(s *Store) (any, error) {
			plans, err := s.FindSimilar(t.Context(), contents.Plans...)
			return answer(&graph.Contents{Plans: plans}, err)
		},
		"backup":         func(s *Store) (any, error) { return copyOf(t, s) },
		"replace":        func(s *Store) (any, error) { return nil, s.Replace(t.Context(), other, first.ID) },
		"remove":         func(s *Store) (any, error) { return nil, s.Remove(t.Context(), first.ID) },
		"replace scheme": func(s *Store) (any, error) { return nil, s.ReplaceScheme(t.Context(), &graph.Scheme{}) },
		"restore": func(s *Store) (any, error) {
			_, err := s.Restore(t.Context(), strings.NewReader(copied))
			return nil, err
		},
	}
}

func failEach(t *testing.T, contents *graph.Contents, do func(*Store) (any, error)) {
	var want any
	var after string
	for n := int64(-1); ; n += max(1, n/8) { // Cayley deletes row by row
		s := openFaulty(t, contents)
		before, broken := copyOf(t, s)
		left.Store(n)
		got, err := do(s)
		reached := left.Swap(-1) < 0
		now, lost := copyOf(t, s)
		s.Close()
		switch {
		case broken != nil || lost != nil:
			t.Fatalf("statement %d: the store is lost: %v, %v", n, broken, lost)
		case n < 0 && err != nil:
			t.Fatal(err)
		case n < 0:
			want, after = got, now
		case err != nil && now != before:
			t.Fatalf("statement %d: %v, but the store is not as it was", n, err)
		case err == nil && (now != after || !cmp.Equal(want, got)):
			t.Fatalf("statement %d fails in silence: %s", n, cmp.Diff(want, got))
		}
		if n >= 0 && !reached {
			if n < 3 || err != nil {
				t.Errorf("of %d statements the last: %v", n, err)
			}
			return
		}
	}
}

func copyOf(t *testing.T, s *Store) (string, error) {
	var b strings.Builder
	_, err := s.Backup(t.Context(), &b)
	return b.String(), err
}

// answer is what contents say, in short.
func answer(c *graph.Contents, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	var plans []string
	for _, p := range c.Plans {
		quads, err := rdf.DefaultVocabulary.EncodePlan(p)
		if err != nil {
			return nil, err
		}
		plans = append(plans, rdf.Digest(quads))
	}
	return []any{plans, c.Revision, c.Triples, c.Digests}, nil
}

// marks are those of a store that has one of the plans and the scheme.
func marks(c *graph.Contents) map[graph.ID]string {
	list := map[graph.ID]string{}
	for _, p := range c.Plans[:1] {
		quads, _ := rdf.DefaultVocabulary.EncodePlan(p)
		list[p.ID] = rdf.Digest(quads)
	}
	quads, _ := rdf.DefaultVocabulary.EncodeScheme(c.Scheme)
	list[""] = rdf.Digest(quads)
	return list
}
