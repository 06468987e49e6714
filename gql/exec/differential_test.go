package exec

import (
	"cmp"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	diff "github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/budget"
	"github.com/plangraph/plangraph/gql/compiled"
	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/gql/schema"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// newExecutor executes in the process, without limits.
func newExecutor(o Options) *executor.Executor {
	cache := budget.NewCache(DefaultCache)
	executable, _ := newSchema(o, cache)
	e := executor.New(executable)
	configure(e, o, cache)
	return e
}

// execute executes one operation, and returns it with its response; nil where it was refused.
func execute(e *executor.Executor, s *snapshot.Snapshot, query string, variables map[string]any) (*graphql.Response, *graphql.OperationContext) {
	ctx := graphql.StartOperationTrace(gql.WithSnapshot(context.Background(), s))
	operation, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if errs != nil {
		return e.DispatchError(graphql.WithOperationContext(ctx, operation), errs), nil
	}
	respond, ctx := e.DispatchOperation(ctx, operation)
	return respond(ctx), operation
}

// written is a response as bytes. The reference executes fields at a time, so that its errors come in any order.
func written(t testing.TB, r *graphql.Response) string {
	slices.SortStableFunc(r.Errors, func(a, b *gqlerror.Error) int { return cmp.Compare(a.Error(), b.Error()) })
	text, err := json.Marshal(r.Errors)
	if err != nil {
		t.Fatal(err)
	}
	return string(r.Data) + "\n" + string(text)
}

// pair is both executors over one snapshot.
type pair struct {
	snapshot            *snapshot.Snapshot
	compiled, reference *executor.Executor
}

func newPair(s *snapshot.Snapshot) pair {
	return pair{s, newExecutor(Options{}), newExecutor(Options{Interpreted: true})}
}

// same holds that both give the same bytes; it reports whether the operation was valid and whether its answer had errors.
func (p pair) same(t testing.TB, query string, variables map[string]any) (valid, wrong bool) {
	t.Helper()
	want, operation := execute(p.reference, p.snapshot, query, variables)
	for range 2 { // when it is compiled, and when its plan is cached
		got, _ := execute(p.compiled, p.snapshot, query, variables)
		if d := diff.Diff(written(t, want), written(t, got)); d != "" {
			t.Fatalf("%s\n%v\n(-reference +compiled):\n%s", query, variables, d)
		}
	}
	return operation != nil, len(want.Errors) > 0
}

// TestCompiledAnswersTheSuite asks both executors every query of testdata.
func TestCompiledAnswersTheSuite(t *testing.T) {
	f := gqltest.NewFixture()
	p := newPair(f.Snapshot)
	for _, file := range gqltest.QueryFiles(t, "../testdata/queries") {
		query, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if valid, _ := p.same(t, string(query), gqltest.AsJSON(t, f.Variables())); !valid {
			t.Errorf("%s is not valid", file)
		}
	}
}

// TestCompiledAnswersTheQuestions asks both executors the questions that README and docs/questions.md show and those that are measured.
func TestCompiledAnswersTheQuestions(t *testing.T) {
	f := gqltest.NewFixture()
	p := newPair(f.Snapshot)
	variables := map[string]any{
		"technology": f.Cloud.ID, "measure": f.Platform.ID, "agency": f.Data.ID, "from": f.Data.ID, "to": f.Economy.ID,
		"jurisdiction": "甲州市", "phrase": "平台",
	}
	for _, query := range measured(t) {
		if response, _ := execute(p.compiled, f.Snapshot, query, gqltest.AsJSON(t, variables)); len(response.Errors) > 0 {
			t.Errorf("%s\n%v", query, response.Errors)
		}
		p.same(t, query, gqltest.AsJSON(t, variables))
	}
	for _, path := range []string{"../../README.md", "../../docs/questions.md"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range strings.Split(string(text), "```graphql\n")[1:] {
			query, _, _ := strings.Cut(block, "```")
			if valid, _ := p.same(t, query, nil); !valid {
				t.Errorf("%s is not valid", query)
			}
		}
	}
}

func measured(t *testing.T) (queries []string) {
	files, err := filepath.Glob("../../bench/questions/*.graphql")
	if err != nil || len(files) != 7 {
		t.Fatalf("%d questions are measured, %v", len(files), err)
	}
	for _, file := range files {
		query, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		queries = append(queries, string(query))
	}
	return queries
}

// TestCompiledAnswersAnything asks both executors thousands of random queries.
func TestCompiledAnswersAnything(t *testing.T) {
	queries := graphtest.Rounds(t, 2000, 500)
	f := gqltest.NewFixture()
	p := newPair(f.Snapshot)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	valid, wrong := 0, 0
	for i := range uint64(queries) {
		query, variables := gqltest.RandomQuery(seed+i, schema.Parsed(), f.Words())
		ok, errs := p.same(t, query, variables)
		if ok {
			valid++
			if errs {
				wrong++
			}
		}
	}
	t.Logf("%d valid, %d of them with errors", valid, wrong)
	if valid < queries/2 || wrong < queries/20 || wrong > valid*9/10 {
		t.Errorf("%d of %d random queries were valid, %d of them with errors: too few to prove anything", valid, queries, wrong)
	}
}

// TestCompiledLeavesErrorsToTheReference: of a name that fits nothing and one that fits several there is one error, whoever
// executes, in lists of lists too; what stands beside it is answered.
func TestCompiledLeavesErrorsToTheReference(t *testing.T) {
	f := gqltest.NewFixture()
	p := newPair(f.Snapshot)
	for _, query := range []string{
		`{ measures(filter: {agency: "市经信委"}) { totalCount } }`,
		`{ agency(name: "市经信局") { id } revision { id } }`,
		`query($name: String = "市经信委") { plans { nodes { title measures(filter: {agency: $name}) { totalCount } } } }`,
		`query($name: String = "乙州省") { technologies { nodes { name owners(jurisdiction: $name) { totalCount } } } }`,
		`query($name: String = "乙州省") { agency(name: "市经信局", jurisdiction: $name) { id } revision { id } }`,
		`query($name: String = "海") { matrix(rows: AGENCY, columns: AGENCY, roles: [LEAD], filter: {not: {plan: $name}}) { cells { row } } }`,
	} {
		if valid, wrong := p.same(t, query, nil); !valid || !wrong {
			t.Errorf("%s: valid %t, with errors %t", query, valid, wrong)
		}
	}
}

// FuzzCompiled looks for a seed whose query the executors answer differently.
func FuzzCompiled(f *testing.F) {
	f.Add(uint64(1))
	fixture := gqltest.NewFixture()
	p := newPair(fixture.Snapshot)
	f.Fuzz(func(t *testing.T, seed uint64) {
		query, variables := gqltest.RandomQuery(seed, schema.Parsed(), fixture.Words())
		p.same(t, query, variables)
	})
}

// TestCompiledLeavesNothingOut holds that answers without errors do come from the compiled executor.
func TestCompiledLeavesNothingOut(t *testing.T) {
	f := gqltest.NewFixture()
	for _, file := range gqltest.QueryFiles(t, "../testdata/queries") {
		query, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		e := newExecutor(Options{})
		response, operation := execute(e, f.Snapshot, string(query), gqltest.AsJSON(t, f.Variables()))
		if len(response.Errors) > 0 {
			continue
		}
		ctx := gql.WithSnapshot(context.Background(), f.Snapshot)
		plan := compiled.Compile(ctx, schema.Types(), operation)
		if plan == nil {
			t.Errorf("%s is not compiled", file)
			continue
		}
		if plan.Execute(ctx, compiled.AcquireBuffer(), operation.Variables, compiled.NoLimit) != compiled.Complete {
			t.Errorf("%s is compiled, and not answered", file)
		}
	}
}
