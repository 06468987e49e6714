package gql_test

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/gql/schema"
	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// lists has a query for each field of the schema that gives pages, with the page's arguments left open.
var lists = map[string]string{
	"Query.plans":          `{ plans(PAGE) }`,
	"Query.measures":       `{ measures(orderBy: {field: TITLE, direction: DESC}, PAGE) }`,
	"Query.agencies":       `{ agencies(orderBy: {field: MEASURE_COUNT}, PAGE) }`,
	"Query.technologies":   `{ technologies(PAGE) }`,
	"Query.targets":        `{ targets(orderBy: {field: DEADLINE}, PAGE) }`,
	"Query.jurisdictions":  `{ jurisdictions(PAGE) }`,
	"Jurisdiction.plans":   `query ($jiazhou: ID!) { node(id: $jiazhou) { ... on Jurisdiction { plans(PAGE) } } }`,
	"Query.search":         `{ search(query: "市", PAGE) }`,
	"Plan.measures":        `query ($jia: ID!) { plan(id: $jia) { measures(PAGE) } }`,
	"Plan.targets":         `query ($jia: ID!) { plan(id: $jia) { targets(PAGE) } }`,
	"Agency.measures":      `query ($data: ID!) { agency(id: $data) { measures(PAGE) } }`,
	"Agency.technologies":  `query ($data: ID!) { agency(id: $data) { technologies(PAGE) } }`,
	"Agency.targets":       `{ agency(name: "甲州市数据局") { targets(PAGE) } }`,
	"Agency.collaborators": `query ($data: ID!) { agency(id: $data) { collaborators(PAGE) } }`,
	"Technology.measures":  `query ($cloud: ID!) { technology(id: $cloud) { measures(PAGE) } }`,
	"Technology.owners":    `query ($cloud: ID!) { technology(id: $cloud) { owners(PAGE) } }`,
	"OwnerEdge.measures":   `{ technology(name: "大数据") { owners(first: 1) { edges { measures(PAGE) } } } }`,
}

// answerPage is a connection as clients read it.
type answerPage struct {
	TotalCount int
	Nodes      []answerNode
	Edges      []answerEdge
	PageInfo   struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       *string
	}
}

type answerNode struct{ ID string }

type answerEdge struct {
	Cursor string
	Node   answerNode
}

// TestPaging walks every list of the schema, by pages of several sizes, forwards and, where the field can, backwards:
// each time the same list.
func TestPaging(t *testing.T) {
	f := gqltest.NewFixture()
	all, ofOnePlace := serve(t, f.Snapshot), serve(t, plansOfOnePlace())
	for name, backwards := range pagedFields() {
		t.Run(name, func(t *testing.T) {
			server := all
			if name == "Jurisdiction.plans" {
				server = ofOnePlace
			}
			if lists[name] == "" {
				t.Fatal("no query in lists")
			}
			ask := func(arguments string) answerPage { return askPage(t, server, f, lists[name], arguments) }
			whole := ask("first: 100")
			if len(whole.Nodes) < 2 || whole.TotalCount != len(whole.Nodes) {
				t.Fatalf("the list is no test: %+v", whole)
			}
			for size := 1; size <= len(whole.Nodes); size++ {
				if diff := cmp.Diff(whole.Edges, walkForwards(t, ask, size)); diff != "" {
					t.Errorf("forwards by %d (-whole +walked):\n%s", size, diff)
				}
				if !backwards {
					continue
				}
				if diff := cmp.Diff(whole.Edges, walkBackwards(t, ask, size)); diff != "" {
					t.Errorf("backwards by %d (-whole +walked):\n%s", size, diff)
				}
			}
		})
	}
}

// plansOfOnePlace is a snapshot in which both plans of the fixture are of the first one's place.
func plansOfOnePlace() *snapshot.Snapshot {
	f := gqltest.NewFixture()
	f.Yi.Jurisdiction = f.Jiazhou
	return snapshot.New(&graph.Contents{Scheme: &graph.Scheme{}, Plans: []*graph.Plan{f.Jia, f.Yi}, Revision: "r2"})
}

// pagedFields names the schema's fields that give pages, and reports whether they can be walked backwards.
func pagedFields() map[string]bool {
	fields := map[string]bool{}
	for _, d := range schema.Parsed().Types {
		for _, f := range d.Fields {
			if d.Kind == ast.Object && strings.HasSuffix(f.Type.Name(), "Connection") && f.Arguments.ForName("first") != nil {
				fields[d.Name+"."+f.Name] = f.Arguments.ForName("last") != nil
			}
		}
	}
	return fields
}

func askPage(t *testing.T, server *httptest.Server, f *gqltest.Fixture, list, arguments string) answerPage {
	t.Helper()
	selection := fmt.Sprintf("%s) { totalCount nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }", arguments)
	query := strings.Replace(list, "PAGE)", selection, 1)
	body := gqltest.Post(t, server, query, f.Variables())
	if errs := gqltest.DecodeErrors(t, body); errs != nil {
		t.Fatalf("%s: %+v", query, errs)
	}
	var answer struct{ Data json.RawMessage }
	if err := json.Unmarshal(body, &answer); err != nil {
		t.Fatal(err)
	}
	return innerPage(t, answer.Data)
}

