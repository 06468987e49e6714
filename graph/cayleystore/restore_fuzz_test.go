package cayleystore_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/graph/graphtest"
	"github.com/plangraph/plangraph/graph/rdf"
)

// FuzzRestore restores arbitrary backups: what the check lets pass is restored and copied out again as it was, and whatever it
// refuses leaves the store as it is.
func FuzzRestore(f *testing.F) {
	store, err := cayleystore.Open(f.Context(), "memory:")
	if err != nil {
		f.Fatal(err)
	}
	defer store.Close()
	if err := store.Replace(f.Context(), graphtest.Contents().Plans[0]); err != nil {
		f.Fatal(err)
	}
	var whole bytes.Buffer
	if _, err := store.Backup(f.Context(), &whole); err != nil {
		f.Fatal(err)
	}
	f.Add(whole.Bytes())
	f.Add(whole.Bytes()[:whole.Len()/2])
	f.Add([]byte("# A backup of Plangraph, format 1: plangraph restore reads it.\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, wrong := rdf.CheckBackup(bytes.NewReader(data))
		if wrong != nil && strings.Contains(wrong.Error(), "\n") {
			t.Errorf("%q is more than a line", wrong)
		}
		before, err := store.Revision(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		_, err = store.Restore(t.Context(), bytes.NewReader(data))
		if (err == nil) != (wrong == nil) {
			t.Fatalf("the check says %v, the restore %v", wrong, err)
		}
		if after, _ := store.Revision(t.Context()); wrong != nil && after != before {
			t.Error("a backup that is refused changes the store")
		}
	})
}
