package telemetry

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// serveSecrets sends a request full of what must not be told through Requests, and is the response and the log.
func serveSecrets(t *testing.T, m *Metrics, wrap func(http.Handler) http.Handler, answers ...Answer) (*httptest.ResponseRecorder, string) {
	t.Helper()
	var log bytes.Buffer
	handler := wrap(Requests(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		for _, a := range answers {
			Answered(w, a)
		}
		w.WriteHeader(http.StatusTeapot)
		io.WriteString(w, "short")
	}), m, NewLogger(&log, "json")))
	r := httptest.NewRequest("POST", "/graphql?query={secretQuery}&variables=secretVariable", strings.NewReader(`{"query":"{secretQuery}"}`))
	r.Header.Set("Authorization", "Bearer secretToken")
	r.Header.Set("X-Request-Id", "secret id\n")
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w, log.String()
}

func same(h http.Handler) http.Handler { return h }

func TestOneLineARequestWithoutSecrets(t *testing.T) {
	m := NewMetrics(func() *snapshot.Snapshot { return nil })
	w, log := serveSecrets(t, m, same, Answer{Type: "query", Fields: []string{"agency", "plans"}, Code: "AMBIGUOUS_NAME"})
	var line map[string]any
	if err := json.Unmarshal([]byte(log), &line); err != nil {
		t.Fatalf("%q is no line of JSON: %v", log, err)
	}
	if strings.Contains(log, "secret") {
		t.Errorf("the log tells a secret: %s", log)
	}
	for key, want := range map[string]any{"method": "POST", "path": "/graphql", "status": 418.0, "bytes": 5.0, "operation": "query", "fields": "agency,plans", "code": "AMBIGUOUS_NAME", "id": w.Header().Get("X-Request-Id"), "level": "INFO"} {
		if line[key] != want {
			t.Errorf("%s is %v, want %v", key, line[key], want)
		}
	}
	if line["id"] == "" || line["ms"] == nil {
		t.Errorf("the line has no id or no time: %s", log)
	}
}

func TestRequestsAreCounted(t *testing.T) {
	m := NewMetrics(func() *snapshot.Snapshot { return nil })
	serveSecrets(t, m, same, Answer{Type: "query", Fields: []string{"agency", "plans"}})
	serveSecrets(t, m, same, Answer{Type: "query", Fields: []string{"agency"}, Code: "INVALID_CURSOR"})
	serveSecrets(t, m, same, Answer{Code: "GRAPHQL_PARSE_FAILED"})
	serveSecrets(t, m, same)
	m.Loaded("loaded")
	m.Looked(io.EOF)
	m.Reloaded(io.EOF, 0)
	want := `
		# HELP plangraph_http_responses_total HTTP responses of every address, by status.
		# TYPE plangraph_http_responses_total counter
		plangraph_http_responses_total{status="418"} 4
		# HELP plangraph_loaded_files_total Files that this server was given to load, by outcome.
		# TYPE plangraph_loaded_files_total counter
		plangraph_loaded_files_total{outcome="loaded"} 1
		# HELP plangraph_reloads_total Looks at the store that found another revision and put it in service (done), or failed.
		# TYPE plangraph_reloads_total counter
		plangraph_reloads_total{outcome="failed"} 1
		# HELP plangraph_requests_total GraphQL answers, by the schema's field at the top (several: more than one) and the code of the first error (OK: none).
		# TYPE plangraph_requests_total counter
		plangraph_requests_total{code="GRAPHQL_PARSE_FAILED",operation="none"} 1
		plangraph_requests_total{code="INVALID_CURSOR",operation="agency"} 1
		plangraph_requests_total{code="OK",operation="several"} 1
		# HELP plangraph_store_readable 1 where the last look at the store succeeded, 0 where an older revision stays in service.
		# TYPE plangraph_store_readable gauge
		plangraph_store_readable 0
	`
	if err := testutil.GatherAndCompare(m.registry, strings.NewReader(want), "plangraph_http_responses_total", "plangraph_loaded_files_total", "plangraph_reloads_total", "plangraph_requests_total", "plangraph_store_readable"); err != nil {
		t.Error(err)
	}
	if n := testutil.CollectAndCount(m.latency); n != 3 {
		t.Errorf("%d histograms, want one for each of three operations", n)
	}
}

func TestHealthIsNotLogged(t *testing.T) {
	var log bytes.Buffer
	handler := Requests(http.NotFoundHandler(), NewMetrics(func() *snapshot.Snapshot { return nil }), NewLogger(&log, "text"))
	for _, path := range []string{"/healthz", "/readyz"} {
		handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", path, nil))
	}
	if log.Len() > 0 {
		t.Errorf("the log says %s", log.String())
	}
	handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/"+strings.Repeat("x", 5000), nil))
	if n := log.Len(); n == 0 || n > 400 {
		t.Errorf("a path of 5,000 letters makes a line of %d", n)
	}
}

// TestWhatGoesOutIsNoted: files go out another way than texts, and a handler may say no status, or one before the last.
func TestWhatGoesOutIsNoted(t *testing.T) {
	check := func(err error) {
		if err != nil {
			t.Error(err)
		}
	}
	for _, test := range []struct {
		want    string
		handler func(w http.ResponseWriter)
	}{
		{"status=200 bytes=4", func(w http.ResponseWriter) { io.Copy(w, io.MultiReader(strings.NewReader("file"))) }},
		{"status=200 bytes=0", func(http.ResponseWriter) {}},
		{"status=404 bytes=2", func(w http.ResponseWriter) { w.WriteHeader(103); w.WriteHeader(404); io.WriteString(w, "no") }},
		{"status=200 bytes=3", func(w http.ResponseWriter) { io.WriteString(w, "yes"); check(http.NewResponseController(w).Flush()) }},
	} {
		var log bytes.Buffer
		server := httptest.NewServer(Requests(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { test.handler(w) }), NewMetrics(func() *snapshot.Snapshot { return nil }), NewLogger(&log, "text")))
		answer, err := server.Client().Get(server.URL)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		server.Close() // waits for the line
		if !strings.Contains(log.String(), test.want) || strings.Contains(log.String(), "operation") {
			t.Errorf("the log says %swant %s, and no operation of another request", log.String(), test.want)
		}
	}
}

func TestAProxysIdIsKept(t *testing.T) {
	handler := Requests(http.NotFoundHandler(), NewMetrics(func() *snapshot.Snapshot { return nil }), NewLogger(io.Discard, "text"))
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("X-Request-Id", "0123456789abcdef")
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	if got := w.Header().Get("X-Request-Id"); got != "0123456789abcdef" {
		t.Errorf("the id is %q", got)
	}
}
