package transport

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// tables serves the tables of a snapshot.
func tables(t *testing.T, s *snapshot.Snapshot, o Options) *httptest.Server {
	t.Helper()
	_, handler := NewHandlers(func() *snapshot.Snapshot { return s }, o)
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server
}

// taken is what a client gets of a request, and whether it was whole.
func taken(t *testing.T, request *http.Request) (response *http.Response, body string, whole bool) {
	t.Helper()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	return response, string(data), err == nil
}

func asked(t *testing.T, method, address string) *http.Request {
	t.Helper()
	request, err := http.NewRequest(method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	return request
}

// TestExport compares a table over HTTP as a whole, with what its header says.
func TestExport(t *testing.T) {
	server := tables(t, gqltest.NewFixture().Snapshot, Options{Limits: cost.DefaultLimits})
	address := server.URL + "/export/measures.csv?columns=title,link&lang=zh&filter=" + url.QueryEscape(`{"jurisdiction": "乙州市"}`)
	request := asked(t, "GET", address)
	request.Host = "plans.example.org"
	request.Header.Set("X-Forwarded-Proto", "https")
	response, body, _ := taken(t, request)
	want := "\ufeff措施,链接,数据版本,查询条件\r\n推进云计算应用,https://plans.example.org/measure/" + body[strings.Index(body, "measure-"):][:len("measure-")+16] +
		`,r1,"measures {""filter"":{""jurisdiction"":""乙州市""}}"` + "\r\n"
	if diff := cmp.Diff(want, body); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	got := []string{response.Status, response.Header.Get("Content-Type"), response.Header.Get("Content-Disposition"), response.Header.Get("ETag"), response.Header.Get("Cache-Control")}
	if diff := cmp.Diff([]string{"200 OK", "text/csv; charset=utf-8", "attachment; filename=measures.csv", `"r1"`, "no-cache"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	request = asked(t, "GET", address)
	request.Header.Set("If-None-Match", `"r1"`)
	if response, body, _ := taken(t, request); response.StatusCode != http.StatusNotModified || body != "" {
		t.Errorf("%s, %q for what the client has", response.Status, body)
	}
	if response, body, _ := taken(t, asked(t, "HEAD", address)); response.StatusCode != http.StatusOK || body != "" {
		t.Errorf("HEAD: %s, %q", response.Status, body)
	}
	if response, body, _ := taken(t, asked(t, "GET", server.URL+"/export/responsibilities.xlsx")); response.StatusCode != http.StatusOK || !strings.HasPrefix(body, "PK") ||
		response.Header.Get("Content-Disposition") != "attachment; filename=responsibilities.xlsx" {
		t.Errorf("XLSX: %s, %v", response.Status, response.Header)
	}
}

// TestExportRefuses compares the errors of tables with those of queries, which they have in common.
func TestExportRefuses(t *testing.T) {
	tokens, err := ParseTokens("reader read 0123456789abcdef0123")
	if err != nil {
		t.Fatal(err)
	}
	snapshot := gqltest.NewFixture().Snapshot
	open := tables(t, snapshot, Options{Limits: cost.DefaultLimits})
	private := tables(t, snapshot, Options{Limits: cost.DefaultLimits, Tokens: tokens, Private: true})
	filter := func(text string) string { return "/export/measures.csv?filter=" + url.QueryEscape(text) }
	for _, test := range []struct {
		name, method, address, authorization string
		server                               *httptest.Server
		status                               int
		code, message                        string
	}{
		{"an unknown name", "GET", filter(`{"technology": "云计"}`), "", open, 400, "UNKNOWN_NAME", `no technology has the name "云计"; the candidates have names like it`},
		{"an unknown name below or", "GET", filter(`{"or": [{"agency": "海洋局"}]}`), "", open, 400, "UNKNOWN_NAME", `no agency has the name "海洋局", nor one like it; search finds names by their parts`},
		{"an unknown condition", "GET", filter(`{"colour": 1}`), "", open, 400, "GRAPHQL_VALIDATION_FAILED", "filter.colour: unknown field"},
		{"a wrong value", "GET", filter(`{"dueFrom": "soon"}`), "", open, 400, "BAD_USER_INPUT", `filter.dueFrom: "soon" is not a date; write it as 2020, 2020-06 or 2020-06-30`},
		{"no object", "GET", filter(`[]`), "", open, 400, "BAD_USER_INPUT", `filter is no JSON object; write it as {"jurisdiction": "杭州"}`},
		{"a long text", "GET", filter(`{"text": "` + strings.Repeat("云", 1001) + `"}`), "", open, 400, "TEXT_LIMIT_EXCEEDED", "characters in a text to search for: 1001; send at most 1000"},
		{"an unknown order", "GET", "/export/targets.csv?orderBy=" + url.QueryEscape(`{"field": "COLOUR"}`), "", open, 400, "GRAPHQL_VALIDATION_FAILED", "orderBy.field: COLOUR is not a valid TargetOrderField"},
		{"an unknown column", "GET", "/export/targets.csv?columns=metric,colour", "", open, 400, "BAD_USER_INPUT", ""},
		{"an unknown parameter", "GET", "/export/targets.csv?first=3", "", open, 400, "BAD_USER_INPUT", "a table is asked for by filter, orderBy, columns and lang, and by nothing else"},
		{"an unknown language", "GET", "/export/targets.csv?lang=de", "", open, 400, "BAD_USER_INPUT", "lang is zh or en"},
		{"an unknown table", "GET", "/export/plans.csv", "", open, 400, "BAD_USER_INPUT", `there is no table "plans"; ask for one of measures, targets, responsibilities`},
		{"an unknown format", "GET", "/export/measures.pdf", "", open, 400, "BAD_USER_INPUT", "there is no such table; ask for one such as /export/measures.csv or /export/targets.xlsx"},
		{"a post", "POST", "/export/measures.csv", "", open, 405, "BAD_USER_INPUT", "a table is only read; ask for it by GET"},
		{"nobody", "GET", "/export/measures.csv", "", private, 401, "UNAUTHENTICATED", "this server is not open; show a token with the header Authorization: Bearer TOKEN"},
		{"a stranger", "GET", "/export/measures.csv", "Bearer 0123456789abcdef0124", private, 401, "UNAUTHENTICATED", "the token is not known here"},
		{"a reader", "GET", "/export/measures.csv", "Bearer 0123456789abcdef0123", private, 200, "", ""},
	} {
		request := asked(t, test.method, test.server.URL+test.address)
		request.Header.Set("Authorization", test.authorization)
		response, body, _ := taken(t, request)
		code, message := "", ""
		if response.StatusCode != http.StatusOK {
			errs := gqltest.DecodeErrors(t, []byte(body))
			code, _ = errs[0].Extensions["code"].(string)
			message = errs[0].Message
		}
		if response.StatusCode != test.status || code != test.code || test.message != "" && message != test.message {
			t.Errorf("%s: %s %s %q", test.name, response.Status, code, message)
		}
		if response.Header.Get("Content-Disposition") != "" != (test.status == 200) {
			t.Errorf("%s: it is saved as %q", test.name, response.Header.Get("Content-Disposition"))
		}
	}
	_, body, _ := taken(t, asked(t, "GET", open.URL+filter(`{"technology": "云计"}`)))
	var answer struct {
		Errors []struct {
			Extensions struct{ Candidates []struct{ Name string } }
		}
	}
	if err := json.Unmarshal([]byte(body), &answer); err != nil || len(answer.Errors[0].Extensions.Candidates) == 0 || answer.Errors[0].Extensions.Candidates[0].Name != "云计算" {
		t.Errorf("the candidates are %s", body)
	}
}

// TestExportIsBounded breaks off what is too large or takes too long, so that no client takes it for whole, and lets so many take
// tables at a time.
func TestExportIsBounded(t *testing.T) {
	crowded := gqltest.Crowded()
	for name, change := range map[string]func(*cost.Limits){
		"bytes": func(l *cost.Limits) { l.Export = 40_000 },
		"time":  func(l *cost.Limits) { l.ExportTime = time.Nanosecond },
	} {
		limits := cost.DefaultLimits
		change(&limits)
		for _, format := range []string{"csv", "xlsx"} {
			server := tables(t, crowded, Options{Limits: limits})
			response, body, whole := taken(t, asked(t, "GET", server.URL+"/export/measures."+format))
			if name == "bytes" && format == "xlsx" {
				continue // which is packed, and smaller
			}
			if response.StatusCode == http.StatusOK && whole {
				t.Errorf("%s, %s: %d bytes seem whole", name, format, len(body))
			}
		}
	}
	limits := cost.DefaultLimits
	limits.Queue = time.Millisecond
	_, handler := NewHandlers(func() *snapshot.Snapshot { return crowded }, Options{Limits: limits})
	for range maxExports {
		handler.(*exporter).places.Quick <- struct{}{}
	}
	server := httptest.NewServer(handler)
	defer server.Close()
	response, body, _ := taken(t, asked(t, "GET", server.URL+"/export/measures.csv"))
	if code := gqltest.CodeOf(t, body); response.StatusCode != http.StatusServiceUnavailable || code != "OVERLOADED" || response.Header.Get("Retry-After") != "1" {
		t.Errorf("%s %s", response.Status, body)
	}
	for range maxExports {
		<-handler.(*exporter).places.Quick
	}
	for range maxExports + 1 { // each gives its place back
		if response, _, _ := taken(t, asked(t, "GET", server.URL+"/export/measures.csv")); response.StatusCode != http.StatusOK {
			t.Errorf("%s", response.Status)
		}
	}
}
