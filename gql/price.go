package gql

import (
	"context"
	"iter"
	"strings"

	"github.com/99designs/gqlgen/complexity"
	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

const (
	assumedLength = 5       // of a list without pages
	schemaTypes   = 100     // more than the schema has
	highestCost   = 1 << 40 // counted; beyond it is beyond every limit, and products must not overflow
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
	return 1 + length*min(content, highestCost) + conditions(args["filter"]), ok
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

// budget refuses operations whose answer may be too large.
type budget struct {
	limits Limits
	schema graphql.ExecutableSchema
	passed *lru.Cache[*ast.OperationDefinition, *passes]
}

func newBudget(l Limits) *budget {
	passed, err := lru.New[*ast.OperationDefinition, *passes](knownQueries)
	if err != nil {
		panic(err) // the number is a constant of the program
	}
	return &budget{limits: l, passed: passed}
}

var _ graphql.OperationContextMutator = (*budget)(nil)

// ExtensionName names the extension.
func (*budget) ExtensionName() string { return "Budget" }

// Validate takes the schema whose prices count.
func (b *budget) Validate(schema graphql.ExecutableSchema) error {
	b.schema = schema
	return nil
}

// MutateOperationContext refuses an operation that asks for too much at its variables. One that passed is not counted
// again as long as no variable differs that the count depends on, which saves a twelfth of an answer's time.
func (b *budget) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	p, ok := b.passed.Get(operation.Operation)
	if !ok {
		p = newPasses(operation.Operation)
		b.passed.Add(operation.Operation, p)
	}
	key := p.key(operation.Variables)
	if p.has(key) {
		return nil
	}
	if err := b.check(ctx, operation); err != nil {
		return err
	}
	p.add(key)
	return nil
}

// allows tells whether the operation is known to be within the budget at such variables.
func (b *budget) allows(operation *ast.OperationDefinition, variables map[string]any) bool {
	p, ok := b.passed.Get(operation)
	return ok && p.has(p.key(variables))
}

func (b *budget) check(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	if b.limits.Page > 0 {
		if err := (pages{b.limits.Page, operation.Variables, map[string]bool{}}).check(operation.Operation.SelectionSet); err != nil {
			return err
		}
	}
	if b.limits.Complexity <= 0 {
		return nil
	}
	cost := complexity.Calculate(ctx, b.schema, operation.Operation, operation.Variables)
	for set := range introspected(operation.Operation.SelectionSet) { // which gqlgen thinks is free
		cost += complexity.Calculate(ctx, b.schema, &ast.OperationDefinition{SelectionSet: set}, operation.Variables)
	}
	if cost > b.limits.Complexity {
		return exceeded(codeTooComplex, "fields that the answer may have", b.limits.Complexity, cost)
	}
	return nil
}

// introspected is what the operation asks of the schema itself, as often as it does.
func introspected(set ast.SelectionSet) iter.Seq[ast.SelectionSet] {
	return func(yield func(ast.SelectionSet) bool) {
		for _, selection := range set {
			below, _ := selection.(*ast.Field)
			if below != nil && below.Name == "__schema" && !yield(below.SelectionSet) {
				return
			}
			for inner := range introspected(spread(selection)) {
				if !yield(inner) {
					return
				}
			}
		}
	}
}

// spread is what a fragment selects; nothing of a field.
func spread(selection ast.Selection) ast.SelectionSet {
	switch s := selection.(type) {
	case *ast.InlineFragment:
		return s.SelectionSet
	case *ast.FragmentSpread:
		return s.Definition.SelectionSet
	}
	return nil
}

// pages looks for pages that are too large, each fragment once.
type pages struct {
	most      int
	variables map[string]any
	seen      map[string]bool
}

func (p pages) check(set ast.SelectionSet) *gqlerror.Error {
	for _, selection := range set {
		var err *gqlerror.Error
		switch s := selection.(type) {
		case *ast.Field:
			if err = p.checkField(s); err == nil {
				err = p.check(s.SelectionSet)
			}
		case *ast.InlineFragment:
			err = p.check(s.SelectionSet)
		case *ast.FragmentSpread:
			if !p.seen[s.Name] {
				p.seen[s.Name] = true
				err = p.check(s.Definition.SelectionSet)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p pages) checkField(f *ast.Field) *gqlerror.Error {
	for _, name := range []string{"first", "last"} {
		a := f.Arguments.ForName(name)
		if a == nil {
			continue
		}
		value, err := a.Value.Value(p.variables)
		if err != nil {
			continue
		}
		if n, err := graphql.UnmarshalInt(value); err == nil && n > p.most {
			large := exceeded(codePageTooLarge, name, p.most, n)
			large.Message = tooLarge(name, p.most, n).Error()
			large.Locations = []gqlerror.Location{{Line: f.Position.Line, Column: f.Position.Column}}
			return large
		}
	}
	return nil
}