// innerPage goes down to the object that is a connection, however deep the query has it.
func innerPage(t *testing.T, data json.RawMessage) answerPage {
	t.Helper()
	var list []json.RawMessage
	if json.Unmarshal(data, &list) == nil {
		return innerPage(t, list[0])
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(data, &object); err != nil {
		t.Fatal(err)
	}
	if object["pageInfo"] == nil {
		for _, inner := range object {
			return innerPage(t, inner)
		}
	}
	var p answerPage
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func walkForwards(t *testing.T, ask func(string) answerPage, size int) (walked []answerEdge) {
	t.Helper()
	p := ask(fmt.Sprintf("first: %d", size))
	for {
		checkPage(t, p, len(walked) > 0, len(walked)+len(p.Edges) < p.TotalCount)
		walked = append(walked, p.Edges...)
		if !p.PageInfo.HasNextPage || len(walked) >= p.TotalCount || len(p.Edges) == 0 {
			return walked
		}
		p = ask(fmt.Sprintf("first: %d, after: %q", size, *p.PageInfo.EndCursor))
	}
}

func walkBackwards(t *testing.T, ask func(string) answerPage, size int) (walked []answerEdge) {
	t.Helper()
	p := ask(fmt.Sprintf("last: %d", size))
	for {
		checkPage(t, p, len(walked)+len(p.Edges) < p.TotalCount, len(walked) > 0)
		walked = slices.Concat(p.Edges, walked)
		if !p.PageInfo.HasPreviousPage || len(walked) >= p.TotalCount || len(p.Edges) == 0 {
			return walked
		}
		p = ask(fmt.Sprintf("last: %d, before: %q", size, *p.PageInfo.StartCursor))
	}
}

// checkPage holds a page's parts to each other.
func checkPage(t *testing.T, p answerPage, hasPrevious, hasNext bool) {
	t.Helper()
	var nodes []answerNode
	for _, edge := range p.Edges {
		nodes = append(nodes, edge.Node)
	}
	if diff := cmp.Diff(nodes, p.Nodes); diff != "" {
		t.Errorf("nodes are not the edges' nodes:\n%s", diff)
	}
	if p.PageInfo.HasPreviousPage != hasPrevious || p.PageInfo.HasNextPage != hasNext {
		t.Errorf("hasPreviousPage %v, hasNextPage %v; want %v, %v", p.PageInfo.HasPreviousPage, p.PageInfo.HasNextPage, hasPrevious, hasNext)
	}
	if *p.PageInfo.StartCursor != p.Edges[0].Cursor || *p.PageInfo.EndCursor != p.Edges[len(p.Edges)-1].Cursor {
		t.Errorf("the page's cursors are not those of its ends: %+v", p)
	}
}

// TestForeignCursors: a cursor is good only in a list that has its node now.
func TestForeignCursors(t *testing.T) {
	f := gqltest.NewFixture()
	server := serve(t, f.Snapshot)
	for name, cursor := range map[string]string{
		"of another list":     gql.Cursor(f.Jia.ID, 0),
		"of a node that went": gql.Cursor("measure-aaaaaaaaaaaaaaaa", 0),
		"of another filter's": gql.Cursor(f.Open.ID, 0),
		"malformed":           "%%%",
		"empty":               "",
	} {
		for _, side := range []string{"after", "before"} {
			query := fmt.Sprintf(`{ measures(filter: {roles: [LEAD]}, %s: %q) { totalCount } }`, side, cursor)
			errs := gqltest.DecodeErrors(t, gqltest.Post(t, server, query, nil))
			if len(errs) != 1 || errs[0].Extensions["code"] != "INVALID_CURSOR" {
				t.Errorf("%s a cursor %s: %+v", side, name, errs)
			}
		}
	}
}

// TestOffset begins pages anywhere: after so many items, also after a cursor, and beyond the end on none.
func TestOffset(t *testing.T) {
	f := gqltest.NewFixture()
	server := serve(t, f.Snapshot)
	for _, list := range []string{`{ measures(PAGE) }`, `{ targets(PAGE) }`} {
		ask := func(arguments string) answerPage { return askPage(t, server, f, list, arguments) }
		whole := ask("first: 100")
		for offset := range len(whole.Edges) + 2 {
			from := min(offset, len(whole.Edges))
			if diff := cmp.Diff(whole.Edges[from:], ask(fmt.Sprintf("first: 100, offset: %d", offset)).Edges); diff != "" {
				t.Errorf("%s offset %d (-want +got):\n%s", list, offset, diff)
			}
		}
		after := ask(fmt.Sprintf("first: 1, offset: 1, after: %q", whole.Edges[0].Cursor))
		if diff := cmp.Diff(whole.Edges[2:3], after.Edges); diff != "" {
			t.Errorf("%s after a cursor (-want +got):\n%s", list, diff)
		}
	}
	for _, query := range []string{`{ measures(offset: -1) { totalCount } }`, `{ responsibilities(offset: -1) { totalCount } }`} {
		if code := gqltest.CodeOf(t, string(gqltest.Post(t, server, query, nil))); code != gql.CodeBadUserInput {
			t.Errorf("%s gives %q", query, code)
		}
	}
	for _, query := range []string{`{ responsibilities(first: 101) { totalCount } }`, `{ measureFacets(top: 101) { measureCount } }`, `{ targetFacets(top: 101) { targetCount } }`} {
		if code := gqltest.CodeOf(t, string(gqltest.Post(t, server, query, nil))); code != gql.CodePageTooLarge {
			t.Errorf("%s gives %q", query, code)
		}
	}
}
