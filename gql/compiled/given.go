package compiled

import (
	"context"

	"github.com/vektah/gqlparser/v2/ast"
)

// Given is what a field of an operation was given as arguments, and at which variables.
type Given struct {
	ctx       context.Context
	syntax    *ast.Field
	variables map[string]any
	err       error // of the first argument that is wrong
}

// Argument is the one of that name, made by the function that gqlgen has for its type; the zero value where none was given.
//
// Arguments go from the query into a struct one by one, since gqlgen's own way, through a map of them as given and another
// as made, costs 690 bytes more for one id.
func Argument[T any](g *Given, name string, unmarshal func(context.Context, any) (T, error)) (value T) {
	raw, given := g.value(name)
	if !given || g.err != nil {
		return value
	}
	value, g.err = unmarshal(g.ctx, raw)
	return value
}

// value is what was given, else the schema's default. A variable that was not given is as if its argument were not there.
func (g *Given) value(name string) (value any, given bool) {
	if a := g.syntax.Arguments.ForName(name); a != nil {
		if a.Value.Kind != ast.Variable {
			return g.evaluate(a.Value)
		}
		if value, given = g.variables[a.Value.Raw]; given {
			return value, true
		}
	}
	if d := g.syntax.Definition.Arguments.ForName(name); d != nil && d.DefaultValue != nil {
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
