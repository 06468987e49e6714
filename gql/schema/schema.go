// Package schema holds the GraphQL schema and what is generated of it.
//
//	*.graphqls    the promise to clients, with a description of every element; testdata/core.graphqls is its fixed core
//	generated.go  gqlgen's executor, bound to the types of package graph and package gql
//	bindings.go   the same bindings for package compiled
//
// gqlgen.yml says which Go type each type of the schema is. `go generate` writes both files anew, and .ci/generated fails
// where one of them is stale. The executor's context has a method for each field of the schema, far beyond the 40 that a
// type of ours has at most; nobody calls them by hand.
package schema

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/compiled"

	"github.com/plangraph/plangraph/graph/snapshot"
)

//go:generate go run ../compiled/generate

// New returns the schema as gqlgen executes it, with the resolvers of package gql.
func New() graphql.ExecutableSchema { return NewExecutableSchema(Config{Resolvers: resolvers{}}) }

// Types returns how package compiled reads the schema's fields, by the same resolvers.
func Types() compiled.Types { return compiledTypes(resolvers{}) }

// Filter decodes the argument filter of a list of measures or targets, as a request has it: an error says what is wrong with it.
func Filter[F snapshot.MeasureFilter | snapshot.TargetFilter](ctx context.Context, value any) (*F, error) {
	return decoded[F](ctx, value)
}

// Order decodes the argument orderBy of a list of measures or targets.
func Order[O snapshot.MeasureOrder | snapshot.TargetOrder](ctx context.Context, value any) (*O, error) {
	return decoded[O](ctx, value)
}

// decoded calls what is generated to decode the type.
func decoded[T any](ctx context.Context, value any) (*T, error) {
	ec, result := &executionContext{}, any(nil)
	var err error
	switch any(new(T)).(type) {
	case *snapshot.MeasureFilter:
		result, err = ec.unmarshalOMeasureFilter2ᚖgithubᚗcomᚋplangraphᚋplangraphᚋgraphᚋsnapshotᚐMeasureFilter(ctx, value)
	case *snapshot.TargetFilter:
		result, err = ec.unmarshalOTargetFilter2ᚖgithubᚗcomᚋplangraphᚋplangraphᚋgraphᚋsnapshotᚐTargetFilter(ctx, value)
	case *snapshot.MeasureOrder:
		result, err = ec.unmarshalOMeasureOrder2ᚖgithubᚗcomᚋplangraphᚋplangraphᚋgraphᚋsnapshotᚐMeasureOrder(ctx, value)
	case *snapshot.TargetOrder:
		result, err = ec.unmarshalOTargetOrder2ᚖgithubᚗcomᚋplangraphᚋplangraphᚋgraphᚋsnapshotᚐTargetOrder(ctx, value)
	}
	if err != nil {
		return nil, err
	}
	return result.(*T), nil
}

// Parsed returns the parsed schema, which nobody may change.
func Parsed() *ast.Schema { return parsedSchema }

// SDL returns the schema in GraphQL's schema definition language, with every description.
func SDL() string {
	var texts []string
	for _, source := range sources {
		texts = append(texts, source.Input)
	}
	return strings.Join(texts, "\n")
}

// resolvers is the root of the resolvers. It has no state: what they read is the operation's scope.
type resolvers struct{}

func (resolvers) Query() QueryResolver               { return gql.QueryResolver{} }
func (resolvers) Mutation() MutationResolver         { return gql.MutationResolver{} }
func (resolvers) Plan() PlanResolver                 { return gql.PlanResolver{} }
func (resolvers) Source() SourceResolver             { return gql.SourceResolver{} }
func (resolvers) SourceMark() SourceMarkResolver     { return gql.SourceMarkResolver{} }
func (resolvers) Measure() MeasureResolver           { return gql.MeasureResolver{} }
func (resolvers) Agency() AgencyResolver             { return gql.AgencyResolver{} }
func (resolvers) Technology() TechnologyResolver     { return gql.TechnologyResolver{} }
func (resolvers) Target() TargetResolver             { return gql.TargetResolver{} }
func (resolvers) Jurisdiction() JurisdictionResolver { return gql.JurisdictionResolver{} }
func (resolvers) GraphNode() GraphNodeResolver       { return gql.GraphNodeResolver{} }
func (resolvers) Path() PathResolver                 { return gql.PathResolver{} }
