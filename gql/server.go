package gql

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql/compiled"
	"github.com/plangraph/plangraph/graph"
)

// SDL is the schema in GraphQL's schema language, with every description.
func SDL() string {
	var texts []string
	for _, source := range sources {
		texts = append(texts, source.Input)
	}
	return strings.Join(texts, "\n")
}

// Execute runs one operation over the snapshot, without HTTP but under the same rules: the same limits on its text, the
// same errors. Its answer may be of any size, since whoever asks so has the machine to himself. Variables are as encoding/json decodes them. The response is never nil; what went wrong is in its Errors.
func Execute(ctx context.Context, s *graph.Snapshot, query, operationName string, variables map[string]any) *graphql.Response {
	limits := DefaultLimits
	limits.Complexity = 0
	e := executor.New(schema())
	configure(e, Options{Limits: limits})
	ctx = graphql.StartOperationTrace(withSnapshot(ctx, s))
	operation, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query, OperationName: operationName, Variables: variables})
	if errs != nil {
		return e.DispatchError(graphql.WithOperationContext(ctx, operation), errs)
	}
	respond, ctx := e.DispatchOperation(ctx, operation)
	if response := respond(ctx); response != nil {
		return response
	}
	return graphql.ErrorResponse(ctx, "the query was given up: %s", context.Cause(ctx))
}

// schema answers by gqlgen's executor alone, whatever is asked.
func schema() graphql.ExecutableSchema {
	return priced{NewExecutableSchema(Config{Resolvers: resolver{}})}
}

// compiledSchema answers as gqlgen's executor does within the limits, and much faster.
func compiledSchema(l Limits) *compiled.Schema {
	reference := NewExecutableSchema(Config{Resolvers: resolver{}})
	readBy := newExecutionContext(nil, reference.(*executableSchema), nil)
	budget := compiled.Budget{Most: l.fields(), Exceeded: l.spent}
	return compiled.NewSchema(newMetered(reference, l), lent(compiledTypes(readBy)), knownQueries, budget)
}

// schema is what the executor asks, and what has plans in it; that is nil where nothing is compiled.
func (o Options) schema() (graphql.ExecutableSchema, *compiled.Schema) {
	if o.Interpreted {
		return priced{newMetered(NewExecutableSchema(Config{Resolvers: resolver{}}), o.Limits)}, nil
	}
	plans := compiledSchema(o.Limits)
	return priced{plans}, plans
}

const knownQueries = 1000 // parsed queries and persisted texts kept, each

// configure sets the rules that hold however an operation arrives. It returns what comes to be known of operations.
func configure(e *executor.Executor, o Options) (graphql.Cache[*ast.QueryDocument], *budget) {
	known, budget := lru.New[*ast.QueryDocument](knownQueries), newBudget(o.Limits)
	e.SetErrorPresenter(present)
	e.SetRecoverFunc(recovered)
	e.SetQueryCache(known)
	e.SetDisableSuggestion(o.NoIntrospection)
	if !o.NoIntrospection {
		e.Use(extension.Introspection{})
	}
	e.Use(shape{o, known})
	e.Use(budget)
	return known, budget
}
