package transport

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

func newTestCache(t testing.TB, bytes int) *Cache {
	t.Helper()
	c, err := NewCache(bytes)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// revisions are snapshots that tell themselves apart by their number of triples.
func revisions(n int) []*snapshot.Snapshot {
	var list []*snapshot.Snapshot
	for i := range n {
		list = append(list, snapshot.New(&graph.Contents{Scheme: &graph.Scheme{}, Revision: fmt.Sprintf("r%d", i), Triples: i}))
	}
	return list
}

// TestCacheIsNeverStale reloads all the while that many ask, and holds every answer to the revision that it names.
func TestCacheIsNeverStale(t *testing.T) {
	all := revisions(8)
	var current atomic.Pointer[snapshot.Snapshot]
	current.Store(all[0])
	cache := newTestCache(t, 1<<20)
	handler := NewHandler(current.Load, Options{Limits: cost.DefaultLimits, Cache: cache})
	done := make(chan struct{})
	var reloading, asking sync.WaitGroup
	reloading.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-done:
				return
			default:
				current.Store(all[i%len(all)])
			}
		}
	})
	for n := range 4 {
		asking.Go(func() {
			for i := range 500 {
				askRevision(t, handler, n*1000+i%7)
			}
		})
	}
	asking.Wait()
	close(done)
	reloading.Wait()
	if s := cache.Stats(); s.Hits == 0 || s.Misses == 0 || s.Hits+s.Misses != 2000 {
		t.Errorf("%+v: want both hits and misses, 2000 together", s)
	}
}

