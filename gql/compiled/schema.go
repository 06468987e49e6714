package compiled

import (
	"context"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// Schema executes queries by their plans, and all else by the reference that it holds.
type Schema struct {
	graphql.ExecutableSchema
	types  Types
	budget Budget
	known  *lru.Cache[*ast.OperationDefinition, *variants]
}

// Budget is how many fields an answer may have, and what is answered instead of more.
type Budget struct {
	Most     int
	Exceeded func() *graphql.Response
}

// NewSchema puts plans before the reference; it keeps those of so many operations. Operations are told apart by their
// address: the executor's cache of parsed queries keeps it the same. The reference must hold to the same budget.
func NewSchema(reference graphql.ExecutableSchema, types Types, operations int, budget Budget) *Schema {
	known, err := lru.New[*ast.OperationDefinition, *variants](operations)
	if err != nil {
		panic(err) // the number is a constant of the program
	}
	return &Schema{reference, types, budget, known}
}

// Exec executes one operation.
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
		data := Borrow()
		outcome := plan.Run(ctx, data, operation.Variables, s.budget.Most)
		if outcome == Whole {
			return &graphql.Response{Data: *data}
		}
		Return(data)
		if outcome == Spent {
			return s.budget.Exceeded()
		}
		reference = s.ExecutableSchema.Exec(ctx)
		return reference(ctx)
	}
}

// Answer appends the data of the operation's answer, where the operation was executed before and its plan at such variables
// is known. Where it failed, Exec has to answer.
func (s *Schema) Answer(ctx context.Context, data *[]byte, operation *ast.OperationDefinition, variables map[string]any) Outcome {
	v, ok := s.known.Get(operation)
	if !ok {
		return Failed
	}
	plan, _ := v.known(v.key(variables))
	if plan == nil {
		return Failed
	}
	return plan.Run(ctx, data, variables, s.budget.Most)
}

func (s *Schema) plan(ctx context.Context, operation *graphql.OperationContext) *Plan {
	if operation.Operation.Operation != ast.Query {
		return nil
	}
	v, ok := s.known.Get(operation.Operation)
	if !ok {
		v = newVariants(operation)
		s.known.Add(operation.Operation, v)
	}
	return v.plan(ctx, s.types, operation)
}

// variants are the plans of one operation: one for each combination of the variables that decide what is skipped and
// included.
type variants struct {
	conditions []string // the variables' names
	mu         sync.RWMutex
	plans      map[string]*Plan
}

const mostVariants = 16 // kept; of an operation with more, the others go to the reference

func newVariants(operation *graphql.OperationContext) *variants {
	v := &variants{plans: map[string]*Plan{}}
	seen := map[string]bool{}
	v.look(operation.Operation.SelectionSet, seen)
	for _, fragment := range operation.Doc.Fragments {
		v.look(fragment.SelectionSet, seen)
	}
	return v
}

// look notes the variables in the directives of a selection.
func (v *variants) look(set ast.SelectionSet, seen map[string]bool) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			v.note(s.Directives, seen)
			v.look(s.SelectionSet, seen)
		case *ast.InlineFragment:
			v.note(s.Directives, seen)
			v.look(s.SelectionSet, seen)
		case *ast.FragmentSpread:
			v.note(s.Directives, seen)
		}
	}
}

func (v *variants) note(list ast.DirectiveList, seen map[string]bool) {
	for _, directive := range list {
		for _, a := range directive.Arguments {
			if a.Value.Kind == ast.Variable && !seen[a.Value.Raw] {
				seen[a.Value.Raw] = true
				v.conditions = append(v.conditions, a.Value.Raw)
			}
		}
	}
}

// plan is the plan at the operation's variables; nil where the reference has to answer.
func (v *variants) plan(ctx context.Context, types Types, operation *graphql.OperationContext) *Plan {
	key := v.key(operation.Variables)
	plan, known := v.known(key)
	if known {
		return plan
	}
	plan = Compile(ctx, types, operation)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.plans[key] = plan
	return plan
}

// known is the plan of that key; of one that is not known and is none to compile either, it is nil.
func (v *variants) known(key string) (plan *Plan, known bool) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	plan, known = v.plans[key]
	return plan, known || len(v.plans) >= mostVariants
}

func (v *variants) key(variables map[string]any) string {
	if len(v.conditions) == 0 {
		return ""
	}
	var b strings.Builder
	for _, name := range v.conditions {
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
