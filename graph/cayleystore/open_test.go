package cayleystore_test

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"golang.org/x/sys/unix"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/rdf"
)

func TestOpenTellsInOneLineWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return "file:" + filepath.Join(dir, name) }
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("text", strings.Repeat("杭州市信息化计划\n", 100))
	write("short", "SQLite")
	alter(t, filepath.Join(dir, "songs"), "CREATE TABLE songs (title TEXT)")
	alter(t, filepath.Join(dir, "nodes"), "CREATE TABLE nodes (title TEXT)")
	open(t, in("newer")).Close()
	alter(t, filepath.Join(dir, "newer"), fmt.Sprintf("UPDATE nodes SET value_int = 99 WHERE value_int = %d", rdf.FormatVersion))
	open(t, in("garbled")).Close()
	alter(t, filepath.Join(dir, "garbled"), "UPDATE nodes SET value_string = 'x' WHERE value_string LIKE '%store'")
	open(t, in("held")).Close()
	lockOut(t, filepath.Join(dir, "held"))
	t.Cleanup(cayleystore.SetLockTimeout(50 * time.Millisecond))

	tests := map[string]struct {
		url  string
		is   error
		says string
	}{
		"no scheme":               {"plans.db", nil, `"plans.db" is no store: write file:PATH, memory: or postgres://HOST/DATABASE`},
		"an unknown scheme":       {"bolt:plans.db", nil, `"bolt:plans.db" is no store`},
		"no path":                 {"file:", nil, `"file:" is no store`},
		"no directory":            {in("no/plans.db"), nil, "there is no directory " + filepath.Join(dir, "no")},
		"a directory":             {"file:" + dir, nil, "it is a directory; name a file in it"},
		"a text":                  {in("text"), graph.ErrStoreDamaged, "file is not a database"},
		"a short text":            {in("short"), graph.ErrStoreDamaged, "file is not a database"},
		"another program's":       {in("songs"), nil, "it belongs to another program; give Plangraph a database of its own"},
		"of a name of ours":       {in("nodes"), nil, "it belongs to another program; give Plangraph a database of its own"},
		"a newer version's":       {in("newer"), graph.ErrStoreVersion, fmt.Sprintf("its format is 99, this program reads up to %d; update Plangraph", rdf.FormatVersion)},
		"a garbled description":   {in("garbled"), graph.ErrStoreDamaged, "its format is"},
		"in use":                  {in("held"), graph.ErrStoreBusy, in("held") + ": the store is in use by another process"},
		"a server that is not up": {"postgres://plans:secret@127.0.0.1:1/plans?sslmode=disable", nil, "postgres://plans:xxxxx@127.0.0.1:1/plans"},
		"a URL that cannot be":    {"postgres://plans:secret@[/plans", nil, "the URL of the store cannot be read"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := cayleystore.Open(t.Context(), test.url)
			if err == nil || test.is != nil && !errors.Is(err, test.is) || !strings.Contains(err.Error(), test.says) {
				t.Fatalf("error %v, want %v that says %q", err, test.is, test.says)
			}
			if strings.ContainsAny(err.Error(), "\n") || strings.Contains(err.Error(), "secret") {
				t.Errorf("%q is more than one clear line, or tells a password", err)
			}
		})
	}
}

