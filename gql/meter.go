package gql

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/graph"
)

// metered is a schema that stops a query whose answer has more fields than allowed, as a compiled run stops itself: each
// object is charged with its fields before they are read. Both stop the same queries, since a count only grows, and what
// one of them executes so does the other.
type metered struct {
	graphql.ExecutableSchema
	limits Limits
	types  map[string][]string // of each object type, itself and its interfaces
}

func newMetered(schema graphql.ExecutableSchema, l Limits) metered {
	types := map[string][]string{}
	for name, definition := range schema.Schema().Types {
		if definition.Kind == ast.Object {
			types[name] = append([]string{name}, definition.Interfaces...)
		}
	}
	return metered{schema, l, types}
}

// Exec executes one operation.
func (s metered) Exec(ctx context.Context) graphql.ResponseHandler {
	operation := graphql.GetOperationContext(ctx)
	respond := s.ExecutableSchema.Exec(ctx)
	if s.limits.Complexity <= 0 || !stoppable(operation.Operation) {
		return respond
	}
	m := &meter{operation: operation, types: s.types, most: int64(s.limits.Complexity)}
	return func(ctx context.Context) *graphql.Response {
		if !m.charge(m.selected(operation.Operation.SelectionSet, "Query")) {
			return s.limits.spent()
		}
		own := graphql.WithResponseContext(context.WithValue(ctx, meterKey{}, m), m.present, recovered)
		response := respond(own)
		if m.over() {
			return s.limits.spent()
		}
		if response != nil {
			response.Errors = append(response.Errors, graphql.GetErrors(own)...)
		}
		return response
	}
}

// meter counts the fields of one answer.
type meter struct {
	operation *graphql.OperationContext
	types     map[string][]string
	most      int64
	cost      atomic.Int64
}

type meterKey struct{}

// charge adds fields; it tells whether there may be so many.
func (m *meter) charge(n int) bool { return m.cost.Add(int64(n)) <= m.most }

func (m *meter) over() bool { return m.cost.Load() > m.most }

// present keeps no errors of an answer that nobody will see.
func (m *meter) present(ctx context.Context, err error) *gqlerror.Error {
	if m.over() {
		return nil
	}
	return present(ctx, err)
}

// selected is how many fields are selected of an object of that type.
func (m *meter) selected(set ast.SelectionSet, typeName string) int {
	return len(graphql.CollectFields(m.operation, set, m.types[typeName]))
}

// below is how many fields the objects have that a field gives.
func (m *meter) below(f graphql.CollectedField, v reflect.Value) (n int) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			n += m.below(f, v.Index(i))
		}
		return n
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return 0
		}
	}
	name := f.Definition.Type.Name()
	if m.types[name] == nil { // an interface
		node, _ := v.Interface().(graph.Node)
		if name = typeOfNode(node); name == "" {
			return 0
		}
	}
	return m.selected(f.Selections, name)
}

var errSpent = errors.New("the budget is spent")

// charged resolves a field, and charges the fields of the objects that it gives. Once the budget is spent no more of them
// are given.
func charged(ctx context.Context, next graphql.Resolver) (any, error) {
	f := graphql.GetFieldContext(ctx).Field
	m, _ := ctx.Value(meterKey{}).(*meter)
	if m == nil || len(f.Selections) == 0 {
		return next(ctx)
	}
	if m.over() {
		return nil, errSpent
	}
	value, err := next(ctx)
	if err != nil || value == nil {
		return value, err
	}
	if !m.charge(m.below(f, reflect.ValueOf(value))) {
		return nil, errSpent
	}
	return value, nil
}

// fields is how many an answer may have.
func (l Limits) fields() int {
	if l.Complexity <= 0 {
		return math.MaxInt
	}
	return l.Complexity
}

// spent is what is answered instead of more fields than allowed. How many there would have been nobody knows: one more at
// least.
func (l Limits) spent() *graphql.Response {
	err := exceeded(codeTooComplex, "", l.Complexity, l.Complexity+1)
	err.Message = fmt.Sprintf("the answer has more than %d fields and was given up; ask for less at a time", l.Complexity)
	return &graphql.Response{Errors: gqlerror.List{err}}
}
