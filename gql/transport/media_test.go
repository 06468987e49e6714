package transport

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"
)

func TestNegotiate(t *testing.T) {
	for accept, want := range map[string]string{
		"":                                  typeJSON,
		"*/*":                               typeJSON,
		"application/*":                     typeJSON,
		"application/json":                  typeJSON,
		"text/html, */*;q=0.1":              typeJSON,
		"application/json; charset=UTF-8":   typeJSON,
		"application/graphql-response+json": typeGraphQL,
		"application/graphql-response+json, application/json":                typeGraphQL,
		"application/json, application/graphql-response+json":                typeGraphQL,
		"application/graphql-response+json, application/json;q=0.9":          typeGraphQL,
		"application/graphql-response+json;q=0.5, application/json;q=0.9":    typeJSON,
		"application/graphql-response+json; charset=utf-8, application/json": typeGraphQL,
		"application/graphql-response+json;q=0, */*":                         typeJSON,
		"application/json;q=0, */*":                                          typeGraphQL,
		"text/html":                                                          "",
		"application/json; charset=gbk":                                      "",
		"application/json;q=0":                                               "",
		"application/json;q=high, text/csv":                                  "",
		"nonsense":                                                           "",
	} {
		if got := negotiate([]string{accept}); got != want {
			t.Errorf("Accept: %s gives %q, want %q", accept, got, want)
		}
	}
	if got := negotiate([]string{"text/html", "application/graphql-response+json"}); got != typeGraphQL {
		t.Errorf("two headers give %q", got)
	}
}

// TestRequests holds what a request must be, and the status of each that is not.
func TestRequests(t *testing.T) {
	server := serve(t, gqltest.NewFixture().Snapshot)
	const json, graphQL = "application/json", "application/graphql-response+json"
	for _, test := range []struct {
		name, body, kind, accept string
		status                   int
		want                     string
	}{
		{"a batch", `[{"query":"{revision{id}}"},{"query":"{nothing}"}]`, json, graphQL, 200, `[{"data":{"revision":{"id":"r1"}}},{"errors":[`},
		{"an empty batch", `[]`, json, json, 400, "BAD_USER_INPUT"},
		{"a batch of no operations", `[1]`, json, json, 400, "BAD_USER_INPUT"},
		{"a batch of half a one", `[{"query":"{a}"},{}]`, json, json, 400, "BAD_USER_INPUT"},
		{"nothing", ``, json, json, 400, "BAD_USER_INPUT"},
		{"two values", `{"query":"{revision{id}}"} {}`, json, json, 400, "BAD_USER_INPUT"},
		{"variables that are none", `{"query":"{a}","variables":[]}`, json, json, 400, "BAD_USER_INPUT"},
		{"another charset", `{"query":"{a}"}`, json + "; charset=gbk", json, 415, "BAD_USER_INPUT"},
		{"an answer that we do not give", `{"query":"{a}"}`, json, "text/html", 406, "BAD_USER_INPUT"},
		{"an error before the query is known, as GraphQL has it", `{"query":"{"}`, json, graphQL, 400, `{"errors":`},
		{"the same in plain JSON", `{"query":"{"}`, json, json, 200, `{"errors":`},
		{"a null for all of the answer is no refusal", `{"query":"{ nodes(ids: [` + strings.TrimSuffix(strings.Repeat(`\"a\",`, 1001), ",") + `]) { id } }"}`, json, graphQL, 200, `"data":null`},
	} {
		got := send(t, server, "POST", "/", test.body, map[string]string{"Content-Type": test.kind, "Accept": test.accept})
		if got.Status != test.status || !strings.Contains(got.Body, test.want) {
			t.Errorf("%s: %d %.300s", test.name, got.Status, got.Body)
		}
	}
}

// TestBodyOfUnknownLength: a body is cut off where it does not say how long it is, and nothing of it comes back.
func TestBodyOfUnknownLength(t *testing.T) {
	server := serve(t, gqltest.NewFixture().Snapshot)
	body := io.MultiReader(strings.NewReader(`{"query": "` + strings.Repeat("secret ", cost.DefaultLimits.Body) + `"}`))
	response, err := server.Client().Post(server.URL, "application/json", body)
	if err != nil {
		t.Fatal(err)
	}
	text := string(gqltest.ReadBody(t, response))
	if response.StatusCode != 413 || !strings.Contains(text, fmt.Sprintf(`"limit":%d`, cost.DefaultLimits.Body)) || strings.Contains(text, "secret") {
		t.Errorf("%d %s", response.StatusCode, text)
	}
	for _, broken := range []string{`{"query": secret`, `[{"query": secret}]`, `{"query": "{a}", "variables": "secret"}`} {
		if got := send(t, server, "POST", "/", broken, map[string]string{"Content-Type": "application/json"}); strings.Contains(got.Body, "secret") {
			t.Errorf("the answer repeats the request: %s", got.Body)
		}
	}
}
