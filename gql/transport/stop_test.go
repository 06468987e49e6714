package transport

import (
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

const wide = `{ measures(first: 5) { nodes { id title responsibilities { agency { name } evidence { quote } } } } }`

// TestSpentWhileExecuted: a query that may be small and is not is stopped, with the same bytes each time and by every way;
// what else is asked beside it is answered.
func TestSpentWhileExecuted(t *testing.T) {
	f := gqltest.NewFixture()
	limits := cost.DefaultLimits
	limits.Complexity = 30
	const want = `{"errors":[{"message":"the answer has more than 30 fields and was given up; ask for less at a time","extensions":{"actual":31,"code":"COMPLEXITY_LIMIT_EXCEEDED","limit":30}}]}`
	const small = `{"query":"{ measures { totalCount } }"}`
	for name, o := range map[string]Options{
		"compiled": {Limits: limits}, "reference": {Limits: limits, Interpreted: true}, "cached": {Limits: limits, Cache: newTestCache(t, 1<<20)},
	} {
		h := NewHandler(func() *snapshot.Snapshot { return f.Snapshot }, o)
		fine := gqltest.PostTo(h, small)
		for range 3 {
			if d := cmp.Diff(want, gqltest.PostTo(h, gqltest.Body(t, wide))); d != "" {
				t.Errorf("%s (-want +got):\n%s", name, d)
			}
			if d := cmp.Diff("["+fine+","+want+"]", gqltest.PostTo(h, "["+small+","+gqltest.Body(t, wide)+"]")); d != "" {
				t.Errorf("%s, in a batch (-want +got):\n%s", name, d)
			}
			if d := cmp.Diff(want, gqltest.PostTo(h, gqltest.Body(t, `{ agency { id } `+wide[1:]))); d != "" {
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
	f := gqltest.NewFixture()
	limits := cost.DefaultLimits
	limits.Complexity = 500
	h := NewHandler(func() *snapshot.Snapshot { return f.Snapshot }, Options{Limits: limits})
	const load = `mutation { loadPlan(files: []) { files { findings { line } } `
	for query, want := range map[string]string{
		`{ measures(first: 100) { nodes { id title targets { id } } } }`:                "",
		`{ ... @defer { measures(first: 100) { nodes { id title targets { id } } } } }`: "",
		load + gqltest.Repeat(5, "a#: files { findings { line kind } } ") + `}}`:        gql.CodeLoadingOff,
		load + gqltest.Repeat(20, "a#: files { findings { line kind } } ") + `}}`:       gql.CodeComplexity,
	} {
		if got := gqltest.CodeOf(t, gqltest.PostTo(h, gqltest.Body(t, query))); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

// TestStoppedSoon asks for 400,000 fields that are there, in both ways, once beside an error, which leaves it to gqlgen's
// executor: it takes little time, memory and answer.
func TestStoppedSoon(t *testing.T) {
	s := gqltest.Crowded()
	planned, reference := handlers(s)
	query := `{ measures(first: 100) { nodes { plan { measures(first: 100) { nodes { ` + gqltest.Repeat(40, "a#: title ") + `} } } } } }`
	for name, ask := range map[string]struct {
		http.Handler
		query string
	}{
		"compiled": {planned, query}, "reference": {reference, query}, "beside an error": {planned, `{ agency { id } ` + query[1:]},
	} {
		body := gqltest.Body(t, ask.query)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		from := graphtest.CPUTime()
		got := gqltest.PostTo(ask.Handler, body)
		took := graphtest.CPUTime() - from
		runtime.ReadMemStats(&after)
		if code := gqltest.CodeOf(t, got); code != gql.CodeComplexity || !strings.Contains(got, `"actual":200001`) {
			t.Errorf("%s: %.300s", name, got)
		}
		allocated := float64(after.TotalAlloc-before.TotalAlloc) / (1 << 20)
		t.Logf("%-16s %6.1f ms %6.1f MB", name, float64(took.Microseconds())/1000, allocated)
		if took > 5*time.Second || allocated > 160 { // a slow machine computes longer than the one it was measured on
			t.Errorf("%s: it took %v and allocated %.0f MB", name, took, allocated)
		}
	}
}
