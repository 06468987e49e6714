package transport

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

func TestHTTP(t *testing.T) {
	server := serve(t, gqltest.NewFixture().Snapshot)
	const plain, graphQL = "application/json; charset=utf-8", "application/graphql-response+json; charset=utf-8"
	query := "/?query=" + url.QueryEscape(`query A($n: Int) { plans(first: $n) { totalCount } }`)
	broken := "/?query=" + url.QueryEscape(`{ nothing }`)
	const body, brokenBody = `{"data":{"plans":{"totalCount":2}}}`, `{"errors":[{"message":"Cannot query field \"nothing\" on type \"Query\".","locations":[{"line":1,"column":3}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}`
	tests := []struct {
		name, method, address, body string
		header                      map[string]string
		want                        answer
	}{
		{"GET", "GET", query, "", nil, answer{200, plain, `"r1"`, "Accept", "no-cache", "", body}},
		{"GET with all parts", "GET", query + "&operationName=A&variables=" + url.QueryEscape(`{"n":1}`), "", nil, answer{200, plain, `"r1"`, "Accept", "no-cache", "", body}},
		{"GET as the specification has it", "GET", query, "", map[string]string{"Accept": graphQL}, answer{200, graphQL, `"r1"`, "Accept", "no-cache", "", body}},
		{"GET with an error has no tag", "GET", broken, "", nil, answer{200, plain, "", "Accept", "no-cache", "", brokenBody}},
		{"GET with an error as the specification has it", "GET", broken, "", map[string]string{"Accept": graphQL}, answer{400, graphQL, "", "Accept", "no-cache", "", brokenBody}},
		{"GET with an error in the answer has no tag", "GET", "/?query=" + url.QueryEscape(`{ agency { id } }`), "", nil, answer{200, plain, "", "Accept", "no-cache", "",
			`{"errors":[{"message":"an agency is asked for by its id or by a name; give one of the two","path":["agency"],"locations":[{"line":1,"column":3}],"extensions":{"code":"BAD_USER_INPUT"}}],"data":{"agency":null}}`}},
		{"the client has it", "GET", query, "", map[string]string{"If-None-Match": `"r1"`}, answer{304, "", `"r1"`, "Accept", "no-cache", "", ""}},
		{"the client has it among others, weakly", "GET", query, "", map[string]string{"If-None-Match": `"r0", W/"r1"`}, answer{304, "", `"r1"`, "Accept", "no-cache", "", ""}},
		{"the client has any", "GET", query, "", map[string]string{"If-None-Match": "*"}, answer{304, "", `"r1"`, "Accept", "no-cache", "", ""}},
		{"the client has an old one", "GET", query, "", map[string]string{"If-None-Match": `"r0"`}, answer{200, plain, `"r1"`, "Accept", "no-cache", "", body}},
		{"POST", "POST", "/", `{"query": "{ plans { totalCount } }"}`, map[string]string{"Content-Type": plain, "If-None-Match": `"r1"`}, answer{200, plain, "", "", "", "", body}},
		{"POST as the specification has it", "POST", "/", `{"query": "{ plans { totalCount } }"}`, map[string]string{"Content-Type": plain, "Accept": graphQL}, answer{200, graphQL, "", "", "", "", body}},
		{"POST of no JSON", "POST", "/", `{`, map[string]string{"Content-Type": plain}, answer{400, plain, "", "", "", "",
			`{"errors":[{"message":"the request could not be read; POST a JSON object {\"query\": …, \"variables\": …}","extensions":{"code":"BAD_USER_INPUT"}}]}`}},
		{"POST of a form", "POST", "/", "query=x", map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, answer{415, plain, "", "", "", "",
			`{"errors":[{"message":"the body is no JSON; POST {\"query\": …, \"variables\": …} with Content-Type application/json","extensions":{"code":"BAD_USER_INPUT"}}]}`}},
		{"POST with a charset", "POST", "/", `{"query": "{ plans { totalCount } }"}`, map[string]string{"Content-Type": plain + "; charset=utf-8"}, answer{200, plain, "", "", "", "", body}},
		{"PUT", "PUT", "/", "", nil, answer{405, plain, "", "", "", "OPTIONS, GET, POST",
			`{"errors":[{"message":"PUT is not for GraphQL; ask by GET or POST","extensions":{"code":"BAD_USER_INPUT"}}]}`}},
		{"HEAD", "HEAD", query, "", nil, answer{405, plain, "", "", "", "OPTIONS, GET, POST", ""}},
		{"OPTIONS", "OPTIONS", "/", "", nil, answer{204, "", "", "", "", "OPTIONS, GET, POST", ""}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := send(t, server, test.method, test.address, test.body, test.header)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestPersistedQuery: a query sent once is known by its hash; until then the answer must not be kept by its ETag.
func TestPersistedQuery(t *testing.T) {
	server := serve(t, gqltest.NewFixture().Snapshot)
	const query = `{ revision { id } }`
	hash := fmt.Sprintf("%x", sha256.Sum256([]byte(query)))
	extensions := "extensions=" + url.QueryEscape(fmt.Sprintf(`{"persistedQuery":{"version":1,"sha256Hash":%q}}`, hash))
	unknown := send(t, server, "GET", "/?"+extensions, "", nil)
	if unknown.ETag != "" || !strings.Contains(unknown.Body, "PERSISTED_QUERY_NOT_FOUND") {
		t.Errorf("before it is known: %+v", unknown)
	}
	for _, address := range []string{"/?" + extensions + "&query=" + url.QueryEscape(query), "/?" + extensions} {
		if got := send(t, server, "GET", address, "", nil); got.Body != `{"data":{"revision":{"id":"r1"}}}` || got.ETag != `"r1"` {
			t.Errorf("%s: %+v", address, got)
		}
	}
}

// TestOneRevision: a request sees one snapshot from its first field to its last, though the next has come meanwhile.
func TestOneRevision(t *testing.T) {
	revisions := 0
	server := httptest.NewServer(NewHandler(func() *snapshot.Snapshot {
		revisions++
		return snapshot.New(&graph.Contents{Scheme: &graph.Scheme{}, Revision: fmt.Sprint("r", revisions)})
	}, open))
	defer server.Close()
	query := `{ revision { id } a: revision { id } nodes(ids: ["x"]) { id } b: revision { id } }`
	for n := 1; n <= 3; n++ {
		want := fmt.Sprintf(`{"data":{"revision":{"id":"r%[1]d"},"a":{"id":"r%[1]d"},"nodes":[null],"b":{"id":"r%[1]d"}}}`, n)
		if got := send(t, server, "GET", "/?query="+url.QueryEscape(query), "", nil); got.Body != want || got.ETag != fmt.Sprintf(`"r%d"`, n) {
			t.Errorf("request %d: %s %s", n, got.ETag, got.Body)
		}
	}
}

// TestNotModifiedAsksNothing: an unchanged revision is answered before the query is even read.
func TestNotModifiedAsksNothing(t *testing.T) {
	server := serve(t, gqltest.NewFixture().Snapshot)
	got := send(t, server, "GET", "/?query="+url.QueryEscape("{ no query"), "", map[string]string{"If-None-Match": `"r1"`})
	if got.Status != http.StatusNotModified {
		t.Errorf("status %d, want 304", got.Status)
	}
}