// alter runs a statement on a database in a file, made where there is none, as another program might.
func alter(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// lockOut keeps the database to itself until the test ends, as another program might.
func lockOut(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
}

func TestAWriterWaitsForItsTurn(t *testing.T) {
	url := "file:" + filepath.Join(t.TempDir(), "plans.db")
	store := open(t, url)
	defer store.Close()
	t.Cleanup(cayleystore.SetLockTimeout(50 * time.Millisecond))
	held, err := os.OpenFile(strings.TrimPrefix(url, "file:")+"-lock", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if err := unix.Flock(int(held.Fd()), unix.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	plan := graphtest.Contents().Plans[0]
	if err := store.Replace(t.Context(), plan); !errors.Is(err, graph.ErrStoreBusy) {
		t.Errorf("while another process writes: error %v, want ErrStoreBusy", err)
	}
	if _, err := store.Scan(t.Context()); err != nil {
		t.Errorf("a reader beside a writer: %v", err)
	}
	cayleystore.SetLockTimeout(5 * time.Minute) // the other process is as slow as it likes
	time.AfterFunc(20*time.Millisecond, func() { held.Close() })
	if err := store.Replace(t.Context(), plan); err != nil {
		t.Errorf("when the other process has written: %v", err)
	}
}

func TestAStoreKeepsItsBase(t *testing.T) {
	url := "file:" + filepath.Join(t.TempDir(), "plans.db")
	own := rdf.Vocabulary{Base: "https://data.example.cn/plans#"}
	plan := graphtest.Contents().Plans[0]
	for range 2 {
		store, err := cayleystore.OpenVocabulary(t.Context(), url, own)
		if err != nil {
			t.Fatal(err)
		}
		if err := store.Replace(t.Context(), plan); err != nil {
			t.Fatal(err)
		}
		store.Close()
	}
	store := open(t, url)
	contents, err := store.Scan(t.Context())
	if err != nil || len(contents.Plans) != 1 {
		t.Errorf("opened without a base: %v, %v", contents, err)
	}
	store.Close()
	if _, err := cayleystore.OpenVocabulary(t.Context(), url, rdf.DefaultVocabulary); err == nil || !strings.Contains(err.Error(), own.Base) {
		t.Errorf("opened with another base: %v", err)
	}
}

func TestAClosedStoreIsFreeAgain(t *testing.T) {
	url := "file:" + filepath.Join(t.TempDir(), "plans.db")
	for range 2 {
		if err := open(t, url).Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestScanNoticesDamage damages the tables below Cayley: whatever is missing or other than it was is an error.
func TestScanNoticesDamage(t *testing.T) {
	for _, statement := range []string{
		"DELETE FROM quads WHERE horizon = (SELECT MAX(horizon) FROM quads)",
		"DELETE FROM quads WHERE horizon = 40",
		"DELETE FROM nodes WHERE value_string = '政务云平台'",
		"UPDATE nodes SET value_string = '政务云' WHERE value_string = '政务云平台'",
		"UPDATE nodes SET value_float = 61 WHERE value_float = 60",
		"UPDATE nodes SET hash = x'00' WHERE value_string = '政务云平台'",
		"UPDATE quads SET label_hash = NULL WHERE horizon = 40",
		"UPDATE quads SET object_hash = subject_hash WHERE horizon = 40",
		"INSERT INTO quads (subject_hash, predicate_hash, object_hash) SELECT subject_hash, predicate_hash, subject_hash FROM quads WHERE horizon = 40",
	} {
		path := filepath.Join(t.TempDir(), "plans.db")
		store := open(t, "file:"+path)
		for _, p := range graphtest.Contents().Plans {
			if err := store.Replace(t.Context(), p); err != nil {
				t.Fatal(err)
			}
		}
		store.Close()
		alter(t, path, statement)
		store = open(t, "file:"+path)
		contents, err := store.Scan(t.Context())
		if err == nil {
			err = contents.Damage()
			if n := len(contents.Plans); n != 3 {
				t.Errorf("after %s: %d plans, want all 3, the damaged ones without their facts", statement, n)
			}
		}
		if !errors.Is(err, graph.ErrStoreDamaged) {
			t.Errorf("after %s: error %v, want ErrStoreDamaged", statement, err)
		}
		store.Close()
	}
}

// TestAnOlderStoreIsOpenedAndTold: what it holds stays as it is; what is stored from then on an older program could not
// read, so the store says so.
func TestAnOlderStoreIsOpenedAndTold(t *testing.T) {
	file := filepath.Join(t.TempDir(), "plans.db")
	open(t, "file:"+file).Close()
	older, err := cayley.NewQuadStore("sqlite", file, nil)
	if err != nil {
		t.Fatal(err)
	}
	self := rdf.DefaultVocabulary.Store()
	format := func(version int) quad.Quad {
		return quad.Quad{Subject: self, Predicate: rdf.FormatPredicate, Object: quad.Int(version), Label: self}
	}
	if err := older.ApplyDeltas([]cayley.Delta{{Quad: format(rdf.FormatVersion), Action: cayley.Delete}, {Quad: format(1), Action: cayley.Add}}, cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	older.Close()
	for range 2 {
		open(t, "file:"+file).Close()
	}
	plain, err := cayley.NewQuadStore("sqlite", file, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	var got []quad.Quad
	for all := plain.QuadsAllIterator(); all.Next(t.Context()); {
		got = append(got, plain.Quad(all.Result()))
	}
	if !slices.Equal(got, []quad.Quad{format(rdf.FormatVersion)}) {
		t.Errorf("the store says %v", got)
	}
}
