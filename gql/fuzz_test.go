package gql_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/exec"
	"github.com/plangraph/plangraph/gql/gqltest"
)

// FuzzID: any text is an id, a name or nothing; never a fault.
func FuzzID(f *testing.F) {
	x := gqltest.NewFixture()
	for _, id := range []string{"", "?", "plan-aaaaaaaaaaaaaaaa", string(x.Jia.ID), string(x.Economy.ID) + "x", "市经信局", "\x00\xff", "云计算"} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		const query = `query($id: ID!, $name: String!) {
			node(id: $id) { id } nodes(ids: [$id, $id]) { id } plan(id: $id) { id } measure(id: $id) { id } agency(id: $id) { id } technology(id: $id) { id }
			named: technology(name: $name) { id } measures(filter: {plan: $name, agency: $name, technology: $name}) { totalCount }
			targets(filter: {jurisdiction: $name}) { totalCount } search(query: $name) { totalCount }
			path(from: $id, to: $id) { length } neighborhood(of: [$id], depth: 2) { nodes { id } } }`
		response := exec.Execute(context.Background(), x.Snapshot, query, "", map[string]any{"id": id, "name": id})
		if len(response.Errors) > 0 && !slices.Contains([]string{gql.CodeAmbiguousName, gql.CodeUnknownName}, gqltest.FirstCode(response)) || !json.Valid(response.Data) {
			t.Errorf("%q: %v %s", id, response.Errors, response.Data)
		}
		var data struct{ Node *struct{ ID string } }
		if json.Unmarshal(response.Data, &data) == nil && data.Node != nil && data.Node.ID != id {
			t.Errorf("%q gives the node %s", id, data.Node.ID)
		}
	})
}

// FuzzCursor: any text is a cursor of the list or INVALID_CURSOR, and what comes after it goes on where it stands.
func FuzzCursor(f *testing.F) {
	x := gqltest.NewFixture()
	for i, m := range x.Jia.Measures {
		f.Add(gql.Cursor(m.ID, i))
		f.Add(gql.Cursor(m.ID, 1<<40))
	}
	for _, cursor := range []string{"", "?", "QA", "@", "MTIz", "cGxhbkA5OTk5OTk5OTk5OTk5OTk5OTk5OTk"} {
		f.Add(cursor)
	}
	const count = "{ totalCount edges { cursor } pageInfo { hasPreviousPage hasNextPage } }"
	query := fmt.Sprintf(`query($c: String) { after: measures(after: $c) %[1]s before: measures(before: $c) %[1]s }`, count)
	f.Fuzz(func(t *testing.T, cursor string) {
		response := exec.Execute(context.Background(), x.Snapshot, query, "", map[string]any{"c": cursor})
		if len(response.Errors) > 0 {
			if gqltest.FirstCode(response) != gql.CodeInvalidCursor {
				t.Errorf("%q: %v", cursor, response.Errors)
			}
			return
		}
		type part struct {
			TotalCount int
			Edges      []struct{ Cursor string }
		}
		var data struct{ After, Before part }
		if err := json.Unmarshal(response.Data, &data); err != nil {
			t.Fatal(err)
		}
		if got := len(data.After.Edges) + len(data.Before.Edges) + 1; got != data.After.TotalCount {
			t.Errorf("%q: %d items before and after it and itself, of %d", cursor, got, data.After.TotalCount)
		}
	})
}
