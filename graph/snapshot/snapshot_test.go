package snapshot_test

import (
	"slices"
	"testing"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestSnapshotUnifies asks for what two plans say of one company, and one jurisdiction that both bring along.
func TestSnapshotUnifies(t *testing.T) {
	for _, reversed := range []bool{false, true} {
		contents := twoCities()
		if reversed {
			slices.Reverse(contents.Plans)
		}
		s := snapshot.New(contents)
		company := s.Agency(graph.NewAgencyID("华数集团", nil))
		// Which short name wins depends on the plans' ids only; the other becomes an alias.
		want := []string{"华数集团", "华数集团", "华数", "华数公司"}
		if got := append([]string{company.Name, company.ShortName}, company.Aliases...); !slices.Equal(got, want) {
			t.Errorf("the company is called %q, not %q", got, want)
		}
		if got := listed(s.AgencyMeasures(company, nil, snapshot.MeasureFilter{}, snapshot.MeasureOrder{})); len(got) != 2 ||
			got[0].Responsibilities()[2].Agency != company || got[1].Responsibilities()[1].Agency != company {
			t.Errorf("the company's measures %v do not point to it", labels(got))
		}
		plans := listed(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{}))
		if nation := listed(s.Jurisdictions(snapshot.JurisdictionFilter{}))[0]; plans[0].Jurisdiction.Parent.Parent != nation || plans[1].Jurisdiction.Parent.Parent != nation {
			t.Error("the plans do not share the nation")
		}
		if cloud := s.TechnologyByName("云计算"); len(cloud.Narrower) != 1 || cloud.Narrower[0].Key != "cloud-platform" {
			t.Errorf("narrower than 云计算: %v", labels(cloud.Narrower))
		}
	}
}

func TestSnapshotNodes(t *testing.T) {
	s := snapshot.New(twoCities())
	if want, got := (snapshot.Counts{Plans: 2, Measures: 4, Agencies: 4, Technologies: 5, Targets: 3, Triples: 7}), s.Counts(); got != want {
		t.Errorf("counts %+v, not %+v", got, want)
	}
	plan := listed(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{}))[0]
	for _, node := range []graph.Node{plan, plan.Measures[0], plan.Issuer, plan.Measures[0].Mentions()[0].Technology, plan.Targets[1], plan.Jurisdiction.Parent} {
		if got := s.Node(node.NodeID()); got != node {
			t.Errorf("%s is %v, not %v", node.NodeID(), got, node)
		}
	}
	if got := []bool{s.Node("x") == nil, s.Measure(plan.ID) == nil, s.Plan(plan.ID) == plan, s.Target(plan.Measures[0].ID) == nil, s.Agency("") == nil}; slices.Contains(got, false) {
		t.Errorf("looking up by id: %v", got)
	}
}

// TestSnapshotEmpty asks an empty store everything.
func TestSnapshotEmpty(t *testing.T) {
	s := snapshot.New(&graph.Contents{Scheme: &graph.Scheme{}})
	yes := true
	found := len(listed(s.Plans(snapshot.PlanFilter{Text: "云"}, snapshot.PlanOrder{}))) + s.Search("云", nil).Len() + len(listed(s.Jurisdictions(snapshot.JurisdictionFilter{}))) +
		len(listed(s.Measures(snapshot.MeasureFilter{HasTargets: &yes, Not: &snapshot.MeasureFilter{}}, snapshot.MeasureOrder{}))) +
		len(s.Neighborhood([]graph.ID{"x"}, 2, nil, nil, 10).Nodes)
	if found != 0 || s.Path("a", "b", 6, nil) != nil {
		t.Errorf("an empty store answers with %d nodes", found)
	}
	if m, err := s.Matrix(graph.KindAgency, graph.KindPlan, nil, snapshot.MeasureFilter{}, 20); err != nil || len(m.Cells) != 0 {
		t.Errorf("matrix %v, %v", m, err)
	}
}

// TestSnapshotOfOneNode has lists so short that each is in every order at once.
func TestSnapshotOfOneNode(t *testing.T) {
	technology := &graph.Technology{ID: graph.NewID(graph.KindTechnology, "5g"), Key: "5g", Name: "5G"}
	s := snapshot.New(&graph.Contents{Scheme: &graph.Scheme{Technologies: []*graph.Technology{technology}}})
	if hits := listed(s.Search("5g", nil)); len(hits) != 1 || hits[0].Node != technology {
		t.Errorf("hits %+v", hits)
	}
}

// TestWhatIsNotThereHasNothing asks a snapshot about nodes of another one.
func TestWhatIsNotThereHasNothing(t *testing.T) {
	s := snapshot.New(newCorpus(300))
	technology := &graph.Technology{ID: graph.NewID(graph.KindTechnology, "elsewhere")}
	agency := &graph.Agency{ID: graph.NewAgencyID("别处", nil)}
	plan := &graph.Plan{ID: graph.NewID(graph.KindPlan, "elsewhere")}
	f, o := snapshot.MeasureFilter{}, snapshot.MeasureOrder{}
	for what, found := range map[string]int{
		"owners":                        len(listed(s.Owners(technology, snapshot.OwnerQuery{}))),
		"owners in all roles":           len(listed(s.Owners(technology, snapshot.OwnerQuery{Roles: graph.Roles}))),
		"measures of a technology":      len(listed(s.TechnologyMeasures(technology, true, f, o))),
		"collaborators":                 len(listed(s.Collaborators(agency, nil))),
		"measures of an agency":         len(listed(s.AgencyMeasures(agency, nil, f, o))),
		"leading measures of an agency": len(listed(s.AgencyMeasures(agency, []graph.Role{graph.Lead}, f, o))),
		"technologies of an agency":     len(s.AgencyTechnologies(agency, nil)),
		"measures of a plan":            len(listed(s.PlanMeasures(plan, f, o))),
	} {
		if found != 0 {
			t.Errorf("%s: %d", what, found)
		}
	}
}

// TestTwoPlacesOfOneName asks for the plans and the owners in either of two places that are called the same.
func TestTwoPlacesOfOneName(t *testing.T) {
	contents := twoCities()
	for _, p := range contents.Plans {
		p.Jurisdiction = graph.NewJurisdiction("新城区", "", graph.LevelCounty, p.Jurisdiction)
	}
	s := snapshot.New(contents)
	technology := s.TechnologyByName("云计算")
	measures := listed(s.Measures(snapshot.MeasureFilter{Jurisdiction: "新城区", Technology: "云计算"}, snapshot.MeasureOrder{}))
	owners := map[graph.ID]bool{}
	for _, m := range listed(s.Measures(snapshot.MeasureFilter{Technology: "云计算"}, snapshot.MeasureOrder{})) {
		for _, a := range m.Agencies(graph.Lead, graph.Responsible) {
			owners[a.ID] = true
		}
	}
	got := []int{len(listed(s.Plans(snapshot.PlanFilter{Jurisdiction: "新城区"}, snapshot.PlanOrder{}))), len(measures),
		len(listed(s.Owners(technology, snapshot.OwnerQuery{Jurisdiction: "新城区", IncludeNarrower: true})))}
	want := []int{2, len(listed(s.Measures(snapshot.MeasureFilter{Technology: "云计算"}, snapshot.MeasureOrder{}))), len(owners)}
	if !slices.Equal(want, got) || measures[0].Plan == measures[len(measures)-1].Plan {
		t.Errorf("plans, measures and owners in two places are %v, want %v", got, want)
	}
}
