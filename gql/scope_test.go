package gql

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestScopeEnds: a request that was given up, or whose time is up, resolves nothing more.
func TestScopeEnds(t *testing.T) {
	j := graph.NewJurisdiction("甲州市", "", graph.LevelPrefecture, nil)
	plan := &graph.Plan{ID: graph.NewPlanID("", "某市方案", j), Title: "某市方案", Jurisdiction: j}
	s := snapshot.New(&graph.Contents{Scheme: &graph.Scheme{}, Plans: []*graph.Plan{plan}})
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	now := time.Now()
	for name, test := range map[string]struct {
		scope *Scope
		plans int
		err   error
	}{
		"under way":       {&Scope{Context: context.Background(), Snapshot: s}, 1, nil},
		"in time":         {&Scope{Context: context.Background(), Snapshot: s, Expires: now.Add(time.Hour)}, 1, nil},
		"too late":        {&Scope{Context: context.Background(), Snapshot: s, Expires: now.Add(-1)}, 0, context.DeadlineExceeded},
		"the client left": {&Scope{Context: canceled, Snapshot: s, Expires: now.Add(time.Hour)}, 0, context.Canceled},
	} {
		if got := currentSnapshot(test.scope).Counts().Plans; got != test.plans || !errors.Is(test.scope.Err(), test.err) {
			t.Errorf("%s: %d plans and %v, want %d and %v", name, got, test.scope.Err(), test.plans, test.err)
		}
		until, limited := test.scope.Deadline()
		if limited != !test.scope.Expires.IsZero() || until != test.scope.Expires {
			t.Errorf("%s: ends at %v, %t", name, until, limited)
		}
	}
}
