package compiled

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"
)

// small is a schema with every kind of field, and with fields in which things go wrong.
var small = gqlparser.MustLoadSchema(&ast.Source{Name: "small", Input: `
directive @defer(if: Boolean = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
interface Node { id: ID! }
type Item implements Node { id: ID!, name: String, size: Float!, next: Item, words(n: Int = 2, prefix: String, list: [String]): String! }
type Other implements Node { id: ID! }
type Query {
  items: [Item!]!, item: Item, node: Node, none: Node, stranger: Node, count: Int!, yes: Boolean!, unbound: String
  fails: String, panics: String, required: String!, size(of: Float!): Float!
}
type Mutation { change: Boolean }`})

type item struct {
	id, name string
	size     float64
	next     *item
}

// wordsArguments are the arguments of Item.words; reads counts how often they are read.
type wordsArguments struct {
	n      int
	prefix string
	list   []string
}

// smallTypes binds the schema by hand, as package generate does.
func smallTypes(reads *int) Types {
	second := &item{"2", "", 0.5, nil}
	items := []item{{"1", "云\"1\"", 1e21, second}, *second}
	text := func(s func(*item) string) Binding {
		return Binding{Write: func(x *Execution, _ *Field, o any) { x.String(s(o.(*item))) }}
	}
	nodes := func(v any, typeName string) Binding {
		return Binding{Types: []string{"Item"}, Write: func(x *Execution, f *Field, _ any) { Interface(x, f, v, typeName, false) }}
	}
	return Types{
		"Item": {"Item", []string{"Item", "Node"}, map[string]Binding{
			"id":   text(func(i *item) string { return i.id }),
			"name": text(func(i *item) string { return i.name }),
			"size": {Write: func(x *Execution, _ *Field, o any) { x.Float(o.(*item).size) }},
			"next": {Type: "Item", Write: func(x *Execution, f *Field, o any) { Object(x, f, o.(*item).next, false) }},
			"words": {
				Arguments: func(r *ArgumentReader) any {
					*reads++
					return &wordsArguments{
						Argument(r, "n", readSmall), Argument(r, "prefix", readOptional), Argument(r, "list", readList),
					}
				},
				Write: func(x *Execution, f *Field, o any) {
					if a := Arguments[wordsArguments](x, f); a != nil {
						x.String(o.(*item).id + a.prefix + strings.Repeat("w", a.n) + strings.Join(a.list, "+"))
					}
				},
			},
		}},
		"Query": {"Query", []string{"Query"}, map[string]Binding{
			"items": {Type: "Item", Write: func(x *Execution, f *Field, _ any) {
				List(x, items, func(i *item) { Object(x, f, i, true) })
			}},
			"item":     {Type: "Item", Write: func(x *Execution, f *Field, _ any) { Item(x, f, &second) }},
			"node":     nodes(second, "Item"),
			"none":     nodes(nil, ""),
			"stranger": nodes(second, "Other"),
			"count":    {Write: func(x *Execution, _ *Field, _ any) { x.Int(-3) }},
			"yes":      {Write: func(x *Execution, _ *Field, _ any) { x.Boolean(true) }},
			"fails":    {Write: func(x *Execution, _ *Field, _ any) { x.Failed(errors.New("wrong")) }},
			"panics":   {Write: func(x *Execution, _ *Field, _ any) { panic("wrong") }},
			"required": {Write: func(x *Execution, _ *Field, _ any) { x.Null(true) }},
			"size": {
				Arguments: func(r *ArgumentReader) any {
					v := Argument(r, "of", func(_ context.Context, v any) (float64, error) { return graphql.UnmarshalFloat(v) })
					return &v
				},
				Write: func(x *Execution, f *Field, _ any) {
					if v := Arguments[float64](x, f); v != nil {
						x.Float(1 / *v)
					}
				},
			},
		}},
	}
}

// readSmall reads a number below 10.
func readSmall(_ context.Context, v any) (int, error) {
	n, err := graphql.UnmarshalInt(v)
	if n >= 10 {
		return 0, errors.New("too large")
	}
	return n, err
}

func readOptional(_ context.Context, v any) (string, error) {
	if v == nil {
		return "-", nil
	}
	return graphql.UnmarshalString(v)
}

