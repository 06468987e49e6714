package cost

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/budget"
	"github.com/plangraph/plangraph/gql/schema"
)

// TestCostCacheForgetsNothing asks each operation at variables that cost little and much, twice in both directions: what one
// passed with says nothing of what another costs.
func TestCostCacheForgetsNothing(t *testing.T) {
	const rest = `{ nodes { plan { measures(first: 100) { nodes { id title } } } } } }`
	limits := Limits{Complexity: 1_981, Page: gql.MaxPage}
	e := executor.New(Schema{reference()})
	e.SetQueryCache(lru.New[*ast.QueryDocument](100)) // in which an operation keeps its address
	fresh := func() *Limiter {
		l := NewLimiter(limits, budget.NewCache(1<<20))
		l.schema = Schema{reference()}
		return l
	}
	warm := fresh()
	for query, texts := range map[string][]string{
		`query($n: Int) { measures(first: $n) ` + rest:                                                                 {`{}`, `{"n":1}`, `{"n":100}`, `{"n":null}`, `{"n":5}`},
		`query($n: Int) { measures(last: $n) ` + rest:                                                                  {`{"n":2}`, `{"n":100}`},
		`query($n: Int) { ...f } fragment f on Query { measures(first: $n) ` + rest:                                    {`{"n":2}`, `{"n":100}`},
		`query($ids: [ID!]!) { nodes(ids: $ids) { ... on Plan { measures(first: 100) { nodes { id title } } } } }`:     {`{"ids":[]}`, `{"ids":["a"]}`, `{"ids":[` + strings.Repeat(`"a",`, 99) + `"a"]}`},
		`query($f: MeasureFilter) { measures(first: 100) { nodes { plan { measures(filter: $f) { totalCount } } } } }`: {`{}`, `{"f":{}}`, `{"f":{"jurisdiction":"a"}}`, `{"f":{"and":[` + strings.Repeat(`{"technology":"b"},`, 19) + `{}]}}`},
	} {
		passed, refused := 0, 0
		for range 2 {
			for _, text := range append(texts, texts[0]) {
				decoder := json.NewDecoder(strings.NewReader(text))
				decoder.UseNumber()
				var variables map[string]any
				if err := decoder.Decode(&variables); err != nil {
					t.Fatal(err)
				}
				p := &graphql.RawParams{Query: query, Variables: variables}
				operation, errs := e.CreateOperationContext(graphql.StartOperationTrace(context.Background()), p)
				if operation.Operation == nil {
					t.Fatal(errs)
				}
				warm.cache.Add(documentKey(query), operation.Doc, 1000)
				requests, want := fresh().check(context.Background(), operation)
				got := warm.MutateOperationContext(context.Background(), operation)
				if (want == nil) != (got == nil) || want != nil && want.Message != got.Message {
					t.Errorf("%s with %s: %v, want %v", query, text, got, want)
				}
				if requested := warm.Requested(operation); got == nil && requested != requests {
					t.Errorf("%s with %s may have %d fields, want %d", query, text, requested, requests)
				}
				if want == nil {
					passed++
				} else {
					refused++
				}
			}
		}
		if passed == 0 || refused == 0 {
			t.Errorf("%s passed %d times and was refused %d times; want both", query, passed, refused)
		}
	}
}

