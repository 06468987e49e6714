package cost

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/budget"
)

// estimateFactor is how many times the limit an estimate may be. It takes every page as full, most are not, and the meter
// stops those that are; only what stands no chance is refused in advance.
const estimateFactor = 10

// Limiter is an extension of gqlgen's executor. It refuses operations whose estimate is out of all proportion, pages that
// are too large, and work that no count of fields bounds.
type Limiter struct {
	Limits Limits
	schema graphql.ExecutableSchema
	cache  *budget.Cache // of what operations cost
}

var (
	_ graphql.OperationContextMutator = (*Limiter)(nil)
	_ graphql.FieldInterceptor        = (*Limiter)(nil)
)

// NewLimiter makes the extension. The cache, which keeps the parsed queries, keeps with them what their operations cost.
func NewLimiter(l Limits, cache *budget.Cache) *Limiter { return &Limiter{Limits: l, cache: cache} }

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
	c, ok := l.costsOf(operation.RawQuery, operation.Operation)
	if !ok {
		c = newCostCache(operation.Operation, l.Limits.Text)
	}
	key := c.key(operation.Variables)
	requested, ok := c.get(key)
	if !ok {
		var err *gqlerror.Error
		if requested, err = l.check(ctx, operation); err != nil {
			return err
		}
		if c.add(key, requested) {
			l.cache.AddPart(documentKey(operation.RawQuery), operation.Doc, partOf(operation.Operation), c)
		}
	}
	operation.Stats.SetExtension(l.ExtensionName(), requested)
	return nil
}

// Requested returns how many fields the answer to an operation that has passed may have; 0 where nothing was counted.
func (l *Limiter) Requested(operation *graphql.OperationContext) int {
	n, _ := operation.Stats.GetExtension(l.ExtensionName()).(int)
	return n
}

func documentKey(query string) budget.Key { return budget.Key{Kind: budget.Documents, Text: query} }

func partOf(operation *ast.OperationDefinition) budget.Part {
	return budget.Part{Kind: budget.Costs, Of: operation}
}

func (l *Limiter) costsOf(query string, operation *ast.OperationDefinition) (*costCache, bool) {
	return budget.GetPart[*costCache](l.cache, documentKey(query), partOf(operation))
}

// Within reports whether the operation of the query has passed at such variables before, and how many fields its answer may
// have.
func (l *Limiter) Within(query string, operation *ast.OperationDefinition, variables map[string]any) (requested int, ok bool) {
	c, ok := l.costsOf(query, operation)
	if !ok {
		return 0, false
	}
	return c.get(c.key(variables))
}

// check refuses what must not begin, and counts the fields that the answer may have where that is limited.
func (l *Limiter) check(ctx context.Context, operation *graphql.OperationContext) (requested int, err *gqlerror.Error) {
	if err := (argumentLimits{l.Limits.Page, l.Limits.Text, operation.Variables, map[string]bool{}}).check(operation.Operation.SelectionSet); err != nil {
		return 0, err
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
	if operation.Operation.Operation != ast.Query { // a load that is done must not seem refused
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

// argumentLimits finds pages and texts that are too large; 0 is no limit. It visits each fragment once.
type argumentLimits struct {
	page      int
	text      int
	variables map[string]any
	seen      map[string]bool
}

func (p argumentLimits) check(set ast.SelectionSet) *gqlerror.Error {
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

func (p argumentLimits) checkField(f *ast.Field) *gqlerror.Error {
	for _, a := range f.Arguments {
		if !countedArguments[a.Name] {
			continue
		}
		value, err := a.Value.Value(p.variables)
		if err != nil {
			continue
		}
		refused := p.checkText(a.Name, value)
		if a.Name == "first" || a.Name == "last" {
			refused = p.checkPage(a.Name, value)
		}
		if refused != nil {
			refused.Locations = []gqlerror.Location{{Line: f.Position.Line, Column: f.Position.Column}}
			return refused
		}
	}
	return nil
}

func (p argumentLimits) checkPage(name string, value any) *gqlerror.Error {
	n, err := graphql.UnmarshalInt(value)
	if err != nil || p.page <= 0 || n <= p.page {
		return nil
	}
	large := gql.LimitExceeded(gql.CodePageTooLarge, name, p.page, n)
	large.Message = gql.PageTooLarge(name, p.page, n).Error()
	return large
}

// checkText refuses a text to search for, alone or in a filter, that is too long.
func (p argumentLimits) checkText(name string, value any) *gqlerror.Error {
	if _, longest := countConditions(name, value); p.text > 0 && longest > p.text {
		return gql.LimitExceeded(gql.CodeText, "characters in a text to search for", p.text, longest)
	}
	return nil
}
