package transport

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/budget"
	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// bothWays are handlers with those limits, one for each way to execute a query, and queries that leave the first to the
// second's way beside an error.
func bothWays(s *snapshot.Snapshot, l cost.Limits) map[string]*handler {
	current := func() *snapshot.Snapshot { return s }
	return map[string]*handler{
		"compiled":  NewHandler(current, Options{Limits: l}).(*handler),
		"reference": NewHandler(current, Options{Limits: l, Interpreted: true}).(*handler),
	}
}

// heavyAnswers have few fields and many bytes: texts, lists of texts, objects without fields, errors.
var heavyAnswers = map[string]string{
	"texts":                  `{ measures(first: 100) { nodes { ` + gqltest.Repeat(40, "a#: text ") + `} } }`,
	"evidence":               `{ measures(first: 100) { nodes { evidence { ` + gqltest.Repeat(40, "a#: quote ") + `} } } }`,
	"names in nested lists":  `{ measures(first: 100) { nodes { plan { jurisdiction { plans(first: 20) { nodes { sources { ` + gqltest.Repeat(90, "a#: file ") + `} } } } } } } }`,
	"texts beside an error":  `{ agency { id } measures(first: 100) { nodes { ` + gqltest.Repeat(40, "a#: text ") + `} } }`,
	"persistent null errors": `{ measures(first: 100) { nodes { ` + gqltest.Repeat(60, "a#: responsibilities { agency { measures(first: -1) { totalCount } } } ") + `} } }`,
}

// TestAnswersAreWeighed asks for answers of few fields and many bytes: each is given up once it has as many as an answer may
// have, however it is executed, and leaves nothing taken.
func TestAnswersAreWeighed(t *testing.T) {
	limits := cost.DefaultLimits
	limits.Answer = 100 << 10
	for name, h := range bothWays(gqltest.Crowded(), limits) {
		for what, query := range heavyAnswers {
			got := gqltest.PostTo(h, gqltest.Body(t, query))
			if code := gqltest.CodeOf(t, got); code != gql.CodeComplexity || !strings.Contains(got, "102400 bytes") || len(got) > 4096 {
				t.Errorf("%s, %s: %d bytes: %.300s", name, what, len(got), got)
			}
		}
		if got := gqltest.PostTo(h, gqltest.Body(t, wide)); gqltest.CodeOf(t, got) != "" {
			t.Errorf("%s: a small answer: %.300s", name, got)
		}
		if h.answers.Taken() != 0 || len(h.asking.Quick)+len(h.asking.Slow) != 0 {
			t.Errorf("%s: %d bytes and %d places are held in the end", name, h.answers.Taken(), len(h.asking.Quick)+len(h.asking.Slow))
		}
	}
}

// TestWeighedAlike: an answer passes with as many bytes as it has, and not with one less, by both ways.
func TestWeighedAlike(t *testing.T) {
	s := gqltest.Crowded()
	for _, query := range []string{`{ measures(first: 30) { nodes { id title text } } }`, `{ plans { nodes { sources { file } measures(first: 3) { nodes { ... @skip(if: true) { id } } } } } }`} {
		data := len(gqltest.PostTo(NewHandler(func() *snapshot.Snapshot { return s }, Options{}), gqltest.Body(t, query))) - len(`{"data":}`)
		for _, most := range []int{data, data - 1, data / 2} {
			limits := cost.DefaultLimits
			limits.Answer = most
			for name, h := range bothWays(s, limits) {
				for range 2 { // the second time it is executed by its plan alone
					code := gqltest.CodeOf(t, gqltest.PostTo(h, gqltest.Body(t, query)))
					if (code == "") != (most >= data) || code != "" && code != gql.CodeComplexity {
						t.Errorf("%s: %s: %d bytes allowed of %d: code %q", name, query, most, data, code)
					}
				}
			}
		}
	}
}

