package cayleystore_test

import (
	"context"
	"path/filepath"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/rdf"
)

// TestCayleyItselfOpensTheStore asks Cayley's own SQLite backend what the store has left behind.
func TestCayleyItselfOpensTheStore(t *testing.T) {
	file := filepath.Join(t.TempDir(), "plans.db")
	store := open(t, "file:"+file)
	want := map[quad.Quad]bool{}
	for _, p := range graphtest.Contents().Plans {
		if err := store.Replace(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		quads, err := rdf.DefaultVocabulary.EncodePlan(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range quads {
			want[q] = true
		}
	}
	store.Close()

	plain, err := cayley.NewQuadStore("sqlite", file, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	got := map[quad.Quad]bool{}
	for all := plain.QuadsAllIterator(); all.Next(context.Background()); {
		got[plain.Quad(all.Result())] = true
	}
	self := rdf.DefaultVocabulary.Store()
	want[quad.Quad{Subject: self, Predicate: rdf.FormatPredicate, Object: quad.Int(rdf.FormatVersion), Label: self}] = true
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}

	pg := func(name string) quad.IRI { return quad.IRI("https://plangraph.example/ns#" + name) }
	leads, err := path.StartPath(plain, quad.String("云平台"), quad.String("政务云平台")).In(quad.IRI("http://purl.org/dc/terms/title")).
		Out(pg("leadUnit")).Out(pg("shortName")).Unique().Iterate(t.Context()).AllValues(nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]quad.Value{quad.String("市经信委")}, leads); diff != "" {
		t.Errorf("who leads the cloud platform: %s", diff)
	}
}
