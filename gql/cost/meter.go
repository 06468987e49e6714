package cost

import (
	"context"
	"errors"
	"reflect"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql"
)

// MeteredSchema gives up a query whose answer has more fields than allowed, exactly as a compiled plan does: an object's
// fields are charged before they are read. Both give up the same queries, because a count only grows and what one of them
// executes so does the other.
type MeteredSchema struct {
	graphql.ExecutableSchema
	limits Limits
	typeOf func(v any) string  // the object type of an interface's value
	types  map[string][]string // of each object type, its name and its interfaces
}

// NewMeteredSchema puts a meter on the schema. typeOf names the object type of an interface's value; it returns an empty
// name for none.
func NewMeteredSchema(schema graphql.ExecutableSchema, l Limits, typeOf func(v any) string) MeteredSchema {
	types := map[string][]string{}
	for name, definition := range schema.Schema().Types {
		if definition.Kind == ast.Object {
			types[name] = append([]string{name}, definition.Interfaces...)
		}
	}
	return MeteredSchema{schema, l, typeOf, types}
}

// Exec executes one operation. It implements [graphql.ExecutableSchema].
func (s MeteredSchema) Exec(ctx context.Context) graphql.ResponseHandler {
	operation := graphql.GetOperationContext(ctx)
	respond := s.ExecutableSchema.Exec(ctx)
	if s.limits.Complexity <= 0 || !abortable(operation.Operation) {
		return respond
	}
	m := &meter{schema: s, operation: operation, max: int64(s.limits.Complexity)}
	return func(ctx context.Context) *graphql.Response {
		if !m.charge(m.countSelection(operation.Operation.SelectionSet, "Query")) {
			return s.limits.TooManyFields()
		}
		own := graphql.WithResponseContext(context.WithValue(ctx, meterKey{}, m), m.present, gql.Recovered)
		response := respond(own)
		if m.exceeded() {
			return s.limits.TooManyFields()
		}
		if response != nil {
			response.Errors = append(response.Errors, graphql.GetErrors(own)...)
		}
		return response
	}
}

// meter counts the fields of one answer.
type meter struct {
	schema    MeteredSchema
	operation *graphql.OperationContext
	max       int64
	fields    atomic.Int64
}

type meterKey struct{}

// charge adds fields, and reports whether the answer may have so many.
func (m *meter) charge(n int) bool { return m.fields.Add(int64(n)) <= m.max }

func (m *meter) exceeded() bool { return m.fields.Load() > m.max }

// present drops the errors of an answer that is given up.
func (m *meter) present(ctx context.Context, err error) *gqlerror.Error {
	if m.exceeded() {
		return nil
	}
	return gql.Present(ctx, err)
}

// countSelection is how many fields are selected of an object of that type.
func (m *meter) countSelection(set ast.SelectionSet, typeName string) int {
	return len(graphql.CollectFields(m.operation, set, m.schema.types[typeName]))
}

// countFields is how many fields the objects have that are a field's value.
func (m *meter) countFields(f graphql.CollectedField, v reflect.Value) (n int) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			n += m.countFields(f, v.Index(i))
		}
		return n
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return 0
		}
	}
	name := f.Definition.Type.Name()
	if m.schema.types[name] == nil { // an interface
		if name = m.schema.typeOf(v.Interface()); name == "" {
			return 0
		}
	}
	return m.countSelection(f.Selections, name)
}

var errLimitReached = errors.New("the answer has too many fields")

// chargeField resolves a field and charges for the objects that are its value. Above the limit it returns none of them.
func chargeField(ctx context.Context, next graphql.Resolver) (any, error) {
	f := graphql.GetFieldContext(ctx).Field
	m, _ := ctx.Value(meterKey{}).(*meter)
	if m == nil || len(f.Selections) == 0 {
		return next(ctx)
	}
	if m.exceeded() {
		return nil, errLimitReached
	}
	value, err := next(ctx)
	if err != nil || value == nil {
		return value, err
	}
	if !m.charge(m.countFields(f, reflect.ValueOf(value))) {
		return nil, errLimitReached
	}
	return value, nil
}
