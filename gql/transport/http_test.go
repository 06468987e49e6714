package transport

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// open are the options of tests that say nothing else: those of a public server.
var open = Options{Limits: cost.DefaultLimits}

// serve starts the real handler over the snapshot.
func serve(t *testing.T, s *snapshot.Snapshot) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(NewHandler(func() *snapshot.Snapshot { return s }, open))
	t.Cleanup(server.Close)
	return server
}

// handlers are a handler that executes plans, and one that leaves every operation to gqlgen's executor.
func handlers(s *snapshot.Snapshot) (planned, reference http.Handler) {
	current := func() *snapshot.Snapshot { return s }
	return NewHandler(current, Options{Limits: cost.DefaultLimits}), NewHandler(current, Options{Limits: cost.DefaultLimits, Interpreted: true})
}

// sorted is an answer with its errors in order. gqlgen resolves fields concurrently, so that they come in any.
func sorted(t *testing.T, body string) string {
	var a struct {
		Errors []json.RawMessage `json:"errors"`
		Data   json.RawMessage   `json:"data"`
	}
	if err := json.Unmarshal([]byte(body), &a); err != nil {
		t.Fatal(err)
	}
	var errors []string
	for _, e := range a.Errors {
		errors = append(errors, string(e))
	}
	slices.Sort(errors)
	return strings.Join(append(errors, string(a.Data)), "\n")
}

// answer is what matters of an answer over HTTP.
type answer struct {
	Status                                int
	Type, ETag, Vary, CacheControl, Allow string
	Body                                  string
}

// send sends a request to a server.
func send(t *testing.T, server *httptest.Server, method, address, body string, header map[string]string) answer {
	t.Helper()
	request, err := http.NewRequest(method, server.URL+address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header {
		request.Header.Set(name, value)
	}
	response, err := server.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	h := response.Header
	return answer{response.StatusCode, h.Get("Content-Type"), h.Get("ETag"), h.Get("Vary"), h.Get("Cache-Control"), h.Get("Allow"), string(gqltest.ReadBody(t, response))}
}
