package transport

import (
	"fmt"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// attack is a request that wants to hurt, and what it gets. docs/limits.md has the same table.
type attack struct {
	name, query, body, code string
	limit, actual           float64 // 0 where the code says no number
}

// json is the attack's body.
func (a attack) json() string {
	if a.body != "" {
		return a.body
	}
	return fmt.Sprintf(`{"query": %q}`, a.query)
}

const nestedHead = "{ jurisdictions { nodes "

func nested(field string, depth int) string {
	return nestedHead + strings.Repeat("{ "+field+" ", depth) + "{ id } " + strings.Repeat("}", depth) + " } }"
}

var attacks = []attack{
	{name: "depth bomb", query: nested("parent", 900), code: "DEPTH_LIMIT_EXCEEDED", limit: 20, actual: 903},
	{name: "depth bomb beyond the parser", query: nested("parent", 3000), code: "GRAPHQL_PARSE_FAILED"},
	{name: "depth bomb of introspection", query: "{ __schema { types { fields { type " + strings.Repeat("{ ofType ", 30) + "{ name }" + strings.Repeat(" }", 34), code: "DEPTH_LIMIT_EXCEEDED", limit: 20, actual: 35},
	{name: "depth bomb in a fragment", query: nestedHead + "{ ...F } } } fragment F on Jurisdiction " + nested("parent", 30)[len(nestedHead):len(nested("parent", 30))-4], code: "DEPTH_LIMIT_EXCEEDED", limit: 20, actual: 33},
	{name: "alias bomb", query: "{ " + gqltest.Repeat(1500, "a#: __typename ") + "}", code: "ALIAS_LIMIT_EXCEEDED", limit: 100, actual: 1500},
	{name: "duplicated fields", query: "{ " + strings.Repeat("__typename ", 1999) + "}", code: "DUPLICATE_LIMIT_EXCEEDED", limit: 100, actual: 1998},
	{name: "duplicated fragments", query: "{ " + strings.Repeat("...F ", 1500) + "} fragment F on Query { __typename }", code: "DUPLICATE_LIMIT_EXCEEDED", limit: 100, actual: 1499},
	{name: "duplicated inline fragments", query: "{ " + strings.Repeat("... { __typename } ", 1500) + "}", code: "DUPLICATE_LIMIT_EXCEEDED", limit: 100, actual: 1499},
	{name: "fields", query: "{ " + gqltest.Repeat(1000, "...F# ") + "} " + gqltest.Repeat(1000, "fragment F# on Query { revision { id plans } } "), code: "TOKEN_LIMIT_EXCEEDED", limit: 10000, actual: 13002},
	{name: "fragment bomb", query: "{ ...F0 } " + fragmentBomb(), code: "FIELD_LIMIT_EXCEEDED", limit: 2000, actual: 1 << 40},
	{name: "fragment cycle", query: "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", code: "GRAPHQL_VALIDATION_FAILED"},
	{name: "fragment cycle of many", query: "{ ...F0 } " + fragmentCycle(600), code: "GRAPHQL_VALIDATION_FAILED"},
	{name: "directive overload", query: "{ revision { id " + strings.Repeat("@include(if: true) ", 1200) + "} }", code: "DIRECTIVE_LIMIT_EXCEEDED", limit: 100, actual: 1200},
	{name: "directives nobody knows", query: "{ revision { id " + strings.Repeat("@a ", 4900) + "} }", code: "DIRECTIVE_LIMIT_EXCEEDED", limit: 100, actual: 4900},
	{name: "introspection bomb", query: "{ __schema { types { fields { type { name } args { type { name } } } } } " + gqltest.Repeat(90, "a#: __schema { types { fields { type { name } args { type { name } } } } } ") + "}", code: "COMPLEXITY_LIMIT_EXCEEDED"},
	{name: "introspection of types of types", query: "{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }", code: "GRAPHQL_VALIDATION_FAILED"},
	{name: "words", query: "{ " + strings.Repeat("x ", 50_000) + "}", code: "TOKEN_LIMIT_EXCEEDED", limit: 10000, actual: 50002},
	{name: "10 MB body", query: strings.Repeat(" ", 10<<20), code: "BODY_LIMIT_EXCEEDED", limit: 256 << 10},
	{name: "10,000 operations in a batch", body: "[" + strings.TrimSuffix(strings.Repeat(`{"query":"{a}"},`, 10_000), ",") + "]", code: "BATCH_LIMIT_EXCEEDED", limit: 10, actual: 10_000},
	{name: "page of 1,000,000", query: "{ measures(first: 1000000) { nodes { id } } }", code: "PAGE_TOO_LARGE", limit: 100, actual: 1_000_000},
	{name: "pages in pages", query: "{ measures(first: 100) { nodes { plan { measures(first: 100) { nodes { plan { measures(first: 100) { nodes { id } } } } } } } } }", code: "COMPLEXITY_LIMIT_EXCEEDED"},
	{name: "brackets", body: strings.Repeat("[", 200_000), code: "BAD_USER_INPUT"},
	{name: "variables of brackets", body: `{"query":"{a}","variables":{"a":` + strings.Repeat("[", 100_000) + "}}", code: "BAD_USER_INPUT"},
}

// fragmentBomb doubles forty times.
func fragmentBomb() string {
	var b strings.Builder
	for i := range 40 {
		fmt.Fprintf(&b, "fragment F%d on Query { ...F%d ... on Query { ...F%d } } ", i, i+1, i+1)
	}
	return b.String() + "fragment F40 on Query { revision { id } }"
}

func fragmentCycle(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "fragment F%d on Query { ...F%d } ", i, (i+1)%n)
	}
	return b.String()
}

