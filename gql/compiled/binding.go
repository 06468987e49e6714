package compiled

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

	// Arguments makes a struct of what was given and returns its address; nil for a field that takes none.
	Arguments func(g *Given) any
}
