package transport

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/introspection"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/exec"
	"github.com/plangraph/plangraph/gql/gqltest"
)

// TestLimits asks both executors over HTTP, and in the process, where an answer may be of any size.
func TestLimits(t *testing.T) {
	f := gqltest.NewFixture()
	planned, reference := handlers(f.Snapshot)
	var bomb strings.Builder
	for i := range 40 {
		fmt.Fprintf(&bomb, "fragment f%d on Query { ...f%d ...f%d }\n", i, i+1, i+1)
	}
	tests := []struct{ name, query, code string }{
		{"the playground's introspection", introspection.Query, ""},
		{"a page of owners with their measures", `{ technologies(first: 20) { nodes { owners(first: 100) { edges { node { name } measures { nodes { title } } } } } } }`, ""},
		{"a large drawing", `{ neighborhood(of: [], depth: 6, limit: 1000) { nodes { id kind label degree } edges { id kind source target } } }`, ""},
		{"too deep", "{ jurisdictions { nodes " + strings.Repeat("{ parent ", 20) + "{ id } " + strings.Repeat("}", 20) + " } }", "DEPTH_LIMIT_EXCEEDED"},
		{"fragments that double", "{ ...f0 }\n" + bomb.String() + "fragment f40 on Query { revision { id } }", "FIELD_LIMIT_EXCEEDED"},
		{"pages in pages", `{ measures(first: 100) { nodes { plan { measures(first: 100) { nodes { plan { measures(first: 100) { nodes { id } } } } } } } } }`, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"lists in lists", "{ technologies { nodes " + strings.Repeat("{ narrower { broader ", 8) + "{ id } " + strings.Repeat("} }", 8) + " } }", "COMPLEXITY_LIMIT_EXCEEDED"},
		{"pages beyond any number", "{ technologies(first: 100) { nodes " + strings.Repeat("{ measures(first: 100) { nodes { technologies ", 5) + "{ id } " + strings.Repeat("} } }", 5) + " } }", "COMPLEXITY_LIMIT_EXCEEDED"},
		{"a heavy node in a large drawing", `{ neighborhood(of: [], limit: 1000) { nodes { node { ... on Plan { measures(first: 100) { nodes { id title number text deadline plan { id title } leadUnits { id name kind } } } } } } } }`, "COMPLEXITY_LIMIT_EXCEEDED"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for name, handler := range map[string]http.Handler{"compiled": planned, "reference": reference} {
				if got := gqltest.CodeOf(t, gqltest.PostTo(handler, gqltest.Body(t, test.query))); got != test.code {
					t.Errorf("%s: code %q, want %q", name, got, test.code)
				}
			}
			want := test.code
			if want == gql.CodeComplexity {
				want = ""
			}
			if got := gqltest.FirstCode(exec.Execute(context.Background(), f.Snapshot, test.query, "", nil)); got != want {
				t.Errorf("in the process: code %q, want %q", got, want)
			}
		})
	}
}