// TestAttacks: each is refused with its code and by how much it went too far, in little time and memory.
func TestAttacks(t *testing.T) {
	server := serve(t, gqltest.NewFixture().Snapshot)
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			body := a.json()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			from := graphtest.CPUTime()
			got := send(t, server, "POST", "/", body, map[string]string{"Content-Type": "application/json"})
			took := graphtest.CPUTime() - from
			runtime.ReadMemStats(&after)
			errs := gqltest.DecodeErrors(t, []byte(got.Body))
			if len(errs) == 0 || errs[0].Extensions["code"] != a.code {
				t.Fatalf("%.300s", got.Body)
			}
			if x := errs[0].Extensions; a.limit > 0 && (x["limit"] != a.limit || a.actual > 0 && x["actual"] != a.actual) {
				t.Errorf("extensions %v, want limit %v and actual %v", x, a.limit, a.actual)
			}
			allocated := float64(after.TotalAlloc-before.TotalAlloc) / (1 << 20)
			t.Logf("%-32s %-28s %6.1f ms %6.1f MB, answer of %d bytes", a.name, a.code, float64(took.Microseconds())/1000, allocated, len(got.Body))
			if took > time.Second { // of computing, measured: below 50 ms; without the limits most take minutes
				t.Errorf("it took %v", took)
			}
			if allocated > 64 || len(got.Body) > 4096 {
				t.Errorf("it allocated %.0f MB and is answered with %d bytes", allocated, len(got.Body))
			}
		})
	}
}

// TestOthersUndisturbed: while eight clients send every attack again and again, whoever asks a question gets its answer.
func TestOthersUndisturbed(t *testing.T) {
	server := serve(t, gqltest.NewFixture().Snapshot)
	header := map[string]string{"Content-Type": "application/json"}
	over := make(chan struct{})
	var answered atomic.Int64 // of the attacks
	var attackers sync.WaitGroup
	for range 8 {
		attackers.Go(func() {
			for {
				for _, a := range attacks {
					select {
					case <-over:
						return
					default:
						send(t, server, "POST", "/", a.json(), header)
						answered.Add(1)
					}
				}
			}
		})
	}
	var waits []int64 // in attacks answered meanwhile: a count that no other work on the machine changes
	for range graphtest.Rounds(t, 200, 40) {
		from := answered.Load()
		if got := send(t, server, "POST", "/", `{"query": "{ revision { id } }"}`, header); got.Status != 200 || strings.Contains(got.Body, "errors") {
			t.Fatalf("%+v", got)
		}
		waits = append(waits, answered.Load()-from)
	}
	close(over)
	attackers.Wait()
	slices.Sort(waits)
	t.Logf("%d answers under attack, %d attacks: half of the questions waited for %d, one for %d", len(waits), answered.Load(), waits[len(waits)/2], waits[len(waits)-1])
	if slowest := waits[len(waits)-1]; slowest > 1000 {
		t.Errorf("one question waited for %d attacks", slowest)
	}
}

