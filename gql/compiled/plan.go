package compiled

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Plan is a compiled operation. It is immutable, and any number of goroutines may execute it.
type Plan struct {
	root  *selectionSet
	slots int // fields whose arguments depend on variables
}

// selectionSet is what is selected of objects of one type.
type selectionSet struct{ fields []Field }

// Field is a field of the response.
type Field struct {
	syntax *ast.Field
	prefix []byte // the comma and the key
	write  func(*Execution, *Field, any)

	selection       *selectionSet            // of an object; nil for scalars and interfaces
	selectionByType map[string]*selectionSet // of an interface, by object type

	constantArguments map[string]any // the arguments without a variable, by name
	argumentStruct    any            // all arguments, where none has a variable
	readArguments     func(*ArgumentReader) any
	slot              int // of an execution's arguments, where one has a variable
}

// compiler makes one plan.
type compiler struct {
	types     Types
	operation *graphql.OperationContext
	slots     int
	ok        bool
}

// Compile makes the plan of an operation, at the values of those variables that @skip and @include read. It returns nil
// where only the reference can answer.
func Compile(ctx context.Context, types Types, operation *graphql.OperationContext) *Plan {
	if operation.Operation.Operation != ast.Query {
		return nil
	}
	c := compiler{types: types, operation: operation, ok: true}
	root := c.selectionSet(ctx, operation.Operation.SelectionSet, "Query")
	if !c.ok {
		return nil
	}
	return &Plan{root, c.slots}
}

func (c *compiler) selectionSet(ctx context.Context, set ast.SelectionSet, name string) *selectionSet {
	t := c.types[name]
	if t == nil {
		c.ok = false
		return nil
	}
	collected := graphql.CollectFields(c.operation, set, t.Implements)
	s := &selectionSet{make([]Field, 0, len(collected))}
	for i, f := range collected {
		if !c.ok {
			return nil
		}
		s.fields = append(s.fields, c.field(ctx, t, f, i == 0))
	}
	return s
}

func (c *compiler) field(ctx context.Context, t *Type, from graphql.CollectedField, first bool) Field {
	f := Field{syntax: from.Field, prefix: fieldPrefix(from.Alias, first)}
	if from.Name == "__typename" { // which is known by now; a function that holds it could not be weighed
		f.prefix = appendString(f.prefix, t.Name)
		f.write = func(*Execution, *Field, any) {}
		return f
	}
	binding, known := t.Fields[from.Name]
	if !known || len(from.Deferrables) > 0 {
		c.ok = false
		return f
	}
	f.write = binding.Write
	c.bindArguments(ctx, &f, binding)
	if binding.Type != "" {
		f.selection = c.selectionSet(ctx, from.Selections, binding.Type)
	}
	if len(binding.Types) > 0 {
		f.selectionByType = make(map[string]*selectionSet, len(binding.Types))
		for _, name := range binding.Types {
			f.selectionByType[name] = c.selectionSet(ctx, from.Selections, name)
		}
	}
	return f
}

// bindArguments reads the arguments once and for all where no variable is in them. Wrong ones are the reference's to
// refuse.
func (c *compiler) bindArguments(ctx context.Context, f *Field, binding Binding) {
	if binding.Arguments == nil {
		return
	}
	f.constantArguments = map[string]any{}
	r := ArgumentReader{ctx: ctx, field: f, compiling: true}
	arguments := binding.Arguments(&r)
	if c.ok = c.ok && r.err == nil; !r.dependsOnVariable {
		f.argumentStruct, f.constantArguments = arguments, nil // which nobody reads again
		return
	}
	f.readArguments, f.slot = binding.Arguments, c.slots
	c.slots++
}

// fieldPrefix is what stands before a field's value: ,"key":
func fieldPrefix(key string, first bool) []byte {
	if first {
		return []byte(`"` + key + `":`)
	}
	return []byte(`,"` + key + `":`)
}
