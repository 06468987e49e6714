package compiled

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql/budget"
)

// fakeReference answers every operation with its own name, and counts how often it does.
type fakeReference struct{ answered int }

// Schema is the small one.
func (*fakeReference) Schema() *ast.Schema { return small }

// Complexity says nothing.
func (*fakeReference) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

// Exec answers once.
func (r *fakeReference) Exec(context.Context) graphql.ResponseHandler {
	return graphql.OneShot(func() *graphql.Response {
		r.answered++
		return &graphql.Response{Data: []byte(`"reference"`)}
	}())
}

func newSmallSchema(maxFields int) (*Schema, *fakeReference) {
	reference := &fakeReference{}
	exceeded := func(Outcome) *graphql.Response { return &graphql.Response{Data: []byte(`"over the limit"`)} }
	return NewSchema(reference, smallTypes(new(int)), budget.NewCache(1<<20), Limit{maxFields, math.MaxInt}, exceeded), reference
}

// exec is the data of an operation's first response; the second must be nil. It keeps the parsed query first, as gqlgen's
// executor does, where it is not kept yet.
func exec(t *testing.T, s *Schema, operation *graphql.OperationContext) string {
	t.Helper()
	key := documentKey(operation.RawQuery)
	if _, known := budget.Get[*ast.QueryDocument](s.cache, key); !known {
		s.cache.Add(key, operation.Doc, 1000)
	}
	ctx := graphql.WithOperationContext(t.Context(), operation)
	respond := s.Exec(ctx)
	response := respond(ctx)
	if again := respond(ctx); again != nil {
		t.Errorf("after its response %s comes %s", response.Data, again.Data)
	}
	return string(response.Data)
}

// TestSchema: plans answer what they can, and the reference all else. ExecuteCached answers what came before, at the same
// conditions.
func TestSchema(t *testing.T) {
	for _, test := range []struct {
		query, want string
		reference   int // answers of the reference to the query, executed once
		cached      Outcome
	}{
		{`{ count }`, `{"count":-3}`, 0, Complete},
		{`{ fails }`, `"reference"`, 1, Fallback},
		{`{ a: count b: count c: count }`, `"over the limit"`, 0, OverLimit},
		{`mutation { change }`, `"reference"`, 1, Fallback},
		{`{ __schema { types { name } } }`, `"reference"`, 1, Fallback},
	} {
		s, reference := newSmallSchema(2)
		operation := operationOf(t, test.query, nil)
		if outcome := s.ExecuteCached(t.Context(), new([]byte), operation.RawQuery, operation.Operation, nil); outcome != Fallback {
			t.Errorf("%s ends as %d before it was executed", test.query, outcome)
		}
		if got := exec(t, s, operation); got != test.want || reference.answered != test.reference {
			t.Errorf("%s: %s with %d answers of the reference, want %s with %d", test.query, got, reference.answered, test.want, test.reference)
		}
		var data []byte
		outcome := s.ExecuteCached(t.Context(), &data, operation.RawQuery, operation.Operation, nil)
		if outcome != test.cached || outcome == Complete && string(data) != test.want {
			t.Errorf("%s ends as %d with %s, want %d", test.query, outcome, data, test.cached)
		}
	}
}

// TestSchemaKeepsAPlanForEachCondition asks one operation at all 32 combinations of 5 conditions, twice: the answers are
// right each time, plans are kept for 16 of them, and only those answer from the cache.
func TestSchemaKeepsAPlanForEachCondition(t *testing.T) {
	s, reference := newSmallSchema(math.MaxInt)
	const query = `query($v0: Boolean!, $v1: Boolean!, $v2: Boolean!, $v3: Boolean!, $v4: Boolean!) {
		...F @include(if: $v0) ... @skip(if: $v1) { b: count } c: count @include(if: $v2) d: count @include(if: $v3) @skip(if: $v4) e: count }
		fragment F on Query { a: count @skip(if: $v4) }`
	document := operationOf(t, query, map[string]any{"v0": true, "v1": true, "v2": true, "v3": true, "v4": true})
	cached := 0
	for round := range 2 {
		for bits := range 32 {
			is := func(n int) bool { return bits>>n&1 == 1 }
			variables := map[string]any{}
			for n := range 5 {
				variables[fmt.Sprint("v", n)] = is(n)
			}
			var parts []string
			for name, selected := range map[string]bool{"a": is(0) && !is(4), "b": !is(1), "c": is(2), "d": is(3) && !is(4), "e": true} {
				if selected {
					parts = append(parts, name)
				}
			}
			operation := &graphql.OperationContext{RawQuery: query, Doc: document.Doc, Operation: document.Operation, Variables: variables}
			answered := reference.answered
			got := exec(t, s, operation)
			for _, name := range parts {
				if reference.answered == answered && strings.Count(got, `"`+name+`":-3`) != 1 {
					t.Errorf("%v: %s lacks %s", variables, got, name)
				}
			}
			if n := strings.Count(got, ":"); reference.answered == answered && n != len(parts) {
				t.Errorf("%v: %s has %d fields, want %v", variables, got, n, parts)
			}
			if s.ExecuteCached(t.Context(), new([]byte), operation.RawQuery, operation.Operation, variables) == Complete && round == 1 {
				cached++
			}
		}
	}
	if cached != maxPlans || reference.answered != 2*(32-maxPlans) {
		t.Errorf("%d combinations are cached and the reference answered %d times, want %d and %d", cached, reference.answered, maxPlans, 2*(32-maxPlans))
	}
}

// TestSchemaIsBounded: plans are kept up to so many bytes, and what is asked often stays.
func TestSchemaIsBounded(t *testing.T) {
	s, _ := newSmallSchema(math.MaxInt)
	often := operationOf(t, `{ often: count }`, nil)
	for n := range 1000 {
		exec(t, s, operationOf(t, fmt.Sprintf(`{ a%d: count }`, n), nil))
		exec(t, s, often)
	}
	if n := s.cache.Bytes(); n > 1<<20 || n < 1<<19 {
		t.Errorf("%d bytes are kept, of 1 M", n)
	}
	if got := s.ExecuteCached(t.Context(), new([]byte), often.RawQuery, often.Operation, nil); got != Complete {
		t.Errorf("what was asked 1000 times ends as %d", got)
	}
}

// TestPlansGoWithTheirQuery: a plan is kept as long as the parsed query that it belongs to, and never for another one.
func TestPlansGoWithTheirQuery(t *testing.T) {
	s, _ := newSmallSchema(math.MaxInt)
	const query = `{ count }`
	first, second := operationOf(t, query, nil), operationOf(t, query, nil)
	ask := func(operation *graphql.OperationContext) Outcome {
		return s.ExecuteCached(t.Context(), new([]byte), query, operation.Operation, nil)
	}
	s.plan(t.Context(), first)
	if n := s.cache.Bytes(); n != 0 || ask(first) != Fallback {
		t.Errorf("without its query a plan is kept in %d bytes", n)
	}
	exec(t, s, first)
	kept := s.cache.Bytes()
	exec(t, s, second)
	if ask(first) != Complete || ask(second) != Fallback || s.cache.Bytes() != kept {
		t.Errorf("of the same query parsed again a plan is kept: %d bytes, before %d", s.cache.Bytes(), kept)
	}
	s.cache.Add(documentKey(query), second.Doc, 1000)
	if ask(first) != Fallback {
		t.Error("the plan of a query that is gone answers")
	}
}
