package transport

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// targetsOfPlans may have more fields than allowed, and has as many as there are targets.
const targetsOfPlans = `{ plans(first: 100) { nodes { targets(first: 100) { nodes { metric value unit deadline evidence { quote start end source { file } } } } } } }`

// costing is an answer that says its cost; Cost is nil in one that does not.
type costing struct {
	Errors     []any
	Data       any
	Extensions *struct{ Cost *cost.Report }
}

func (c costing) cost() *cost.Report {
	if c.Extensions == nil {
		return nil
	}
	return c.Extensions.Cost
}

func decodeCosting(t *testing.T, body string) (c costing) {
	t.Helper()
	if err := json.Unmarshal([]byte(body), &c); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	return c
}

var (
	plainly  = map[string]string{"Content-Type": "application/json"}
	withCost = map[string]string{"Content-Type": "application/json", CostHeader: "1"}
)

// TestCostIsTheAnswers asks each query of testdata and others for its cost, by both executors and from the cache: it is that
// of the answer, which is the same as without. An answer to somebody who does not ask says none.
func TestCostIsTheAnswers(t *testing.T) {
	f := gqltest.NewFixture()
	current := func() *snapshot.Snapshot { return f.Snapshot }
	bodies := []string{gqltest.Body(t, targetsOfPlans), gqltest.Body(t, `{ __schema { types { name } } text: search(query: "a\"b:{c\\") { totalCount } }`), gqltest.Body(t, `{ nothing }`),
		gqltest.Body(t, `{ agency { id } revision { id } }`), gqltest.Body(t, `{ plans { nodes { id: title } } }`)}
	for _, q := range gqltest.Questions {
		body, err := json.Marshal(map[string]any{"query": q.Query, "variables": f.QuestionVariables()})
		if err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, string(body))
	}
	said := map[string]cost.Report{}
	for name, o := range map[string]Options{
		"compiled": open, "reference": {Limits: cost.DefaultLimits, Interpreted: true}, "cached": {Limits: cost.DefaultLimits, Cache: newTestCache(t, 1<<20)},
	} {
		server := httptest.NewServer(NewHandler(current, o))
		defer server.Close()
		for _, body := range bodies {
			for i := range 3 {
				before := send(t, server, "POST", "/", body, plainly).Body
				plain, costly := decodeCosting(t, before), decodeCosting(t, send(t, server, "POST", "/", body, withCost).Body)
				got := costly.cost()
				if plain.cost() != nil || (got != nil) != (plain.Data != nil) {
					t.Errorf("%s, %s: costs %+v when asked for and %+v when not", name, body, got, plain.cost())
					continue
				}
				costly.Extensions = nil
				if d := cmp.Diff(plain, costly); d != "" {
					t.Errorf("%s, %s: (-without +with cost):\n%s", name, body, d)
				}
				if after := send(t, server, "POST", "/", body, plainly).Body; after != before {
					t.Errorf("%s, time %d: %s becomes %s", name, i, before, after)
				}
				if got == nil {
					continue
				}
				if first, ok := said[body]; ok && first != *got {
					t.Errorf("%s, %s: %+v, elsewhere %+v", name, body, *got, first)
				}
				said[body] = *got
				if got.Actual != gqltest.CountFields(plain.Data) || got.Limit != 200_000 || got.Requested <= 0 {
					t.Errorf("%s, %s: %+v, and the answer has %d fields", name, body, *got, gqltest.CountFields(plain.Data))
				}
			}
		}
	}
	want := cost.Report{Requested: 310_201, Actual: 51, Limit: 200_000}
	if d := cmp.Diff(want, said[bodies[0]]); d != "" {
		t.Errorf("the targets of plans (-want +got):\n%s", d)
	}
}

// TestCostOverHTTP: with a cost an answer may be kept by nobody and has no tag, in a batch each has its own, and another
// value of the header asks for none.
func TestCostOverHTTP(t *testing.T) {
	server := serve(t, gqltest.NewFixture().Snapshot)
	const query, plans = `{ plans { totalCount } }`, `{"data":{"plans":{"totalCount":2}}`
	const cost = `,"extensions":{"cost":{"requested":21,"actual":2,"limit":200000}}}`
	address := "/?query=" + url.QueryEscape(query)
	const kind = "application/json; charset=utf-8"
	for range 2 {
		for _, test := range []struct {
			header map[string]string
			want   answer
		}{
			{map[string]string{CostHeader: "1"}, answer{200, kind, "", "Accept", "no-store", "", plans + cost}},
			{map[string]string{CostHeader: "1", "If-None-Match": `"r1"`}, answer{200, kind, "", "Accept", "no-store", "", plans + cost}},
			{map[string]string{CostHeader: "0"}, answer{200, kind, `"r1"`, "Accept", "no-cache", "", plans + "}"}},
			{nil, answer{200, kind, `"r1"`, "Accept", "no-cache", "", plans + "}"}},
		} {
			if d := cmp.Diff(test.want, send(t, server, "GET", address, "", test.header)); d != "" {
				t.Errorf("%v (-want +got):\n%s", test.header, d)
			}
		}
	}
	response, err := server.Client().Get(server.URL + address)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if vary := response.Header.Values("Vary"); !strings.Contains(strings.Join(vary, ","), CostHeader) {
		t.Errorf("Vary is %q", vary)
	}
	one := fmt.Sprintf(`{"query":%q}`, query)
	batch := send(t, server, "POST", "/", "["+one+`,{"query":"{ nothing }"},{"query":"{ __typename }"}]`, withCost).Body
	if !strings.HasPrefix(batch, "["+plans+cost+`,{"errors"`) || !strings.HasSuffix(batch, `]},{"data":{"__typename":"Query"},"extensions":{"cost":{"requested":1,"actual":1,"limit":200000}}}]`) {
		t.Errorf("a batch: %s", batch)
	}
}

// TestCostWithoutLimit: where nothing is limited, only what the answer has is counted.
func TestCostWithoutLimit(t *testing.T) {
	f := gqltest.NewFixture()
	server := httptest.NewServer(NewHandler(func() *snapshot.Snapshot { return f.Snapshot }, Options{}))
	defer server.Close()
	got := send(t, server, "POST", "/", `{"query":"{ plans { totalCount } }"}`, withCost).Body
	if want := `{"data":{"plans":{"totalCount":2}},"extensions":{"cost":{"actual":2}}}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
