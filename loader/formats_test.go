package loader_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/format/formattest"
)

// TestEveryFormatGivesTheSamePlan reads each seed in every format: the measures, units, technologies and targets are the same.
func TestEveryFormatGivesTheSamePlan(t *testing.T) {
	for _, seed := range seedFiles(t) {
		want := said(t, loader.File{Name: "plan.txt", Data: seed.Data})
		for _, r := range formattest.Renderings() {
			t.Run(seed.Name+" as "+r.Name, func(t *testing.T) {
				got := said(t, loader.File{Name: r.Name, Data: r.Render(string(seed.Data))})
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("-as text +as %s:\n%s", r.Name, diff)
				}
			})
		}
	}
}

// said is what a file's plan says, without places.
func said(t *testing.T, f loader.File) []string {
	t.Helper()
	r := load(t, []loader.File{f})
	if len(r.Changes) != 1 {
		t.Fatalf("%s: %s", r.Report.Files[0].Outcome, r.Report.Files[0].Reason)
	}
	var list []string
	for _, m := range r.Changes[0].Plan.Measures {
		list = append(list, m.Number+" "+m.Title)
		for _, x := range m.Responsibilities() {
			list = append(list, fmt.Sprint("  ", x.Role, " ", x.AsWritten, " ", x.Scope))
		}
		for _, x := range m.Technologies() {
			list = append(list, "  uses "+x.Key)
		}
	}
	for _, x := range r.Changes[0].Plan.Targets {
		list = append(list, targetLine(x))
	}
	return list
}

func targetLine(x *graph.Target) string {
	return fmt.Sprint("  target ", x.Metric, " ", x.Comparator, " ", x.Value, " ", x.Unit, " ", x.Deadline())
}
