package cost

import (
	"strconv"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// costCache holds the cost of one operation that has passed: how many fields its answer may have, by those of its variables
// that the count depends on. They are the lengths of lists, the conditions of filters, and texts.
type costCache struct {
	variables []string // the names
	text      int      // the longest text that is let pass; 0 for any
	mu        sync.RWMutex
	requested map[string]int
}

// What is kept of one operation at most: so many costs, by keys of so many bytes. At further variables it is counted each
// time.
const (
	maxCachedCosts = 256
	maxCostKey     = 128
)

// weight is what the costs weigh once there are as many as may be, about.
func (c *costCache) weight() int { return maxCachedCosts*(maxCostKey/4) + 32*len(c.variables) }

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

func (c *costCache) add(key string, requested int) {
	if len(key) > maxCostKey {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.requested) < maxCachedCosts {
		c.requested[key] = requested
	}
}
