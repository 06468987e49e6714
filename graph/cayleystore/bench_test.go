package cayleystore_test

import (
	"bytes"
	"io"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/snapshot"
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

// BenchmarkReady opens what BenchmarkScan reads, up to the snapshot, and reports what stays in memory beside the texts.
func BenchmarkReady(b *testing.B) {
	store, scheme := open(b, "memory:"), graphtest.Scheme()
	defer store.Close()
	for i := range 50 {
		if err := store.Replace(b.Context(), graphtest.Plan(scheme, i, 1, 100)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		ready(b, store)
	}
	before := heap()
	s := ready(b, store)
	b.ReportMetric(weight(s, before), "B/measure")
}

// TestMemoryOfAMeasure holds what a measure weighs, read from a real store: everything but the texts themselves.
func TestMemoryOfAMeasure(t *testing.T) {
	store, scheme := open(t, "memory:"), graphtest.Scheme()
	defer store.Close()
	for i := range 20 {
		if err := store.Replace(t.Context(), graphtest.Plan(scheme, i, 1, 100)); err != nil {
			t.Fatal(err)
		}
	}
	before := heap()
	s := ready(t, store)
	if each := weight(s, before); each > 2500 {
		t.Errorf("a measure weighs %.0f bytes", each)
	}
}

func ready(t testing.TB, store graph.Store) *snapshot.Snapshot {
	contents, err := store.Scan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return snapshot.New(contents)
}

// weight is what the heap has gained for each measure, without the texts.
func weight(s *snapshot.Snapshot, before uint64) float64 {
	bytes := int(heap()) - int(before)
	plans, err := s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{})
	if err != nil {
		panic(err)
	}
	for _, p := range plans.All() {
		for _, source := range p.Sources {
			bytes -= len(source.Text)
		}
	}
	return float64(bytes) / float64(s.Counts().Measures)
}

// heap is what lives on it.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
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
