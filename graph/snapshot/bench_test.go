package snapshot_test

import (
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// bench runs a question over corpora of two sizes: its figures should hardly differ for answers of the same size.
func bench(b *testing.B, question func(s *snapshot.Snapshot, i int)) {
	for _, size := range []int{1_000, 100_000} {
		b.Run(fmt.Sprintf("measures=%d", size), func(b *testing.B) {
			s := snapshotOf(size)
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				question(s, i)
				i++
			}
		})
	}
}

var snapshots sync.Map

// snapshotOf builds each corpus once for all benchmarks.
func snapshotOf(size int) *snapshot.Snapshot {
	build, _ := snapshots.LoadOrStore(size, sync.OnceValue(func() *snapshot.Snapshot { return snapshot.New(newCorpus(size)) }))
	return build.(func() *snapshot.Snapshot)()
}

func agencyAt(s *snapshot.Snapshot, i int) *graph.Agency {
	all := must(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{}))
	return all.At(i * 7919 % all.Len())
}

func technologyAt(s *snapshot.Snapshot, i int) *graph.Technology {
	all := must(s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{}))
	return all.At(i * 7919 % all.Len())
}

func jurisdictionAt(s *snapshot.Snapshot, i int) string {
	all := s.Jurisdictions(snapshot.JurisdictionFilter{})
	return string(all.At(all.Len() - 1 - i%(all.Len()/2)).ID)
}

// BenchmarkBuild also reports what a measure costs in memory, the domain's structs included, the texts not.
func BenchmarkBuild(b *testing.B) {
	for _, size := range []int{1_000, 100_000} {
		b.Run(fmt.Sprintf("measures=%d", size), func(b *testing.B) {
			before := heap()
			contents := newCorpus(size)
			read := heap()
			texts := 0
			for _, p := range contents.Plans {
				texts += len(p.Sources[0].Text)
			}
			var s *snapshot.Snapshot
			for b.Loop() {
				s = snapshot.New(contents)
			}
			built := heap()
			b.ReportMetric(float64(int(built-before)-texts)/float64(size), "B/measure")
			b.ReportMetric(float64(built-read)/float64(size), "index-B/measure")
			runtime.KeepAlive(s)
			runtime.KeepAlive(contents)
		})
	}
}

// BenchmarkWith replaces one plan of 100 measures. It also reports the processors' time, which does not depend on who else
// uses the machine.
func BenchmarkWith(b *testing.B) {
	for _, size := range []int{1_000, 100_000} {
		b.Run(fmt.Sprintf("measures=%d", size), func(b *testing.B) {
			b.ReportAllocs()
			c, contents := newCorpusOf(size)
			scheme, marks := contents.Scheme, contents.Digests
			s := snapshot.New(contents)
			i, before := 0, processors()
			for b.Loop() {
				next, ok := s.With(&graph.Contents{Scheme: scheme, Digests: marks, Plans: []*graph.Plan{c.plan(i%(size/100), 100)}})
				if !ok {
					b.Fatal("the snapshot cannot take the change")
				}
				s = next
				i++
			}
			b.ReportMetric(float64((processors()-before).Microseconds())/1000/float64(b.N), "cpu-ms/op")
		})
	}
}

// processors is the time that this process has had of them.
func processors() time.Duration {
	var used unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func BenchmarkOwners(b *testing.B) {
	bench(b, func(s *snapshot.Snapshot, i int) {
		s.Owners(technologyAt(s, i), snapshot.OwnerQuery{IncludeNarrower: true})
	})
}

func BenchmarkOwnersInJurisdiction(b *testing.B) {
	bench(b, func(s *snapshot.Snapshot, i int) {
		s.Owners(technologyAt(s, i), snapshot.OwnerQuery{Jurisdiction: jurisdictionAt(s, i), IncludeNarrower: true})
	})
}

func BenchmarkOwnersOfOneRole(b *testing.B) {
	bench(b, func(s *snapshot.Snapshot, i int) {
		s.Owners(technologyAt(s, i), snapshot.OwnerQuery{Roles: []graph.Role{graph.Lead}, IncludeNarrower: true})
	})
}

func BenchmarkMeasuresOfTechnologyInJurisdiction(b *testing.B) {
	bench(b, func(s *snapshot.Snapshot, i int) {
		s.Measures(snapshot.MeasureFilter{Jurisdiction: jurisdictionAt(s, i), Technology: technologyAt(s, i).Name}, snapshot.MeasureOrder{})
	})
}

func BenchmarkAgencyMeasures(b *testing.B) {
	bench(b, func(s *snapshot.Snapshot, i int) {
		s.AgencyMeasures(agencyAt(s, i), []graph.Role{graph.Lead}, snapshot.MeasureFilter{}, snapshot.MeasureOrder{})
	})
}

func BenchmarkCollaborators(b *testing.B) {
	bench(b, func(s *snapshot.Snapshot, i int) { s.Collaborators(agencyAt(s, i), nil) })
}

func BenchmarkAgencyTechnologies(b *testing.B) {
	bench(b, func(s *snapshot.Snapshot, i int) { s.AgencyTechnologies(agencyAt(s, i), nil) })
}

func BenchmarkPath(b *testing.B) {
	through := []snapshot.EdgeKind{snapshot.EdgeLeads, snapshot.EdgeSupports, snapshot.EdgeResponsibleFor, snapshot.EdgeUses, snapshot.EdgeBroader}
	bench(b, func(s *snapshot.Snapshot, i int) { s.Path(agencyAt(s, i).ID, agencyAt(s, i+1).ID, 6, through) })
}

func BenchmarkNeighborhood(b *testing.B) {
	bench(b, func(s *snapshot.Snapshot, i int) {
		s.Neighborhood([]graph.ID{agencyAt(s, i).ID}, 2, nil, nil, 200)
	})
}

func BenchmarkMatrix(b *testing.B) {
	bench(b, func(s *snapshot.Snapshot, i int) {
		s.Matrix(graph.KindAgency, graph.KindTechnology, nil, snapshot.MeasureFilter{Jurisdiction: jurisdictionAt(s, i)}, 20)
	})
}

func BenchmarkMatrixOfAll(b *testing.B) {
	bench(b, func(s *snapshot.Snapshot, i int) {
		s.Matrix(graph.KindAgency, graph.KindTechnology, nil, snapshot.MeasureFilter{}, 20)
	})
}

func BenchmarkSearch(b *testing.B) {
	for _, query := range []string{"云", "云计", "云计算", "物联网信", "ipv6", "市局1 云计"} {
		b.Run(query, func(b *testing.B) {
			bench(b, func(s *snapshot.Snapshot, i int) { s.Search(query, []graph.Kind{graph.KindMeasure}) })
		})
	}
}

func BenchmarkMeasuresWithText(b *testing.B) {
	bench(b, func(s *snapshot.Snapshot, i int) {
		s.Measures(snapshot.MeasureFilter{Text: "云计算"}, snapshot.MeasureOrder{Field: snapshot.MeasureByTitle})
	})
}

// must is the answer to a question that may not fail.
func must[T any](answer T, err error) T {
	if err != nil {
		panic(err)
	}
	return answer
}

// BenchmarkUnknownName asks for an agency by its name with a character too few.
func BenchmarkUnknownName(b *testing.B) {
	s := snapshotOf(100_000)
	for i := 0; b.Loop(); i++ {
		name := []rune(agencyAt(s, i).Name)
		s.Measures(snapshot.MeasureFilter{Agency: string(name[:len(name)-1])}, snapshot.MeasureOrder{})
	}
}
