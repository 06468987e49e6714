package snapshot_test

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// counted is an answer in which a name has a number.
type counted struct {
	ID    graph.ID
	Count int
}

// rank orders counts as every ranking does; the agencies and technologies of the corpus come in order of name and id.
func rank[T graph.Node](inOrder []T, count map[graph.ID]int) []counted {
	var list []counted
	for _, n := range inOrder {
		if c := count[n.NodeID()]; c > 0 {
			list = append(list, counted{n.NodeID(), c})
		}
	}
	slices.SortStableFunc(list, func(a, b counted) int { return cmp.Compare(b.Count, a.Count) })
	return list
}

// TestOwners counts owners measure by measure, for the usual question and each way to narrow it.
func TestOwners(t *testing.T) {
	s := snapshot.New(newCorpus(1200))
	agencies := listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{}))
	city := listed(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{}))[0].Jurisdiction
	queries := []snapshot.OwnerQuery{
		{}, {IncludeNarrower: true}, {Jurisdiction: city.Name}, {Jurisdiction: string(city.Parent.ID), IncludeNarrower: true}, {Jurisdiction: "中国"},
		{Roles: []graph.Role{graph.Support}}, {Roles: []graph.Role{graph.Responsible, graph.Lead}, IncludeNarrower: true},
		{Roles: graph.Roles, Jurisdiction: city.EnglishName, IncludeNarrower: true}, {Jurisdiction: "nowhere"},
	}
	for _, technology := range listed(s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{}))[:40] {
		for _, q := range queries {
			f := snapshot.MeasureFilter{Technology: string(technology.ID), IncludeNarrower: &q.IncludeNarrower, Jurisdiction: q.Jurisdiction}
			roles := q.Roles
			if roles == nil {
				roles = []graph.Role{graph.Lead, graph.Responsible}
			}
			count := map[graph.ID]int{}
			measures := map[graph.ID][]graph.ID{}
			for _, m := range listed(s.Measures(f, snapshot.MeasureOrder{})) {
				for _, a := range m.Agencies(roles...) {
					count[a.ID]++
					measures[a.ID] = append(measures[a.ID], m.ID)
				}
			}
			var got []counted
			for _, owner := range listed(s.Owners(technology, q)) {
				got = append(got, counted{owner.Agency.ID, owner.MeasureCount})
				if diff := gocmp.Diff(measures[owner.Agency.ID], ids(listed(owner.Measures()))); diff != "" {
					t.Errorf("%s %+v: measures of %s (-want +got)\n%s", technology.Name, q, owner.Agency.Name, diff)
				}
			}
			if diff := gocmp.Diff(rank(agencies, count), got); diff != "" {
				t.Errorf("%s %+v: (-want +got)\n%s", technology.Name, q, diff)
			}
		}
	}
}

func TestCollaborators(t *testing.T) {
	s := snapshot.New(newCorpus(1200))
	agencies := listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{}))
	for _, a := range agencies {
		count := map[graph.ID]int{}
		for _, m := range listed(s.Measures(snapshot.MeasureFilter{Unit: string(a.ID)}, snapshot.MeasureOrder{})) {
			for _, other := range m.Agencies() {
				if other != a {
					count[other.ID]++
				}
			}
		}
		var got []counted
		for _, c := range listed(s.Collaborators(a)) {
			got = append(got, counted{c.Agency.ID, c.MeasureCount})
		}
		if diff := gocmp.Diff(rank(agencies, count), got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", a.Name, diff)
		}
	}
}

func TestAgencyTechnologies(t *testing.T) {
	s := snapshot.New(newCorpus(1200))
	technologies := listed(s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{}))
	for _, a := range listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{})) {
		for _, roles := range [][]graph.Role{nil, {graph.Lead}, {graph.Support, graph.Lead}} {
			count := map[graph.ID]int{}
			for _, m := range listed(s.Measures(snapshot.MeasureFilter{Unit: string(a.ID), Roles: roles}, snapshot.MeasureOrder{})) {
				for _, technology := range m.Technologies() {
					count[technology.ID]++
				}
			}
			var got []counted
			for _, c := range s.AgencyTechnologies(a, roles) {
				got = append(got, counted{c.Technology.ID, c.MeasureCount})
			}
			if diff := gocmp.Diff(rank(technologies, count), got); diff != "" {
				t.Errorf("%s in %v: (-want +got)\n%s", a.Name, roles, diff)
			}
		}
	}
}
