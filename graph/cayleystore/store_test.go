package cayleystore_test

import (
	"path/filepath"
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/graph/storetest"
)

func open(t testing.TB, url string) graph.Store {
	t.Helper()
	store, err := cayleystore.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	return store
}

func TestFile(t *testing.T) {
	var path string
	storetest.TestStore(t, func(t *testing.T) graph.Store {
		path = filepath.Join(t.TempDir(), "计划 100%?#.db")
		return open(t, "file:"+path)
	}, func(t *testing.T) graph.Store {
		return open(t, "file:"+path)
	})
}

func TestMemory(t *testing.T) {
	storetest.TestStore(t, func(t *testing.T) graph.Store { return open(t, "memory:") }, nil)
}
