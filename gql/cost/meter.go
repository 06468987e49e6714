package cost

import (
	"context"
	"errors"
	"reflect"
	"sync"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/budget"
)

// MeteredSchema gives up a query whose answer has more fields or bytes than allowed, exactly as a compiled plan does: an
// object's fields are charged before they are read, and an object without any as one. Both give up the same queries, because
// a count only grows and what one of them executes so does the other.
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
	if s.limits.Complexity <= 0 || operation.Operation.Operation != ast.Query {
		return respond
	}
	m := &meter{schema: s, operation: operation, request: budget.Of(ctx)}
	return func(ctx context.Context) *graphql.Response {
		if !m.charge(m.countSelection(operation.Operation.SelectionSet, "Query"), 0) {
			return m.refusal()
		}
		own := graphql.WithResponseContext(context.WithValue(ctx, meterKey{}, m), m.present, gql.Recovered)
		response := respond(own)
		if response != nil && len(response.Data) > s.limits.MaxBytes() {
			m.bytes.Store(int64(len(response.Data)))
		}
		if m.exceeded() {
			return m.refusal()
		}
		if response != nil {
			response.Errors = append(response.Errors, graphql.GetErrors(own)...)
		}
		return response
	}
}

// meter counts the fields and bytes of one answer.
type meter struct {
	schema        MeteredSchema
	operation     *graphql.OperationContext
	request       *budget.Request
	fields, bytes atomic.Int64

	turn  sync.Mutex // held by the field that is being resolved: one request keeps one processor busy
	taken int64      // bytes of memory, by whoever holds the turn
}

type meterKey struct{}

// What an answer takes of memory here before it is written: a field, and an error with its path.
const (
	fieldMemory = 400
	errorMemory = 600
	takenAtOnce = 64 << 10
)

// charge adds fields and bytes, and reports whether the answer may have so many.
func (m *meter) charge(fields, bytes int) bool {
	m.fields.Add(int64(fields))
	m.bytes.Add(int64(bytes))
	return !m.exceeded()
}

func (m *meter) exceeded() bool {
	return m.fields.Load() > int64(m.schema.limits.Complexity) || m.bytes.Load() > int64(m.schema.limits.MaxBytes())
}

// refusal is the response in place of the answer.
func (m *meter) refusal() *graphql.Response {
	if m.fields.Load() > int64(m.schema.limits.Complexity) {
		return m.schema.limits.TooManyFields()
	}
	return m.schema.limits.TooManyBytes()
}

// takeMemory takes what the answer needs by now, and reports whether there is so much.
func (m *meter) takeMemory() bool {
	needed := m.fields.Load()*fieldMemory + 2*m.bytes.Load()
	for m.taken+takenAtOnce < needed {
		if !m.request.Take(takenAtOnce) {
			return false
		}
		m.taken += takenAtOnce
	}
	return true
}

// present drops the errors of an answer that is given up, or that nobody waits for. The others count as bytes, because one query may have as many as
// its answer has fields.
func (m *meter) present(ctx context.Context, err error) *gqlerror.Error {
	if !m.charge(0, errorMemory) || ctx.Err() != nil {
		return nil
	}
	return gql.Present(ctx, err)
}

// countSelection is how many fields are selected of an object of that type.
func (m *meter) countSelection(set ast.SelectionSet, typeName string) int {
	return max(1, len(graphql.CollectFields(m.operation, set, m.schema.types[typeName])))
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

// countBytes is how many bytes the texts of a field's value have, at the least. All else is short.
func countBytes(v reflect.Value) (n int) {
	switch v.Kind() {
	case reflect.String:
		return v.Len()
	case reflect.Pointer:
		if !v.IsNil() {
			return countBytes(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			n += countBytes(v.Index(i))
		}
	}
	return n
}

var errLimitReached = errors.New("the answer is too large")

// chargeField resolves a field and charges for the objects or texts that are its value. Above the limit it returns none of
// them.
func chargeField(ctx context.Context, next graphql.Resolver) (any, error) {
	m, _ := ctx.Value(meterKey{}).(*meter)
	if m == nil {
		return next(ctx)
	}
	m.turn.Lock()
	defer m.turn.Unlock()
	if m.exceeded() || !m.request.GoOn() {
		return nil, errLimitReached
	}
	value, err := next(ctx)
	if err != nil || value == nil {
		return value, err
	}
	f := graphql.GetFieldContext(ctx).Field
	fields, bytes := 0, len(f.Alias)+4
	if len(f.Selections) > 0 {
		fields = m.countFields(f, reflect.ValueOf(value))
	} else {
		bytes += countBytes(reflect.ValueOf(value))
	}
	if !m.charge(fields, bytes) || !m.takeMemory() {
		return nil, errLimitReached
	}
	return value, nil
}
