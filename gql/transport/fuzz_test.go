package transport

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// fuzzHandler is a handler whose every limit is as in the open, with loading on.
func fuzzHandler() http.Handler {
	f := gqltest.NewFixture()
	tokens, err := ParseTokens("a load " + loading)
	if err != nil {
		panic(err)
	}
	return NewHandler(func() *snapshot.Snapshot { return f.Snapshot }, Options{Limits: cost.DefaultLimits, Tokens: tokens, Loader: loaderFunc(echo)})
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
