package compiled

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Plan is a compiled operation.
type Plan struct {
	root  *object
	slots int // for arguments that depend on variables
}

// object is what is selected of an object of one type.
type object struct{ fields []Field }

// Field is a field of the answer.
type Field struct {
	before    []byte // the comma and the key
	write     func(*Run, *Field, any)
	object    *object            // of what is selected within; nil for scalars and interfaces
	objects   map[string]*object // for interfaces, by the name of the type
	constants map[string]any     // the arguments without a variable, by name
	constant  any                // the arguments, where no variable is in any
	slot      int                // of the run's arguments, where there is one
	syntax    *ast.Field
	arguments func(*Given) any
}

// compiler makes one plan.
type compiler struct {
	types     Types
	operation *graphql.OperationContext
	slots     int
	ok        bool
}

// Compile makes the plan of the operation at those of its variables that decide what is skipped and included; nil where
// only the reference can answer.
func Compile(ctx context.Context, types Types, operation *graphql.OperationContext) *Plan {
	if operation.Operation.Operation != ast.Query {
		return nil
	}
	c := compiler{types: types, operation: operation, ok: true}
	root := c.object(ctx, operation.Operation.SelectionSet, "Query")
	if !c.ok {
		return nil
	}
	return &Plan{root, c.slots}
}

func (c *compiler) object(ctx context.Context, set ast.SelectionSet, name string) *object {
	t := c.types[name]
	if t == nil {
		c.ok = false
		return nil
	}
	collected := graphql.CollectFields(c.operation, set, t.Implements)
	o := &object{make([]Field, 0, len(collected))}
	for i, f := range collected {
		if !c.ok {
			return nil
		}
		o.fields = append(o.fields, c.field(ctx, t, f, i == 0))
	}
	return o
}

func (c *compiler) field(ctx context.Context, t *Type, from graphql.CollectedField, first bool) Field {
	f := Field{syntax: from.Field, before: key(from.Alias, first)}
	if from.Name == "__typename" {
		name := appendString(nil, t.Name)
		f.write = func(x *Run, _ *Field, _ any) { x.b = append(x.b, name...) }
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
		f.object = c.object(ctx, from.Selections, binding.Type)
	}
	if len(binding.Types) > 0 {
		f.objects = make(map[string]*object, len(binding.Types))
		for _, name := range binding.Types {
			f.objects[name] = c.object(ctx, from.Selections, name)
		}
	}
	return f
}

// bindArguments makes the arguments once for all where no variable is in them. Wrong ones are the reference's to refuse.
func (c *compiler) bindArguments(ctx context.Context, f *Field, binding Binding) {
	if binding.Arguments == nil {
		return
	}
	f.constants = map[string]any{}
	g := Given{ctx: ctx, field: f, compiling: true}
	made := binding.Arguments(&g)
	if c.ok = c.ok && g.err == nil; !g.varied {
		f.constant = made
		return
	}
	f.arguments, f.slot = binding.Arguments, c.slots
	c.slots++
}

// varies tells whether a variable is in the value.
func varies(v *ast.Value) bool {
	if v == nil {
		return false
	}
	if v.Kind == ast.Variable {
		return true
	}
	for _, child := range v.Children {
		if varies(child.Value) {
			return true
		}
	}
	return false
}

func key(alias string, first bool) []byte {
	var b strings.Builder
	if !first {
		b.WriteByte(',')
	}
	b.WriteString(`"` + alias + `":`)
	return []byte(b.String())
}
