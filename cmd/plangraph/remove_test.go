package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/telemetry"
	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/graph"
)

// TestRemoveAsTheMutationDoes loads and removes: the next request sees it, and a second removal finds nothing.
func TestRemoveAsTheMutationDoes(t *testing.T) {
	store, contents, err := storeURL("memory:").open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var log bytes.Buffer
	s := newServer(telemetry.NewLogger(&log, "text"))
	s.begin(store, contents)
	u := &uploads{server: s}
	report, err := u.Load(t.Context(), []gql.File{{Name: "a.txt", Data: []byte(planText(1, 1))}, {Name: "b.txt", Data: []byte(planText(2, 1))}})
	if err != nil {
		t.Fatal(err)
	}
	plan := graph.ID(*report.Files[0].PlanID)
	removed, err := u.Remove(t.Context(), plan)
	if err != nil || removed.ID != plan || removed.Title != *report.Files[0].Title || removed.Revision == report.Revision {
		t.Errorf("%+v, %v", removed, err)
	}
	if now := s.current.Load(); now.Plan(plan) != nil || now.Counts().Plans != 1 || now.Revision() != removed.Revision {
		t.Errorf("%d plans are served after the removal, want 1", now.Counts().Plans)
	}
	if _, err := u.Remove(t.Context(), plan); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("removed again: %v, want ErrNotFound", err)
	}
}

// TestRemoveOverHTTP: a token for loading takes a plan out, even one that another process has just put in; nobody else
// does, and what the store holds afterwards is what it held before the load.
func TestRemoveOverHTTP(t *testing.T) {
	dir := t.TempDir()
	t.Setenv(tokensVariable, "analyst read "+readToken+"; editor load "+loadToken)
	store, file := "file:"+filepath.Join(dir, "x.db"), filepath.Join(dir, "plan.txt")
	write(t, file, planText(1, 1))
	base, _ := start(t, "--store", store, "--follow", "1h")
	before := get(t, base+revisionQuery)
	plangraph(t, "load", "--store", store, file)
	var listed []listed
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
	await(t, "the server follows the removal", func() bool { return get(t, base+count) == `{"data":{"revision":{"plans":3}}}` })
}
