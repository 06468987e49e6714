package cayleystore

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/mattn/go-sqlite3"

	"github.com/plangraph/plangraph/graph/graphtest"
)

// TestReadWithoutRoom reads a store whose last plan still lies in SQLite's log, as after a crash, and one without a log, where
// nothing can be written beside them.
func TestReadWithoutRoom(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "plans.db")
	store, err := Open(t.Context(), "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	plan := graphtest.Contents().Plans[0]
	if err := store.Replace(t.Context(), plan); err != nil {
		t.Fatal(err)
	}
	copyFile(t, path, filepath.Join(dir, "crashed.db"))
	copyFile(t, path+"-wal", filepath.Join(dir, "crashed.db-wal"))
	store.Close()
	copyFile(t, path, filepath.Join(dir, "sound.db"))
	for _, name := range []string{"crashed.db", "sound.db"} {
		b, err := openFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if !b.readInstead(sqlite3.Error{Code: sqlite3.ErrFull}) {
			t.Fatalf("%s cannot be read on a full disk", name)
		}
		s := &Store{backend: b, writing: make(chan struct{}, 1)}
		if err := s.open(t.Context()); err != nil {
			t.Fatal(err)
		}
		contents, err := s.Scan(t.Context())
		if err != nil || len(contents.Plans) != 1 || contents.Plans[0].ID != plan.ID || contents.Damage() != nil {
			t.Errorf("%s: %v, %v", name, contents, err)
		}
		if err := s.Replace(t.Context(), plan); err == nil || !errors.Is(err, b.readOnly()) {
			t.Errorf("%s: writing fails with %v", name, err)
		}
		s.Close()
		if _, err := os.Stat(filepath.Join(dir, name+"-shm")); err == nil {
			t.Errorf("%s: a file was made beside it", name)
		}
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
