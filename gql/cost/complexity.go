package cost

import (
	"context"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/complexity"
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql"
)

const (
	assumedLength = 5       // of a list without pages
	assumedTypes  = 100     // more than the schema has
	maxCost       = 1 << 40 // where counting stops: it exceeds every limit, and products must not overflow
)

// Schema is a schema in which a list costs as much as the items that it may hold, so that lists in lists count as what
// they multiply to.
type Schema struct{ graphql.ExecutableSchema }

// Complexity returns the cost of a list with all it holds: the fields that an answer may have there. Its second result is
// false for a field that is no list; such a field costs 1 more than its content.
func (s Schema) Complexity(_ context.Context, typeName, field string, content int, args map[string]any) (cost int, ok bool) {
	definition := s.Schema().Types[typeName].Fields.ForName(field)
	if definition == nil {
		return 0, false
	}
	length, ok := listLength(typeName, definition, args)
	return 1 + length*min(content, maxCost), ok
}

// listLength is how many items a field may hold. The lists in a page, a drawing or a matrix cost nothing by themselves: the
// field with the arguments counts them.
func listLength(typeName string, f *ast.FieldDefinition, args map[string]any) (n int, ok bool) {
	switch {
	case f.Arguments.ForName("first") != nil:
		return min(firstNumber(args, gql.DefaultPage, "first", "last"), gql.MaxPage), true
	case f.Arguments.ForName("limit") != nil:
		return min(firstNumber(args, gql.DefaultNodes, "limit"), gql.MaxNodes), true
	case f.Arguments.ForName("top") != nil:
		return min(firstNumber(args, gql.DefaultTop, "top"), gql.MaxTop), true
	case f.Arguments.ForName("ids") != nil:
		ids, _ := args["ids"].([]any)
		return min(len(ids), gql.MaxNodes), true
	case typeName == "__Schema" && f.Name == "types":
		return assumedTypes, true
	case strings.HasSuffix(typeName, "Connection"), strings.HasSuffix(typeName, "Facets"), typeName == "Subgraph", typeName == "Matrix", typeName == "ResponsibilityPage", typeName == "SourcePage":
		return 0, false
	}
	return assumedLength, f.Type.Elem != nil
}

// firstNumber is the first of the named arguments that is a number. One out of range is refused later, with a better error.
func firstNumber(args map[string]any, standard int, names ...string) int {
	for _, name := range names {
		if n, err := graphql.UnmarshalInt(args[name]); err == nil && args[name] != nil {
			return max(n, 1)
		}
	}
	return standard
}

// countFields is how many fields the answer may have, all pages being full, and how many of them describe the schema.
func countFields(ctx context.Context, s graphql.ExecutableSchema, operation *graphql.OperationContext) (all, ofSchema int) {
	all = complexity.Calculate(ctx, s, operation.Operation, operation.Variables)
	for set := range schemaSelections(operation.Operation.SelectionSet) { // gqlgen takes them for free
		ofSchema += complexity.Calculate(ctx, s, &ast.OperationDefinition{SelectionSet: set}, operation.Variables)
	}
	return all + ofSchema, ofSchema
}

// schemaSelections are the selections of the operation's __schema fields.
func schemaSelections(set ast.SelectionSet) iter.Seq[ast.SelectionSet] {
	return func(yield func(ast.SelectionSet) bool) {
		for _, selection := range set {
			f, _ := selection.(*ast.Field)
			if f != nil && f.Name == "__schema" && !yield(f.SelectionSet) {
				return
			}
			for inner := range schemaSelections(fragmentSelection(selection)) {
				if !yield(inner) {
					return
				}
			}
		}
	}
}

// countFilterParts is how many parts of filters are evaluated, all pages being full. Each may look at every node and write
// one field, so that no count of fields bounds that work.
func countFilterParts(set ast.SelectionSet, variables map[string]any) (parts int) {
	for _, selection := range set {
		f, ok := selection.(*ast.Field)
		if !ok {
			parts += countFilterParts(fragmentSelection(selection), variables)
			continue
		}
		arguments := f.ArgumentMap(variables)
		length, list := listLength(f.ObjectDefinition.Name, f.Definition, arguments)
		if !list {
			length = 1
		}
		for _, name := range []string{"filter", "query"} {
			conditions, _ := countConditions(name, arguments[name])
			parts += conditions
		}
		parts += length * min(countFilterParts(f.SelectionSet, variables), maxCost)
	}
	return min(parts, maxCost)
}

// charactersAPart is how many characters of a text to search for cost as much as another condition.
const charactersAPart = 8

// countConditions is how many parts the argument has, each of which may look at every node: the conditions of a filter, and
// for a text more the longer it is. longest is how many characters the longest text has.
func countConditions(name string, value any) (parts, longest int) {
	switch v := value.(type) {
	case map[string]any:
		for name, part := range v {
			n, length := countConditions(name, part)
			parts, longest = parts+1+n, max(longest, length)
		}
	case []any:
		for _, part := range v {
			n, length := countConditions(name, part)
			parts, longest = parts+n, max(longest, length)
		}
	case string:
		if name == "text" || name == "query" {
			longest = utf8.RuneCountInString(v)
			parts = (longest + charactersAPart - 1) / charactersAPart
		}
	}
	return parts, longest
}

// fragmentSelection is what a fragment selects; nothing for a field.
func fragmentSelection(selection ast.Selection) ast.SelectionSet {
	switch s := selection.(type) {
	case *ast.InlineFragment:
		return s.SelectionSet
	case *ast.FragmentSpread:
		return s.Definition.SelectionSet
	}
	return nil
}
