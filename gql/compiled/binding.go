package compiled

import "context"

// Types are the object types of a schema by name.
type Types map[string]*Type

// Type says how the fields of an object type are read.
type Type struct {
	Name       string
	Implements []string // the names of which a fragment's type condition may be one: its own and those of its interfaces
	Fields     map[string]Binding
}

// Binding says how a field is read. Write appends the field's value for the object, which is a pointer to the type's Go
// struct, and nil for the type at the top.
type Binding struct {
	Write func(x *Run, f *Field, object any)

	// Of the type of the values: the one object type, or the types that an interface may stand for. Both are empty for
	// scalars and enums.
	Type  string
	Types []string

	// Arguments makes Go values of the arguments, as gqlgen's own code does; nil where there are none.
	Arguments func(ctx context.Context, raw map[string]any) (map[string]any, error)
}
