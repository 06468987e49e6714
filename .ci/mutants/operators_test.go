package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOperators holds, for a statement or two, all mutants that are made of them.
func TestOperators(t *testing.T) {
	for code, want := range map[string][]string{
		"if a < 3 { b() }": {
			"condition negated: if !(a < 3) { b() }", "branch always taken: if (true || (a < 3)) { b() }", "branch never taken: if (false && (a < 3)) { b() }",
			"comparison swapped: if (a > 3) { b() }", "boundary: if (a <= 3) { b() }", "number off by one: if a < 4 { b() }", "statement dropped: if a < 3 {  }",
		},
		"for a && !b { continue }": {
			"condition negated: for !(a && !b) { continue }", "and, or: for (a || !b) { continue }",
			"operand dropped: for (a && (true || !b)) { continue }", "operand dropped: for ((true || a) && !b) { continue }", "condition negated: for a && b { continue }",
			"break, continue: for a && !b { break }", "break, continue: for a && !b {  }",
		},
		"for { break }": {"break, continue: for { continue }", "break, continue: for {  }"},
		"x.a, y = f()":  {"field not set: _, _ = f()"},
		"x[i] = nil":    {"element not set: "},
		"x = append(x, a, b...)": {
			"append dropped: _ = append(x, a, b...)", "append dropped: x = append(x, a)",
		},
		"n++":                       {"sum: n--", "statement dropped: "},
		"n += a":                    {"sum: n -= a", "statement dropped: _ = a"},
		"x := T{A: a, B: b}":        {"field not set: x := T{B: b}", "field not set: x := T{A: a}"},
		"x := map[string]T{`a`: b}": nil,
		"x := len(a) > 0 || b == nil": {
			"and, or: x := (len(a) > 0 && b == nil)", "operand dropped: x := (len(a) > 0 || (false && b == nil))", "operand dropped: x := ((false && len(a) > 0) || b == nil)",
			"comparison swapped: x := (len(a) < 0) || b == nil", "boundary: x := (len(a) >= 0) || b == nil", "nil for empty: x := a != nil || b == nil",
			"number off by one: x := len(a) > 1 || b == nil",
			"comparison swapped: x := len(a) > 0 || (b != nil)", "nil for empty: x := len(a) > 0 || len(b) == 0",
		},
		"x := a&b<<1":         {"bits: x := (a&b >> 1)", "bits: x := (a | b)<<1", "number off by one: x := a&b<<2"},
		"return a, nil, true": {"returns zero: return *new(int), nil, true", "returns zero: return a, nil, false"},
		"func() (s string) { return a }()": {
			"statement dropped: ", "returns zero: func() (s string) { return *new(string) }()",
		},
	} {
		before, after := "package p\nfunc (t *T) f() (x int, err error, ok bool) {\n", "\n}\n"
		source := []byte(before + code + after)
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, "p.go", source, 0)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range mutantsOf("p.go", source, set, tree) {
			if m.function != "T.f" || m.line != 3 {
				t.Errorf("%s: %s:%d", code, m.function, m.line)
			}
			changed := string(source[:m.start]) + m.text + string(source[m.end:])
			got = append(got, fmt.Sprint(m.operator, ": ", strings.TrimSuffix(strings.TrimPrefix(changed, before), after)))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", code, diff)
		}
	}
}

// TestSampleStaysWhenOtherFunctionsChange holds that figures before and after a change are of the same mutants elsewhere.
func TestSampleStaysWhenOtherFunctionsChange(t *testing.T) {
	lines := func(source string) (list []string) {
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, "p.go", source, 0)
		if err != nil {
			t.Fatal(err)
		}
		all := mutantsOf("p.go", []byte(source), set, tree)
		sample(all, "1")
		for _, m := range all {
			if m.function == "f" {
				list = append(list, m.operator+m.change)
			}
		}
		return list
	}
	const f = "func f(a int) int { if a > 3 { a++; return a - 1 }; return a + 7 }\n"
	want := lines("package p\n" + f)
	if diff := cmp.Diff(want, lines("package p\nfunc other(x int) bool { return x == 2 && x < 5 }\n"+f)); diff != "" || len(want) < 10 {
		t.Errorf("%d mutants (-alone +beside another)\n%s", len(want), diff)
	}
}
