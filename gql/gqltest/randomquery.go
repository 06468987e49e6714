package gqltest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

// randomQuery is a query while it is written.
type randomQuery struct {
	*rand.Rand
	schema    *ast.Schema
	words     []string // ids and names of the snapshot
	declared  []string
	values    map[string]any
	fragments []string
	names     int
	fields    int
}

const maxFields = 60 // of one query

// RandomQuery returns a query that fits the schema nearly always, with its variables. It has aliases, fragments on types and
// interfaces, @skip and @include, literals and variables of every type, some of them null, and some that resolvers refuse.
// The same seed gives the same query; words are the ids and names that it asks for.
func RandomQuery(seed uint64, schema *ast.Schema, words []string) (text string, variables map[string]any) {
	r := &randomQuery{Rand: rand.New(rand.NewPCG(seed, 1)), schema: schema, words: words, values: map[string]any{}}
	body := r.selection(r.schema.Types["Query"], 0)
	head := "query"
	if len(r.declared) > 0 {
		head += "(" + strings.Join(r.declared, ", ") + ")"
	}
	return head + " " + body + "\n" + strings.Join(r.fragments, "\n"), r.values
}

func (r *randomQuery) one(in int) bool { return r.IntN(in) == 0 }

func (r *randomQuery) name(prefix string) string {
	r.names++
	return fmt.Sprintf("%s%d", prefix, r.names)
}

func (r *randomQuery) selection(d *ast.Definition, depth int) string {
	parts := []string{}
	for range 1 + r.IntN(5) {
		parts = append(parts, r.part(d, depth))
	}
	return "{ " + strings.Join(parts, " ") + " }"
}

func (r *randomQuery) part(d *ast.Definition, depth int) string {
	if depth < 8 && r.fields < maxFields {
		switch r.IntN(10) {
		case 0:
			return "..." + r.condition(d) + r.directive() + " " + r.selection(d, depth+1)
		case 1:
			name := r.name("F")
			r.fragments = append(r.fragments, fmt.Sprintf("fragment %s on %s %s", name, d.Name, r.selection(d, depth+1)))
			return "..." + name + r.directive()
		case 2, 3:
			if others := r.schema.GetPossibleTypes(d); d.IsAbstractType() {
				other := others[r.IntN(len(others))]
				return "... on " + other.Name + r.directive() + " " + r.selection(other, depth+1)
			}
			if len(d.Interfaces) > 0 {
				return "... on " + d.Interfaces[0] + " " + r.selection(r.schema.Types[d.Interfaces[0]], depth+1)
			}
		}
	}
	return r.field(d, depth)
}

func (r *randomQuery) condition(d *ast.Definition) string {
	if r.one(2) {
		return ""
	}
	return " on " + d.Name
}

func (r *randomQuery) field(d *ast.Definition, depth int) string {
	r.fields++
	fields := OwnFields(d)
	if len(fields) == 0 || r.one(12) {
		return "__typename"
	}
	f := fields[r.IntN(len(fields))]
	of := r.schema.Types[f.Type.Name()]
	if of.IsCompositeType() && (depth >= 8 || r.fields > maxFields) {
		return "__typename"
	}
	text := f.Name + r.arguments(f) + r.directive()
	if len(f.Arguments) > 0 || r.one(6) {
		text = r.name("a") + ": " + text
	}
	if of.IsCompositeType() {
		text += " " + r.selection(of, depth+1)
	}
	return text
}

func (r *randomQuery) directive() string {
	if !r.one(8) {
		return ""
	}
	name := []string{"skip", "include"}[r.IntN(2)]
	value := fmt.Sprint(r.one(2))
	if r.one(2) {
		v := r.name("v")
		r.declared, r.values[v] = append(r.declared, "$"+v+": Boolean!"), r.one(2)
		value = "$" + v
	}
	return fmt.Sprintf(" @%s(if: %s)", name, value)
}

func (r *randomQuery) arguments(f *ast.FieldDefinition) string {
	var list []string
	for _, a := range f.Arguments {
		if !a.Type.NonNull && r.one(2) {
			continue
		}
		list = append(list, a.Name+": "+r.argument(a))
	}
	if len(list) == 0 {
		return ""
	}
	return "(" + strings.Join(list, ", ") + ")"
}

func (r *randomQuery) argument(a *ast.ArgumentDefinition) string {
	value := r.literal(a.Type, 0)
	if !r.one(3) {
		return value.text
	}
	v := r.name("v")
	declared := "$" + v + ": " + a.Type.String()
	if !a.Type.NonNull && r.one(3) {
		declared += " = " + value.text
	}
	r.declared = append(r.declared, declared)
	if a.Type.NonNull || !r.one(3) {
		r.values[v] = value.json
	} else if r.one(2) {
		r.values[v] = nil
	}
	return "$" + v
}

// value is a value as text of a query, and as JSON.
type value struct {
	text string
	json any
}

func (r *randomQuery) literal(t *ast.Type, depth int) value {
	if !t.NonNull && r.one(10) {
		return value{"null", nil}
	}
	if t.Elem != nil {
		return r.list(t, depth)
	}
	switch d := r.schema.Types[t.NamedType]; d.Kind {
	case ast.Enum:
		name := d.EnumValues[r.IntN(len(d.EnumValues))].Name
		return value{name, name}
	case ast.InputObject:
		return r.input(d, depth)
	}
	switch t.NamedType {
	case "Int":
		n := []int{0, 1, 2, 3, 5, 20, 100, 101, -1}[r.IntN(9)]
		return value{fmt.Sprint(n), n}
	case "Boolean":
		b := r.one(2)
		return value{fmt.Sprint(b), b}
	}
	word := r.words[r.IntN(len(r.words))]
	if strings.HasSuffix(t.NamedType, "Date") && !r.one(10) {
		word = []string{"2020", "2025-06", "2021-05-31"}[r.IntN(3)]
	}
	return value{fmt.Sprintf("%q", word), word}
}

func (r *randomQuery) list(t *ast.Type, depth int) value {
	var texts []string
	items := []any{}
	for range r.IntN(4) {
		item := r.literal(t.Elem, depth+1)
		texts, items = append(texts, item.text), append(items, item.json)
	}
	return value{"[" + strings.Join(texts, ", ") + "]", items}
}

func (r *randomQuery) input(d *ast.Definition, depth int) value {
	fields := map[string]value{}
	for _, f := range d.Fields {
		if f.Type.NonNull && f.DefaultValue == nil || depth < 3 && r.one(6) {
			fields[f.Name] = r.literal(f.Type, depth+1)
		}
	}
	var texts []string
	object := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		texts = append(texts, name+": "+fields[name].text)
		object[name] = fields[name].json
	}
	return value{"{" + strings.Join(texts, ", ") + "}", object}
}

// OwnFields returns the fields of a type, without the __schema and __type that every Query has.
func OwnFields(d *ast.Definition) (fields ast.FieldList) {
	for _, f := range d.Fields {
		if f.Name[:1] != "_" {
			fields = append(fields, f)
		}
	}
	return fields
}

// QueryFiles returns the files of gql/testdata/queries, which the path leads to.
func QueryFiles(t *testing.T, path string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(path, "*.graphql"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no queries: %v", err)
	}
	return files
}
