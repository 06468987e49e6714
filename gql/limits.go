package gql

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// How large an operation may be. A playground's own introspection is 13 levels deep; the largest drawing of the explorer
// costs a tenth of maxCost.
const (
	maxTokens     = 10_000  // of the query's text
	maxSelections = 10_000  // fields and fragments, each fragment as often as it is spread
	maxLevels     = 20      // of nested fields
	maxCost       = 100_000 // fields of the answer, as priced counts them
	knownQueries  = 1000    // parsed queries and persisted texts kept, each
)

// priced is a schema in which a page costs as much as the items it may hold.
type priced struct{ graphql.ExecutableSchema }

// Complexity says what a field costs with all it holds; ok is false for one that is no page, which costs 1 more than its
// content.
func (p priced) Complexity(_ context.Context, typeName, field string, content int, args map[string]any) (cost int, ok bool) {
	definition := p.Schema().Types[typeName].Fields.ForName(field)
	if definition == nil || definition.Arguments.ForName("first") == nil {
		return 0, false
	}
	return 1 + pageCost(args)*content, true
}

// pageCost is the size of the page asked for. One too large is refused later, with a better error.
func pageCost(args map[string]any) int {
	for _, name := range []string{"first", "last"} {
		if n, err := graphql.UnmarshalInt(args[name]); err == nil && args[name] != nil {
			return min(max(n, 1), maxPage)
		}
	}
	return defaultPage
}

// nesting refuses operations that are nested too deeply, or that fragments blow up so that even counting would take long.
type nesting struct{}

var _ graphql.OperationContextMutator = nesting{}

// ExtensionName names the extension.
func (nesting) ExtensionName() string { return "Nesting" }

// Validate accepts every schema.
func (nesting) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses an operation that is too deep.
func (nesting) MutateOperationContext(_ context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	w := walk{}
	if w.fits(operation.Operation.SelectionSet, 1) {
		return nil
	}
	err := gqlerror.Errorf("the operation is nested deeper than %d levels or has more than %d fields", maxLevels, maxSelections)
	err.Extensions = map[string]any{"code": codeTooDeep}
	return err
}

// walk goes through an operation and stops as soon as it has seen too much.
type walk struct{ seen int }

func (w *walk) fits(set ast.SelectionSet, level int) bool {
	for _, selection := range set {
		if w.seen++; w.seen > maxSelections {
			return false
		}
		below, next := content(selection, level)
		if next > maxLevels+1 || !w.fits(below, next) {
			return false
		}
	}
	return true
}

// content is what a selection holds, and on which level: a field's one deeper, a fragment's on its own.
func content(selection ast.Selection, level int) (ast.SelectionSet, int) {
	switch s := selection.(type) {
	case *ast.Field:
		return s.SelectionSet, level + 1
	case *ast.InlineFragment:
		return s.SelectionSet, level
	case *ast.FragmentSpread:
		return s.Definition.SelectionSet, level
	}
	return nil, level
}

// costLimit refuses operations whose answers could be too large.
func costLimit() graphql.HandlerExtension { return extension.FixedComplexityLimit(maxCost) }
