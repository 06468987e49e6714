package snapshot_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestMeasureFacets holds each count of random filters to the length of the list that the value would give, and the values to
// those that give one at all.
func TestMeasureFacets(t *testing.T) {
	s := snapshot.New(newCorpus(1200))
	f, seen := filterMaker{rand.New(rand.NewPCG(9, 10)), s}, map[string]int{}
	for i := range graphtest.Rounds(t, 40, 15) {
		filter := f.filter(1)
		facets, err := snapshot.NewMeasureFacets(s, filter, 5)
		if unknown := unknownIn(&filter); len(unknown) > 0 {
			if name := nameUnknown(err); !slices.Contains(unknown, name) {
				t.Fatalf("filter %d %+v names %q, and the error is %v", i, filter, unknown, err)
			}
			continue
		}
		length := func(with func(*snapshot.MeasureFilter)) int {
			other := filter
			with(&other)
			list, err := s.Measures(other, snapshot.MeasureOrder{})
			if err != nil {
				t.Fatal(err)
			}
			return list.Len()
		}
		if got, want := facets.MeasureCount(), length(func(*snapshot.MeasureFilter) {}); got != want {
			t.Errorf("filter %d %+v: %d measures, not %d", i, filter, got, want)
		}
		for name, facet := range measureFacetsOf(facets) {
			for _, v := range facet.values {
				seen[name]++
				if want := length(func(f *snapshot.MeasureFilter) { facet.set(f, v.Value) }); v.Count != want || want == 0 {
					t.Errorf("filter %d %+v: %s %s has %d, not %d", i, filter, name, v.Value, v.Count, want)
				}
			}
		}
		checkComplete(t, s, facets, length)
	}
	for _, name := range []string{"jurisdictions", "plans", "years", "agencies", "roles", "technologies", "dueYears", "hasTargets", "unowned", "scopes"} {
		if seen[name] == 0 {
			t.Errorf("no value of %s was seen", name)
		}
	}
}

// checkComplete holds that no year and no place is missing, nor one with more measures than those shown.
func checkComplete(t *testing.T, s *snapshot.Snapshot, facets *snapshot.MeasureFacets, length func(func(*snapshot.MeasureFilter)) int) {
	t.Helper()
	var years []string
	for year := 2009; year < 2022; year++ {
		if length(func(f *snapshot.MeasureFilter) { f.Year = year }) > 0 {
			years = append(years, strconv.Itoa(year))
		}
	}
	if diff := gocmp.Diff(years, valuesOf(facets.Years())); diff != "" {
		t.Errorf("years (-want +got):\n%s", diff)
	}
	shown := facets.Technologies()
	for _, technology := range listed(s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{})) {
		n := length(func(f *snapshot.MeasureFilter) { f.Technology = string(technology.ID) })
		if n > 0 && !slices.Contains(valuesOf(shown), string(technology.ID)) && (len(shown) < 5 || n > shown[len(shown)-1].Count) {
			t.Errorf("%s with %d measures is not shown", technology.Name, n)
		}
	}
}

func valuesOf(facet []snapshot.FacetValue) (values []string) {
	for _, v := range facet {
		values = append(values, v.Value)
	}
	return values
}

type facet[F any] struct {
	values []snapshot.FacetValue
	set    func(f *F, value string)
}

func measureFacetsOf(f *snapshot.MeasureFacets) map[string]facet[snapshot.MeasureFilter] {
	type filter = snapshot.MeasureFilter
	return map[string]facet[filter]{
		"jurisdictions": {f.Jurisdictions(), func(f *filter, v string) { f.Jurisdiction = v }},
		"plans":         {f.Plans(), func(f *filter, v string) { f.Plan = v }},
		"years":         {f.Years(), func(f *filter, v string) { f.Year = number(v) }},
		"agencies":      {f.Agencies(), func(f *filter, v string) { f.Agency = v }},
		"roles":         {f.Roles(), func(f *filter, v string) { role, _ := graph.ParseRole(v); f.Roles = []graph.Role{role} }},
		"technologies":  {f.Technologies(), func(f *filter, v string) { f.Technology = v }},
		"dueYears": {f.DueYears(), func(f *filter, v string) {
			f.DueFrom, f.DueTo = graph.PartialDate{Year: number(v)}, graph.PartialDate{Year: number(v)}
		}},
		"hasTargets": {f.HasTargets(), func(f *filter, v string) { yes := v == "true"; f.HasTargets = &yes }},
		"unowned":    {f.Unowned(), func(f *filter, v string) { yes := v == "true"; f.Unowned = &yes }},
		"scopes":     {f.Scopes(), func(f *filter, v string) { scope, _ := graph.ParseScope(v); f.Scope = &scope }},
	}
}

