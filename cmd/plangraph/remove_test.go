package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
	"github.com/plangraph/plangraph/graph"
)

// TestRemoveOverHTTP: a token for loading takes a plan out, even one that another process has just put in; nobody else
// does, and what the store holds afterwards is what it held before the load.
func TestRemoveOverHTTP(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PLANGRAPH_TOKENS", "analyst read "+readToken+"; editor load "+loadToken)
	store, file := "file:"+filepath.Join(dir, "x.db"), filepath.Join(dir, "plan.txt")
	plantest.Write(t, file, plantest.Text(1, 1))
	base, _ := start(t, "--store", store, "--follow", "1h")
	before := get(t, base+revisionQuery)
	plangraph(t, "load", "--store", store, file)
	var listed []planEntry
	if err := json.Unmarshal([]byte(plangraph(t, "list", "--store", store, "--json")), &listed); err != nil {
		t.Fatal(err)
	}
	var id graph.ID
	for _, p := range listed {
		if slices.Contains(p.Files, "plan.txt") {
			id = p.ID
		}
	}
	ask := func(token, id string) (int, string) {
		header := map[string]string{"Content-Type": "application/json", "Authorization": "Bearer " + token}
		response, text := do(t, "POST", base+"/graphql", `{"query":"mutation { removePlan(id: \"`+id+`\") { id title revision } }"}`, header)
		return response.StatusCode, text
	}
	for _, c := range []struct {
		token, id, code string
		status          int
	}{
		{"nonsense", string(id), "UNAUTHENTICATED", 401}, {readToken, string(id), "FORBIDDEN", 200},
		{loadToken, "plan-aaaaaaaaaaaaaaaa", "NOT_FOUND", 200}, {loadToken, string(id), `"id":"` + string(id) + `"`, 200}, {loadToken, string(id), "NOT_FOUND", 200},
	} {
		if status, text := ask(c.token, c.id); status != c.status || !strings.Contains(text, c.code) {
			t.Errorf("%s with %s: %d %s, want %d %s", c.id, c.token, status, text, c.status, c.code)
		}
	}
	if after := get(t, base+revisionQuery); after != before {
		t.Errorf("after the removal %s, before the load %s", after, before)
	}
}

// TestServerFollowsRemove: what another process removes is gone from the answers.
func TestServerFollowsRemove(t *testing.T) {
	store := "file:" + filepath.Join(t.TempDir(), "x.db")
	base, _ := start(t, "--store", store, "--follow", "50ms")
	const count = "/graphql?query={revision{plans}}"
	if got := get(t, base+count); got != `{"data":{"revision":{"plans":4}}}` {
		t.Fatalf("before: %s", got)
	}
	plangraph(t, "remove", "--store", store, "xianning-smart-city-2016.txt")
	plantest.Await(t, "the server follows the removal", func() bool { return get(t, base+count) == `{"data":{"revision":{"plans":3}}}` })
}
