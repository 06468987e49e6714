package cost

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql"
)

// estimateFactor is how many times the limit an estimate may be. It takes every page as full, most are not, and the meter
// stops those that are; only what stands no chance is refused in advance.
const estimateFactor = 10

// Limiter is an extension of gqlgen's executor. It refuses operations whose estimate is out of all proportion, pages that
// are too large, and work that no count of fields bounds.
type Limiter struct {
	Limits Limits
	schema graphql.ExecutableSchema
	costs  *lru.Cache[*ast.OperationDefinition, *costCache]
}

var (
	_ graphql.OperationContextMutator = (*Limiter)(nil)
	_ graphql.FieldInterceptor        = (*Limiter)(nil)
)

// NewLimiter makes the extension. It remembers the costs of so many operations.
func NewLimiter(l Limits, operations int) *Limiter {
	costs, err := lru.New[*ast.OperationDefinition, *costCache](operations)
	if err != nil {
		panic(err) // the number is a constant of the program
	}
	return &Limiter{Limits: l, costs: costs}
}

// ExtensionName names the extension.
func (*Limiter) ExtensionName() string { return "CostLimit" }

// Validate takes the schema whose complexity counts.
func (l *Limiter) Validate(schema graphql.ExecutableSchema) error {
	l.schema = schema
	return nil
}

// InterceptField charges the meter for what gqlgen's executor is about to write.
func (*Limiter) InterceptField(ctx context.Context, next graphql.Resolver) (any, error) {
	return chargeField(ctx, next)
}

// MutateOperationContext refuses an operation that asks for too much at its variables. An operation that has passed is
// counted again only at variables that change the count, which saves a twelfth of an answer's time.
func (l *Limiter) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	c, ok := l.costs.Get(operation.Operation)
	if !ok {
		c = newCostCache(operation.Operation)
		l.costs.Add(operation.Operation, c)
	}
	key := c.key(operation.Variables)
	requested, ok := c.get(key)
	if !ok {
		var err *gqlerror.Error
		if requested, err = l.check(ctx, operation); err != nil {
			return err
		}
		c.add(key, requested)
	}
	operation.Stats.SetExtension(l.ExtensionName(), requested)
	return nil
}

// Requested returns how many fields the answer to an operation that has passed may have; 0 where nothing was counted.
func (l *Limiter) Requested(operation *graphql.OperationContext) int {
	n, _ := operation.Stats.GetExtension(l.ExtensionName()).(int)
	return n
}

// Within reports whether the operation has passed at such variables before, and how many fields its answer may have.
func (l *Limiter) Within(operation *ast.OperationDefinition, variables map[string]any) (requested int, ok bool) {
	c, ok := l.costs.Get(operation)
	if !ok {
		return 0, false
	}
	return c.get(c.key(variables))
}

// check refuses what must not begin, and counts the fields that the answer may have where that is limited.
func (l *Limiter) check(ctx context.Context, operation *graphql.OperationContext) (requested int, err *gqlerror.Error) {
	if l.Limits.Page > 0 {
		if err := (pageLimit{l.Limits.Page, operation.Variables, map[string]bool{}}).check(operation.Operation.SelectionSet); err != nil {
			return 0, err
		}
	}
	if l.Limits.Complexity <= 0 {
		return 0, nil
	}
	return l.checkComplexity(ctx, operation)
}

func (l *Limiter) checkComplexity(ctx context.Context, operation *graphql.OperationContext) (requested int, err *gqlerror.Error) {
	limit := l.Limits.Complexity
	requested, ofSchema := countFields(ctx, l.schema, operation)
	most := min(limit, maxCost) * estimateFactor
	if !abortable(operation.Operation) {
		most = limit
	}
	switch parts := countFilterParts(operation.Operation.SelectionSet, operation.Variables); {
	case ofSchema > limit:
		return 0, gql.LimitExceeded(gql.CodeComplexity, "fields that the answer may have of the schema itself", limit, ofSchema)
	case parts > limit:
		return 0, gql.LimitExceeded(gql.CodeComplexity, "parts of filters, each as often as it may be looked at", limit, parts)
	case requested > most:
		return 0, gql.LimitExceeded(gql.CodeComplexity, "fields that the answer may have", most, requested)
	}
	return requested, nil
}

// abortable reports whether an operation may be stopped while it is executed. A mutation may not: a load that is done would
// seem refused. Nor may @defer, which goes on when the answer is out. Both are held to the limit by their estimate.
func abortable(operation *ast.OperationDefinition) bool {
	return operation.Operation == ast.Query && !usesDefer(operation.SelectionSet, map[*ast.FragmentDefinition]bool{})
}

// usesDefer reports whether @defer is in a selection. It visits each fragment once.
func usesDefer(set ast.SelectionSet, seen map[*ast.FragmentDefinition]bool) bool {
	for _, selection := range set {
		below := fragmentSelection(selection)
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
		if usesDefer(below, seen) {
			return true
		}
	}
	return false
}

// pageLimit finds pages that are too large. It visits each fragment once.
type pageLimit struct {
	max       int
	variables map[string]any
	seen      map[string]bool
}

func (p pageLimit) check(set ast.SelectionSet) *gqlerror.Error {
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

func (p pageLimit) checkField(f *ast.Field) *gqlerror.Error {
	for _, name := range []string{"first", "last"} {
		a := f.Arguments.ForName(name)
		if a == nil {
			continue
		}
		value, err := a.Value.Value(p.variables)
		if err != nil {
			continue
		}
		if n, err := graphql.UnmarshalInt(value); err == nil && n > p.max {
			large := gql.LimitExceeded(gql.CodePageTooLarge, name, p.max, n)
			large.Message = gql.PageTooLarge(name, p.max, n).Error()
			large.Locations = []gqlerror.Location{{Line: f.Position.Line, Column: f.Position.Column}}
			return large
		}
	}
	return nil
}