// askRevision asks in one of two ways, by the number: an answer to the other is a foreign one.
func askRevision(t *testing.T, handler http.Handler, n int) {
	even := n%2 == 0
	variables := fmt.Sprintf(`{"even":%t}`, even)
	body := `{"query":"query($even: Boolean!) { revision { id triples @include(if: $even) plans @skip(if: $even) } }","variables":` + variables + `}`
	request := httptest.NewRequest("POST", "/", strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	var got struct {
		Data struct {
			Revision struct {
				ID             string
				Triples, Plans *int
			}
		}
	}
	if err := json.Unmarshal(recorder.Body.Bytes(), &got); err != nil {
		t.Error(err)
		return
	}
	r := got.Data.Revision
	if (r.Triples != nil) != even || (r.Plans != nil) == even || even && fmt.Sprintf("r%d", *r.Triples) != r.ID {
		t.Errorf("asked %s, got %s", variables, recorder.Body)
	}
}

// TestCacheAnswersAsTheHandlerDoes sends each operation twice, by every way, with the cache and without.
func TestCacheAnswersAsTheHandlerDoes(t *testing.T) {
	f := gqltest.NewFixture()
	cache := newTestCache(t, 1<<20)
	current := func() *snapshot.Snapshot { return f.Snapshot }
	plain, cached := httptest.NewServer(NewHandler(current, open)), httptest.NewServer(NewHandler(current, Options{Cache: cache}))
	defer plain.Close()
	defer cached.Close()
	for _, x := range []struct {
		name, method, address, body string
		hits                        uint64
	}{
		{"POST", "POST", "", `{"query":"{ plans { totalCount } }"}`, 1},
		{"GET of what was posted", "GET", "/?query=" + url.QueryEscape("{ plans { totalCount } }"), "", 1},
		{"batch", "POST", "", `[{"query":"{ revision { id } }"},{"query":"{ revision { id } }"}]`, 2},
		{"other variables", "POST", "", `{"query":"query($n: Int) { plans(first: $n) { nodes { id } } }","variables":{"n":1}}`, 1},
		{"and others", "POST", "", `{"query":"query($n: Int) { plans(first: $n) { nodes { id } } }","variables":{"n":2}}`, 1},
		{"other operation", "POST", "", `{"query":"query A { a: __typename } query B { b: __typename }","operationName":"A"}`, 1},
		{"and the other", "POST", "", `{"query":"query A { a: __typename } query B { b: __typename }","operationName":"B"}`, 1},
		{"error in the answer", "POST", "", `{"query":"{ agency { id } }"}`, 0},
		{"not valid", "POST", "", `{"query":"{ nothing }"}`, 0},
		{"mutation by GET", "GET", "/?query=" + url.QueryEscape("mutation { loadPlan(files: []) { revision } }"), "", 0},
	} {
		before := cache.Stats().Hits
		for range 2 {
			header := map[string]string{"Content-Type": "application/json"}
			want := send(t, plain, x.method, x.address, x.body, header)
			if diff := cmp.Diff(want, send(t, cached, x.method, x.address, x.body, header)); diff != "" {
				t.Errorf("%s (-without +with the cache):\n%s", x.name, diff)
			}
		}
		if hits := cache.Stats().Hits - before; hits != x.hits {
			t.Errorf("%s: %d hits, want %d", x.name, hits, x.hits)
		}
	}
}

// TestCacheKeepsPersistedQueries holds that a hash is answered from the cache, with the tag by which any cache further out
// may keep the answer too, and that a hash never answers for another query.
func TestCacheKeepsPersistedQueries(t *testing.T) {
	f := gqltest.NewFixture()
	cache := newTestCache(t, 1<<20)
	server := httptest.NewServer(NewHandler(func() *snapshot.Snapshot { return f.Snapshot }, Options{Cache: cache}))
	defer server.Close()
	const query, answered = `{ plans { totalCount } }`, `{"data":{"plans":{"totalCount":2}}}`
	extensions := "extensions=" + url.QueryEscape(fmt.Sprintf(`{"persistedQuery":{"version":1,"sha256Hash":"%x"}}`, sha256.Sum256([]byte(query))))
	ask := func(address string, header map[string]string) answer {
		return send(t, server, "GET", address, "", header)
	}
	if got := ask("/?"+extensions, nil); !strings.Contains(got.Body, "PERSISTED_QUERY_NOT_FOUND") {
		t.Fatalf("an unknown hash was answered: %s", got.Body)
	}
	ask("/?"+extensions+"&query="+url.QueryEscape(query), nil)
	for range 2 {
		if got := ask("/?"+extensions, nil); got.Body != answered || got.ETag != `"r1"` {
			t.Errorf("the hash alone got %+v", got)
		}
	}
	if cache.Stats().Hits != 1 {
		t.Errorf("%+v: want one hit", cache.Stats())
	}
	if got := ask("/?"+extensions, map[string]string{"If-None-Match": `"r1"`}); got.Status != http.StatusNotModified || got.Body != "" {
		t.Errorf("who has the answer got %+v", got)
	}
	if got := ask("/?"+extensions+"&query="+url.QueryEscape("{ revision { id } }"), nil); strings.Contains(got.Body, "data") {
		t.Errorf("a hash was answered for another query: %s", got.Body)
	}
}

// TestCacheSeparatesEqualHashes puts another operation's answer where this one's belongs, as if their hashes were equal.
func TestCacheSeparatesEqualHashes(t *testing.T) {
	f := gqltest.NewFixture()
	cache := newTestCache(t, 1<<20)
	server := httptest.NewServer(NewHandler(func() *snapshot.Snapshot { return f.Snapshot }, Options{Cache: cache}))
	defer server.Close()
	const body = `{"query":"{ plans { totalCount } }"}`
	header := map[string]string{"Content-Type": "application/json"}
	want := send(t, server, "POST", "", body, header)
	op := operation{source: sourceText{bytes: []byte(body)}}
	for _, other := range []sourceText{{bytes: []byte("other")}, {bytes: []byte(body), fromURL: true}} {
		cache.answers.Set(cache.key(f.Snapshot, &op), cachedAnswer{source: other, data: []byte(`"foreign"`)})
		if diff := cmp.Diff(want, send(t, server, "POST", "", body, header)); diff != "" {
			t.Errorf("beside %+v (-want +got):\n%s", other, diff)
		}
	}
}

// TestCacheIsBounded asks far more than the cache holds.
func TestCacheIsBounded(t *testing.T) {
	const most = 64 << 10
	f := gqltest.NewFixture()
	cache := newTestCache(t, most)
	handler := NewHandler(func() *snapshot.Snapshot { return f.Snapshot }, Options{Cache: cache})
	for i := range 1000 {
		body := fmt.Sprintf(`{"query":"{ a%d: plans { totalCount } }"}`, i)
		request := httptest.NewRequest("POST", "/", bytes.NewReader([]byte(body)))
		request.Header.Set("Content-Type", "application/json")
		handler.ServeHTTP(httptest.NewRecorder(), request)
	}
	cache.answers.CleanUp()
	if s := cache.Stats(); s.Bytes > most || s.Answers == 0 {
		t.Errorf("%+v: want some answers, and at most %d bytes", s, most)
	}
	if _, err := NewCache(0); err == nil {
		t.Error("a cache of nothing was made")
	}
}
