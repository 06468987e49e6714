package cost

import (
	"context"
	"math"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/plangraph/plangraph/gql/schema"
)

// reference is the schema without resolvers: nothing is executed here.
func reference() graphql.ExecutableSchema {
	return schema.NewExecutableSchema(schema.Config{})
}

// TestCostDoesNotOverflow: a cost beyond any number must not come round as a small one.
func TestCostDoesNotOverflow(t *testing.T) {
	cost, ok := (Schema{reference()}).Complexity(context.Background(), "Query", "measures", math.MaxInt, map[string]any{"first": 100})
	if !ok || cost <= DefaultLimits.Complexity {
		t.Errorf("cost %d, %v; want more than %d", cost, ok, DefaultLimits.Complexity)
	}
}
