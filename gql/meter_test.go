package gql

import (
	"encoding/json"
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
)

// pairAt is both executors, which stop at so many fields and refuse nothing before.
func pairAt(s *graph.Snapshot, most int) pair {
	at := func(interpreted bool) *executor.Executor {
		schema, _ := Options{Limits: Limits{Complexity: most}, Interpreted: interpreted}.schema()
		e := executor.New(schema)
		configure(e, Options{})
		return e
	}
	return pair{s, at(false), at(true)}
}

// heldFields counts the fields of decoded JSON.
func heldFields(value any) (n int) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			n += heldFields(item)
		}
	case map[string]any:
		for _, item := range v {
			n += 1 + heldFields(item)
		}
	}
	return n
}

// TestBothChargeWhatIsWritten asks random queries, and some of what those leave out.
func TestBothChargeWhatIsWritten(t *testing.T) {
	f := newFixture()
	free := newPair(f.snapshot)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	stopped := 0
	for i := range uint64(1000) {
		query, variables := newRandomQuery(seed+i, schema().Schema(), f.words()).query()
		if free.chargesWhatIsWritten(t, query, variables) {
			stopped++
		}
	}
	if t.Logf("%d were stopped", stopped); stopped < 100 {
		t.Errorf("only %d queries were stopped: too few to prove anything", stopped)
	}
	for _, query := range []string{
		`{ __schema { types { name fields { name type { kind ofType { name } } args { name } } } } }`,
		`{ __typename __type(name: "Plan") { __typename interfaces { name } } plans { nodes { __typename } } }`,
		fmt.Sprintf(`{ nodes(ids: [%q, "none", %q]) { __typename id ... on Plan { title sources { file } } } node(id: "none") { id } }`, f.jia.ID, f.open.ID),
	} {
		if !free.chargesWhatIsWritten(t, query, nil) {
			t.Errorf("%s was not stopped", query)
		}
	}
}

// chargesWhatIsWritten asks with as many fields allowed as the answer has, and with one less: both executors give the one,
// and stop the other with the same bytes. It tells whether the query was such that one was stopped.
func (p pair) chargesWhatIsWritten(t *testing.T, query string, variables map[string]any) (stopped bool) {
	t.Helper()
	free, operation := execute(p.reference, p.snapshot, query, variables)
	if operation == nil {
		return false
	}
	var data any
	if err := json.Unmarshal(free.Data, &data); err != nil {
		t.Fatal(err)
	}
	n := heldFields(data)
	if got := members(free.Data); got != n {
		t.Fatalf("%s: %d fields are counted in an answer of %d", query, got, n)
	}
	if n < 2 { // and 0 allowed would be no limit
		return false
	}
	exact, tight := pairAt(p.snapshot, n), pairAt(p.snapshot, n-1)
	exact.same(t, query, variables)
	tight.same(t, query, variables)
	if len(free.Errors) > 0 { // more is resolved than the answer has
		return false
	}
	if got, _ := execute(exact.compiled, p.snapshot, query, variables); written(t, got) != written(t, free) {
		t.Errorf("%s\n%d fields allowed, as many as there are: %s", query, n, written(t, got))
	}
	if got, _ := execute(tight.compiled, p.snapshot, query, variables); firstCode(got) != codeTooComplex || got.Data != nil {
		t.Errorf("%s\n%d fields allowed of %d: %s", query, n-1, n, written(t, got))
	}
	return true
}

const wide = `{ measures(first: 5) { nodes { id title responsibilities { agency { name } evidence { quote } } } } }`

