package transport

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/gql/schema"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestRepeatedQueries asks random queries three times over HTTP: first gqlgen's executor answers, then the fast path where it
// can. A test of package exec holds that it often can.
func TestRepeatedQueries(t *testing.T) {
	f := gqltest.NewFixture()
	planned, reference := handlers(f.Snapshot)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	for i := range uint64(graphtest.Rounds(t, 600, 150)) {
		query, values := gqltest.RandomQuery(seed+i, schema.Parsed(), f.Words())
		body, err := json.Marshal(map[string]any{"query": query, "variables": values})
		if err != nil {
			t.Fatal(err)
		}
		want := sorted(t, gqltest.PostTo(reference, string(body)))
		for range 3 {
			if d := cmp.Diff(want, sorted(t, gqltest.PostTo(planned, string(body)))); d != "" {
				t.Fatalf("%s\n(-reference +fast path):\n%s", body, d)
			}
		}
	}
}

// TestRepeatedVariables sends one operation, which came before, with variables of every kind, right and wrong.
func TestRepeatedVariables(t *testing.T) {
	f := gqltest.NewFixture()
	planned, reference := handlers(f.Snapshot)
	const query = `query A($id: ID!, $first: Int = 2, $f: MeasureFilter, $roles: [Role!], $on: Boolean!, $due: PartialDate, $text: String) {
		measure(id: $id) { title @include(if: $on) } measures(first: $first, filter: $f) { totalCount } agencies(filter: {text: $text}) { totalCount }
		targets(filter: {dueTo: $due}) { totalCount } agency(id: $id) { measures(roles: $roles) { totalCount } } } query B { revision { id } }`
	ask := func(rest string) string {
		text, _ := json.Marshal(query)
		return `{"query":` + string(text) + rest + `}`
	}
	for _, rest := range []string{
		`,"operationName":"A","variables":{"id":"a","on":true}`, `,"operationName":"A","variables":{"id":"a","on":false,"first":1}`,
		`,"operationName":"A","variables":{"id":1,"on":true,"first":null,"f":null,"roles":null,"due":null,"text":null}`,
		`,"operationName":"A","variables":{"id":"a","on":true,"f":{"jurisdiction":"甲州市","and":[{"hasTargets":true}]},"roles":"LEAD","due":"2020","text":"a"}`,
		`,"operationName":"A","variables":{"id":"a","on":true,"roles":["LEAD","SUPPORT"],"unknown":{"x":[1,2.5,null,"\u4e91"]}}`,
		`,"operationName":"A","variables":{"id":null,"on":true}`, `,"operationName":"A","variables":{"id":"a"}`, `,"operationName":"A"`,
		`,"operationName":"A","variables":{"id":true,"on":true}`, `,"operationName":"A","variables":{"id":"a","on":"true"}`,
		`,"operationName":"A","variables":{"id":["a"],"on":true}`, `,"operationName":"A","variables":{"id":{"a":1},"on":true}`,
		`,"operationName":"A","variables":{"id":"a","on":true,"first":1.5}`, `,"operationName":"A","variables":{"id":"a","on":true,"first":1000}`,
		`,"operationName":"A","variables":{"id":"a","on":true,"first":-1}`, `,"operationName":"A","variables":{"id":"a","on":true,"f":{"nothing":1}}`,
		`,"operationName":"A","variables":{"id":"a","on":true,"due":"soon"}`, `,"operationName":"A","variables":{"id":"a","on":true,"roles":["BOSS"]}`,
		`,"operationName":"A","variables":{"id":"a","id":"b","on":true}`, `,"operationName":"A","variables":[]`, `,"operationName":"A","variables":"a"`,
		`,"operationName":"B"`, `,"operationName":"B","variables":{}`, `,"operationName":"B","variables":null`, `,"operationName":"C"`, ``,
	} {
		want := gqltest.PostTo(reference, ask(rest))
		for range 3 {
			if d := cmp.Diff(want, gqltest.PostTo(planned, ask(rest))); d != "" {
				t.Errorf("%s (-reference +fast path):\n%s", rest, d)
			}
		}
	}
}

// TestRepeatedCosts sends an operation that was cheap before at variables that make it expensive.
func TestRepeatedCosts(t *testing.T) {
	f := gqltest.NewFixture()
	limits := cost.DefaultLimits
	limits.Complexity = 1_981
	h := NewHandler(func() *snapshot.Snapshot { return f.Snapshot }, Options{Limits: limits})
	ask := func(n string) string {
		return gqltest.PostTo(h, `{"query":"query($n: Int) { measures(first: $n) { nodes { plan { measures(first: 100) { nodes { id title } } } } } }","variables":{"n":`+n+`}}`)
	}
	for range 3 {
		if answer := ask("1"); strings.Contains(answer, `"errors"`) {
			t.Fatalf("one measure: %s", answer)
		}
		if answer := ask("100"); !strings.Contains(answer, gql.CodeComplexity) || strings.Contains(answer, `"title"`) {
			t.Errorf("100 measures are answered: %.200s", answer)
		}
	}
}
