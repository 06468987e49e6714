package cayleystore_test

import (
	"context"
	"sync"
	"testing"

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
	t.Run("two processes write in turns", func(t *testing.T) { twoWriters(t, server.Create(t)) })
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
