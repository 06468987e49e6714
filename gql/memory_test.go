package gql

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/plangraph/plangraph/graph"
)

// TestAnswersKeepApart asks many things at once, through a cache too small to hold them, and alone and in batches: the
// memory of answers goes from request to request, and none may see what another's writes there.
func TestAnswersKeepApart(t *testing.T) {
	f := newFixture()
	current := func() *graph.Snapshot { return f.snapshot }
	for name, handler := range map[string]http.Handler{
		"executed": NewHandler(current, open), "kept": NewHandler(current, Options{Cache: newTestCache(t, 8<<10)}),
	} {
		var bodies, want []string
		for _, q := range benchmarked {
			body, err := json.Marshal(map[string]any{"query": q.query, "variables": f.benchmarkVariables()})
			if err != nil {
				t.Fatal(err)
			}
			bodies = append(bodies, string(body), "["+string(body)+`,{"query":"{ revision { id } }"},`+string(body)+"]")
		}
		for _, body := range bodies {
			want = append(want, posted(handler, body))
		}
		var asking sync.WaitGroup
		for n := range 8 {
			asking.Go(func() {
				for i := range 200 {
					at := (n + i*7) % len(bodies)
					if got := posted(handler, bodies[at]); got != want[at] {
						t.Errorf("%s: got %s, want %s", name, got, want[at])
						return
					}
				}
			})
		}
		asking.Wait()
	}
}

// posted is the body of the handler's answer.
func posted(handler http.Handler, body string) string {
	request := httptest.NewRequest("POST", "/", strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	return recorder.Body.String()
}
