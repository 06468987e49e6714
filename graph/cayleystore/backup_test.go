package cayleystore_test

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/quad/nquads"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/graph/cayleystore/pgtest"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/rdf"
)

// hardContents has what breaks careless writing of N-Quads.
func hardContents() *graph.Contents {
	contents := graphtest.Contents()
	p := contents.Plans[0]
	p.Address = "https://example.org/?q=<a b>&c=\\\"{|}^`云"
	p.Measures[0].Title = "“引号” \"quoted\" \\back \\n \\u0041 \r\n\t\u2028 \u0085 😀 _:b <iri> \"^^<x>\"@zh # ."
	return contents
}

func openStore(t *testing.T, url string) *cayleystore.Store {
	t.Helper()
	store, err := cayleystore.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

func fillWith(t *testing.T, store graph.Store, contents *graph.Contents) *graph.Contents {
	t.Helper()
	if err := store.ReplaceScheme(t.Context(), contents.Scheme); err != nil {
		t.Fatal(err)
	}
	for _, p := range contents.Plans {
		if err := store.Replace(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	return scanned(t, store)
}

func scanned(t *testing.T, store graph.Store) *graph.Contents {
	t.Helper()
	contents, err := store.Scan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return contents
}

// backup checks that the copy is the store's, and that another reader of N-Quads counts as many quads in it.
func backup(t *testing.T, store *cayleystore.Store) []byte {
	t.Helper()
	var file bytes.Buffer
	copied, err := store.Backup(t.Context(), &file)
	if err != nil {
		t.Fatal(err)
	}
	contents := scanned(t, store)
	if copied.Revision != contents.Revision || copied.Plans != len(contents.Plans) {
		t.Errorf("the backup is %+v of a store at %s with %d plans", copied, contents.Revision, len(contents.Plans))
	}
	if checked, err := rdf.CheckBackup(bytes.NewReader(file.Bytes())); err != nil || checked != copied {
		t.Errorf("the backup %+v is read as %+v, %v", copied, checked, err)
	}
	quads := nquads.NewReader(bytes.NewReader(file.Bytes()), true)
	for n := 0; ; n++ {
		if _, err := quads.ReadQuad(); err != nil {
			if n != copied.Quads {
				t.Errorf("after %d of %d quads, a reader of N-Quads says %v", n, copied.Quads, err)
			}
			return file.Bytes()
		}
	}
}

func TestBackupAndRestore(t *testing.T) {
	server := pgtest.Start(t)
	urls := map[string]func() string{
		"file":     func() string { return "file:" + filepath.Join(t.TempDir(), "plans.db") },
		"memory":   func() string { return "memory:" },
		"postgres": func() string { return server.Create(t) },
	}
	source := openStore(t, "memory:")
	want := fillWith(t, source, hardContents())
	file := backup(t, source)
	for name, url := range urls {
		t.Run(name, func(t *testing.T) {
			store := openStore(t, url())
			fillWith(t, store, &graph.Contents{Scheme: want.Scheme, Plans: []*graph.Plan{graphtest.Plan(want.Scheme, 1, 1, 20)}})
			if _, err := store.Restore(t.Context(), bytes.NewReader(file)); err != nil {
				t.Fatal(err)
			}
			if diff := graphtest.Diff(want, scanned(t, store)); diff != "" {
				t.Errorf("what was restored differs: %s", diff)
			}
			if again := backup(t, store); len(again) != len(file) {
				t.Errorf("the backup of what was restored has %d bytes, want %d", len(again), len(file))
			}
			fillWith(t, store, &graph.Contents{Scheme: &graph.Scheme{}})
			for _, p := range want.Plans {
				if err := store.Remove(t.Context(), p.ID); err != nil {
					t.Errorf("a restored plan cannot be removed: %v", err)
				}
			}
			if left := scanned(t, store); left.Triples != 0 {
				t.Errorf("%d triples are left of the plans that were restored and removed", left.Triples)
			}
		})
	}
}

// narrow takes that many bytes and then no more, as a full disk does.
type narrow int

func (n *narrow) Write(p []byte) (int, error) {
	if len(p) > int(*n) {
		return 0, errFull
	}
	*n -= narrow(len(p))
	return len(p), nil
}

var errFull = errors.New("the disk is full")

// TestBackupTellsAFullDisk holds that a backup which could not be written whole is an error, wherever it ends.
func TestBackupTellsAFullDisk(t *testing.T) {
	store := openStore(t, "memory:")
	fillWith(t, store, hardContents())
	whole := len(backup(t, store))
	for _, room := range []int{0, whole / 2, whole - 1} {
		n := narrow(room)
		if _, err := store.Backup(t.Context(), &n); !errors.Is(err, errFull) {
			t.Errorf("with room for %d of %d bytes: error %v, want %v", room, whole, err, errFull)
		}
	}
}

// TestDamagedBackupChangesNothing restores files that are not what was written.
func TestDamagedBackupChangesNothing(t *testing.T) {
	source := openStore(t, "memory:")
	fillWith(t, source, hardContents())
	file := string(backup(t, source))
	lines := strings.SplitAfter(file, "\n")
	store := openStore(t, "memory:")
	want := fillWith(t, store, &graph.Contents{Scheme: &graph.Scheme{}, Plans: graphtest.Contents().Plans[:1]})
	version := func(n int) string { return fmt.Sprintf(`formatVersion> "%d"^^`, n) }
	newer := strings.Replace(file, version(rdf.FormatVersion), version(rdf.FormatVersion+1), 1)
	for name, damaged := range map[string]string{
		"empty":                      "",
		"a text":                     "杭州市信息化计划\n",
		"only the first line":        lines[0],
		"only the first and last":    lines[0] + lines[len(lines)-2],
		"without its last line":      strings.Join(lines[:len(lines)-2], ""),
		"half":                       file[:len(file)/2],
		"a line less":                strings.Join(append(append([]string{}, lines[:40]...), lines[41:]...), ""),
		"a line twice":               strings.Join(lines[:41], "") + lines[40] + strings.Join(lines[41:], ""),
		"another word":               strings.Replace(file, "云计算", "云计箅", 1),
		"a line that is none":        strings.Replace(file, lines[40], "<a> <b> .\n", 1),
		"a line that panics":         strings.Replace(file, lines[40], "<a> <b> \"\\uZZZZ\" <c> .\n", 1),
		"a plan less, last line":     strings.Replace(file, " plans, ", "1 plans, ", 1),
		"another format":             strings.Replace(file, "format 1", "format 2", 1),
		"written by a newer version": newer,
	} {
		t.Run(name, func(t *testing.T) {
			is := rdf.ErrBackupDamaged
			if damaged == newer {
				is = graph.ErrStoreVersion
			}
			if _, err := rdf.CheckBackup(strings.NewReader(damaged)); !errors.Is(err, is) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v, want %v in one line", err, is)
			}
			if _, err := store.Restore(t.Context(), strings.NewReader(damaged)); err == nil {
				t.Error("it was restored")
			}
			if diff := graphtest.Diff(want, scanned(t, store)); diff != "" {
				t.Errorf("the store is no longer as it was: %s", diff)
			}
		})
	}
}
