package snapshot_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestUnknownNames asks each question that takes a name for one that fits nothing. The candidates are what is near.
func TestUnknownNames(t *testing.T) {
	s := snapshot.New(twoCities())
	measures := func(f snapshot.MeasureFilter) error { _, err := s.Measures(f, snapshot.MeasureOrder{}); return err }
	agencies := func(place string) error {
		_, err := s.Agencies(snapshot.AgencyFilter{Jurisdiction: place}, snapshot.AgencyOrder{})
		return err
	}
	targets := func(f snapshot.TargetFilter) error { _, err := s.Targets(f, snapshot.TargetOrder{}); return err }
	first := func(list ...any) error { err, _ := list[len(list)-1].(error); return err }
	agency := func(name string) error { return measures(snapshot.MeasureFilter{Agency: name}) }
	technology := func(name string) error { return measures(snapshot.MeasureFilter{Technology: name}) }
	plan := listed(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{}))[0]
	gone := string(graph.NewID(graph.KindAgency, "gone"))
	economies := []string{"杭州市经济和信息化委员会", "咸宁市经济和信息化委员会"}
	no := false
	for _, c := range []struct {
		name string
		err  error
		says string
		near []string
	}{
		{"a character left out", agency("市经委"), `no agency has the name "市经委"`, economies},
		{"a part of a name", agency("经济和信息"), `no agency has the name "经济和信息"`, economies},
		{"a name with more around it", agency("杭州市财政局办公室"), `no agency has the name "杭州市财政局办公室"`, []string{"杭州市财政局"}},
		{"the nearest first", agency("咸宁市经信委"), `no agency has the name "咸宁市经信委"`, []string{economies[1], economies[0]}},
		{"nothing near", agency("国家海洋局"), `no agency has the name "国家海洋局"`, nil},
		{"signs alone", agency("？？"), `no agency has the name "？？"`, nil},
		{"an id of a former revision", agency(gone), "the id " + gone + " is of no agency in this revision", nil},
		{"the id of a plan", agency(string(plan.ID)), "the id " + string(plan.ID) + " is of no agency in this revision", nil},
		{"a typing error in English", technology("cloud computting"), `no technology has the name "cloud computting"`, []string{"云计算"}},
		{"two characters the wrong way round", technology("大据数"), `no technology has the name "大据数"`, []string{"大数据"}},
		{"a long name", technology(strings.Repeat("云计算平台", 1000)), `no technology has the name "` + strings.Repeat("云计算平台", 12) + `…"`, []string{"云计算"}},
		{"narrower ones left out", measures(snapshot.MeasureFilter{Technology: "云计", IncludeNarrower: &no}), `no technology has the name "云计"`, []string{"云计算"}},
		{"a plan", measures(snapshot.MeasureFilter{Plan: "云计算计划", Text: "云"}), `no plan has the name "云计算计划"`, []string{"杭州市云计算计划"}},
		{"a place", measures(snapshot.MeasureFilter{Jurisdiction: "杭洲市"}), `no jurisdiction has the name "杭洲市"`, []string{"杭州市"}},
		{"beside one that fits", measures(snapshot.MeasureFilter{Agency: "市财政局", Technology: "云计算", Plan: "?"}), `no plan has the name "?"`, nil},
		{"under and", measures(snapshot.MeasureFilter{And: []*snapshot.MeasureFilter{{Agency: "无"}}}), `no agency has the name "无"`, nil},
		{"under or", measures(snapshot.MeasureFilter{Or: []*snapshot.MeasureFilter{{Agency: "市财政局"}, {Agency: "无"}}}), `no agency has the name "无"`, nil},
		{"under not", measures(snapshot.MeasureFilter{Not: &snapshot.MeasureFilter{Agency: "无"}}), `no agency has the name "无"`, nil},
		{"plans of a place", first(s.Plans(snapshot.PlanFilter{Jurisdiction: "Hangzou"}, snapshot.PlanOrder{})), `no jurisdiction has the name "Hangzou"`, []string{"杭州市"}},
		{"agencies of a place", agencies("湖北市"), `no jurisdiction has the name "湖北市"`, []string{"湖北省"}},
		{"below a technology", first(s.Technologies(snapshot.TechnologyFilter{Broader: "信息"}, snapshot.TechnologyOrder{})), `no technology has the name "信息"`, []string{"信息技术"}},
		{"targets of a plan", targets(snapshot.TargetFilter{Plan: "无"}), `no plan has the name "无"`, nil},
		{"targets of a place", targets(snapshot.TargetFilter{Jurisdiction: "无"}), `no jurisdiction has the name "无"`, nil},
		{"targets of an agency", targets(snapshot.TargetFilter{Agency: "无"}), `no agency has the name "无"`, nil},
		{"targets of a technology", targets(snapshot.TargetFilter{Technology: "无"}), `no technology has the name "无"`, nil},
		{"a plan's measures", first(s.PlanMeasures(plan, snapshot.MeasureFilter{Agency: "无"}, snapshot.MeasureOrder{})), `no agency has the name "无"`, nil},
		{"an agency's measures", first(s.AgencyMeasures(plan.Issuer, nil, snapshot.MeasureFilter{Agency: "无"}, snapshot.MeasureOrder{})), `no agency has the name "无"`, nil},
		{"a technology's measures", first(s.TechnologyMeasures(listed(s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{}))[0], true, snapshot.MeasureFilter{Text: "云", Agency: "无"}, snapshot.MeasureOrder{})), `no agency has the name "无"`, nil},
	} {
		var unknown *graph.UnknownNameError
		if !errors.As(c.err, &unknown) {
			t.Errorf("%s: %v", c.name, c.err)
			continue
		}
		var near []string
		for _, node := range unknown.Candidates {
			near = append(near, namesOf(node)[0])
		}
		if diff := gocmp.Diff(c.near, near); diff != "" || unknown.Error() != c.says {
			t.Errorf("%s: %s; candidates (-want +got)\n%s", c.name, unknown, diff)
		}
	}
}

