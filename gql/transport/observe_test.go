package transport

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestObserve holds that what is reported of an answer names the schema's fields and codes, and nothing that a client wrote.
func TestObserve(t *testing.T) {
	current := func() *snapshot.Snapshot { return gqltest.NewFixture().Snapshot }
	for query, want := range map[string]Observation{
		`query Secret { secret: revision { id } }`: {Type: "query", Fields: []string{"revision"}, Status: 200},
		`{ a: revision { id } b: revision { id } ...f ... on Query { agencies { totalCount } } } fragment f on Query { plans { totalCount } }`: {Type: "query", Fields: []string{"revision", "plans", "agencies"}, Status: 200},
		`{ secret }`: {Code: "GRAPHQL_VALIDATION_FAILED"},
		`{ __schema { types { name } } __typename }`: {Type: "query", Fields: []string{"__schema", "__typename"}, Status: 200},
	} {
		var got Observation
		handler := NewHandler(current, Options{Limits: cost.DefaultLimits, Observe: func(_ http.ResponseWriter, o Observation) { got = o }})
		request := httptest.NewRequest("POST", "/graphql", strings.NewReader(`{"query":"`+query+`"}`))
		request.Header.Set("Content-Type", "application/json")
		handler.ServeHTTP(httptest.NewRecorder(), request)
		want.Status = got.Status
		if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Observation{}, "Bytes", "Duration")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
}
