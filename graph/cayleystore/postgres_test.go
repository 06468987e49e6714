package cayleystore_test

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/graph/cayleystore/pgtest"
	"github.com/plangraph/plangraph/graph/graphtest"
	"github.com/plangraph/plangraph/graph/storetest"
)

func TestPostgres(t *testing.T) {
	server := pgtest.Start(t)
	var database string
	storetest.TestStore(t, func(t *testing.T) graph.Store {
		database = server.Create(t)
		return open(t, database)
	}, func(t *testing.T) graph.Store {
		return open(t, database)
	})
	t.Run("there is room for as many quads as a disk holds", func(t *testing.T) { wideCounter(t, server.Create(t)) })
	t.Run("a writer waits for its turn, and not for ever", func(t *testing.T) { busyWriter(t, server.Create(t)) })
	t.Run("two processes write in turns", func(t *testing.T) { twoWriters(t, server.Create(t)) })
}

// TestPooler writes from four sides through a pooler that gives out connections by the transaction: all come to their end, no
// lock stays, and no statement meets another's.
func TestPooler(t *testing.T) {
	server := pgtest.Start(t)
	database := server.Create(t)
	for _, connections := range []int{8, 2} {
		url := server.Pooler(t, database, connections)
		scheme := graphtest.Scheme()
		var writers sync.WaitGroup
		for writer := range connections / 2 {
			writers.Go(func() {
				store, err := cayleystore.Open(context.Background(), url)
				if err != nil {
					t.Errorf("writer %d: %v", writer, err)
					return
				}
				defer store.Close()
				for round := range 4 {
					if err := store.Replace(context.Background(), graphtest.Plan(scheme, writer, round, 4)); err != nil {
						t.Errorf("writer %d, round %d: %v", writer, round, err)
					}
					if _, err := store.Scan(context.Background()); err != nil {
						t.Error(err)
					}
				}
			})
		}
		writers.Wait()
	}
	db, err := sql.Open("postgres", database)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var locks int
	if err := db.QueryRow("SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory'").Scan(&locks); err != nil || locks > 0 {
		t.Errorf("%d locks are left, %v", locks, err)
	}
	store := open(t, database)
	defer store.Close()
	if contents, err := store.Scan(t.Context()); err != nil || len(contents.Plans) != 4 {
		t.Errorf("%v, %v", contents, err)
	}
}

// TestHungServer stops PostgreSQL under each thing that a store does: it ends soon after its context does, and goes on when
// the server does.
func TestHungServer(t *testing.T) {
	server := pgtest.Start(t)
	database := server.Create(t)
	store := open(t, database)
	defer store.Close()
	plan := graphtest.Contents().Plans[0]
	for name, do := range map[string]func(context.Context) error{
		"open": func(ctx context.Context) error {
			s, err := cayleystore.Open(ctx, database)
			if err == nil {
				s.Close()
			}
			return err
		},
		"revision": func(ctx context.Context) error { _, err := store.Revision(ctx); return err },
		"scan":     func(ctx context.Context) error { _, err := store.Scan(ctx); return err },
		"replace":  func(ctx context.Context) error { return store.Replace(ctx, plan) },
		"writing": func(ctx context.Context) error {
			return store.Writing(ctx, func(w graph.Writer) error { return w.Replace(ctx, plan) })
		},
	} {
		t.Run(name, func(t *testing.T) {
			server.Signal(t, syscall.SIGSTOP)
			ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
			defer cancel()
			ended := make(chan error, 1)
			go func() { ended <- do(ctx) }()
			select {
			case err := <-ended:
				if !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("it ends with %v", err)
				}
			case <-time.After(time.Minute):
				t.Error("it does not end")
			}
			server.Signal(t, syscall.SIGCONT)
			if err := do(t.Context()); err != nil {
				t.Errorf("when the server goes on: %v", err)
			}
		})
	}
}

// wideCounter looks at the counter of Cayley's table: it goes on with each quad that is ever written, and ends a store's life.
func wideCounter(t *testing.T, database string) {
	open(t, database).Close()
	db, err := sql.Open("postgres", database)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var kind string
	if err := db.QueryRow("SELECT data_type FROM information_schema.columns WHERE table_name = 'quads' AND column_name = 'horizon'").Scan(&kind); err != nil || kind != "bigint" {
		t.Errorf("the counter of quads is %q, %v", kind, err)
	}
}

// twoWriters opens the new database twice at once, as two processes do, and replaces the same plans from both sides.
func twoWriters(t *testing.T, database string) {
	scheme := graphtest.Scheme()
	var writers sync.WaitGroup
	for writer := range 2 {
		writers.Go(func() {
			store, err := cayleystore.Open(context.Background(), database)
			if err != nil {
				t.Errorf("writer %d: %v", writer, err)
				return
			}
			defer store.Close()
			if err := store.ReplaceScheme(context.Background(), scheme); err != nil {
				t.Error(err)
			}
			for round := range 6 {
				if err := store.Replace(context.Background(), graphtest.Plan(scheme, round%3, writer, 4)); err != nil {
					t.Errorf("writer %d, round %d: %v", writer, round, err)
				}
			}
		})
	}
	writers.Wait()
	store := open(t, database)
	defer store.Close()
	contents, err := store.Scan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(contents.Plans) != 3 {
		t.Errorf("%d plans, want 3", len(contents.Plans))
	}
}

// busyWriter holds the lock of writers on a connection of its own, as another process does.
func busyWriter(t *testing.T, database string) {
	store := open(t, database)
	defer store.Close()
	db, err := sql.Open("postgres", database)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("SELECT pg_advisory_lock($1)", int64(0x706c616e67726166)); err != nil {
		t.Fatal(err)
	}
	plan := graphtest.Contents().Plans[0]
	restore := cayleystore.SetLockTimeout(10 * time.Millisecond)
	for range 3 {
		if err := store.Replace(t.Context(), plan); !errors.Is(err, graph.ErrStoreBusy) || !strings.Contains(err.Error(), `: session `) {
			t.Errorf("while another process writes: error %v, want ErrStoreBusy with the session", err)
		}
	}
	restore()
	if _, err := db.Exec("SELECT pg_advisory_unlock($1)", int64(0x706c616e67726166)); err != nil {
		t.Fatal(err)
	}
	if err := store.Replace(t.Context(), plan); err != nil {
		t.Errorf("when the other process has written: %v", err)
	}
}
