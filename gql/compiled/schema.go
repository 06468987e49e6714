package compiled

import (
	"context"
	"reflect"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql/budget"
)

// Schema executes queries by plans, and everything else by the reference that it embeds.
type Schema struct {
	graphql.ExecutableSchema
	types    Types
	limit    Limit
	exceeded func(Outcome) *graphql.Response
	cache    *budget.Cache
}

// NewSchema puts plans before the reference, which must hold to the same limit. exceeded is the response in place of an
// answer beyond it. The cache, which keeps the parsed queries, keeps with them the plans of their operations.
func NewSchema(reference graphql.ExecutableSchema, types Types, cache *budget.Cache, limit Limit, exceeded func(Outcome) *graphql.Response) *Schema {
	return &Schema{reference, types, limit, exceeded, cache}
}

// Exec executes one operation. It implements [graphql.ExecutableSchema].
func (s *Schema) Exec(ctx context.Context) graphql.ResponseHandler {
	operation := graphql.GetOperationContext(ctx)
	plan := s.plan(ctx, operation)
	if plan == nil {
		return s.ExecutableSchema.Exec(ctx)
	}
	var reference graphql.ResponseHandler
	done := false
	return func(ctx context.Context) *graphql.Response {
		if reference != nil {
			return reference(ctx)
		}
		if done {
			return nil
		}
		done = true
		data := AcquireBuffer()
		outcome := plan.Execute(ctx, data, operation.Variables, s.limit)
		if outcome == Complete {
			return &graphql.Response{Data: *data}
		}
		ReleaseBuffer(data)
		if outcome != Fallback {
			return s.exceeded(outcome)
		}
		reference = s.ExecutableSchema.Exec(ctx)
		return reference(ctx)
	}
}

// ExecuteCached appends the data of the answer to an operation of the query, where a plan is cached for it at these variables.
// Where the outcome is [Fallback], Exec has to answer.
func (s *Schema) ExecuteCached(ctx context.Context, data *[]byte, query string, operation *ast.OperationDefinition, variables map[string]any) Outcome {
	p, ok := s.cached(query, operation)
	if !ok {
		return Fallback
	}
	plan, _ := p.cached(p.key(variables))
	if plan == nil {
		return Fallback
	}
	return plan.Execute(ctx, data, variables, s.limit)
}

func documentKey(query string) budget.Key { return budget.Key{Kind: budget.Documents, Text: query} }

func partOf(operation *ast.OperationDefinition) budget.Part {
	return budget.Part{Kind: budget.Plans, Of: operation}
}

func (s *Schema) cached(query string, operation *ast.OperationDefinition) (*operationPlans, bool) {
	return budget.GetPart[*operationPlans](s.cache, documentKey(query), partOf(operation))
}

// plan is the plan of a query, from the cache or compiled now; nil where the reference has to answer.
func (s *Schema) plan(ctx context.Context, operation *graphql.OperationContext) *Plan {
	if operation.Operation.Operation != ast.Query {
		return nil
	}
	p, ok := s.cached(operation.RawQuery, operation.Operation)
	if !ok {
		p = newOperationPlans(operation)
	}
	plan, added := p.plan(ctx, s.types, operation)
	if added {
		s.cache.AddPart(documentKey(operation.RawQuery), operation.Doc, partOf(operation.Operation), p)
	}
	return plan
}

// operationPlans are the plans of one operation: one for each combination of the variables that @skip and @include read.
type operationPlans struct {
	conditions []string // the variables' names
	mu         sync.RWMutex
	plans      map[string]*Plan
	weight     int // bytes of the plans and their keys
}

// Weight returns the bytes that the plans hold.
func (p *operationPlans) Weight() int {
	p.mu.RLock()
	defer p.mu.RUnlock()
	const fixed, perCondition, perPlan = 96, 16, 24
	return fixed + budget.Allocated(perCondition*cap(p.conditions)) + budget.MapBytes(len(p.plans), perPlan) + p.weight
}

// maxPlans are kept of one operation. The reference answers at all further combinations.
const maxPlans = 16

func newOperationPlans(operation *graphql.OperationContext) *operationPlans {
	p := &operationPlans{plans: map[string]*Plan{}}
	seen := map[string]bool{}
	p.collectConditions(operation.Operation.SelectionSet, seen)
	for _, fragment := range operation.Doc.Fragments {
		p.collectConditions(fragment.SelectionSet, seen)
	}
	return p
}

// collectConditions gathers the variables in the directives of a selection.
func (p *operationPlans) collectConditions(set ast.SelectionSet, seen map[string]bool) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			p.addConditions(s.Directives, seen)
			p.collectConditions(s.SelectionSet, seen)
		case *ast.InlineFragment:
			p.addConditions(s.Directives, seen)
			p.collectConditions(s.SelectionSet, seen)
		case *ast.FragmentSpread:
			p.addConditions(s.Directives, seen)
		}
	}
}

func (p *operationPlans) addConditions(list ast.DirectiveList, seen map[string]bool) {
	for _, directive := range list {
		for _, a := range directive.Arguments {
			if a.Value.Kind == ast.Variable && !seen[a.Value.Raw] {
				seen[a.Value.Raw] = true
				p.conditions = append(p.conditions, a.Value.Raw)
			}
		}
	}
}

// plan is the plan at the operation's variables; nil where the reference has to answer. added reports whether it
// is new.
func (p *operationPlans) plan(ctx context.Context, types Types, operation *graphql.OperationContext) (plan *Plan, added bool) {
	key := p.key(operation.Variables)
	plan, final := p.cached(key)
	if final {
		return plan, false
	}
	plan = Compile(ctx, types, operation)
	weight := planScale.Weigh(plan, operation.RawQuery) + budget.Allocated(2*len(key)) // a builder's memory is up to twice as long
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, meanwhile := p.plans[key]; meanwhile {
		return plan, false
	}
	p.plans[key] = plan
	p.weight += weight
	return plan, true
}

// planScale weighs plans. The fields of the query, to which a plan refers, are counted with the parsed query.
var planScale = budget.Scale{Shared: []reflect.Type{reflect.TypeFor[ast.Field]()}}

// cached is the plan of that key. It is final where nothing is to be compiled: the plan is known, nil for an operation
// without one, or there are too many.
func (p *operationPlans) cached(key string) (plan *Plan, final bool) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	plan, known := p.plans[key]
	return plan, known || len(p.plans) >= maxPlans
}

// key tells the combinations apart: 1 and 0 for true and false, in the order of the conditions.
func (p *operationPlans) key(variables map[string]any) string {
	if len(p.conditions) == 0 {
		return ""
	}
	var b strings.Builder
	for _, name := range p.conditions {
		switch variables[name] {
		case true:
			b.WriteByte('1')
		case false:
			b.WriteByte('0')
		default: // text such as a label of @defer
			b.WriteByte('?')
		}
	}
	return b.String()
}
