package gql

import (
	"context"
	"iter"

	"github.com/99designs/gqlgen/complexity"
	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// hopeless is how many times its budget a query may go beyond, all pages being full. Most pages are not, and a query is
// stopped in time if they are, so that only what stands no chance is refused before.
const hopeless = 10

// budget refuses operations that are hopeless, and those whose cost no count of what is written bounds.
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

var (
	_ graphql.OperationContextMutator = (*budget)(nil)
	_ graphql.FieldInterceptor        = (*budget)(nil)
)

// ExtensionName names the extension.
func (*budget) ExtensionName() string { return "Budget" }

// Validate takes the schema whose prices count.
func (b *budget) Validate(schema graphql.ExecutableSchema) error {
	b.schema = schema
	return nil
}

// InterceptField charges what gqlgen's executor is about to write.
func (*budget) InterceptField(ctx context.Context, next graphql.Resolver) (any, error) {
	return charged(ctx, next)
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
	requested, ok := p.get(key)
	if !ok {
		var err *gqlerror.Error
		if requested, err = b.check(ctx, operation); err != nil {
			return err
		}
		p.add(key, requested)
	}
	operation.Stats.SetExtension(b.ExtensionName(), requested)
	return nil
}

// requestedBy is how many fields the answer to an operation that passed may have; 0 where nobody counted.
func (b *budget) requestedBy(operation *graphql.OperationContext) int {
	n, _ := operation.Stats.GetExtension(b.ExtensionName()).(int)
	return n
}

// allows tells whether the operation is known to have passed at such variables, and how many fields its answer may have.
func (b *budget) allows(operation *ast.OperationDefinition, variables map[string]any) (requested int, ok bool) {
	p, ok := b.passed.Get(operation)
	if !ok {
		return 0, false
	}
	return p.get(p.key(variables))
}

// check counts how many fields the answer may have, where that is limited, and refuses what must not begin.
func (b *budget) check(ctx context.Context, operation *graphql.OperationContext) (requested int, err *gqlerror.Error) {
	if b.limits.Page > 0 {
		if err := (pages{b.limits.Page, operation.Variables, map[string]bool{}}).check(operation.Operation.SelectionSet); err != nil {
			return 0, err
		}
	}
	if b.limits.Complexity <= 0 {
		return 0, nil
	}
	return b.count(ctx, operation)
}

func (b *budget) count(ctx context.Context, operation *graphql.OperationContext) (requested int, err *gqlerror.Error) {
	most := b.limits.Complexity
	requested = complexity.Calculate(ctx, b.schema, operation.Operation, operation.Variables)
	schema := 0
	for set := range introspected(operation.Operation.SelectionSet) { // which gqlgen thinks is free
		schema += complexity.Calculate(ctx, b.schema, &ast.OperationDefinition{SelectionSet: set}, operation.Variables)
	}
	requested += schema
	hold := min(most, highestCost) * hopeless
	if !stoppable(operation.Operation) {
		hold = most
	}
	switch parts := filtered(operation.Operation.SelectionSet, operation.Variables); {
	case schema > most:
		return 0, exceeded(codeTooComplex, "fields that the answer may have of the schema itself", most, schema)
	case parts > most:
		return 0, exceeded(codeTooComplex, "parts of filters, each as often as it may be looked at", most, parts)
	case requested > hold:
		return 0, exceeded(codeTooComplex, "fields that the answer may have", hold, requested)
	}
	return requested, nil
}

// filtered is how many parts of filters are gone through, all pages being full. Each may look at every node and write one
// field, so that no count of what is written bounds that work.
func filtered(set ast.SelectionSet, variables map[string]any) (parts int) {
	for _, selection := range set {
		f, ok := selection.(*ast.Field)
		if !ok {
			parts += filtered(spread(selection), variables)
			continue
		}
		arguments := f.ArgumentMap(variables)
		length, list := listLength(f.ObjectDefinition.Name, f.Definition, arguments)
		if !list {
			length = 1
		}
		parts += conditions(arguments["filter"]) + length*min(filtered(f.SelectionSet, variables), highestCost)
	}
	return min(parts, highestCost)
}

// stoppable tells whether an operation may be stopped while it is executed: queries, that is. A load that is over would
// seem refused, and @defer goes on when the answer is out. Such are held to what they may give.
func stoppable(operation *ast.OperationDefinition) bool {
	return operation.Operation == ast.Query && !defers(operation.SelectionSet, map[*ast.FragmentDefinition]bool{})
}

// defers tells whether @defer stands in a selection; it looks into each fragment once.
func defers(set ast.SelectionSet, seen map[*ast.FragmentDefinition]bool) bool {
	for _, selection := range set {
		below := spread(selection)
		switch s := selection.(type) {
		case *ast.Field:
			below = s.SelectionSet
		case *ast.InlineFragment:
			if s.Directives.ForName("defer") != nil {
				return true
			}
		case *ast.FragmentSpread:
			if s.Directives.ForName("defer") != nil {
				return true
			}
			if seen[s.Definition] {
				continue
			}
			seen[s.Definition] = true
		}
		if defers(below, seen) {
			return true
		}
	}
	return false
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