// TestLimiter: operations at and above each limit, with what the answer may have at most. The limit on fields refuses
// queries at ten times its number, and what cannot be stopped at the number itself.
func TestLimiter(t *testing.T) {
	const filters = `{ measures(filter: {and: [{technology: "a"}, {technology: "b"}]}) { totalCount } }`
	for _, test := range []struct {
		name, query string
		limits      Limits
		requested   int
		code        string
		actual      int // of the error
	}{
		{"a field", `{ revision { id } }`, Limits{Complexity: 2}, 2, "", 0},
		{"a page", `{ measures(first: 3) { nodes { id title } } }`, Limits{Complexity: 10}, 10, "", 0},
		{"a default page", `{ measures { nodes { id } } }`, Limits{Complexity: 41}, 41, "", 0},
		{"a page in a page", `{ plans(first: 2) { nodes { measures(first: 3) { nodes { id } } } } }`, Limits{Complexity: 17}, 17, "", 0},
		{"a list without pages", `{ plan(id: "a") { sources { file } } }`, Limits{Complexity: 7}, 7, "", 0},
		{"jurisdictions with their plans", `{ jurisdictions(first: 2) { nodes { plans(first: 3) { totalCount nodes { id } } } } }`, Limits{Complexity: 23}, 23, "", 0},
		{"nodes by id", `{ nodes(ids: ["a", "b"]) { id } }`, Limits{Complexity: 3}, 3, "", 0},
		{"a fragment twice", `{ ...F ...F } fragment F on Query { revision { id } }`, Limits{Complexity: 4}, 4, "", 0},
		{"ten times the limit", `{ measures(first: 3) { nodes { id title } } }`, Limits{Complexity: 1}, 10, "", 0},
		{"more than ten times", `{ measures(first: 3) { nodes { id title text } } }`, Limits{Complexity: 1}, 0, gql.CodeComplexity, 13},
		{"a mutation", `mutation { loadPlan(files: []) { revision } }`, Limits{Complexity: 1}, 0, gql.CodeComplexity, 2},
		{"the schema itself", `{ __schema { types { name } } }`, Limits{Complexity: 100}, 0, gql.CodeComplexity, 101},
		{"parts of filters", filters, Limits{Complexity: 3}, 21, "", 0},
		{"parts of too many filters", filters, Limits{Complexity: 2}, 0, gql.CodeComplexity, 3},
		{"parts of filters in a page", `{ plans(first: 5) { nodes { ` + filters[2:len(filters)-2] + ` } } }`, Limits{Complexity: 14}, 0, gql.CodeComplexity, 15},
		{"no limit", `{ measures(first: 100) { nodes { id } } }`, Limits{}, 0, "", 0},
		{"the largest page", `{ measures(first: 10) { totalCount } }`, Limits{Page: 10}, 0, "", 0},
		{"too large a page", `{ plans { nodes { measures(last: 11) { totalCount } } } }`, Limits{Page: 10}, 0, gql.CodePageTooLarge, 11},
		{"too large a page in a fragment", `{ ...F } fragment F on Query { ... { measures(first: 12) { totalCount } } }`, Limits{Page: 10}, 0, gql.CodePageTooLarge, 12},
	} {
		operation := operationOf(t, test.query, nil)
		l := NewLimiter(test.limits, budget.NewCache(1<<20))
		l.Validate(Schema{reference()})
		l.cache.Add(documentKey(test.query), operation.Doc, 1000)
		err := l.MutateOperationContext(t.Context(), operation)
		if codeOf(err) != test.code || err != nil && err.Extensions["actual"] != test.actual {
			t.Errorf("%s: %+v, want %q for %d", test.name, err, test.code, test.actual)
		}
		if got := l.Requested(operation); got != test.requested {
			t.Errorf("%s may have %d fields, want %d", test.name, got, test.requested)
		}
		requested, within := l.Within(test.query, operation.Operation, nil)
		if within != (test.code == "") || requested != test.requested {
			t.Errorf("%s: afterwards %d fields, within %t", test.name, requested, within)
		}
	}
}

// operationOf is the operation of a valid query.
func operationOf(t *testing.T, query string, variables map[string]any) *graphql.OperationContext {
	t.Helper()
	document, errs := gqlparser.LoadQueryWithRules(schema.Parsed(), query, nil)
	if errs != nil {
		t.Fatal(errs)
	}
	return &graphql.OperationContext{RawQuery: query, Doc: document, Operation: document.Operations[0], Variables: variables}
}
