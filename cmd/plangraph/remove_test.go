package main

import (
	"bytes"
	"errors"
	"testing"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/telemetry"
	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/graph"
)

// TestRemoveOverHTTP loads and removes as the mutations do: the next request sees it, and a second removal finds nothing.
func TestRemoveOverHTTP(t *testing.T) {
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