func readList(_ context.Context, v any) ([]string, error) {
	var list []string
	for _, part := range graphql.CoerceList(v) {
		text, err := graphql.UnmarshalString(part)
		if err != nil {
			return nil, err
		}
		list = append(list, text)
	}
	return list, nil
}

// operationOf is the operation of a valid query.
func operationOf(t *testing.T, query string, variables map[string]any) *graphql.OperationContext {
	t.Helper()
	document, errs := gqlparser.LoadQueryWithRules(small, query, nil)
	if errs != nil {
		t.Fatal(errs)
	}
	operation := document.Operations[0]
	coerced, err := validator.VariableValues(small, operation, variables)
	if err != nil {
		t.Fatal(err)
	}
	return &graphql.OperationContext{RawQuery: query, Doc: document, Operation: operation, Variables: coerced}
}

// TestExecute: what plans make of queries, as whole answers; where the outcome is another than Complete, of none.
func TestExecute(t *testing.T) {
	yes, no := map[string]any{"on": true}, map[string]any{"on": false}
	for _, test := range []struct {
		name, query string
		variables   map[string]any
		maxFields   int
		want        string
		outcome     Outcome
	}{
		{"scalars", `{ count yes item { size } }`, nil, 4, `{"count":-3,"yes":true,"item":{"size":0.5}}`, Complete},
		{"lists and null", `{ items { id name next { id next { id } } } none { id } }`, nil, 20,
			`{"items":[{"id":"1","name":"云\"1\"","next":{"id":"2","next":null}},{"id":"2","name":"","next":null}],"none":null}`, Complete},
		{"aliases and merged fields", `{ a: count item { id } item { id size } b: count }`, nil, 9, `{"a":-3,"item":{"id":"2","size":0.5},"b":-3}`, Complete},
		{"fragments", `{ ...Q node { id ... on Item { name } ... on Other { o: id } ... { __typename } } } fragment Q on Query { count }`, nil, 9,
			`{"count":-3,"node":{"id":"2","name":"","__typename":"Item"}}`, Complete},
		{"included", `query($on: Boolean!) { count @include(if: $on) yes @skip(if: $on) }`, yes, 9, `{"count":-3}`, Complete},
		{"skipped", `query($on: Boolean!) { count @include(if: $on) yes @skip(if: $on) }`, no, 9, `{"yes":true}`, Complete},
		{"large numbers", `{ items { size } }`, nil, 9, `{"items":[{"size":1e+21},{"size":0.5}]}`, Complete},
		{"nothing is left over", `query($on: Boolean!) { item { id @include(if: $on) } }`, no, 9, `{"item":{}}`, Complete},
		{"exactly as many fields", `{ items { id } count }`, nil, 4, `{"items":[{"id":"1"},{"id":"2"}],"count":-3}`, Complete},
		{"one field too many", `{ items { id } count }`, nil, 3, "", OverLimit},
		{"too many at the top", `{ a: count b: count }`, nil, 1, "", OverLimit},
		{"an error", `{ count fails }`, nil, 9, "", Fallback},
		{"an error before too many", `{ fails items { id } }`, nil, 2, "", Fallback},
		{"a panic", `{ count panics }`, nil, 9, "", Fallback},
		{"null where none may be", `{ required }`, nil, 9, "", Fallback},
		{"infinity", `{ size(of: 0) }`, nil, 9, "", Fallback},
		{"a type without binding", `{ stranger { id } }`, nil, 9, "", Fallback},
		{"a variable that is wrong", `query($f: Float!) { size(of: $f) }`, map[string]any{"f": 0}, 9, "", Fallback},
	} {
		operation := operationOf(t, test.query, test.variables)
		plan := Compile(t.Context(), smallTypes(new(int)), operation)
		if plan == nil {
			t.Errorf("%s: there is no plan", test.name)
			continue
		}
		for range 2 { // an execution leaves nothing to the next one
			data := []byte{}
			outcome := plan.Execute(t.Context(), &data, operation.Variables, Limit{test.maxFields, math.MaxInt})
			if outcome != test.outcome || outcome == Complete && string(data) != test.want {
				t.Errorf("%s: ends as %d with %s, want %d with %s", test.name, outcome, data, test.outcome, test.want)
			}
		}
	}
}

