package gql

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/plangraph/plangraph/graph"
)

// benchmarked are questions of the kinds that front ends ask most.
var benchmarked = []struct{ name, query string }{
	{"Q1", `query($cloud: ID!) { technology(id: $cloud) { name owners(first: 10) { totalCount edges { measureCount node { id name shortName } } } } }`},
	{"Q2", `query($platform: ID!) { measure(id: $platform) { id number title text deadline plan { id title documentNumber jurisdiction { name } } headings { number title }
		responsibilities { role asWritten scope openEnded agency { id name shortName kind jurisdiction { name } } evidence { start end quote } }
		technologies { id name englishName } targets { id metric comparator value valueMax unit deadline } evidence { start end source { file } } } }`},
	{"Q3", `query($name: String!) { measures(filter: {jurisdiction: "甲州市", technology: $name}, first: 20) { totalCount nodes { id title leadUnits { name } supportingUnits { name } technologies { name } targets { metric value unit } } } }`},
	{"Q4", `query($data: ID!) { agency(id: $data) { name measures(roles: [RESPONSIBLE], first: 20) { nodes { id title technologies { name } responsibilities { role agency { id name } } } } } }`},
	{"Q5", `query($data: ID!) { agency(id: $data) { name collaborators(first: 10) { edges { measureCount node { id name } } } } }`},
	{"Q6", `query($cloud: ID!, $data: ID!) { path(from: $cloud, to: $data) { length nodes { id kind label } edges { kind source target } } }`},
}

func (f *fixture) benchmarkVariables() map[string]any {
	return map[string]any{"cloud": string(f.cloud.ID), "platform": string(f.platform.ID), "data": string(f.data.ID), "name": "大数据"}
}

// executors are both ways to execute.
var executors = []struct {
	name string
	Options
}{{"compiled", Options{Limits: DefaultLimits}}, {"reference", Options{Limits: DefaultLimits, Interpreted: true}}}

// withCache is the compiled executor behind a cache that holds all answers of the benchmark.
func withCache(b *testing.B) Options {
	return Options{Limits: DefaultLimits, Cache: newTestCache(b, 1<<20)}
}

// BenchmarkExecution compares the executors alone: without HTTP, and without what comes before.
func BenchmarkExecution(b *testing.B) {
	f := newFixture()
	for _, q := range benchmarked {
		for _, o := range executors {
			b.Run(q.name+"/"+o.name, func(b *testing.B) { benchmarkExecution(b, o.Options, f.snapshot, q.query, f.benchmarkVariables()) })
		}
	}
}

func benchmarkExecution(b *testing.B, o Options, s *graph.Snapshot, query string, variables map[string]any) {
	e := newExecutor(o)
	first, operation := execute(e, s, query, variables)
	if len(first.Errors) > 0 {
		b.Fatal(first.Errors)
	}
	ctx := graphql.StartOperationTrace(withSnapshot(context.Background(), s))
	b.SetBytes(int64(len(first.Data)))
	b.ReportAllocs()
	for b.Loop() {
		respond, ctx := e.DispatchOperation(ctx, operation)
		respond(ctx)
	}
}

// BenchmarkHandler compares the executors behind HTTP's handler, the network left out.
func BenchmarkHandler(b *testing.B) {
	f := newFixture()
	current := func() *graph.Snapshot { return f.snapshot }
	for _, q := range benchmarked {
		body, err := json.Marshal(map[string]any{"query": q.query, "variables": f.benchmarkVariables()})
		if err != nil {
			b.Fatal(err)
		}
		for _, o := range executors {
			b.Run(q.name+"/"+o.name, func(b *testing.B) { benchmarkHandler(b, NewHandler(current, o.Options), body) })
		}
		b.Run(q.name+"/cached", func(b *testing.B) { benchmarkHandler(b, NewHandler(current, withCache(b)), body) })
		b.Run(q.name+"/limit", func(b *testing.B) { benchmarkHandler(b, decoded(b, NewHandler(current, open), body), body) })
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
