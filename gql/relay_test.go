package gql_test

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/exec"
	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/gql/schema"
	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// list is a field of the schema that gives a connection, with the query around it that reaches one with items.
type list struct {
	name          string // Technology.owners
	before, after string // the query around the field
	field         *ast.FieldDefinition
	others        string // arguments that the field needs
}

// connections finds every connection of the schema by walking it from Query. A field is reached from a node of its type by id, or
// from an edge of a connection found before; whatever new field gives a connection is held to the rules without a word here.
func connections(t *testing.T, s *snapshot.Snapshot) []list {
	t.Helper()
	types := schema.Parsed().Types
	examples := exampleIDs(s)
	var found []list
	var visit func(d *ast.Definition, before, after string, depth int)
	visit = func(d *ast.Definition, before, after string, depth int) {
		for _, f := range gqltest.OwnFields(d) {
			if !strings.HasSuffix(f.Type.Name(), "Connection") || depth > 2 {
				continue
			}
			others := ""
			for _, a := range f.Arguments {
				if a.Type.NonNull {
					others += a.Name + `: "市", `
				}
			}
			found = append(found, list{d.Name + "." + f.Name, before, after, f, others})
			edge := types[strings.TrimSuffix(f.Type.Name(), "Connection")+"Edge"]
			visit(edge, before+f.Name+arguments(others)+" { edges { ", " } }"+after, depth+1)
		}
	}
	visit(types["Query"], "{ ", " }", 0)
	for _, d := range types {
		if slices.Contains(d.Interfaces, "Node") {
			for _, id := range examples[d.Name] {
				visit(d, fmt.Sprintf("{ node(id: %q) { ... on %s { ", id, d.Name), " } } }", 0)
			}
		}
	}
	return found
}

func arguments(list string) string {
	if list = strings.TrimSuffix(list, ", "); list == "" {
		return ""
	}
	return "(" + list + ")"
}

// exampleIDs are the ids of every node, by the name of its type.
func exampleIDs(s *snapshot.Snapshot) map[string][]graph.ID {
	ids := map[string][]graph.ID{}
	add := func(n graph.Node) {
		kind := string(n.NodeKind())
		name := kind[:1] + strings.ToLower(kind[1:])
		ids[name] = append(ids[name], n.NodeID())
	}
	for _, n := range every(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{})) {
		add(n)
	}
	for _, n := range every(s.Measures(snapshot.MeasureFilter{}, snapshot.MeasureOrder{})) {
		add(n)
	}
	for _, n := range every(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{})) {
		add(n)
	}
	for _, n := range every(s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{})) {
		add(n)
	}
	for _, n := range every(s.Targets(snapshot.TargetFilter{}, snapshot.TargetOrder{})) {
		add(n)
	}
	for _, n := range every(s.Jurisdictions(snapshot.JurisdictionFilter{}), nil) {
		add(n)
	}
	return ids
}

// every yields the whole list of a question that may not fail.
func every[T any](list snapshot.List[T], err error) iter.Seq2[int, T] {
	if err != nil {
		panic(err)
	}
	return list.All()
}

// pageOf is a page as a client sees it.
type pageOf struct {
	Edges []struct {
		Cursor string
		Node   struct {
			ID       string
			TypeName string `json:"__typename"`
		}
	}
	Nodes    []struct{ ID string }
	PageInfo struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       *string
	}
	TotalCount int
}

func (p pageOf) cursors() (all []string) {
	for _, e := range p.Edges {
		all = append(all, e.Cursor)
	}
	return all
}

// ask is the page of the list; code is that of the error, and ok is false where the list cannot be reached.
func (l list) ask(t *testing.T, s *snapshot.Snapshot, paging string) (p pageOf, code string, ok bool) {
	t.Helper()
	query := l.before + l.field.Name + arguments(l.others+paging) +
		" { edges { cursor node { id __typename } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }" + l.after
	response := exec.Execute(context.Background(), s, query, "", nil)
	if len(response.Errors) > 0 {
		return p, gqltest.FirstCode(response), true
	}
	var data any
	if err := json.Unmarshal(response.Data, &data); err != nil {
		t.Fatal(err)
	}
	found := dig(data, l.field.Name, "pageInfo")
	if found == nil {
		return p, "", false
	}
	text, err := json.Marshal(found)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &p); err != nil {
		t.Fatal(err)
	}
	return p, "", true
}

// dig finds the first object at that key that has the mark.
func dig(data any, key, mark string) any {
	switch d := data.(type) {
	case map[string]any:
		if inner, ok := d[key].(map[string]any); ok && inner[mark] != nil {
			return inner
		}
		for _, name := range slices.Sorted(mapKeys(d)) {
			if found := dig(d[name], key, mark); found != nil {
				return found
			}
		}
	case []any:
		for _, item := range d {
			if found := dig(item, key, mark); found != nil {
				return found
			}
		}
	}
	return nil
}

