package transport

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// withCache is the compiled executor behind a cache that holds all answers of the benchmark.
func withCache(b *testing.B) Options {
	return Options{Limits: cost.DefaultLimits, Cache: newTestCache(b, 1<<20)}
}

// executors are both ways to execute.
var executors = []struct {
	name string
	Options
}{{"compiled", Options{Limits: cost.DefaultLimits}}, {"reference", Options{Limits: cost.DefaultLimits, Interpreted: true}}}

// BenchmarkHandler compares the executors behind HTTP's handler, the network left out.
func BenchmarkHandler(b *testing.B) {
	f := gqltest.NewFixture()
	current := func() *snapshot.Snapshot { return f.Snapshot }
	for _, q := range gqltest.Questions {
		body, err := json.Marshal(map[string]any{"query": q.Query, "variables": f.QuestionVariables()})
		if err != nil {
			b.Fatal(err)
		}
		for _, o := range executors {
			b.Run(q.Name+"/"+o.name, func(b *testing.B) { benchmarkHandler(b, NewHandler(current, o.Options), body) })
		}
		b.Run(q.Name+"/cached", func(b *testing.B) { benchmarkHandler(b, NewHandler(current, withCache(b)), body) })
		b.Run(q.Name+"/limit", func(b *testing.B) { benchmarkHandler(b, decoded(b, NewHandler(current, open), body), body) })
	}
}

func benchmarkHandler(b *testing.B, handler http.Handler, body []byte) {
	b.ReportAllocs()
	for b.Loop() {
		request := httptest.NewRequest("POST", "/", bytes.NewReader(body))
		request.Header.Set("Content-Type", "application/json")
		handler.ServeHTTP(httptest.NewRecorder(), request)
	}
}

// decoded answers any question with what the handler answered once, by encoding/json over what that decodes to: maps, so
// that it stands a little below what prepared structs would reach.
func decoded(b *testing.B, handler http.Handler, body []byte) http.Handler {
	request := httptest.NewRequest("POST", "/", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	first := httptest.NewRecorder()
	handler.ServeHTTP(first, request)
	var answer any
	if err := json.Unmarshal(first.Body.Bytes(), &answer); err != nil {
		b.Fatal(err)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var ask struct {
			Query     string
			Variables map[string]any
		}
		json.NewDecoder(r.Body).Decode(&ask)
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(answer)
	})
}
