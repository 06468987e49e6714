package compiled_test

import (
	"context"
	"math"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/compiled"
	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/gql/schema"
	"github.com/plangraph/plangraph/graph/graphtest"
)

// plain is gqlgen's executor alone over the test graph, without limits and extensions.
type plain struct {
	ctx      context.Context
	executor *executor.Executor
}

func newPlain(f *gqltest.Fixture) plain {
	e := executor.New(schema.New())
	e.SetQueryCache(lru.New[*ast.QueryDocument](100))
	return plain{graphql.StartOperationTrace(gql.WithSnapshot(context.Background(), f.Snapshot)), e}
}

// execute executes a query, and returns its operation too; both are nil for one that is not valid.
func (p plain) execute(query string, variables map[string]any) (*graphql.OperationContext, *graphql.Response) {
	operation, errs := p.executor.CreateOperationContext(p.ctx, &graphql.RawParams{Query: query, Variables: variables})
	if errs != nil {
		return nil, nil
	}
	respond, ctx := p.executor.DispatchOperation(p.ctx, operation)
	return operation, respond(ctx)
}

// planned is what a plan makes of an operation: nothing where there is no plan.
func planned(ctx context.Context, plan *compiled.Plan, operation *graphql.OperationContext, maxFields int) (data string, outcome compiled.Outcome) {
	if plan == nil {
		return "", compiled.Fallback
	}
	buffer := compiled.AcquireBuffer()
	defer compiled.ReleaseBuffer(buffer)
	*buffer = append(*buffer, "before"...)
	if outcome = plan.Execute(ctx, buffer, operation.Variables, compiled.Limit{Fields: maxFields, Bytes: math.MaxInt}); outcome != compiled.Complete {
		return "", outcome
	}
	return string(*buffer)[len("before"):], outcome
}

// TestPlansAnswerAsGqlgen executes generated queries by plans and by gqlgen. A plan gives the whole answer, byte for byte,
// where gqlgen's has no error, and leaves it to gqlgen where it has one. With as many fields allowed as the answer has it
// does the same, and with one less it gives up. There is no plan where a constant argument is wrong, which gqlgen overlooks
// where nothing comes to its field.
func TestPlansAnswerAsGqlgen(t *testing.T) {
	f := gqltest.NewFixture()
	reference, types := newPlain(f), schema.Types()
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	valid, failed, unplanned, queries := 0, 0, 0, graphtest.Rounds(t, 4000, 600)
	for i := range uint64(queries) {
		query, variables := gqltest.RandomQuery(seed+i, schema.Parsed(), f.Words())
		operation, want := reference.execute(query, variables)
		if operation == nil {
			continue
		}
		valid++
		plan := compiled.Compile(reference.ctx, types, operation)
		got, outcome := planned(reference.ctx, plan, operation, math.MaxInt)
		if len(want.Errors) > 0 {
			if failed++; outcome != compiled.Fallback {
				t.Errorf("%s\n%v\nends as %d, though gqlgen has errors: %v", query, variables, outcome, want.Errors)
			}
			continue
		}
		if plan == nil {
			unplanned++
			continue
		}
		if d := cmp.Diff(string(want.Data), got); d != "" || outcome != compiled.Complete {
			t.Fatalf("%s\n%v\nends as %d (-gqlgen +plan):\n%s", query, variables, outcome, d)
		}
		n := cost.CountFields(want.Data) + strings.Count(string(want.Data), "{}") // an object without fields counts as one
		if again, outcome := planned(reference.ctx, plan, operation, n); again != got || outcome != compiled.Complete {
			t.Errorf("%s\n%v\nwith the %d fields that it has ends as %d: %s", query, variables, n, outcome, again)
		}
		if _, outcome := planned(reference.ctx, plan, operation, n-1); outcome != compiled.OverLimit {
			t.Errorf("%s\n%v\nwith %d fields of %d ends as %d", query, variables, n-1, n, outcome)
		}
	}
	t.Logf("%d valid, %d with errors, %d without a plan", valid, failed, unplanned)
	if valid < queries/2 || failed < queries/20 || failed > valid*9/10 || unplanned > valid/10 {
		t.Errorf("%d of %d queries were valid, %d with errors, %d without a plan: too few to prove anything", valid, queries, failed, unplanned)
	}
}

// TestPlansAreShared executes one plan in many goroutines, at variables of their own: each answer is gqlgen's.
func TestPlansAreShared(t *testing.T) {
	f := gqltest.NewFixture()
	reference, types := newPlain(f), schema.Types()
	const query = `query($id: ID!, $n: Int) { node(id: $id) { id __typename } measures(first: $n) { nodes { title responsibilities { agency { name } } } } }`
	var plan *compiled.Plan
	var asking sync.WaitGroup
	for n := range 6 {
		operation, want := reference.execute(query, map[string]any{"id": f.Words()[6+n], "n": n})
		if plan == nil {
			plan = compiled.Compile(reference.ctx, types, operation)
		}
		asking.Go(func() {
			for range 200 {
				if got, _ := planned(reference.ctx, plan, operation, math.MaxInt); got != string(want.Data) {
					t.Errorf("%d: got %s, want %s", n, got, want.Data)
					return
				}
			}
		})
	}
	asking.Wait()
}
