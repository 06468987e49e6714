package snapshot_test

import (
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestMatrix counts every pair of kinds measure by measure, an agency where it has one of the roles itself.
func TestMatrix(t *testing.T) {
	s := snapshot.New(newCorpus(1200))
	inOrder := map[graph.Kind][]graph.Node{
		graph.KindAgency:       asNodes(listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{}))),
		graph.KindTechnology:   asNodes(listed(s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{}))),
		graph.KindJurisdiction: asNodes(listed(s.Jurisdictions(snapshot.JurisdictionFilter{}))),
		graph.KindPlan:         asNodes(listed(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{}))),
	}
	lead := snapshot.MeasureFilter{Roles: []graph.Role{graph.Lead}}
	questions := []struct {
		roles []graph.Role
		f     snapshot.MeasureFilter
	}{
		{nil, snapshot.MeasureFilter{}}, {nil, snapshot.MeasureFilter{Text: "云计"}}, {nil, lead},
		{[]graph.Role{graph.Lead}, snapshot.MeasureFilter{}}, {[]graph.Role{graph.Support}, lead},
		{[]graph.Role{graph.Responsible, graph.Lead, graph.Lead}, snapshot.MeasureFilter{Text: "云计"}}, {[]graph.Role{graph.Lead, graph.Support}, snapshot.MeasureFilter{}},
	}
	for rows := range inOrder {
		for columns := range inOrder {
			for _, q := range questions {
				f, joined := q.f, func(m *graph.Measure, kind graph.Kind) []graph.ID { return joined(m, kind, q.roles) }
				single, pair := map[graph.ID]int{}, map[[2]graph.ID]int{}
				for _, m := range listed(s.Measures(f, snapshot.MeasureOrder{})) {
					for _, r := range joined(m, rows) {
						for _, c := range joined(m, columns) {
							pair[[2]graph.ID{r, c}]++
						}
					}
					for _, kind := range slices.Compact([]graph.Kind{rows, columns}) {
						for _, id := range joined(m, kind) {
							single[id]++
						}
					}
				}
				down, across := rank(inOrder[rows], single), rank(inOrder[columns], single)
				down, across = down[:min(7, len(down))], across[:min(7, len(across))]
				var want []snapshot.Cell
				for i, r := range down {
					for j, c := range across {
						if n := pair[[2]graph.ID{r.ID, c.ID}]; n > 0 {
							want = append(want, snapshot.Cell{Row: i, Column: j, MeasureCount: n})
						}
					}
				}
				got, err := s.Matrix(rows, columns, q.roles, f, 7)
				if err != nil {
					t.Fatal(err)
				}
				if diff := gocmp.Diff(want, got.Cells); diff != "" || len(got.Rows) != len(down) || len(got.Columns) != len(across) {
					t.Errorf("%s by %s, %v %+v: %d rows, %d columns, cells (-want +got)\n%s", rows, columns, q.roles, f, len(got.Rows), len(got.Columns), diff)
				}
			}
		}
	}
	if _, err := s.Matrix(graph.KindMeasure, graph.KindPlan, nil, snapshot.MeasureFilter{}, 7); err == nil {
		t.Error("a matrix of measures is no error")
	}
	if _, err := s.Matrix(graph.KindAgency, graph.KindPlan, nil, snapshot.MeasureFilter{Not: &snapshot.MeasureFilter{Plan: "no such plan"}}, 7); nameUnknown(err) != "no such plan" {
		t.Errorf("a matrix of an unknown plan: %v", err)
	}
}

func asNodes[T graph.Node](list []T) []graph.Node {
	var nodes []graph.Node
	for _, n := range list {
		nodes = append(nodes, n)
	}
	return nodes
}

func joined(m *graph.Measure, kind graph.Kind, roles []graph.Role) []graph.ID {
	switch kind {
	case graph.KindAgency:
		return ids(m.Agencies(roles...))
	case graph.KindTechnology:
		return ids(m.Technologies())
	case graph.KindJurisdiction:
		return []graph.ID{m.Plan.Jurisdiction.ID}
	}
	return []graph.ID{m.Plan.ID}
}