// TestObjectsWithoutFieldsCount: nested lists of objects that have no fields are stopped like any.
func TestObjectsWithoutFieldsCount(t *testing.T) {
	limits := cost.DefaultLimits
	limits.Complexity = 3000
	for name, h := range bothWays(gqltest.Crowded(), limits) {
		query := `{ measures(first: 100) { nodes { plan { measures(first: 100) { nodes { ... @skip(if: true) { id } } } } } } }`
		if got := gqltest.PostTo(h, gqltest.Body(t, query)); gqltest.CodeOf(t, got) != gql.CodeComplexity {
			t.Errorf("%s: %.200s", name, got)
		}
	}
}

// TestAllAnswersTogether: where the answers under way take all the memory, a large one is sent away with a clear line, a
// small one is answered, and afterwards both are.
func TestAllAnswersTogether(t *testing.T) {
	limits := cost.DefaultLimits
	limits.Answers = 1 << 20
	large := `{ measures(first: 100) { nodes { ` + gqltest.Repeat(20, "a#: text ") + `} } }`
	for name, h := range bothWays(gqltest.Crowded(), limits) {
		server := httptest.NewServer(h)
		ask := func(query string) answer {
			return send(t, server, "POST", "/", gqltest.Body(t, query), plainly)
		}
		for range 2 {
			if got := ask(large); got.Status != 200 {
				t.Fatalf("%s: alone: %d %.200s", name, got.Status, got.Body)
			}
		}
		for from := time.Now(); h.answers.Taken() > 0 && time.Since(from) < 10*time.Second; { // the last may be under way
			time.Sleep(time.Millisecond)
		}
		taken := int64(limits.Answers - 1000)
		others := h.answers
		if !takeFrom(h, taken) {
			t.Fatal("nothing is to be had")
		}
		if got := ask(large); got.Status != 503 || !strings.Contains(got.Body, "the answers under way take all the memory") || !strings.Contains(got.Body, "OVERLOADED") {
			t.Errorf("%s: large: %d %.300s", name, got.Status, got.Body)
		}
		if got := ask(wide); got.Status != 200 || strings.Contains(got.Body, "errors") {
			t.Errorf("%s: small: %d %.300s", name, got.Status, got.Body)
		}
		server.Close() // when all have ended
		if int64(others.Taken()) != taken {
			t.Errorf("%s: %d bytes are taken, want the others' %d", name, others.Taken(), taken)
		}
	}
}

func takeFrom(h *handler, n int64) bool {
	return budget.NewRequest(context.Background(), h.answers, nil).Take(int(n))
}

// slowText is a text to search for that takes long: many words, none of which is rare.
func slowText(n int) string {
	var words []string
	for i := range n {
		words = append(words, fmt.Sprintf("平台%d", i))
	}
	return strings.Join(words, " ")
}

// TestTextsAreBounded: a text to search for has so many characters at most, alone, in any filter, by a variable, however it
// was asked before; and many shorter ones are refused by what they cost.
func TestTextsAreBounded(t *testing.T) {
	s := gqltest.NewFixture().Snapshot
	limits := cost.DefaultLimits
	limits.Text = 50
	for name, h := range bothWays(s, limits) {
		for _, query := range []string{
			`query($q: String!) { search(query: $q) { totalCount } }`,
			`query($q: String!) { measures(filter: {or: [{hasTargets: true}, {not: {text: $q}}]}) { totalCount } }`,
			`query($q: String!) { agencies(filter: {text: $q}) { totalCount } }`,
			`query($q: String!) { plans { nodes { ...F } } } fragment F on Plan { measures(filter: {text: $q}) { totalCount } }`,
			`query($q: String!) { matrix(rows: AGENCY, columns: PLAN, filter: {text: $q}) { cells { measureCount } } }`,
		} {
			for length, want := range map[int]string{50: "", 51: gql.CodeText, 5000: gql.CodeText} {
				text := strings.Repeat("云 ", length/2) + strings.Repeat("云", length%2)
				for range 2 {
					body := fmt.Sprintf(`{"query":%q,"variables":{"q":%q}}`, query, text)
					if got := gqltest.CodeOf(t, gqltest.PostTo(h, body)); got != want {
						t.Errorf("%s: %s with %d characters: %q, want %q", name, query, length, got, want)
					}
				}
			}
		}
	}
	limits.Text, limits.Complexity = 1000, 2000
	for name, h := range bothWays(s, limits) {
		query := `{ measures(filter: {or: [` + strings.Repeat(fmt.Sprintf("{text: %q} ", slowText(100)), 40) + `]}) { totalCount } }`
		if got := gqltest.CodeOf(t, gqltest.PostTo(h, gqltest.Body(t, query))); got != gql.CodeComplexity {
			t.Errorf("%s: many texts: %q", name, got)
		}
	}
}