func mapKeys(m map[string]any) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// TestRelay holds every connection of the schema to Relay's rules.
func TestRelay(t *testing.T) {
	s := gqltest.NewFixture().Snapshot
	longest := map[string]int{}
	for _, l := range connections(t, s) {
		whole, code, ok := l.ask(t, s, "first: 100")
		if code != "" {
			t.Fatalf("%s: %s", l.name, code)
		}
		if !ok {
			continue
		}
		longest[l.name] = max(longest[l.name], len(whole.Edges))
		checkWhole(t, s, l, whole)
		for size := 1; size <= min(3, len(whole.Edges)); size++ {
			checkForward(t, s, l, whole, size)
			if l.field.Arguments.ForName("last") != nil {
				checkBackward(t, s, l, whole, size)
			}
		}
		for _, cursor := range []string{"?", "", gql.Cursor("plan-aaaaaaaaaaaaaaaa", 0), gql.Cursor(graph.NewID(graph.KindJurisdiction, "elsewhere"), 0)} {
			if _, code, _ := l.ask(t, s, fmt.Sprintf("first: 1, after: %q", cursor)); code != gql.CodeInvalidCursor {
				t.Errorf("%s: the cursor %q gives %q", l.name, cursor, code)
			}
		}
	}
	for _, d := range schema.Parsed().Types {
		for _, f := range gqltest.OwnFields(d) {
			if name := d.Name + "." + f.Name; strings.HasSuffix(f.Type.Name(), "Connection") && longest[name] == 0 {
				t.Errorf("%s was never seen with an item", name)
			}
		}
	}
	t.Logf("%d connections: %v", len(longest), longest)
}

func checkWhole(t *testing.T, s *snapshot.Snapshot, l list, whole pageOf) {
	t.Helper()
	seen := map[string]bool{}
	for i, e := range whole.Edges {
		if seen[e.Cursor] {
			t.Errorf("%s: the cursor %s stands twice", l.name, e.Cursor)
		}
		seen[e.Cursor] = true
		if whole.Nodes[i].ID != e.Node.ID {
			t.Errorf("%s: node %d is %s, its edge's is %s", l.name, i, whole.Nodes[i].ID, e.Node.ID)
		}
		response := exec.Execute(context.Background(), s, fmt.Sprintf(`{ node(id: %q) { id __typename } }`, e.Node.ID), "", nil)
		if want := fmt.Sprintf(`{"node":{"id":%q,"__typename":%q}}`, e.Node.ID, e.Node.TypeName); string(response.Data) != want {
			t.Errorf("%s: node(id:) gives %s, want %s", l.name, response.Data, want)
		}
	}
	if whole.PageInfo.HasNextPage || whole.PageInfo.HasPreviousPage || whole.TotalCount != len(whole.Edges) || len(whole.Nodes) != len(whole.Edges) {
		t.Errorf("%s: the whole list says %+v", l.name, whole)
	}
	again, _, _ := l.ask(t, s, "first: 100")
	if diff := cmp.Diff(whole, again); diff != "" {
		t.Errorf("%s: asked again it is another one: %s", l.name, diff)
	}
}

// checkForward turns the pages from the beginning: together they are the whole list.
func checkForward(t *testing.T, s *snapshot.Snapshot, l list, whole pageOf, size int) {
	t.Helper()
	var all []string
	for paging := fmt.Sprintf("first: %d", size); ; {
		p, code, _ := l.ask(t, s, paging)
		if code != "" || len(p.Edges) == 0 {
			t.Fatalf("%s(%s): %s, %d items", l.name, paging, code, len(p.Edges))
		}
		checkTurned(t, l, paging, p, len(all), whole)
		all = append(all, p.cursors()...)
		if !p.PageInfo.HasNextPage {
			break
		}
		paging = fmt.Sprintf("first: %d, after: %q", size, *p.PageInfo.EndCursor)
	}
	if diff := cmp.Diff(whole.cursors(), all); diff != "" {
		t.Errorf("%s forward by %d: %s", l.name, size, diff)
	}
}

// checkBackward turns the pages from the end: together they are the whole list.
func checkBackward(t *testing.T, s *snapshot.Snapshot, l list, whole pageOf, size int) {
	t.Helper()
	var all []string
	for paging := fmt.Sprintf("last: %d", size); ; {
		p, code, _ := l.ask(t, s, paging)
		if code != "" || len(p.Edges) == 0 {
			t.Fatalf("%s(%s): %s, %d items", l.name, paging, code, len(p.Edges))
		}
		checkTurned(t, l, paging, p, len(whole.Edges)-len(all)-len(p.Edges), whole)
		all = append(p.cursors(), all...)
		if !p.PageInfo.HasPreviousPage {
			break
		}
		paging = fmt.Sprintf("last: %d, before: %q", size, *p.PageInfo.StartCursor)
	}
	if diff := cmp.Diff(whole.cursors(), all); diff != "" {
		t.Errorf("%s backward by %d: %s", l.name, size, diff)
	}
}

// checkTurned holds what a page says of itself to where it stands in the whole list.
func checkTurned(t *testing.T, l list, paging string, p pageOf, start int, whole pageOf) {
	t.Helper()
	end := start + len(p.Edges)
	info := p.PageInfo
	if info.HasPreviousPage != (start > 0) || info.HasNextPage != (end < len(whole.Edges)) || p.TotalCount != len(whole.Edges) {
		t.Errorf("%s(%s): %+v, of items %d to %d of %d", l.name, paging, info, start, end, len(whole.Edges))
	}
	if info.StartCursor == nil || info.EndCursor == nil || *info.StartCursor != p.Edges[0].Cursor || *info.EndCursor != p.Edges[len(p.Edges)-1].Cursor {
		t.Errorf("%s(%s): the page's cursors are not its edges'", l.name, paging)
	}
}