// TestDeadline: an answer that takes too long is given up, and what is still to be resolved ends at once.
func TestDeadline(t *testing.T) {
	f := gqltest.NewFixture()
	limits := cost.DefaultLimits
	limits.Deadline = time.Nanosecond
	server := httptest.NewServer(NewHandler(func() *snapshot.Snapshot { return f.Snapshot }, Options{Limits: limits}))
	defer server.Close()
	got := send(t, server, "POST", "/", `{"query": "{ measures { nodes { id } } }"}`, map[string]string{"Content-Type": "application/json"})
	if got.Status != 503 || !strings.Contains(got.Body, "DEADLINE_EXCEEDED") || strings.Contains(got.Body, `"data"`) {
		t.Errorf("%+v", got)
	}
}

// TestOverload: where all places are taken, a request waits a little and is then sent away; a place that comes free is used.
func TestOverload(t *testing.T) {
	f := gqltest.NewFixture()
	limits := cost.DefaultLimits
	limits.Concurrent, limits.Queue = 1, 20*time.Millisecond
	h := NewHandler(func() *snapshot.Snapshot { return f.Snapshot }, Options{Limits: limits}).(*handler)
	server := httptest.NewServer(h)
	defer server.Close()
	ask := func() answer {
		return send(t, server, "POST", "/", `{"query": "{ revision { id } }"}`, map[string]string{"Content-Type": "application/json"})
	}
	h.asking.Quick <- struct{}{}
	response, err := server.Client().Post(server.URL, "application/json", strings.NewReader(`{"query": "{ revision { id } }"}`))
	if err != nil {
		t.Fatal(err)
	}
	if body := gqltest.ReadBody(t, response); response.StatusCode != 503 || response.Header.Get("Retry-After") != "1" || !strings.Contains(string(body), "OVERLOADED") {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	<-h.asking.Quick
	h.asking.Wait = 5 * time.Minute // the one before may not have given its place back yet
	for range 3 {
		if got := ask(); got.Status != 200 {
			t.Errorf("with a free place: %+v", got)
		}
	}
}

// TestPageLimit: a server may give smaller pages than the schema promises at most, by variables too.
func TestPageLimit(t *testing.T) {
	f := gqltest.NewFixture()
	limits := cost.DefaultLimits
	limits.Page = 10
	server := httptest.NewServer(NewHandler(func() *snapshot.Snapshot { return f.Snapshot }, Options{Limits: limits}))
	defer server.Close()
	for query, want := range map[string]string{
		`query($n: Int) { ...F } fragment F on Query { plans { nodes { measures(last: $n) { totalCount } } } }`: "PAGE_TOO_LARGE",
		`query($n: Int) { ... { measures(first: $n) { totalCount } } }`:                                         "PAGE_TOO_LARGE",
		`query($n: Int = 10) { plans(first: 10) { totalCount } search(query: "x", first: 9) { totalCount } }`:   "",
	} {
		errs := gqltest.DecodeErrors(t, gqltest.Post(t, server, query, map[string]any{"n": 11}))
		if want == "" && len(errs) > 0 && errs[0].Extensions["code"] == "PAGE_TOO_LARGE" || want != "" && (len(errs) == 0 || errs[0].Extensions["code"] != want) {
			t.Errorf("%s: %+v", query, errs)
		}
	}
}
