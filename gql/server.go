package gql

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

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

// Execute runs one operation over the snapshot, without HTTP but under the same rules: the same limits, the same errors.
// Variables are as encoding/json decodes them. The response is never nil; what went wrong is in its Errors.
func Execute(ctx context.Context, s *graph.Snapshot, query, operationName string, variables map[string]any) *graphql.Response {
	e := executor.New(schema())
	configure(e)
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

func schema() graphql.ExecutableSchema {
	return priced{NewExecutableSchema(Config{Resolvers: resolver{}})}
}

// engine is what gqlgen's HTTP server and its executor have in common.
type engine interface {
	Use(graphql.HandlerExtension)
	SetErrorPresenter(graphql.ErrorPresenterFunc)
	SetRecoverFunc(graphql.RecoverFunc)
	SetQueryCache(graphql.Cache[*ast.QueryDocument])
	SetParserTokenLimit(int)
}

// configure sets the rules that hold however an operation arrives.
func configure(e engine) {
	e.SetErrorPresenter(present)
	e.SetRecoverFunc(recovered)
	e.SetParserTokenLimit(maxTokens)
	e.SetQueryCache(lru.New[*ast.QueryDocument](knownQueries))
	e.Use(extension.Introspection{})
	e.Use(nesting{})
	e.Use(extension.FixedComplexityLimit(maxCost))
}
