package gql

import (
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/validator"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"
)

// sides are a handler that executes again what came before, and one that leaves all to gqlgen's executor.
func sides(s *graph.Snapshot) (swift, reference http.Handler) {
	current := func() *graph.Snapshot { return s }
	return NewHandler(current, Options{Limits: DefaultLimits}), NewHandler(current, Options{Limits: DefaultLimits, Interpreted: true})
}

// sorted is the answer with its errors in order: the reference finds them in any.
func sorted(t *testing.T, body string) string {
	var a struct {
		Errors []json.RawMessage `json:"errors"`
		Data   json.RawMessage   `json:"data"`
	}
	if err := json.Unmarshal([]byte(body), &a); err != nil {
		t.Fatal(err)
	}
	var errors []string
	for _, e := range a.Errors {
		errors = append(errors, string(e))
	}
	slices.Sort(errors)
	return strings.Join(append(errors, string(a.Data)), "\n")
}

// TestAgainAnswersAnything asks random queries three times over HTTP: first the executor answers, then what is known.
func TestAgainAnswersAnything(t *testing.T) {
	f := newFixture()
	swift, reference := sides(f.snapshot)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	known, queries := 0, graphtest.Rounds(t, 600, 150)
	for i := range uint64(queries) {
		query, values := newRandomQuery(seed+i, schema().Schema(), f.words()).query()
		body, err := json.Marshal(map[string]any{"query": query, "variables": values})
		if err != nil {
			t.Fatal(err)
		}
		want := sorted(t, posted(reference, string(body)))
		for range 3 {
			if d := cmp.Diff(want, sorted(t, posted(swift, string(body)))); d != "" {
				t.Fatalf("%s\n(-reference +again):\n%s", body, d)
			}
		}
		q := question{text: text{bytes: body}}
		if q.read(false) == nil && swift.(*handler).again.answer(&scope{Context: t.Context(), snapshot: f.snapshot}, &q) {
			known++
		}
	}
	if t.Logf("%d answered again", known); known < queries/12 {
		t.Errorf("only %d of 600 queries were answered without the executor: too few to prove anything", known)
	}
}

// TestAgainRefusesAsTheExecutorDoes asks one operation, which is known, with variables of every kind, right and wrong.
func TestAgainRefusesAsTheExecutorDoes(t *testing.T) {
	f := newFixture()
	swift, reference := sides(f.snapshot)
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
		want := posted(reference, ask(rest))
		for range 3 {
			if d := cmp.Diff(want, posted(swift, ask(rest))); d != "" {
				t.Errorf("%s (-reference +again):\n%s", rest, d)
			}
		}
	}
}

// TestAgainHoldsToTheBudget asks an operation that is known cheap at variables that make it dear.
func TestAgainHoldsToTheBudget(t *testing.T) {
	f := newFixture()
	limits := DefaultLimits
	limits.Complexity = 1_981
	h := NewHandler(func() *graph.Snapshot { return f.snapshot }, Options{Limits: limits})
	ask := func(n string) string {
		return posted(h, `{"query":"query($n: Int) { measures(first: $n) { nodes { plan { measures(first: 100) { nodes { id title } } } } } }","variables":{"n":`+n+`}}`)
	}
	for range 3 {
		if answer := ask("1"); strings.Contains(answer, `"errors"`) {
			t.Fatalf("one measure: %s", answer)
		}
		if answer := ask("100"); !strings.Contains(answer, codeTooComplex) || strings.Contains(answer, `"title"`) {
			t.Errorf("100 measures are answered: %.200s", answer)
		}
	}
}

// TestCoercingLeavesTheUsualAsGiven holds what asGiven says against the rules that gqlparser has.
func TestCoercingLeavesTheUsualAsGiven(t *testing.T) {
	f := newFixture()
	as, operations, e := 0, schema().Schema(), newExecutor(Options{Interpreted: true})
	for i := range uint64(graphtest.Rounds(t, 2000, 1000)) {
		query, values := newRandomQuery(i, operations, f.words()).query()
		_, operation := execute(e, f.snapshot, query, values)
		if operation == nil {
			continue
		}
		for _, v := range operation.Operation.VariableDefinitions {
			if !asGiven(v, values) {
				continue
			}
			as++
			coerced, err := validator.VariableValues(operations, operation.Operation, values)
			if err != nil || !reflect.DeepEqual(coerced[v.Variable], values[v.Variable]) {
				t.Errorf("%s: %v becomes %v, %v", query, values[v.Variable], coerced[v.Variable], err)
			}
		}
	}
	if as < 100 {
		t.Errorf("only %d variables were of the usual kinds", as)
	}
}