func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// TestTargetFacets holds each count of random filters of targets to the length of the list that the value would give.
func TestTargetFacets(t *testing.T) {
	s := snapshot.New(newCorpus(1200))
	f, seen := filterMaker{rand.New(rand.NewPCG(11, 12)), s}, map[string]int{}
	for i := range graphtest.Rounds(t, 60, 20) {
		measures := snapshot.MeasureFilter{}
		f.condition(&measures)
		f.condition(&measures)
		filter := snapshot.TargetFilter{Plan: measures.Plan, Jurisdiction: measures.Jurisdiction, Agency: measures.Agency, Roles: measures.Roles, Year: measures.Year,
			Technology: measures.Technology, IncludeNarrower: measures.IncludeNarrower, DueFrom: measures.DueFrom, DueTo: measures.DueTo}
		facets, err := snapshot.NewTargetFacets(s, filter, 5)
		if err != nil {
			continue
		}
		length := func(with func(*snapshot.TargetFilter)) int {
			other := filter
			with(&other)
			return len(listed(s.Targets(other, snapshot.TargetOrder{})))
		}
		if got, want := facets.TargetCount(), length(func(*snapshot.TargetFilter) {}); got != want {
			t.Errorf("filter %d %+v: %d targets, not %d", i, filter, got, want)
		}
		for name, facet := range targetFacetsOf(facets) {
			for _, v := range facet.values {
				seen[name]++
				if want := length(func(f *snapshot.TargetFilter) { facet.set(f, v.Value) }); v.Count != want || want == 0 {
					t.Errorf("filter %d %+v: %s %s has %d, not %d", i, filter, name, v.Value, v.Count, want)
				}
			}
		}
	}
	if len(seen) != 8 {
		t.Errorf("only %v were seen", seen)
	}
}

func targetFacetsOf(f *snapshot.TargetFacets) map[string]facet[snapshot.TargetFilter] {
	type filter = snapshot.TargetFilter
	return map[string]facet[filter]{
		"jurisdictions": {f.Jurisdictions(), func(f *filter, v string) { f.Jurisdiction = v }},
		"plans":         {f.Plans(), func(f *filter, v string) { f.Plan = v }},
		"years":         {f.Years(), func(f *filter, v string) { f.Year = number(v) }},
		"agencies":      {f.Agencies(), func(f *filter, v string) { f.Agency = v }},
		"roles":         {f.Roles(), func(f *filter, v string) { role, _ := graph.ParseRole(v); f.Roles = []graph.Role{role} }},
		"technologies":  {f.Technologies(), func(f *filter, v string) { f.Technology = v }},
		"dueYears": {f.DueYears(), func(f *filter, v string) {
			f.DueFrom, f.DueTo = graph.PartialDate{Year: number(v)}, graph.PartialDate{Year: number(v)}
		}},
		"units": {f.Units(), func(f *filter, v string) { f.Unit = v }},
	}
}

// TestAssignments compares the rows of random filters with a reading of every measure, and pages with the whole list.
func TestAssignments(t *testing.T) {
	s := snapshot.New(newCorpus(600))
	f, some := filterMaker{rand.New(rand.NewPCG(13, 14)), s}, 0
	for i := range graphtest.Rounds(t, 60, 20) {
		filter := f.filter(1)
		list, err := snapshot.NewAssignments(s, filter, snapshot.MeasureOrder{})
		if err != nil {
			continue
		}
		type row struct {
			Measure graph.ID
			Agency  graph.ID
			Role    graph.Role
		}
		var want, got []row
		for _, m := range listed(s.Measures(filter, snapshot.MeasureOrder{})) {
			for _, r := range m.Responsibilities() {
				of := slices.Contains([]string{"", string(r.Agency.ID), r.Agency.Name, r.Agency.ShortName}, filter.Agency)
				if of && r.Role.In(filter.Roles) && (filter.Scope == nil || r.Scope == *filter.Scope) {
					want = append(want, row{m.ID, r.Agency.ID, r.Role})
				}
			}
		}
		for offset := 0; offset == 0 || offset < list.Len(); offset += 7 {
			for _, a := range list.Page(offset, 7) {
				got = append(got, row{a.Measure.ID, a.Responsibility.Agency.ID, a.Responsibility.Role})
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" || list.Len() != len(want) {
			t.Fatalf("filter %d %+v: %d rows (-want +got)\n%s", i, filter, list.Len(), diff)
		}
		some += len(want)
	}
	if some == 0 {
		t.Error("no filter gave a row")
	}
}
