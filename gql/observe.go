package gql

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// topic is what is told of a question: its operation's name as the client gave it, its kind, and the fields of the schema
// at the top, each once. Without a valid operation, it is the name alone.
type topic struct {
	name, kind string
	fields     []string
}

func topicOf(name string, operation *ast.OperationDefinition) topic {
	t := topic{name: name, kind: string(operation.Operation)}
	t.add(operation.SelectionSet, nil)
	return t
}

// add adds the fields that stand at the top, in fragments too, each of which is looked into once: they may double again and
// again. The operation is valid, so that the schema has all the fields.
func (t *topic) add(at ast.SelectionSet, known map[*ast.FragmentDefinition]bool) map[*ast.FragmentDefinition]bool {
	for _, selection := range at {
		switch s := selection.(type) {
		case *ast.Field:
			if !slices.Contains(t.fields, s.Name) {
				t.fields = append(t.fields, s.Name)
			}
		case *ast.InlineFragment:
			known = t.add(s.SelectionSet, known)
		case *ast.FragmentSpread:
			if s.Definition == nil || known[s.Definition] {
				continue
			}
			if known == nil { // most questions spread nothing at the top
				known = map[*ast.FragmentDefinition]bool{}
			}
			known[s.Definition] = true
			t.add(s.Definition.SelectionSet, known)
		}
	}
	return known
}

// note adds what a question is about. A batch has no name, its fields come together, and mutation wins.
func (o *Observation) note(t topic, batch bool) {
	if !batch {
		o.Operation, o.Type, o.Fields = t.name, t.kind, t.fields
		return
	}
	if t.kind != "" && o.Type != string(ast.Mutation) {
		o.Type = t.kind
	}
	for _, field := range t.fields {
		if !slices.Contains(o.Fields, field) {
			o.Fields = append(o.Fields, field)
		}
	}
}
