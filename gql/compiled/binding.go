package compiled

import (
	"context"

	"github.com/vektah/gqlparser/v2/ast"
)

// Types are the object types of a schema by name.
type Types map[string]*Type

// Type says how the fields of an object type are read.
type Type struct {
	Name       string
	Implements []string // type conditions that match: the type's own name and those of its interfaces
	Fields     map[string]Binding
}

// Binding says how a field is read. Write appends the field's value for the object, a pointer to the type's Go struct;
// the object is nil for fields of Query.
type Binding struct {
	Write func(x *Execution, f *Field, object any)

	// Type is the object type of the values, Types are those that an interface may stand for. Scalars and enums have
	// neither.
	Type  string
	Types []string

	// Arguments reads the arguments into a struct and returns its address; nil for a field without arguments.
	Arguments func(r *ArgumentReader) any
}

// ArgumentReader reads the arguments of one field. It does so twice: when the operation is compiled, for those that
// depend on no variable, and when it is executed, for the others.
type ArgumentReader struct {
	ctx               context.Context
	field             *Field
	variables         map[string]any
	compiling         bool
	dependsOnVariable bool  // set while compiling, at the first argument with a variable
	err               error // of the first argument that is wrong
}

// Argument returns the named argument, decoded by the function that gqlgen has for its type. It returns the zero value
// where the argument is absent.
func Argument[T any](r *ArgumentReader, name string, unmarshal func(context.Context, any) (T, error)) (value T) {
	if constant, ok := r.field.constantArguments[name]; ok {
		return constant.(T)
	}
	if r.compiling && r.field.dependsOnVariable(name) {
		r.dependsOnVariable = true
		return value
	}
	if raw, present := r.argumentValue(name); present && r.err == nil {
		value, r.err = unmarshal(r.ctx, raw)
	}
	if r.compiling {
		r.field.constantArguments[name] = value
	}
	return value
}

// dependsOnVariable reports whether a variable is in the argument.
func (f *Field) dependsOnVariable(argument string) bool {
	a := f.syntax.Arguments.ForName(argument)
	return a != nil && containsVariable(a.Value)
}

// containsVariable reports whether a variable is anywhere in the value.
func containsVariable(v *ast.Value) bool {
	if v == nil {
		return false
	}
	if v.Kind == ast.Variable {
		return true
	}
	for _, child := range v.Children {
		if containsVariable(child.Value) {
			return true
		}
	}
	return false
}

// argumentValue is the argument as the client sent it, else the schema's default. An argument whose variable is absent
// counts as absent.
func (r *ArgumentReader) argumentValue(name string) (value any, present bool) {
	if a := r.field.syntax.Arguments.ForName(name); a != nil {
		if a.Value.Kind != ast.Variable {
			return r.evaluate(a.Value)
		}
		if value, present = r.variables[a.Value.Raw]; present {
			return value, true
		}
	}
	if d := r.field.syntax.Definition.Arguments.ForName(name); d != nil && d.DefaultValue != nil {
		return r.evaluate(d.DefaultValue)
	}
	return nil, false
}

func (r *ArgumentReader) evaluate(v *ast.Value) (value any, present bool) {
	value, err := v.Value(r.variables)
	if err != nil {
		r.err = err
	}
	return value, err == nil
}
