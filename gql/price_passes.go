package gql

import (
	"strconv"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// passes are the variables at which an operation is known to be no hopeless one, as far as that depends on them: by the
// lengths that they give to lists, and by the parts that they give to filters. For each stands how many fields the answer
// may have.
type passes struct {
	names []string // of the variables that count
	mu    sync.RWMutex
	known map[string]int
}

// mostPasses are remembered of one operation; beyond, it is counted each time.
const mostPasses = 256

func newPasses(operation *ast.OperationDefinition) *passes {
	p := &passes{known: map[string]int{}}
	p.look(operation.SelectionSet, map[*ast.FragmentDefinition]bool{})
	return p
}

// pricedArguments are those that listLength and conditions read.
var pricedArguments = map[string]bool{"first": true, "last": true, "limit": true, "top": true, "ids": true, "filter": true}

// look gathers the variables in the arguments that count, in each fragment once.
func (p *passes) look(set ast.SelectionSet, seen map[*ast.FragmentDefinition]bool) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			for _, a := range s.Arguments {
				if pricedArguments[a.Name] {
					p.gather(a.Value)
				}
			}
			p.look(s.SelectionSet, seen)
		case *ast.InlineFragment:
			p.look(s.SelectionSet, seen)
		case *ast.FragmentSpread:
			if !seen[s.Definition] {
				seen[s.Definition] = true
				p.look(s.Definition.SelectionSet, seen)
			}
		}
	}
}

func (p *passes) gather(v *ast.Value) {
	if v.Kind == ast.Variable {
		p.names = append(p.names, v.Raw)
	}
	for _, child := range v.Children {
		p.gather(child.Value)
	}
}

// key says of each variable what its operation's cost depends on.
func (p *passes) key(variables map[string]any) string {
	if len(p.names) == 0 {
		return ""
	}
	var b strings.Builder
	for _, name := range p.names {
		value, given := variables[name]
		b.WriteString(weight(value, given))
		b.WriteByte(' ')
	}
	return b.String()
}

// weight says what of a variable's value counts: a number as it is, a list's length, the parts of a filter.
func weight(value any, given bool) string {
	switch v := value.(type) {
	case nil:
		return strconv.FormatBool(given)
	case []any:
		return strconv.Itoa(len(v)) + "," + strconv.Itoa(conditions(v))
	case string:
		if !strings.ContainsAny(v[:min(1, len(v))], "+-0123456789") { // or the error, which nobody sees, costs 70 bytes
			return "v"
		}
	case map[string]any:
		return "f" + strconv.Itoa(conditions(v))
	}
	if n, err := graphql.UnmarshalInt(value); err == nil {
		return "n" + strconv.Itoa(n)
	}
	return "v"
}

func (p *passes) get(key string) (requested int, ok bool) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	requested, ok = p.known[key]
	return requested, ok
}

func (p *passes) add(key string, requested int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.known) < mostPasses {
		p.known[key] = requested
	}
}