// TestSpentWhileExecuted: a query that may be small and is not is stopped, with the same bytes each time and by every way;
// what else is asked beside it is answered.
func TestSpentWhileExecuted(t *testing.T) {
	f := newFixture()
	limits := DefaultLimits
	limits.Complexity = 30
	const want = `{"errors":[{"message":"the answer has more than 30 fields and was given up; ask for less at a time","extensions":{"actual":31,"code":"COMPLEXITY_LIMIT_EXCEEDED","limit":30}}]}`
	const small = `{"query":"{ measures { totalCount } }"}`
	for name, o := range map[string]Options{
		"compiled": {Limits: limits}, "reference": {Limits: limits, Interpreted: true}, "kept": {Limits: limits, Cache: newTestCache(t, 1<<20)},
	} {
		h := NewHandler(func() *graph.Snapshot { return f.snapshot }, o)
		fine := posted(h, small)
		for range 3 {
			if d := cmp.Diff(want, posted(h, asking(t, wide))); d != "" {
				t.Errorf("%s (-want +got):\n%s", name, d)
			}
			if d := cmp.Diff("["+fine+","+want+"]", posted(h, "["+small+","+asking(t, wide)+"]")); d != "" {
				t.Errorf("%s, in a batch (-want +got):\n%s", name, d)
			}
			if d := cmp.Diff(want, posted(h, asking(t, `{ agency { id } `+wide[1:]))); d != "" {
				t.Errorf("%s, beside an error (-want +got):\n%s", name, d)
			}
		}
		if o.Cache != nil && o.Cache.Stats().Answers != 1 {
			t.Errorf("the cache keeps %+v, want the small answer alone", o.Cache.Stats())
		}
	}
}

// TestHeldToWhatTheyMayGive: what cannot be stopped is refused before, at the budget itself.
func TestHeldToWhatTheyMayGive(t *testing.T) {
	f := newFixture()
	limits := DefaultLimits
	limits.Complexity = 500
	h := NewHandler(func() *graph.Snapshot { return f.snapshot }, Options{Limits: limits})
	const load = `mutation { loadPlan(files: []) { files { findings { line } } `
	for query, want := range map[string]string{
		`{ measures(first: 100) { nodes { id title targets { id } } } }`:                                                    "",
		`{ ... @defer { measures(first: 100) { nodes { id title targets { id } } } } }`:                                     codeTooComplex,
		`{ ...F } fragment F on Query { ... @defer { measures(first: 100) { nodes { id title number targets { id } } } } }`: codeTooComplex,
		load + repeated(5, "a#: files { findings { line kind } } ") + `}}`:                                                  codeLoadingOff,
		load + repeated(20, "a#: files { findings { line kind } } ") + `}}`:                                                 codeTooComplex,
	} {
		if got := codeOf(t, posted(h, asking(t, query))); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

// crowded is a snapshot in which full pages are full.
func crowded() *graph.Snapshot {
	nation := graph.NewJurisdiction("中国", "China", graph.LevelNation, nil)
	p := newPlan("甲州市智慧应用规划", "", nation, newSource("jia.txt", jiaText))
	a := newAgency("甲州市数据局", "市数据局", graph.Government, nation)
	for i := range 200 {
		p.measure("3.数据开放。", fmt.Sprintf("%d.", i), "数据开放", p.by(graph.Responsible, a, "（责任单位：市数据局）"))
	}
	return graph.NewSnapshot(&graph.Contents{Scheme: &graph.Scheme{}, Plans: []*graph.Plan{p.Plan}, Revision: "r1"})
}

// TestStoppedSoon asks for 400,000 fields that are there, in both ways, once beside an error, which leaves it to gqlgen's
// executor: it takes little time, memory and answer.
func TestStoppedSoon(t *testing.T) {
	s := crowded()
	swift, reference := sides(s)
	query := `{ measures(first: 100) { nodes { plan { measures(first: 100) { nodes { ` + repeated(40, "a#: title ") + `} } } } } }`
	for name, ask := range map[string]struct {
		http.Handler
		query string
	}{
		"compiled": {swift, query}, "reference": {reference, query}, "beside an error": {swift, `{ agency { id } ` + query[1:]},
	} {
		body := asking(t, ask.query)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		from := time.Now()
		got := posted(ask.Handler, body)
		took := time.Since(from)
		runtime.ReadMemStats(&after)
		if code := codeOf(t, got); code != codeTooComplex || !strings.Contains(got, `"actual":200001`) {
			t.Errorf("%s: %.300s", name, got)
		}
		allocated := float64(after.TotalAlloc-before.TotalAlloc) / (1 << 20)
		t.Logf("%-16s %6.1f ms %6.1f MB", name, float64(took.Microseconds())/1000, allocated)
		if took > 5*time.Second || allocated > 160 { // a busy machine takes longer than measured
			t.Errorf("%s: it took %v and allocated %.0f MB", name, took, allocated)
		}
	}
}
