package telemetry

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	"google.golang.org/protobuf/proto"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// collect starts a collector that keeps what it is sent.
func collect(t *testing.T) (address string, sent func() []byte) {
	var lock sync.Mutex
	var bodies []byte
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		lock.Lock()
		defer lock.Unlock()
		bodies = append(bodies, body...) // messages of protobuf add up
	}))
	t.Cleanup(server.Close)
	return server.URL, func() []byte {
		lock.Lock()
		defer lock.Unlock()
		return bodies
	}
}

func TestTracesReachTheCollector(t *testing.T) {
	address, sent := collect(t)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", address)
	traces, err := NewTraces(t.Context(), NewLogger(io.Discard, "text"))
	if err != nil {
		t.Fatal(err)
	}
	serveSecrets(t, NewMetrics(func() *snapshot.Snapshot { return nil }), traces.Wrap, Answer{Type: "query", Fields: []string{"agency"}, Code: "AMBIGUOUS_NAME"})
	if err := traces.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	body := sent()
	if bytes.Contains(body, []byte("secret")) {
		t.Errorf("the spans tell a secret: %q", body)
	}
	var got collector.ExportTraceServiceRequest
	if err := proto.Unmarshal(body, &got); err != nil || len(got.ResourceSpans) != 1 {
		t.Fatalf("%v, %v", err, &got)
	}
	span := got.ResourceSpans[0].ScopeSpans[0].Spans[0]
	said := map[string]string{}
	for _, a := range append(span.Attributes, got.ResourceSpans[0].Resource.Attributes...) {
		said[a.Key] = a.Value.GetStringValue()
	}
	for key, want := range map[string]string{"service.name": "plangraph", "graphql.operation.type": "query", "plangraph.fields": "agency", "plangraph.code": "AMBIGUOUS_NAME", "url.path": "/graphql"} {
		if said[key] != want {
			t.Errorf("%s is %q, want %q", key, said[key], want)
		}
	}
	if span.Name != "POST /graphql" {
		t.Errorf("the span is called %q", span.Name)
	}
}

// TestTracesCostNothingWhenOff: the handler is the one that was given.
func TestTracesCostNothingWhenOff(t *testing.T) {
	for _, off := range []map[string]string{{}, {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1", "OTEL_SDK_DISABLED": "true"}} {
		for key, value := range off {
			t.Setenv(key, value)
		}
		traces, err := NewTraces(t.Context(), NewLogger(io.Discard, "text"))
		if err != nil {
			t.Fatal(err)
		}
		handler := http.NewServeMux()
		if wrapped := traces.Wrap(handler); wrapped != http.Handler(handler) {
			t.Errorf("with %v, requests pass %T", off, wrapped)
		}
		if err := traces.Stop(t.Context()); err != nil {
			t.Error(err)
		}
	}
}
