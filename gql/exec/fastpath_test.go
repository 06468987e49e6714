package exec

import (
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/validator"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/gql/schema"
	"github.com/plangraph/plangraph/graph/graphtest"
)

// TestFastPathAnswersAnything executes random queries three times: first gqlgen's executor answers, then the fast path where
// it can. The response and what is known of the operation are the reference's each time.
func TestFastPathAnswersAnything(t *testing.T) {
	f := gqltest.NewFixture()
	executor, reference := New(Options{Limits: cost.DefaultLimits}), New(Options{Limits: cost.DefaultLimits, Interpreted: true})
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	fast, queries := 0, graphtest.Rounds(t, 600, 150)
	for i := range uint64(queries) {
		query, variables := gqltest.RandomQuery(seed+i, schema.Parsed(), f.Words())
		p := Params{Query: query, Variables: gqltest.AsJSON(t, variables)}
		scope := &gql.Scope{Context: t.Context(), Snapshot: f.Snapshot}
		ask := func(e *Executor) (response string, info Info, requested int) {
			var r Result
			defer r.Reset()
			if err := e.Execute(scope, &p, &r); err != nil {
				t.Fatalf("%s: %v", query, err)
			}
			return written(t, r.Response), r.Info, r.Requested
		}
		want, wantInfo, wantRequested := ask(reference)
		for range 3 {
			got, info, requested := ask(executor)
			if d := cmp.Diff(want, got) + cmp.Diff(wantInfo, info); d != "" || requested != wantRequested {
				t.Fatalf("%s\n%v\n%d fields requested, want %d (-reference +executor):\n%s", query, variables, requested, wantRequested, d)
			}
		}
		var r Result
		if executor.fastPath.execute(scope, &p, &r) {
			fast++
		}
		r.Reset()
	}
	if t.Logf("%d executed by the fast path", fast); fast < queries/12 {
		t.Errorf("only %d of %d queries were executed by the fast path: too few to prove anything", fast, queries)
	}
}

// TestUsualVariablesNeedNoCoercion holds what needsNoCoercion says against the rules of gqlparser.
func TestUsualVariablesNeedNoCoercion(t *testing.T) {
	f := gqltest.NewFixture()
	usual, e := 0, newExecutor(Options{Interpreted: true})
	for i := range uint64(graphtest.Rounds(t, 2000, 1000)) {
		query, values := gqltest.RandomQuery(i, schema.Parsed(), f.Words())
		_, operation := execute(e, f.Snapshot, query, values)
		if operation == nil {
			continue
		}
		for _, v := range operation.Operation.VariableDefinitions {
			if !needsNoCoercion(v, values) {
				continue
			}
			usual++
			coerced, err := validator.VariableValues(schema.Parsed(), operation.Operation, values)
			if err != nil || !reflect.DeepEqual(coerced[v.Variable], values[v.Variable]) {
				t.Errorf("%s: %v becomes %v, %v", query, values[v.Variable], coerced[v.Variable], err)
			}
		}
	}
	if usual < 100 {
		t.Errorf("only %d variables were of the usual kinds", usual)
	}
}