func namesOf(node graph.Node) []string {
	if a, ok := node.(*graph.Agency); ok {
		return []string{a.Name, a.ShortName}
	}
	return []string{node.Label()}
}

// TestNearest mistypes every agency of a corpus in several ways. It is found again, among at most ten.
func TestNearest(t *testing.T) {
	s := snapshot.New(newCorpus(1200))
	agencies := listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{}))
	known := map[string]bool{}
	for _, a := range agencies {
		known[a.Name], known[a.ShortName] = true, true
	}
	found, asked := 0, 0
	for _, a := range agencies {
		name := []rune(a.Name)
		for _, wrong := range []string{
			string(slices.Delete(slices.Clone(name), 1, 2)), string(name[:len(name)-1]), string(slices.Insert(slices.Clone(name), 2, '乙')), a.Name + "处",
		} {
			_, err := s.Measures(snapshot.MeasureFilter{Agency: wrong}, snapshot.MeasureOrder{})
			var unknown *graph.UnknownNameError
			if !errors.As(err, &unknown) {
				if err != nil {
					t.Fatal(err)
				}
				continue // the mistake made another's name
			}
			if len(unknown.Candidates) > 10 {
				t.Fatalf("%q has %d candidates", wrong, len(unknown.Candidates))
			}
			if asked++; slices.Contains(unknown.Candidates, graph.Node(a)) {
				found++
			}
		}
	}
	if asked < 100 || found < asked*9/10 {
		t.Errorf("%d of %d agencies are among the candidates", found, asked)
	}
}

// TestNearestAmongMany: a name that contains the one asked for is a candidate, however many others have its characters.
func TestNearestAmongMany(t *testing.T) {
	scheme := []*graph.Technology{{ID: graph.NewID(graph.KindTechnology, "last"), Key: "last", Name: "自信息"}}
	for i := range 100 {
		name := "信" + string(rune('一'+i)) + "息"
		scheme = append(scheme, &graph.Technology{ID: graph.NewID(graph.KindTechnology, name), Key: name, Name: name})
	}
	_, err := snapshot.New(&graph.Contents{Scheme: &graph.Scheme{Technologies: scheme}}).Technologies(snapshot.TechnologyFilter{Broader: "信息"}, snapshot.TechnologyOrder{})
	var unknown *graph.UnknownNameError
	if !errors.As(err, &unknown) || len(unknown.Candidates) != 10 || unknown.Candidates[0].Label() != "自信息" {
		t.Errorf("%v: %+v", err, unknown)
	}
}