// TestExecuteEndsWithItsContext: a request that has ended is not answered, once there is a list.
func TestExecuteEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for query, want := range map[string]Outcome{`{ items { id } }`: Fallback, `{ count }`: Complete} {
		operation := operationOf(t, query, nil)
		if got := Compile(ctx, smallTypes(new(int)), operation).Execute(ctx, new([]byte), nil, NoLimit); got != want {
			t.Errorf("%s ends as %d, want %d", query, got, want)
		}
	}
}

// TestCompile: operations that only the reference can answer have no plan.
func TestCompile(t *testing.T) {
	for query, want := range map[string]bool{
		`{ count }`:      true,
		`{ __typename }`: true,
		`query($n: Int) { item { words(n: $n) } }`:      true,
		`mutation { change }`:                           false,
		`{ __schema { types { name } } }`:               false,
		`{ __type(name: "Item") { name } }`:             false,
		`{ count unbound }`:                             false,
		`{ item { next { ... @defer { id } } } }`:       false,
		`{ ...Q @defer } fragment Q on Query { count }`: false,
	} {
		if got := Compile(t.Context(), smallTypes(new(int)), operationOf(t, query, nil)) != nil; got != want {
			t.Errorf("%s: a plan %t, want %t", query, got, want)
		}
	}
}

// TestArguments: constants, variables, defaults and null, each as its field reads it. Arguments without a variable are read
// once, when the plan is made; the others once in each execution, for all objects together.
func TestArguments(t *testing.T) {
	for _, test := range []struct {
		arguments string
		variables map[string]any
		want      string // of the item 1, after its id
		reads     int    // in two executions
	}{
		{``, nil, "ww", 1},
		{`(n: 1)`, nil, "w", 1},
		{`(n: 0, prefix: "p", list: ["a", "b"])`, nil, "pa+b", 1},
		{`(n: 0, prefix: null, list: [])`, nil, "-", 1},
		{`(list: "a")`, nil, "wwa", 1},
		{`(n: $n)`, map[string]any{"n": 3}, "www", 3},
		{`(n: $n)`, nil, "ww", 3}, // an absent variable leaves the schema's default
		{`(n: $d)`, nil, "wwww", 3},
		{`(n: 0, prefix: $p)`, map[string]any{"p": nil}, "-", 3},
		{`(n: 0, prefix: $p)`, nil, "", 3},
		{`(n: 0, list: ["a", $p])`, map[string]any{"p": "b"}, "a+b", 3},
		{`(n: 0, list: $l)`, map[string]any{"l": []any{"x", "y"}}, "x+y", 3},
	} {
		reads := 0
		declared := `$s: String = "s"`
		for _, v := range []string{"$n: Int", "$d: Int = 4", "$p: String", "$l: [String]"} {
			if strings.Contains(test.arguments, v[:2]) {
				declared += ", " + v
			}
		}
		query := "query(" + declared + ") { items { words" + test.arguments + " } item { next { words(prefix: $s) } } }"
		operation := operationOf(t, query, test.variables)
		plan := Compile(t.Context(), smallTypes(&reads), operation)
		reads-- // of the field with $s, which no item has
		want := `{"items":[{"words":"1` + test.want + `"},{"words":"2` + test.want + `"}],"item":{"next":null}}`
		for range 2 {
			var data []byte
			if plan.Execute(t.Context(), &data, operation.Variables, NoLimit); string(data) != want {
				t.Errorf("words%s with %v: %s", test.arguments, test.variables, cmp.Diff(want, string(data)))
			}
		}
		if reads != test.reads {
			t.Errorf("words%s with %v: read %d times, want %d", test.arguments, test.variables, reads, test.reads)
		}
	}
	if Compile(t.Context(), smallTypes(new(int)), operationOf(t, `{ item { words(n: 10) } }`, nil)) != nil {
		t.Error("a constant that is wrong has a plan")
	}
	operation := operationOf(t, `query($n: Int) { item { words(n: $n) } }`, map[string]any{"n": 10})
	if got := Compile(t.Context(), smallTypes(new(int)), operation).Execute(t.Context(), new([]byte), operation.Variables, Limit{9, math.MaxInt}); got != Fallback {
		t.Errorf("with a variable that is wrong it ends as %d", got)
	}
}
