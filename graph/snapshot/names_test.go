package snapshot_test

import (
	"errors"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

func TestAgencyByName(t *testing.T) {
	s := snapshot.New(twoCities())
	hangzhou, xianning, company := "杭州市经济和信息化委员会", "咸宁市经济和信息化委员会", "华数集团"
	id := string(listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{}))[1].ID)
	cases := []struct {
		name, jurisdiction string
		want               []string // several: the candidates of an ambiguous name; one may be an error
	}{
		{hangzhou, "", []string{hangzhou}},
		{id, "", []string{hangzhou}},
		{id, "咸宁", nil},
		{" 杭州市经信委", "", []string{hangzhou}},
		{"华数公司", "", []string{company}},
		{"华数", "", []string{company}},
		{"市经信委", "", []string{hangzhou, xianning}},
		{"市经信委", "Hangzhou", []string{hangzhou}},
		{"市经信委", "ＨＡＮＧＺＨＯＵ", []string{hangzhou}},
		{"市经信委", "浙江", []string{hangzhou}},
		{"市经信委", "湖北省", []string{xianning}},
		{"市经信委", "中国", []string{hangzhou, xianning}},
		{"市经信委", "nowhere", []string{"no jurisdiction has the name \"nowhere\""}},
		{"市发改委", "nowhere", []string{"no jurisdiction has the name \"nowhere\""}},
		{"市发改委", "", nil},
		{"", "", nil},
	}
	for _, c := range cases {
		agency, err := s.AgencyByName(c.name, c.jurisdiction)
		var got []string
		if agency != nil {
			got = []string{agency.Name}
		}
		if ambiguous := (*graph.AmbiguousError)(nil); errors.As(err, &ambiguous) {
			for _, candidate := range ambiguous.Candidates {
				got = append(got, candidate.(*graph.Agency).Name)
			}
		}
		if unknown := (*graph.UnknownNameError)(nil); errors.As(err, &unknown) {
			got = []string{unknown.Error()}
		}
		if diff := gocmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q in %q: (-want +got)\n%s", c.name, c.jurisdiction, diff)
		}
	}
}

func TestTechnologyByName(t *testing.T) {
	s := snapshot.New(twoCities())
	for name, want := range map[string]string{"云计算": "云计算", "Cloud  Computing": "云计算", "ｃｌｏｕｄ ｃｏｍｐｕｔｉｎｇ": "云计算", "５g": "5G", string(graph.NewID(graph.KindTechnology, "it")): "信息技术", "云": ""} {
		got := ""
		if technology := s.TechnologyByName(name); technology != nil {
			got = technology.Name
		}
		if got != want {
			t.Errorf("%q finds %q, not %q", name, got, want)
		}
	}
}

// TestPlaceNames finds a jurisdiction with its level and without it.
func TestPlaceNames(t *testing.T) {
	for _, c := range []struct {
		official string
		called   string
	}{
		{"杭州市", "杭州"}, {"浙江省", "浙江"}, {"广西壮族自治区", "广西"}, {"香港特别行政区", "香港"}, {"桐庐县", "桐庐"}, {"沙县", "沙县"}, {"上海市", " 上海"},
	} {
		contents := twoCities()
		contents.Plans[0].Jurisdiction = graph.NewJurisdiction(c.official, "", graph.LevelPrefecture, nil)
		got := labels(listed(snapshot.New(contents).Plans(snapshot.PlanFilter{Jurisdiction: c.called}, snapshot.PlanOrder{})))
		if diff := gocmp.Diff([]string{"杭州市云计算计划"}, got); diff != "" {
			t.Errorf("%q for %q: (-want +got)\n%s", c.called, c.official, diff)
		}
	}
}

// TestBranchByName holds that a branch of an agency of the nation is found by its short name in the jurisdictions where it acts.
func TestBranchByName(t *testing.T) {
	contents := twoCities()
	branch := newAgency("国家税务总局咸宁市税务局", "市税务局", contents.Plans[1].Jurisdiction.Parent.Parent)
	m := contents.Plans[1].Measures[0]
	said := m.Responsibilities()
	said[0].Agency = branch
	m.SetResponsibilities(said)
	s := snapshot.New(contents)
	for place, want := range map[string]bool{"咸宁": true, "湖北省": true, "中国": true, "杭州": false, "": true} {
		a, err := s.AgencyByName("市税务局", place)
		if found := a != nil && a.Name == branch.Name; err != nil || found != want {
			t.Errorf("in %q it is %v (%v)", place, a, err)
		}
	}
}
