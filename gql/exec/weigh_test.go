package exec

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/gql/schema"
)

// shapes are kinds of queries, of which the parsed query, its cost or its plan takes most: each another one for each number.
func shapes() map[string]func(i int) string {
	many := func(n int, part string) string { return gqltest.Repeat(n, part) }
	return map[string]func(i int) string{
		"small": func(i int) string { return fmt.Sprintf(`{ r%d: __typename }`, i) },
		"fields": func(i int) string {
			return fmt.Sprintf(`{ r%d: plans { nodes { id `, i) + many(90, "a#: title ") + `} } }`
		},
		"the same field": func(i int) string {
			return fmt.Sprintf(`{ r%d: plans { nodes { id `, i) + strings.Repeat("title ", 90) + `} } }`
		},
		"names of types": func(i int) string {
			return fmt.Sprintf(`{ r%d: nodes(ids: []) { `, i) + many(90, "a#: __typename ") + `} }`
		},
		"space": func(i int) string {
			return fmt.Sprintf(`{ r%d: plans { totalCount } }`, i) + strings.Repeat(" ", 50<<10)
		},
		"comments": func(i int) string {
			return strings.Repeat("# c\n", 1000) + fmt.Sprintf(`{ r%d: plans { totalCount } }`, i)
		},
		"filters": func(i int) string {
			return fmt.Sprintf(`{ r%d: measures(filter: {or: [`, i) + strings.Repeat(`{technology: "云计算"}`, 100) + `]}) { totalCount } }`
		},
		"long texts": func(i int) string {
			return fmt.Sprintf(`{ r%d: measures(filter: {or: [`, i) + strings.Repeat(`{text: "`+strings.Repeat("云", 300)+`"}`, 40) + `]}) { totalCount } }`
		},
		"escaped texts": func(i int) string {
			return fmt.Sprintf(`{ r%d: measures(filter: {or: [`, i) + strings.Repeat(`{text: "`+strings.Repeat(`云\u4e91`, 99)+`"}`, 40) + `]}) { totalCount } }`
		},
		"pages": func(i int) string {
			return fmt.Sprintf(`{ r%d: revision { id } `, i) + many(90, "a#: measures(first: 1) { totalCount } ") + `}`
		},
		"spread": func(i int) string {
			return fmt.Sprintf(`{ r%d: plans { nodes { `, i) + many(200, "...F# ") + `} } } ` + many(200, "fragment F# on Plan { id title } ")
		},
		"the interface": func(i int) string {
			return fmt.Sprintf(`{ r%d: nodes(ids: ["x"]) { `, i) + many(40, "a#: id ") + `... on Plan { title } ... on Measure { title } } }`
		},
		"variables": func(i int) string {
			return fmt.Sprintf(`query Q%d(`, i) + many(60, "$v#: Int = 1 ") + `) { ` + many(60, "a#: measures(first: $v#) { totalCount } ") + `}`
		},
		"many operations": func(i int) string { return many(60, fmt.Sprintf("query Q#{ r%d: revision { id } } ", i)) },
	}
}

// TestWeightsAreTrue keeps many queries of each shape, and compares what they weigh with what the heap has grown by. That is
// hardly ever more; it is less where a text is counted with the query and again with its plan.
func TestWeightsAreTrue(t *testing.T) {
	f := gqltest.NewFixture()
	limits := cost.DefaultLimits
	limits.Duplicates, limits.Body = 1<<20, 1<<20
	for name, shape := range shapes() {
		e := New(Options{Limits: limits, Cache: 1 << 30})
		execute := func(query string) {
			scope := &gql.Scope{Context: t.Context()}
			scope.Snapshot = f.Snapshot.Within(scope)
			for _, operation := range operationNames(t, query) {
				var r Result
				if err := e.Execute(scope, &Params{Query: strings.Clone(query), OperationName: operation}, &r); err != nil || len(r.Response.Errors) > 0 {
					t.Fatalf("%s: %v %v", name, err, r.Response)
				}
				r.Reset()
			}
		}
		execute(shape(0))
		n := max(20, 1_000_000/(len(shape(0))*20))
		before, weighed := heapAlive(), e.CacheBytes()
		for i := range n {
			execute(shape(i + 1))
		}
		weighed = e.CacheBytes() - weighed
		grown := int(heapAlive() - before)
		ratio := float64(grown) / float64(weighed)
		t.Logf("%-16s %5d queries weigh %8d bytes each, the heap has %8d: %.2f", name, n, weighed/n, grown/n, ratio)
		if ratio > 1.15 || ratio < 0.6 {
			t.Errorf("%s: the heap has grown by %d bytes, and the cache by %d", name, grown, weighed)
		}
		runtime.KeepAlive(e)
	}
}

