package gql

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/graph"
)

// fuzzHandler is a handler whose every limit is as in the open, with loading on.
func fuzzHandler() http.Handler {
	f := newFixture()
	tokens, err := ParseTokens("a load " + loading)
	if err != nil {
		panic(err)
	}
	return NewHandler(func() *graph.Snapshot { return f.snapshot }, Options{Limits: DefaultLimits, Tokens: tokens, Loader: loaderFunc(echo)})
}

// FuzzEndpoint: whatever comes in, JSON comes out, or nothing with status 204 or 304; and never a fault of ours.
func FuzzEndpoint(f *testing.F) {
	h := fuzzHandler()
	upload, kind := form(operations(), `{"0": ["variables.files.0"]}`, "某市方案")
	for _, seed := range [][6]string{
		{"GET", "query={revision{id}}", "*/*", "", "", ""},
		{"GET", "query={revision{id}}", "application/graphql-response+json;q=0.5", "", `"r1"`, ""},
		{"GET", `query=query($n:Int){plans(first:$n){totalCount}}&variables={"n":1}&extensions={"persistedQuery":{"version":1,"sha256Hash":"x"}}`, "", "", "", ""},
		{"POST", "", "application/json", "application/json", "", `{"query":"{measures(first:2,after:\"x\"){nodes{id ...F}}} fragment F on Measure{plan{title}}","operationName":null}`},
		{"POST", "", "", "application/json; charset=utf-8", "", `[{"query":"{__schema{types{name}}}"},{"query":"{path(from:\"a\",to:\"b\"){length}}","variables":{"a":[1,2.5e3,null]}}]`},
		{"POST", "", "", kind, "", upload},
		{"OPTIONS", "", "", "", "", ""}, {"DELETE", "%zz", "text/html", "text/plain", "*", "x"},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3], seed[4], seed[5])
	}
	f.Fuzz(func(t *testing.T, method, query, accept, contentType, match, body string) {
		r := &http.Request{
			Method: method, URL: &url.URL{Path: "/graphql", RawQuery: query}, Host: "x", Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
			Header: http.Header{"Accept": {accept}, "Content-Type": {contentType}, "If-None-Match": {match}, "Authorization": {"Bearer " + loading}},
			Body:   http.NoBody, ContentLength: int64(len(body)),
		}
		if body != "" {
			r.Body = httptest.NewRequest("POST", "/", strings.NewReader(body)).Body
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		checkAnswer(t, w)
	})
}

func checkAnswer(t *testing.T, w *httptest.ResponseRecorder) {
	t.Helper()
	switch {
	case w.Code >= 500 && w.Code != http.StatusServiceUnavailable:
		t.Errorf("%d %s", w.Code, w.Body)
	case strings.Contains(w.Body.String(), `"code":"INTERNAL"`):
		t.Errorf("our fault: %s", w.Body)
	case w.Code == http.StatusNoContent || w.Code == http.StatusNotModified:
		if w.Body.Len() > 0 {
			t.Errorf("%d with %q", w.Code, w.Body)
		}
	case !json.Valid(w.Body.Bytes()):
		t.Errorf("%d %q", w.Code, w.Body)
	}
}

// FuzzID: any text is an id, a name or nothing; never a fault.
func FuzzID(f *testing.F) {
	x := newFixture()
	for _, id := range []string{"", "?", "plan-aaaaaaaaaaaaaaaa", string(x.jia.ID), string(x.economy.ID) + "x", "市经信局", "\x00\xff", "云计算"} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		const query = `query($id: ID!, $name: String!) {
			node(id: $id) { id } nodes(ids: [$id, $id]) { id } plan(id: $id) { id } measure(id: $id) { id } agency(id: $id) { id } technology(id: $id) { id }
			named: technology(name: $name) { id } measures(filter: {plan: $name, unit: $name, technology: $name}) { totalCount }
			targets(filter: {jurisdiction: $name}) { totalCount } search(query: $name) { totalCount }
			path(from: $id, to: $id) { length } neighborhood(of: [$id], depth: 2) { nodes { id } } }`
		response := Execute(context.Background(), x.snapshot, query, "", map[string]any{"id": id, "name": id})
		if len(response.Errors) > 0 && firstCode(response) != codeAmbiguousName || !json.Valid(response.Data) {
			t.Errorf("%q: %v %s", id, response.Errors, response.Data)
		}
		var data struct{ Node *struct{ ID string } }
		if json.Unmarshal(response.Data, &data) == nil && data.Node != nil && data.Node.ID != id {
			t.Errorf("%q gives the node %s", id, data.Node.ID)
		}
	})
}

// FuzzCursor: any text is a cursor of the list or INVALID_CURSOR, and what comes after it goes on where it stands.
func FuzzCursor(f *testing.F) {
	x := newFixture()
	for i, m := range x.jia.Measures {
		f.Add(place{m.ID, i}.cursor())
		f.Add(place{m.ID, 1 << 40}.cursor())
	}
	for _, cursor := range []string{"", "?", "QA", "@", "MTIz", "cGxhbkA5OTk5OTk5OTk5OTk5OTk5OTk5OTk"} {
		f.Add(cursor)
	}
	const count = "{ totalCount edges { cursor } pageInfo { hasPreviousPage hasNextPage } }"
	query := fmt.Sprintf(`query($c: String) { after: measures(after: $c) %[1]s before: measures(before: $c) %[1]s }`, count)
	f.Fuzz(func(t *testing.T, cursor string) {
		response := Execute(context.Background(), x.snapshot, query, "", map[string]any{"c": cursor})
		if len(response.Errors) > 0 {
			if firstCode(response) != codeInvalidCursor {
				t.Errorf("%q: %v", cursor, response.Errors)
			}
			return
		}
		type part struct {
			TotalCount int
			Edges      []struct{ Cursor string }
		}
		var data struct{ After, Before part }
		if err := json.Unmarshal(response.Data, &data); err != nil {
			t.Fatal(err)
		}
		if got := len(data.After.Edges) + len(data.Before.Edges) + 1; got != data.After.TotalCount {
			t.Errorf("%q: %d items before and after it and itself, of %d", cursor, got, data.After.TotalCount)
		}
	})
}
