package telemetry

import (
	"crypto/rand"
	"log/slog"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
)

// Answer is what a GraphQL answer says of its request.
type Answer struct {
	Type   string   // query or mutation; empty where the request holds no operation that could be read
	Fields []string // of the schema, at the top
	Code   string   // of the first error; empty where there is none
}

// operation is the label of the answer: a field of the schema, so that there are not more labels than fields.
func (a Answer) operation() string {
	switch len(a.Fields) {
	case 0:
		return "none"
	case 1:
		return a.Fields[0]
	}
	return "several"
}

func (a Answer) code() string {
	if a.Code == "" {
		return "OK"
	}
	return a.Code
}

// IsHealth reports whether a request asks for the health, as machines do every few seconds. Such requests are measured, and
// left out of log and traces.
func IsHealth(r *http.Request) bool { return r.URL.Path == "/healthz" || r.URL.Path == "/readyz" }

// Requests gives each request an id, counts it, and writes its line when it is answered.
func Requests(next http.Handler, m *Metrics, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id, start := requestID(r), time.Now()
		w.Header()["X-Request-Id"] = []string{id}
		m.inFlight.Inc()
		defer m.inFlight.Dec()
		rec := acquireRecorder(w)
		next.ServeHTTP(rec, r)
		took := time.Since(start)
		m.count(rec, took)
		rec.describe(trace.SpanFromContext(r.Context()))
		if !IsHealth(r) && log.Enabled(r.Context(), level(rec.code())) {
			log.LogAttrs(r.Context(), level(rec.code()), "request", rec.line(r, id, took)...)
		}
		rec.release() // unless the handler panics: then it may still be in use
	})
}

// requestIDs are ids as proxies make them. Whatever else a client sends is not repeated.
var requestIDs = regexp.MustCompile(`^[A-Za-z0-9._-]{8,64}$`)

func requestID(r *http.Request) string {
	if id := r.Header.Get("X-Request-Id"); requestIDs.MatchString(id) {
		return id
	}
	return rand.Text()
}

func level(status int) slog.Level {
	if status >= 500 {
		return slog.LevelError
	}
	return slog.LevelInfo
}

func (m *Metrics) count(rec *recorder, took time.Duration) {
	m.responses.WithLabelValues(strconv.Itoa(rec.code())).Inc()
	for _, a := range rec.answers {
		m.requests.WithLabelValues(a.operation(), a.code()).Inc()
		m.latency.WithLabelValues(a.operation()).Observe(took.Seconds())
	}
}

// line returns the attributes of the log's line, in the recorder's own memory.
func (rec *recorder) line(r *http.Request, id string, took time.Duration) []slog.Attr {
	rec.attrs = append(rec.attrs[:0],
		slog.String("method", r.Method), slog.String("path", shortened(r.URL.Path)), slog.Int("status", rec.code()),
		slog.Int64("bytes", rec.written), slog.Float64("ms", float64(took.Round(10*time.Microsecond))/1e6), slog.String("id", id),
	)
	if len(rec.answers) > 0 {
		types, fields, codes := rec.joined()
		rec.attrs = append(rec.attrs, slog.String("operation", types), slog.String("fields", fields), slog.String("code", codes))
	}
	if span := trace.SpanContextFromContext(r.Context()); span.HasTraceID() {
		rec.attrs = append(rec.attrs, slog.String("trace", span.TraceID().String()))
	}
	return rec.attrs
}

// joined lists the types, fields and codes of the answers, at most ten of each.
func (rec *recorder) joined() (types, fields, codes string) {
	var t, f, c []string
	for _, a := range rec.answers[:min(10, len(rec.answers))] {
		t, f, c = append(t, a.Type), append(f, a.Fields...), append(c, a.code())
	}
	return strings.Join(t, ","), strings.Join(f[:min(10, len(f))], ","), strings.Join(c, ",")
}

// describe sets the attributes of the span that the line has, too.
func (rec *recorder) describe(span trace.Span) {
	if len(rec.answers) == 0 || !span.IsRecording() {
		return
	}
	types, fields, code := rec.joined()
	span.SetAttributes(attribute.String("graphql.operation.type", types), attribute.String("plangraph.fields", fields), attribute.String("plangraph.code", code))
	if code != "OK" {
		span.SetStatus(codes.Error, code)
	}
}

func shortened(path string) string { return path[:min(100, len(path))] }
