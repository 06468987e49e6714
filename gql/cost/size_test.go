package cost

import (
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"github.com/plangraph/plangraph/gql"
)

// TestSizeOf: sizes of queries, fragments with all that they add, as often as they are spread.
func TestSizeOf(t *testing.T) {
	for query, want := range map[string]querySize{
		`{ a }`:                                     {depth: 1, fields: 1},
		`{ a { b { c } } d }`:                       {depth: 3, fields: 4},
		`{ x: a a { b } }`:                          {depth: 2, fields: 3, aliases: 1},
		`{ a a { a } x: a x: b }`:                   {depth: 2, fields: 5, aliases: 2, duplicates: 2},
		`{ ... { a ... { a } } }`:                   {depth: 1, fields: 2, duplicates: 1},
		`query @q { a @x @y ... @z { b @x } }`:      {depth: 1, fields: 2, directives: 5},
		`{ ...F ...F } fragment F on T { a { b } }`: {depth: 2, fields: 4, duplicates: 1},
		`{ a { ...F } } fragment F on T @x { b ...G } fragment G on T { c { d: e @x } }`: {depth: 3, fields: 4, aliases: 1, directives: 2},
		`{ a } fragment F on T { b { c { d { __schema { e } } } } }`:                     {depth: 5, fields: 1},
		`query A { a } query B { b { c } }`:                                              {depth: 2, fields: 3},
		`{ __typename }`:                                                                 {depth: 1, fields: 1},
		`{ a { __type } }`:                                                               {depth: 2, fields: 2, introspects: true},
		`{ a } fragment F on T { ...G } fragment G on T { b ...F }`:                      {depth: 1, fields: 1, cycle: "F"},
		`{ ...Nothing }`:                                                                 {},
		doubling(50):                                                                     {depth: 1, fields: maxCount, duplicates: maxCount},
	} {
		document, err := parser.ParseQuery(&ast.Source{Input: query})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, sizeOf(document), cmp.AllowUnexported(querySize{})); d != "" {
			t.Errorf("%s (-want +got):\n%s", query, d)
		}
	}
}

// doubling is a query of fragments each of which spreads the next one twice.
func doubling(n int) string {
	var b strings.Builder
	b.WriteString("{ ...F0 }")
	for i := range n {
		fmt.Fprintf(&b, " fragment F%d on T { ...F%d ...F%d }", i, i+1, i+1)
	}
	return b.String() + fmt.Sprintf(" fragment F%d on T { a }", n)
}

// TestQueryLimits: at each limit a query passes, and with one more of the same it is refused, with the limit and the number.
func TestQueryLimits(t *testing.T) {
	for _, test := range []struct {
		limits       Limits
		within, over string
		code         string
		limit        int
	}{
		{Limits{Tokens: 5}, `{ a b c }`, `{ a b c d }`, gql.CodeTokens, 5},
		{Limits{Depth: 2}, `{ a { b } }`, `{ a { b { c } } }`, gql.CodeDepth, 2},
		{Limits{Fields: 3}, `{ a b c }`, `{ a ...F ...F } fragment F on T { b ... { c } }`, gql.CodeFields, 3},
		{Limits{Aliases: 1}, `{ a: b a: a }`, `{ a: b c: b }`, gql.CodeAliases, 1},
		{Limits{Duplicates: 1}, `{ a a }`, `{ a a a }`, gql.CodeDuplicates, 1},
		{Limits{Directives: 1}, `{ a @x }`, `{ a @x @x }`, gql.CodeDirectives, 1},
	} {
		q := NewQueryLimits(test.limits, false, lru.New[*ast.QueryDocument](10))
		pass := func(q QueryLimits, query string) *gqlerror.Error {
			return q.MutateOperationParameters(t.Context(), &graphql.RawParams{Query: query})
		}
		if err := pass(q, test.within); err != nil {
			t.Errorf("%s: %v", test.within, err)
		}
		err := pass(q, test.over)
		if err == nil || err.Extensions["code"] != test.code || err.Extensions["limit"] != test.limit || err.Extensions["actual"].(int) <= test.limit {
			t.Errorf("%s: %v, want %s at %d", test.over, err, test.code, test.limit)
		}
		if err := pass(NewQueryLimits(Limits{}, true, q.parsed), test.over); err != nil {
			t.Errorf("%s without limits: %v", test.over, err)
		}
		q.parsed.Add(t.Context(), test.over, &ast.QueryDocument{})
		if err := pass(q, test.over); err != nil {
			t.Errorf("%s has passed before, and now: %v", test.over, err)
		}
	}
}

// TestIntrospectionAndCycles: both are refused whatever the limits, and a query that does not parse passes to its error.
func TestIntrospectionAndCycles(t *testing.T) {
	for query, want := range map[string]string{
		`{ __schema { types { name } } }`:           gql.CodeNoIntrospection,
		`{ a { ...F } } fragment F on T { __type }`: gql.CodeNoIntrospection,
		`{ a { __typename } }`:                      "",
		`{ ...F } fragment F on T { b { ...F } }`:   "GRAPHQL_VALIDATION_FAILED",
		`{ a `: "",
	} {
		q := NewQueryLimits(Limits{}, true, lru.New[*ast.QueryDocument](10))
		err := q.MutateOperationParameters(t.Context(), &graphql.RawParams{Query: query})
		if code := codeOf(err); code != want {
			t.Errorf("%s: %q, want %q", query, code, want)
		}
	}
}

func codeOf(err *gqlerror.Error) string {
	if err == nil {
		return ""
	}
	return err.Extensions["code"].(string)
}
