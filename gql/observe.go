package gql

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// note adds what the operation is; nil where there is none. A batch's fields come together, and mutation wins.
func (o *Observation) note(operation *ast.OperationDefinition) {
	if operation == nil {
		return
	}
	if o.Type != string(ast.Mutation) {
		o.Type = string(operation.Operation)
	}
	o.noteFields(operation.SelectionSet, map[*ast.FragmentDefinition]bool{})
}

// noteFields adds the fields that stand at the top, in fragments too, each of which is looked into once: they may double
// again and again. The operation is valid, so that the schema has all the fields.
func (o *Observation) noteFields(at ast.SelectionSet, known map[*ast.FragmentDefinition]bool) {
	for _, selection := range at {
		switch s := selection.(type) {
		case *ast.Field:
			if !slices.Contains(o.Fields, s.Name) {
				o.Fields = append(o.Fields, s.Name)
			}
		case *ast.InlineFragment:
			o.noteFields(s.SelectionSet, known)
		case *ast.FragmentSpread:
			if s.Definition != nil && !known[s.Definition] {
				known[s.Definition] = true
				o.noteFields(s.Definition.SelectionSet, known)
			}
		}
	}
}
