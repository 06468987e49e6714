package cayleystore_test

import (
	"bytes"
	"io"
	"path/filepath"
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/graph/graphtest"
)

// BenchmarkReplace stores new plans of 100 measures, each with five responsibilities, two mentions and one target.
func BenchmarkReplace(b *testing.B) {
	scheme := graphtest.Scheme()
	store := open(b, "file:"+filepath.Join(b.TempDir(), "plans.db"))
	defer store.Close()
	plans := make([]*graph.Plan, b.N)
	for i := range plans {
		plans[i] = graphtest.Plan(scheme, i, 1, 100)
	}
	b.ResetTimer()
	for _, p := range plans {
		if err := store.Replace(b.Context(), p); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(100*b.N)/b.Elapsed().Seconds(), "measures/s")
	b.StopTimer()
	contents, err := store.Scan(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(contents.Triples)/float64(100*b.N), "triples/measure")
}

// BenchmarkScan reads 50 plans of 100 measures.
func BenchmarkScan(b *testing.B) {
	scheme := graphtest.Scheme()
	store := open(b, "memory:")
	defer store.Close()
	for i := range 50 {
		if err := store.Replace(b.Context(), graphtest.Plan(scheme, i, 1, 100)); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if _, err := store.Scan(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(50*100*float64(b.N)/b.Elapsed().Seconds(), "measures/s")
}

// BenchmarkBackup copies 100 plans of 100 measures, and BenchmarkRestore puts them into a file.
func BenchmarkBackup(b *testing.B) {
	store, _ := backedUp(b)
	for b.Loop() {
		if _, err := store.Backup(b.Context(), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(100*100*float64(b.N)/b.Elapsed().Seconds(), "measures/s")
}

func BenchmarkRestore(b *testing.B) {
	_, file := backedUp(b)
	store, err := cayleystore.Open(b.Context(), "file:"+filepath.Join(b.TempDir(), "restored.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	for b.Loop() {
		if _, err := store.Restore(b.Context(), bytes.NewReader(file)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(100*100*float64(b.N)/b.Elapsed().Seconds(), "measures/s")
	b.ReportMetric(float64(len(file))/(100*100), "bytes/measure")
}

func backedUp(b *testing.B) (*cayleystore.Store, []byte) {
	b.Helper()
	scheme := graphtest.Scheme()
	store, err := cayleystore.Open(b.Context(), "file:"+filepath.Join(b.TempDir(), "plans.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	for i := range 100 {
		if err := store.Replace(b.Context(), graphtest.Plan(scheme, i, 1, 100)); err != nil {
			b.Fatal(err)
		}
	}
	var file bytes.Buffer
	if _, err := store.Backup(b.Context(), &file); err != nil {
		b.Fatal(err)
	}
	return store, file.Bytes()
}
