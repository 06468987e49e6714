package cost

import (
	"strconv"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql/budget"
)

// costCache holds the cost of one operation that has passed: how many fields its answer may have, by those of its variables
// that the count depends on. They are the lengths of lists, the conditions of filters, and texts.
type costCache struct {
	variables []string // the names
	text      int      // the longest text that is let pass; 0 for any
	mu        sync.RWMutex
	requested map[string]int
	keys      int // bytes of the map's keys
}

// What is kept of one operation at most: so many costs, by keys of so many bytes. At further variables it is counted each
// time.
const (
	maxCachedCosts = 256
	maxCostKey     = 128
)

// Weight returns the bytes that the costs hold.
func (c *costCache) Weight() int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	const fixed, perVariable, perCost = 96, 16, 24
	return fixed + budget.Allocated(perVariable*cap(c.variables)) + budget.MapBytes(len(c.requested), perCost) + c.keys
}

func newCostCache(operation *ast.OperationDefinition, text int) *costCache {
	c := &costCache{requested: map[string]int{}, text: text}
	c.collectVariables(operation.SelectionSet, map[*ast.FragmentDefinition]bool{})
	return c
}

// countedArguments are those that listLength and countConditions read.
var countedArguments = map[string]bool{"first": true, "last": true, "limit": true, "top": true, "ids": true, "filter": true, "query": true}

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
		b.WriteString(c.keyOf(value, present))
		b.WriteByte(' ')
	}
	return b.String()
}

// keyOf is what the count reads of a variable: a number, a list's length, the conditions of a filter, how long a text is.
func (c *costCache) keyOf(value any, present bool) string {
	parts, longest := countConditions("text", value)
	tooLong := ""
	if c.text > 0 && longest > c.text {
		tooLong = "!"
	}
	switch v := value.(type) {
	case nil:
		return strconv.FormatBool(present)
	case []any:
		return strconv.Itoa(len(v)) + "," + strconv.Itoa(parts) + tooLong
	case string:
		if !strings.ContainsAny(v[:min(1, len(v))], "+-0123456789") { // or UnmarshalInt allocates an error of 70 bytes
			return "v" + strconv.Itoa(parts) + tooLong
		}
	case map[string]any:
		return "f" + strconv.Itoa(parts) + tooLong
	}
	if n, err := graphql.UnmarshalInt(value); err == nil {
		return "n" + strconv.Itoa(n)
	}
	return "v" + strconv.Itoa(parts) + tooLong
}

func (c *costCache) get(key string) (requested int, ok bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	requested, ok = c.requested[key]
	return requested, ok
}

// add keeps a cost, and reports whether there is room for it.
func (c *costCache) add(key string, requested int) bool {
	if len(key) > maxCostKey {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.requested) >= maxCachedCosts {
		return false
	}
	c.requested[key] = requested
	c.keys += budget.Allocated(2 * len(key)) // a builder's memory is up to twice as long
	return true
}