// heavyQuestions take long and answer little.
func heavyQuestions() map[string]string {
	texts := strings.Repeat(fmt.Sprintf("{text: %q} ", slowText(150)), 150)
	return map[string]string{
		"texts":        `{ measures(filter: {or: [` + texts + `]}) { totalCount } }`,
		"searches":     `{ ` + gqltest.Repeat(100, `a#: search(query: "`+slowText(150)+`") { totalCount } `) + `}`,
		"matrices":     `{ ` + gqltest.Repeat(100, `a#: matrix(rows: AGENCY, columns: AGENCY, top: 100, filter: {or: [{text: "设备"}, {text: "台"}]}) { cells { measureCount } } `) + `}`,
		"nested texts": `{ measures(first: 100) { nodes { plan { measures(filter: {text: "` + slowText(100) + `"}) { totalCount } } } } }`,
	}
}

// TestTimeIsKept: whatever takes long is given up when its time is up, in the middle of a field too, by both ways.
func TestTimeIsKept(t *testing.T) {
	limits := cost.DefaultLimits
	limits.Deadline, limits.Complexity = 50*time.Millisecond, 1<<30
	for name, h := range bothWays(gqltest.Crowded(), limits) {
		for what, query := range heavyQuestions() {
			from := time.Now()
			got := gqltest.PostTo(h, gqltest.Body(t, query))
			took := time.Since(from)
			t.Logf("%s, %s: %v", name, what, took)
			if code := gqltest.CodeOf(t, got); code != gql.CodeDeadline && code != "" || took > 2*time.Second {
				t.Errorf("%s, %s: after %v: %.200s", name, what, took, got)
			}
		}
	}
}

// TestNobodyWaits: a question stops when its client leaves.
func TestNobodyWaits(t *testing.T) {
	limits := cost.DefaultLimits
	limits.Deadline, limits.Complexity = time.Hour, 1<<30
	for name, h := range bothWays(gqltest.Crowded(), limits) {
		var under atomic.Int64
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			under.Add(1)
			defer under.Add(-1)
			h.ServeHTTP(w, r)
		}))
		for what, query := range heavyQuestions() {
			ctx, leave := context.WithTimeout(t.Context(), 20*time.Millisecond)
			request, err := http.NewRequestWithContext(ctx, "POST", server.URL, strings.NewReader(gqltest.Body(t, query)))
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Content-Type", "application/json")
			if response, err := server.Client().Do(request); err == nil {
				response.Body.Close()
			}
			leave()
			from := time.Now()
			for under.Load() > 0 && time.Since(from) < 5*time.Second {
				time.Sleep(time.Millisecond)
			}
			if under.Load() > 0 {
				t.Errorf("%s, %s: it goes on %v after its client has left", name, what, time.Since(from))
			}
		}
		server.Close()
	}
}

