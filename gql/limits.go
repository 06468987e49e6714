package gql

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// How large an operation may be. A playground's own introspection is 13 levels deep. An answer of maxCost fields takes a
// fraction of a second.
const (
	maxTokens     = 10_000  // of the query's text
	maxSelections = 10_000  // fields and fragments, each fragment as often as it is spread
	maxLevels     = 20      // of nested fields
	maxCost       = 200_000 // fields of the answer, as priced counts them
	assumedLength = 5       // of a list without pages
	knownQueries  = 1000    // parsed queries and persisted texts kept, each
)

// priced is a schema in which a list costs as much as the items it may hold, so that lists in lists cannot blow up an
// answer unseen.
type priced struct{ graphql.ExecutableSchema }

// Complexity says what a field costs with all it holds; ok is false for one that is no list, which costs 1 more than its
// content.
func (p priced) Complexity(_ context.Context, typeName, field string, content int, args map[string]any) (cost int, ok bool) {
	definition := p.Schema().Types[typeName].Fields.ForName(field)
	if definition == nil {
		return 0, false
	}
	length, ok := listLength(typeName, definition, args)
	return 1 + length*min(content, maxCost+1), ok // beyond maxCost it is refused anyway, and the product must not overflow
}

// listLength is how many items a field may hold. The lists inside a page, a drawing or a matrix are paid for by the field
// that asked for it.
func listLength(typeName string, f *ast.FieldDefinition, args map[string]any) (n int, ok bool) {
	switch {
	case f.Arguments.ForName("first") != nil:
		return min(argument(args, defaultPage, "first", "last"), maxPage), true
	case f.Arguments.ForName("limit") != nil:
		return min(argument(args, defaultNodes, "limit"), maxNodes), true
	case f.Arguments.ForName("top") != nil:
		return min(argument(args, defaultTop, "top"), maxTop), true
	case f.Arguments.ForName("ids") != nil:
		ids, _ := args["ids"].([]any)
		return min(len(ids), maxNodes), true
	case strings.HasSuffix(typeName, "Connection"), typeName == "Subgraph", typeName == "Matrix":
		return 0, false
	}
	return assumedLength, f.Type.Elem != nil
}

// argument is the first of the named numbers that is given. One out of range is refused later, with a better error.
func argument(args map[string]any, standard int, names ...string) int {
	for _, name := range names {
		if n, err := graphql.UnmarshalInt(args[name]); err == nil && args[name] != nil {
			return max(n, 1)
		}
	}
	return standard
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
