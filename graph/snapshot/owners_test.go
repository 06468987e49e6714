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
		{Roles: graph.Roles, Jurisdiction: city.EnglishName, IncludeNarrower: true},
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

func TestOwnersOfNoPlace(t *testing.T) {
	s := snapshot.New(twoCities())
	technology := listed(s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{}))[3]
	owners, err := s.Owners(technology, snapshot.OwnerQuery{Jurisdiction: "nowhere"})
	if nameUnknown(err) != "nowhere" {
		t.Errorf("%d owners of %s, %v", owners.Len(), technology.Name, err)
	}
}

func TestCollaborators(t *testing.T) {
	s := snapshot.New(newCorpus(1200))
	agencies := listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{}))
	for _, a := range agencies {
		for _, roles := range [][]graph.Role{nil, {graph.Lead}, {graph.Responsible, graph.Lead}, {graph.Support, graph.Lead, graph.Responsible}} {
			count := map[graph.ID]int{}
			for _, m := range listed(s.Measures(snapshot.MeasureFilter{Agency: string(a.ID), Roles: roles}, snapshot.MeasureOrder{})) {
				for _, other := range m.Agencies() {
					if other != a {
						count[other.ID]++
					}
				}
			}
			var got []counted
			for _, c := range listed(s.Collaborators(a, roles)) {
				got = append(got, counted{c.Agency.ID, c.MeasureCount})
			}
			if diff := gocmp.Diff(rank(agencies, count), got); diff != "" {
				t.Errorf("%s in %v: (-want +got)\n%s", a.Name, roles, diff)
			}
		}
	}
}

// TestAgencyTargets compares the targets of every agency with those that a filter of all targets selects.
func TestAgencyTargets(t *testing.T) {
	s := snapshot.New(newCorpus(1200))
	some := 0
	for _, a := range listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{})) {
		for _, roles := range [][]graph.Role{nil, {graph.Lead}, {graph.Support, graph.Lead}} {
			for _, due := range [][2]graph.PartialDate{{}, {{}, {Year: 2017}}, {{Year: 2016}, {Year: 2018, Month: 6}}} {
				f := snapshot.TargetFilter{Agency: string(a.ID), Roles: roles, DueFrom: due[0], DueTo: due[1]}
				want := ids(listed(s.Targets(f, snapshot.TargetOrder{Field: snapshot.TargetByDeadline})))
				if diff := gocmp.Diff(want, ids(listed(s.AgencyTargets(a, roles, due[0], due[1])))); diff != "" {
					t.Errorf("%s in %v, %v: (-want +got)\n%s", a.Name, roles, due, diff)
				}
				some += min(1, len(want))
			}
		}
	}
	if some < 100 {
		t.Errorf("only %d of the questions have an answer", some)
	}
}

// TestAgenciesByLeadCount sorts the agencies again by the measures that they lead.
func TestAgenciesByLeadCount(t *testing.T) {
	s := snapshot.New(newCorpus(700))
	leads := func(a *graph.Agency) int {
		return len(listed(s.AgencyMeasures(a, []graph.Role{graph.Lead}, snapshot.MeasureFilter{}, snapshot.MeasureOrder{})))
	}
	for _, d := range []snapshot.Direction{snapshot.Asc, snapshot.Desc} {
		want := listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{}))
		slices.SortFunc(want, func(a, b *graph.Agency) int {
			order := cmp.Compare(leads(a), leads(b))
			if d == snapshot.Desc {
				order = -order
			}
			return cmp.Or(order, cmp.Compare(a.ID, b.ID))
		})
		if diff := gocmp.Diff(ids(want), ids(listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{Field: snapshot.AgencyByLeadCount, Direction: d})))); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", d, diff)
		}
	}
}

func TestAgencyTechnologies(t *testing.T) {
	s := snapshot.New(newCorpus(1200))
	technologies := listed(s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{}))
	for _, a := range listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{})) {
		for _, roles := range [][]graph.Role{nil, {graph.Lead}, {graph.Support, graph.Lead}} {
			count := map[graph.ID]int{}
			for _, m := range listed(s.Measures(snapshot.MeasureFilter{Agency: string(a.ID), Roles: roles}, snapshot.MeasureOrder{})) {
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
