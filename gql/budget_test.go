package gql

import (
	"context"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
)

// TestBudgetForgetsNothing asks each operation at variables that cost little and much, twice in both directions: what one
// passed with says nothing of what another costs.
func TestBudgetForgetsNothing(t *testing.T) {
	const rest = `{ nodes { plan { measures(first: 100) { nodes { id title } } } } } }`
	limits := Limits{Complexity: 1_981, Page: maxPage}
	e := executor.New(schema())
	configure(e, Options{Limits: limits})
	fresh := func() *budget { b := newBudget(limits); b.schema = schema(); return b }
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
				var v variables
				if v.read([]byte(text)); v.wrong {
					t.Fatal(text)
				}
				p := &graphql.RawParams{Query: query, Variables: v.values}
				operation, errs := e.CreateOperationContext(graphql.StartOperationTrace(context.Background()), p)
				if operation.Operation == nil {
					t.Fatal(errs)
				}
				requests, want := fresh().check(context.Background(), operation)
				got := warm.MutateOperationContext(context.Background(), operation)
				if (want == nil) != (got == nil) || want != nil && want.Message != got.Message {
					t.Errorf("%s with %s: %v, want %v", query, text, got, want)
				}
				if requested := warm.requestedBy(operation); got == nil && requested != requests {
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
