package cayleystore_test

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/graph/cayleystore/pgtest"
	"github.com/plangraph/plangraph/graph/graphtest"
)

func TestPostgres(t *testing.T) {
	server := pgtest.Start(t)
	var database string
	graphtest.TestStore(t, func(t *testing.T) graph.Store {
		database = server.Create(t)
		return open(t, database)
	}, func(t *testing.T) graph.Store {
		return open(t, database)
	})
	t.Run("there is room for as many quads as a disk holds", func(t *testing.T) { wideCounter(t, server.Create(t)) })
	t.Run("a writer waits for its turn, and not for ever", func(t *testing.T) { busyWriter(t, server.Create(t)) })
	t.Run("two processes write in turns", func(t *testing.T) { twoWriters(t, server.Create(t)) })
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
			for round := range 10 {
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
	restore := cayleystore.SetPatience(10 * time.Millisecond)
	for range 3 {
		if err := store.Replace(t.Context(), plan); !errors.Is(err, graph.ErrStoreBusy) {
			t.Errorf("while another process writes: error %v, want ErrStoreBusy", err)
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
