package cost

import (
	"strconv"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// costCache holds the cost of one operation that has passed: how many fields its answer may have, by those of its variables
// that the count depends on. They are the lengths of lists and the conditions of filters.
type costCache struct {
	variables []string // the names
	mu        sync.RWMutex
	requested map[string]int
}

// maxCachedCosts are kept of one operation; at further variables it is counted each time.
const maxCachedCosts = 256

func newCostCache(operation *ast.OperationDefinition) *costCache {
	c := &costCache{requested: map[string]int{}}
	c.collectVariables(operation.SelectionSet, map[*ast.FragmentDefinition]bool{})
	return c
}

// countedArguments are those that listLength and countConditions read.
var countedArguments = map[string]bool{"first": true, "last": true, "limit": true, "top": true, "ids": true, "filter": true}

// collectVariables gathers the variables in counted arguments. It visits each fragment once.
func (c *costCache) collectVariables(set ast.SelectionSet, seen map[*ast.FragmentDefinition]bool) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			for _, a := range s.Arguments {
				if countedArguments[a.Name] {
					c.addVariables(a.Value)
				}
			}
			c.collectVariables(s.SelectionSet, seen)
		case *ast.InlineFragment:
			c.collectVariables(s.SelectionSet, seen)
		case *ast.FragmentSpread:
			if !seen[s.Definition] {
				seen[s.Definition] = true
				c.collectVariables(s.Definition.SelectionSet, seen)
			}
		}
	}
}

func (c *costCache) addVariables(v *ast.Value) {
	if v.Kind == ast.Variable {
		c.variables = append(c.variables, v.Raw)
	}
	for _, child := range v.Children {
		c.addVariables(child.Value)
	}
}

// key is equal for variables at which the operation costs the same.
func (c *costCache) key(variables map[string]any) string {
	if len(c.variables) == 0 {
		return ""
	}
	var b strings.Builder
	for _, name := range c.variables {
		value, present := variables[name]
		b.WriteString(costKey(value, present))
		b.WriteByte(' ')
	}
	return b.String()
}

// costKey is what the count reads of a variable: a number, a list's length, the conditions of a filter.
func costKey(value any, present bool) string {
	switch v := value.(type) {
	case nil:
		return strconv.FormatBool(present)
	case []any:
		return strconv.Itoa(len(v)) + "," + strconv.Itoa(countConditions(v))
	case string:
		if !strings.ContainsAny(v[:min(1, len(v))], "+-0123456789") { // or UnmarshalInt allocates an error of 70 bytes
			return "v"
		}
	case map[string]any:
		return "f" + strconv.Itoa(countConditions(v))
	}
	if n, err := graphql.UnmarshalInt(value); err == nil {
		return "n" + strconv.Itoa(n)
	}
	return "v"
}

func (c *costCache) get(key string) (requested int, ok bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	requested, ok = c.requested[key]
	return requested, ok
}

func (c *costCache) add(key string, requested int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.requested) < maxCachedCosts {
		c.requested[key] = requested
	}
}