// TestCachesAreWeighed asks 1,100 queries of 176 KB, each another: what is kept of them grows by no more than the budget.
func TestCachesAreWeighed(t *testing.T) {
	const most = 16 << 20
	limits := cost.DefaultLimits
	f := gqltest.NewFixture()
	h := NewHandler(func() *snapshot.Snapshot { return f.Snapshot }, Options{Limits: limits, Prepared: most}).(*handler)
	kinds := []func(i int) string{
		func(i int) string {
			return fmt.Sprintf(`{ a%d: plans { nodes { id `, i) + strings.Repeat("title ", 90) + `} } }` + strings.Repeat(" ", 170<<10)
		},
		func(i int) string {
			return fmt.Sprintf(`{ a%d: plans { totalCount } }`, i) + strings.Repeat("#\n", 85<<10)
		},
		func(i int) string {
			return fmt.Sprintf(`{ a%d: plans { totalCount } measures(filter: {or: [`, i) + strings.Repeat(`{text:"`+strings.Repeat("云", 300)+`"}`, 180) + `]}) { totalCount } }`
		},
		func(i int) string {
			return fmt.Sprintf(`{ a%d: plans { nodes { `, i) + gqltest.Repeat(90, "a#: title ") + gqltest.Repeat(200, "...F# ") + `} } } ` + gqltest.Repeat(200, "fragment F# on Plan { id title } ")
		},
	}
	n := 1100
	if testing.Short() {
		n = 60
	}
	before := heapAlive()
	for i := range n {
		gqltest.PostTo(h, gqltest.Body(t, kinds[i%len(kinds)](i)))
	}
	grown := heapAlive() - before
	t.Logf("%d queries: the heap grew by %.1f MB; by its own count the cache holds %.1f MB", n, float64(grown)/(1<<20), float64(h.executor.CacheBytes())/(1<<20))
	if grown > most*5/4 {
		t.Errorf("the heap grew by %d bytes, of a budget of %d", grown, most)
	}
	runtime.KeepAlive(h)
}

func heapAlive() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestLargeBodiesTogether: bodies that are long in coming take their share of memory, and no more; small ones still come.
func TestLargeBodiesTogether(t *testing.T) {
	limits := cost.DefaultLimits
	h := bothWays(gqltest.NewFixture().Snapshot, limits)["compiled"]
	large := gqltest.Body(t, `{ revision { id } }`+strings.Repeat(" ", 200<<10))
	for range bodiesAtOnce * limits.Body / (200 << 10) {
		newBodyBudget(h).Take(200 << 10)
	}
	newBodyBudget(h).Take(limits.Body / 2)
	if got := gqltest.CodeOf(t, gqltest.PostTo(h, large)); got != gql.CodeOverloaded {
		t.Errorf("a large body beside many: %q", got)
	}
	if got := gqltest.CodeOf(t, gqltest.PostTo(h, gqltest.Body(t, `{ revision { id } }`))); got != "" {
		t.Errorf("a small body beside many large ones: %q", got)
	}
}

// TestLargeAnswersAreWhole: an answer that is sent without a copy has the same bytes as one that is not.
func TestLargeAnswersAreWhole(t *testing.T) {
	s := gqltest.Crowded()
	server := httptest.NewServer(NewHandler(func() *snapshot.Snapshot { return s }, Options{Limits: cost.DefaultLimits}))
	defer server.Close()
	body := gqltest.Body(t, `{ measures(first: 100) { nodes { `+gqltest.Repeat(60, "a#: text ")+`} } }`)
	plain := send(t, server, "POST", "/", body, plainly).Body
	batch := send(t, server, "POST", "/", "["+body+"]", plainly).Body
	if "["+plain+"]" != batch || len(plain) < largeData || !bytes.HasPrefix([]byte(plain), []byte(`{"data":{"measures"`)) {
		t.Errorf("%d bytes alone and %d in a batch: %.100s", len(plain), len(batch), plain)
	}
}

func newBodyBudget(h *handler) *budget.Request {
	return budget.NewRequest(context.Background(), h.bodies, nil)
}
