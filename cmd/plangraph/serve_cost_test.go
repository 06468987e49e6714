package main

import (
	"encoding/json"
	"fmt"
	"testing"
)

// TestAllTargets: whoever asks for full pages of targets in full pages of plans gets what there is, since that is little, and
// is told so.
func TestAllTargets(t *testing.T) {
	base, _ := start(t, "--store", "memory:")
	for _, fields := range []string{"metric evidence { quote start end }", "metric value unit deadline evidence { quote start end source { file } }"} {
		query := fmt.Sprintf(`{"query":"{ plans(first: 100) { nodes { targets(first: 100) { nodes { %s } } } } }"}`, fields)
		response, text := do(t, "POST", base+"/graphql", query, map[string]string{"Content-Type": "application/json", "Plangraph-Cost": "1"})
		var got struct {
			Errors     []any
			Data       struct{ Plans struct{ Nodes []any } }
			Extensions struct {
				Cost struct{ Requested, Actual, Limit int }
			}
		}
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}
		cost := got.Extensions.Cost
		if response.StatusCode != 200 || len(got.Errors) > 0 || len(got.Data.Plans.Nodes) != 4 {
			t.Errorf("%d %.300s", response.StatusCode, text)
		}
		if cost.Actual < 300 || cost.Actual > 5000 || cost.Requested < 100_000 || cost.Limit != 200_000 {
			t.Errorf("%s costs %+v", fields, cost)
		}
		t.Logf("%+v", cost)
	}
}
