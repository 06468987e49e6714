package compiled

import (
	"context"

	"github.com/vektah/gqlparser/v2/ast"
)

// Given is what a field of an operation was given as arguments, and at which variables.
type Given struct {
	ctx       context.Context
	field     *Field
	variables map[string]any
	compiling bool  // there are no variables yet; what depends on none is made for good
	varied    bool  // as that came upon an argument that depends on one
	err       error // of the first argument that is wrong
}

// Argument is the one of that name, made by the function that gqlgen has for its type; the zero value where none was given.
//
// Arguments go from the query into a struct one by one, since gqlgen's own way, through a map of them as given and another
// as made, costs 690 bytes more for one id. Those without a variable are made when the operation is compiled, the schema's
// defaults with them, which saves another 700 bytes where a default is a list.
func Argument[T any](g *Given, name string, unmarshal func(context.Context, any) (T, error)) (value T) {
	if known, ok := g.field.constants[name]; ok {
		return known.(T)
	}
	if g.compiling && g.field.varies(name) {
		g.varied = true
		return value
	}
	if raw, given := g.value(name); given && g.err == nil {
		value, g.err = unmarshal(g.ctx, raw)
	}
	if g.compiling {
		g.field.constants[name] = value
	}
	return value
}

// varies tells whether the argument depends on a variable.
func (f *Field) varies(argument string) bool {
	a := f.syntax.Arguments.ForName(argument)
	return a != nil && varies(a.Value)
}

// value is what was given, else the schema's default. A variable that was not given is as if its argument were not there.
func (g *Given) value(name string) (value any, given bool) {
	if a := g.field.syntax.Arguments.ForName(name); a != nil {
		if a.Value.Kind != ast.Variable {
			return g.evaluate(a.Value)
		}
		if value, given = g.variables[a.Value.Raw]; given {
			return value, true
		}
	}
	if d := g.field.syntax.Definition.Arguments.ForName(name); d != nil && d.DefaultValue != nil {
		return g.evaluate(d.DefaultValue)
	}
	return nil, false
}

func (g *Given) evaluate(v *ast.Value) (value any, given bool) {
	value, err := v.Value(g.variables)
	if err != nil {
		g.err = err
	}
	return value, err == nil
}
