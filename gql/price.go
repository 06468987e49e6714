package gql

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

const (
	assumedLength = 5       // of a list without pages
	schemaTypes   = 100     // more than the schema has
	highestCost   = 1 << 40 // counted; beyond it is beyond every limit, and products must not overflow
)

// priced is a schema in which a list costs as much as the items it may hold, so that lists in lists cannot blow up an
// answer unseen.
type priced struct{ graphql.ExecutableSchema }

// Complexity says what a field costs with all it holds: the fields that an answer may have there. It is not ok for one that
// is no list, which costs 1 more than its content.
func (p priced) Complexity(_ context.Context, typeName, field string, content int, args map[string]any) (cost int, ok bool) {
	definition := p.Schema().Types[typeName].Fields.ForName(field)
	if definition == nil {
		return 0, false
	}
	length, ok := listLength(typeName, definition, args)
	return 1 + length*min(content, highestCost), ok
}

// conditions is how many parts a filter has, each of which may look at every node.
func conditions(filter any) int {
	n := 0
	switch f := filter.(type) {
	case map[string]any:
		for _, part := range f {
			n += 1 + conditions(part)
		}
	case []any:
		for _, part := range f {
			n += conditions(part)
		}
	}
	return n
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
	case typeName == "__Schema" && f.Name == "types":
		return schemaTypes, true
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
