package exec

import (
	"context"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// executors are both ways to execute.
var executors = []struct {
	name string
	Options
}{{"compiled", Options{Limits: cost.DefaultLimits}}, {"reference", Options{Limits: cost.DefaultLimits, Interpreted: true}}}

// BenchmarkExecution compares the executors alone: without HTTP, and without what comes before.
func BenchmarkExecution(b *testing.B) {
	f := gqltest.NewFixture()
	for _, q := range gqltest.Questions {
		for _, o := range executors {
			b.Run(q.Name+"/"+o.name, func(b *testing.B) { benchmarkExecution(b, o.Options, f.Snapshot, q.Query, f.QuestionVariables()) })
		}
	}
}

func benchmarkExecution(b *testing.B, o Options, s *snapshot.Snapshot, query string, variables map[string]any) {
	e := newExecutor(o)
	first, operation := execute(e, s, query, variables)
	if len(first.Errors) > 0 {
		b.Fatal(first.Errors)
	}
	ctx := graphql.StartOperationTrace(gql.WithSnapshot(context.Background(), s))
	b.SetBytes(int64(len(first.Data)))
	b.ReportAllocs()
	for b.Loop() {
		respond, ctx := e.DispatchOperation(ctx, operation)
		respond(ctx)
	}
}
