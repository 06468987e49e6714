package exec

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql/executor"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/budget"
	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/gql/schema"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// pairAt is both executors, which give up an answer at so many fields and refuse nothing in advance.
func pairAt(s *snapshot.Snapshot, most int) pair {
	at := func(interpreted bool) *executor.Executor {
		cache := budget.NewCache(DefaultCache)
		executable, _ := newSchema(Options{Limits: cost.Limits{Complexity: most}, Interpreted: interpreted}, cache)
		e := executor.New(executable)
		configure(e, Options{}, cache)
		return e
	}
	return pair{s, at(false), at(true)}
}

// TestBothChargeWhatIsWritten executes random queries, and some of what those leave out.
func TestBothChargeWhatIsWritten(t *testing.T) {
	f := gqltest.NewFixture()
	free := newPair(f.Snapshot)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	stopped, queries := 0, graphtest.Rounds(t, 1000, 300)
	for i := range uint64(queries) {
		query, variables := gqltest.RandomQuery(seed+i, schema.Parsed(), f.Words())
		if free.chargesWhatIsWritten(t, query, variables) {
			stopped++
		}
	}
	if t.Logf("%d were stopped", stopped); stopped < queries/10 {
		t.Errorf("only %d queries were stopped: too few to prove anything", stopped)
	}
	for _, query := range []string{
		`{ __schema { types { name fields { name type { kind ofType { name } } args { name } } } } }`,
		`{ __typename __type(name: "Plan") { __typename interfaces { name } } plans { nodes { __typename } } }`,
		fmt.Sprintf(`{ nodes(ids: [%q, "none", %q]) { __typename id ... on Plan { title sources { file } } } node(id: "none") { id } }`, f.Jia.ID, f.Open.ID),
	} {
		if !free.chargesWhatIsWritten(t, query, nil) {
			t.Errorf("%s was not stopped", query)
		}
	}
}

// chargesWhatIsWritten asks with as many fields allowed as the answer has, and with one less: both executors give the one,
// and stop the other with the same bytes. It reports whether the query was such that one was stopped.
func (p pair) chargesWhatIsWritten(t *testing.T, query string, variables map[string]any) (stopped bool) {
	t.Helper()
	free, operation := execute(p.reference, p.snapshot, query, variables)
	if operation == nil {
		return false
	}
	var data any
	if err := json.Unmarshal(free.Data, &data); err != nil {
		t.Fatal(err)
	}
	n := gqltest.CountFields(data)
	if got := cost.CountFields(free.Data); got != n {
		t.Fatalf("%s: %d fields are counted in an answer of %d", query, got, n)
	}
	n += emptyObjects(data) // each counts as one
	if n < 2 {              // and 0 allowed would be no limit
		return false
	}
	exact, tight := pairAt(p.snapshot, n), pairAt(p.snapshot, n-1)
	exact.same(t, query, variables)
	tight.same(t, query, variables)
	if len(free.Errors) > 0 { // more is resolved than the answer has
		return false
	}
	if got, _ := execute(exact.compiled, p.snapshot, query, variables); written(t, got) != written(t, free) {
		t.Errorf("%s\n%d fields allowed, as many as there are: %s", query, n, written(t, got))
	}
	if got, _ := execute(tight.compiled, p.snapshot, query, variables); gqltest.FirstCode(got) != gql.CodeComplexity || got.Data != nil {
		t.Errorf("%s\n%d fields allowed of %d: %s", query, n-1, n, written(t, got))
	}
	return true
}

// emptyObjects counts the objects without fields.
func emptyObjects(value any) (n int) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			n += emptyObjects(item)
		}
	case map[string]any:
		if len(v) == 0 {
			return 1
		}
		for _, item := range v {
			n += emptyObjects(item)
		}
	}
	return n
}