// operationNames are the names of a query's operations; one without a name has the empty one.
func operationNames(t *testing.T, query string) (names []string) {
	t.Helper()
	document, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		t.Fatal(err)
	}
	for _, operation := range document.Operations {
		names = append(names, operation.Name)
	}
	return names
}

func heapAlive() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestWhatGrowsIsWeighed asks few queries at many variables: costs and plans are added to what is kept of each.
func TestWhatGrowsIsWeighed(t *testing.T) {
	f := gqltest.NewFixture()
	for name, test := range map[string]struct {
		query     string
		variables func(n int) map[string]any
	}{
		"costs": {`query($n: Int) { r%d: measures(first: $n) { totalCount } }`, func(n int) map[string]any {
			return map[string]any{"n": json.Number(strconv.Itoa(n))}
		}},
		"plans": {`query($a: Boolean!, $b: Boolean!) { r%d: revision { id } a: revision @include(if: $a) { id } b: revision @skip(if: $b) { id } }`, func(n int) map[string]any {
			return map[string]any{"a": n%2 == 0, "b": n/2%2 == 0}
		}},
	} {
		e := New(Options{Limits: cost.DefaultLimits, Cache: 1 << 30})
		execute := func(i, n int) {
			scope := &gql.Scope{Context: t.Context()}
			scope.Snapshot = f.Snapshot.Within(scope)
			var r Result
			p := Params{Query: fmt.Sprintf(test.query, i), Variables: test.variables(n)}
			if err := e.Execute(scope, &p, &r); err != nil || len(r.Response.Errors) > 0 {
				t.Fatalf("%v %v", err, r.Response)
			}
			r.Reset()
		}
		const queries = 100
		for i := range queries {
			execute(i, 0)
		}
		before, weighed := heapAlive(), e.CacheBytes()
		for i := range queries {
			for n := range 100 {
				execute(i, n)
			}
		}
		weighed = e.CacheBytes() - weighed
		grown := int(heapAlive() - before)
		t.Logf("%s grow by %d bytes for each, the heap by %d", name, weighed/queries, grown/queries)
		if ratio := float64(grown) / float64(weighed); ratio > 1.15 || ratio < 0.6 {
			t.Errorf("%s: the heap has grown by %d bytes, and the cache by %d", name, grown, weighed)
		}
		runtime.KeepAlive(e)
	}
}

// TestInfoKeepsNoQuery: the names that a cached answer keeps for logs are the schema's, not cut out of the query's text.
func TestInfoKeepsNoQuery(t *testing.T) {
	query := strings.Clone(`{ __typename plans { totalCount } ...F } fragment F on Query { revision { id } }`)
	document, errs := gqlparser.LoadQueryWithRules(schema.Parsed(), query, nil)
	if errs != nil {
		t.Fatal(errs)
	}
	from := uintptr(unsafe.Pointer(unsafe.StringData(query)))
	fields := infoOf("", document.Operations[0]).Fields
	if d := cmp.Diff([]string{"__typename", "plans", "revision"}, fields); d != "" {
		t.Error(d)
	}
	for _, name := range fields {
		if at := uintptr(unsafe.Pointer(unsafe.StringData(name))); at-from < uintptr(len(query)) {
			t.Errorf("%s is part of the query", name)
		}
	}
}
