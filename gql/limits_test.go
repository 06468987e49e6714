package gql

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/introspection"
)

// TestLimits asks both executors over HTTP, and in the process, where an answer may be of any size.
func TestLimits(t *testing.T) {
	f := newFixture()
	swift, reference := sides(f.snapshot)
	var bomb strings.Builder
	for i := range 40 {
		fmt.Fprintf(&bomb, "fragment f%d on Query { ...f%d ...f%d }\n", i, i+1, i+1)
	}
	tests := []struct{ name, query, code string }{
		{"the playground's introspection", introspection.Query, ""},
		{"a page of owners with their measures", `{ technologies(first: 20) { nodes { owners(first: 100) { edges { node { name } measures { nodes { title } } } } } } }`, ""},
		{"a large drawing", `{ neighborhood(of: [], depth: 6, limit: 1000) { nodes { id kind label degree } edges { id kind source target } } }`, ""},
		{"too deep", "{ jurisdictions " + strings.Repeat("{ parent ", 20) + "{ id } " + strings.Repeat("}", 20) + " }", "DEPTH_LIMIT_EXCEEDED"},
		{"fragments that double", "{ ...f0 }\n" + bomb.String() + "fragment f40 on Query { revision { id } }", "FIELD_LIMIT_EXCEEDED"},
		{"pages in pages", `{ measures(first: 100) { nodes { plan { measures(first: 100) { nodes { plan { measures(first: 100) { nodes { id } } } } } } } } }`, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"lists in lists", "{ technologies { nodes " + strings.Repeat("{ narrower { broader ", 8) + "{ id } " + strings.Repeat("} }", 8) + " } }", "COMPLEXITY_LIMIT_EXCEEDED"},
		{"pages beyond any number", "{ technologies(first: 100) { nodes " + strings.Repeat("{ measures(first: 100) { nodes { technologies ", 5) + "{ id } " + strings.Repeat("} } }", 5) + " } }", "COMPLEXITY_LIMIT_EXCEEDED"},
		{"a heavy node in a large drawing", `{ neighborhood(of: [], limit: 1000) { nodes { node { ... on Plan { measures(first: 100) { nodes { id title number text deadline plan { id title } leadUnits { id name kind } } } } } } } }`, "COMPLEXITY_LIMIT_EXCEEDED"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for name, handler := range map[string]http.Handler{"compiled": swift, "reference": reference} {
				if got := codeOf(t, posted(handler, asking(t, test.query))); got != test.code {
					t.Errorf("%s: code %q, want %q", name, got, test.code)
				}
			}
			want := test.code
			if want == codeTooComplex {
				want = ""
			}
			if got := firstCode(Execute(context.Background(), f.snapshot, test.query, "", nil)); got != want {
				t.Errorf("in the process: code %q, want %q", got, want)
			}
		})
	}
}

// asking is the body of a request for the query.
func asking(t testing.TB, query string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// codeOf is the code of the answer's first error, empty where there is none.
func codeOf(t *testing.T, body string) string {
	t.Helper()
	errs := decodeErrors(t, []byte(body))
	if len(errs) == 0 {
		return ""
	}
	return fmt.Sprint(errs[0].Extensions["code"])
}

// firstCode is the code of the response's first error, empty where there is none.
func firstCode(response *graphql.Response) string {
	if len(response.Errors) == 0 {
		return ""
	}
	return fmt.Sprint(response.Errors[0].Extensions["code"])
}

// TestCostDoesNotOverflow: a cost beyond any number must not come round as a small one.
func TestCostDoesNotOverflow(t *testing.T) {
	cost, ok := schema().Complexity(context.Background(), "Query", "measures", math.MaxInt, map[string]any{"first": 100})
	if !ok || cost <= DefaultLimits.Complexity {
		t.Errorf("cost %d, %v; want more than %d", cost, ok, DefaultLimits.Complexity)
	}
}
