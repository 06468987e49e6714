package snapshot_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestSuccession links an agency to the one that took over from it where both are named in plans of the place.
func TestSuccession(t *testing.T) {
	city := graph.NewJurisdiction("甲市", "", graph.LevelPrefecture, nil)
	agency := func(name, successor string) *graph.Agency {
		return &graph.Agency{ID: graph.NewAgencyID(name, city), Name: name, ShortName: name, Kind: graph.Government, Jurisdiction: city, Successor: successor}
	}
	old, other, next := agency("甲市工商行政管理局", "甲市市场监督管理局"), agency("甲市质量技术监督局", "甲市市场监督管理局"), agency("甲市市场监督管理局", "")
	alone := agency("甲市农业局", "甲市农业农村局")
	plan := &graph.Plan{ID: graph.NewPlanID("甲政发〔2019〕1号", "", city), Title: "甲市方案", Jurisdiction: city}
	m := &graph.Measure{ID: graph.NewMeasureID(plan.ID, "1"), Title: "任务", Plan: plan}
	source := graph.NewSource("p.txt", "0", "UTF-8", "任务："+old.Name+other.Name+next.Name+alone.Name)
	m.SetEvidence(source.Evidence(graph.Span{End: len(source.Text)}))
	for _, a := range []*graph.Agency{old, other, next, alone} {
		m.SetResponsibilities(append(m.Responsibilities(), graph.Responsibility{Role: graph.Responsible, Agency: a, AsWritten: a.Name, Scope: graph.Own, Evidence: m.Evidence()}))
	}
	plan.Sources, plan.Measures = []*graph.Source{source}, []*graph.Measure{m}
	s := snapshot.New(&graph.Contents{Scheme: &graph.Scheme{}, Plans: []*graph.Plan{plan}})

	if got := s.Successor(s.Agency(old.ID)); got == nil || got.ID != next.ID {
		t.Errorf("the successor of %s is %v", old.Name, got)
	}
	if got := s.Successor(s.Agency(alone.ID)); got != nil {
		t.Errorf("the successor of %s, which no plan names, is %s", alone.Name, got.Name)
	}
	var names []string
	for _, a := range s.Predecessors(s.Agency(next.ID)) {
		names = append(names, a.Name)
	}
	if diff := cmp.Diff([]string{old.Name, other.Name}, names); diff != "" {
		t.Errorf("predecessors (-want +got):\n%s", diff)
	}
}
