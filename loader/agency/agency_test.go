package agency_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/agency"
	"github.com/plangraph/plangraph/seeds"
)

func directory(t testing.TB) *agency.Directory {
	t.Helper()
	d, err := seeds.Agencies()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// written is a name as a plan of the place writes it, and the agency that it means there.
type written struct {
	name, full, short, kind, where string
	in                             *graph.Jurisdiction
}

// names reads testdata/names.txt, whose first line explains it.
func names(t testing.TB, d *agency.Directory) (list []written) {
	t.Helper()
	data, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	var in *graph.Jurisdiction
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if place, ok := strings.CutPrefix(line, "in "); ok {
			in = placeNamed(d, place)
		} else if f := strings.Split(line, " | "); len(f) == 5 && line[0] != '#' {
			list = append(list, written{f[0], f[1], f[2], f[3], f[4], in})
		}
	}
	return list
}

func placeNamed(d *agency.Directory, name string) *graph.Jurisdiction {
	if name == graph.UnknownJurisdiction.Name {
		return graph.UnknownJurisdiction
	}
	if j := d.Jurisdiction(name); j != nil {
		return j
	}
	return d.JurisdictionIn(name)
}

func where(a *graph.Agency) string {
	switch {
	case a.Unresolved:
		return "?"
	case a.Jurisdiction == nil:
		return "–"
	}
	return a.Jurisdiction.Name
}

func TestResolve(t *testing.T) {
	d := directory(t)
	list := names(t, d)
	if len(list) < 120 {
		t.Fatalf("only %d names were read", len(list))
	}
	for _, want := range list {
		a := d.Resolve(want.name, want.in)
		got := written{want.name, a.Name, a.ShortName, string(a.Kind), where(a), want.in}
		if got != want {
			t.Errorf("in %s:\n got %v\nwant %v", want.in.Name, got, want)
		}
		if diff := cmp.Diff(a, d.Resolve(want.name, want.in)); diff != "" {
			t.Errorf("%s in %s, resolved again: %s", want.name, want.in.Name, diff)
		}
	}
}

// Whatever a body is called in its own place, it is the same body. A second name in brackets is also another body's.
func TestEveryNameMeansTheSameBody(t *testing.T) {
	d := directory(t)
	for _, w := range names(t, d) {
		a := d.Resolve(w.name, w.in)
		in := a.Jurisdiction
		if in == nil {
			in = w.in
		}
		if in.Level == graph.LevelNation && d.NamesPlace(a.Name) { // a branch, which its own place calls by short names
			in = d.JurisdictionIn(a.Name)
		}
		for _, name := range append([]string{a.Name, a.ShortName}, a.Aliases...) {
			if b := d.Resolve(name, in); b.ID != a.ID && !strings.Contains(w.name, "("+name+")") {
				t.Errorf("%s is %s, but its name %s means %s", w.name, a.Name, name, b.Name)
			}
		}
	}
}

func TestOneShortNameInTwoPlaces(t *testing.T) {
	d := directory(t)
	a, b := d.Resolve("市经信委", d.Jurisdiction("杭州市")), d.Resolve("市经信委", d.Jurisdiction("咸宁市"))
	if a.ID == b.ID {
		t.Errorf("市经信委 is one body in two cities: %s", a.Name)
	}
}

func TestResolveWithoutPlace(t *testing.T) {
	d := directory(t)
	for name, want := range map[string]string{
		"杭州市人民政府办公厅": "杭州市人民政府办公厅 in 杭州市",
		"杭州电信公司":     "中国电信股份有限公司杭州分公司 in 杭州市",
		"咸宁高新区管委会":   "咸宁高新技术产业开发区管理委员会 in 咸宁市",
		"重庆市江北区人民政府": "重庆市江北区人民政府 in 江北区",
		"国务院办公厅":     "国务院办公厅 in 中国",
		"市经信委":       "市经信委 in ?",
		"余杭区人民政府":    "余杭区人民政府 in ?",
	} {
		if a := d.Resolve(name, nil); a.Name+" in "+where(a) != want {
			t.Errorf("%s is %s in %s, want %s", name, a.Name, where(a), want)
		}
	}
}

func TestResolveGivesWholeAgencies(t *testing.T) {
	d := directory(t)
	in := d.Jurisdiction("杭州市")
	got := d.Resolve("市科委(市知识产权局)", in)
	want := &graph.Agency{
		ID: graph.NewAgencyID("杭州市科学技术委员会", in), Name: "杭州市科学技术委员会", ShortName: "市科委",
		Aliases: []string{"市知识产权局", "市科学技术委员会", "杭州市科委", "杭州科委"}, Kind: graph.Government, Jurisdiction: in, Successor: "杭州市科学技术局",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestSuccessor holds who took over from whom, which depends on the level and the place, in a chain.
func TestSuccessor(t *testing.T) {
	d := directory(t)
	for _, c := range []struct{ in, name, want string }{
		{"杭州市", "市经信委", "杭州市经济和信息化局"}, {"杭州市", "市经信局", ""}, {"杭州市", "市工商局", "杭州市市场监督管理局"},
		{"杭州市", "国土资源部", "自然资源部"}, {"杭州市", "市国土资源局", "杭州市规划和自然资源局"}, {"宁波市", "市国土资源局", "宁波市自然资源和规划局"},
		{"浙江省", "省经信委", "浙江省经济和信息化厅"}, {"上海市", "市经信委", ""}, {"上海市", "市商务委", ""}, {"南京市", "市经信委", "南京市工业和信息化局"},
		{"合肥市", "市经信委", "合肥市经济和信息化局"}, {"合肥市", "市经信局", "合肥市工业和信息化局"}, {"安徽省", "省经济和信息化厅", "安徽省工业和信息化厅"},
		{"浙江省", "浙江银监局", "中国银行保险监督管理委员会浙江监管局"}, {"浙江省", "浙江银保监局", "国家金融监督管理总局浙江监管局"},
		{"咸宁市", "市国税局", "国家税务总局咸宁市税务局"}, {"中国", "银保监会", "国家金融监督管理总局"}, {"中国", "国家乡村振兴局", "农业农村部"},
		{"杭州市", "市数据资源局", "杭州市数据局"}, {"浙江省", "省乡村振兴局", "浙江省农业农村厅"},
	} {
		in := d.Jurisdiction(c.in)
		a := d.Resolve(c.name, in)
		if a.Successor != c.want {
			t.Errorf("the successor of %s in %s is %q, want %q", c.name, c.in, a.Successor, c.want)
		}
		if b := d.Resolve(c.want, in); c.want != "" && a.ID == b.ID {
			t.Errorf("%s: a successor is another body, not another name", c.want)
		}
	}
}

func BenchmarkResolve(b *testing.B) {
	d := directory(b)
	in := d.Jurisdiction("杭州市")
	b.ReportAllocs()
	for b.Loop() {
		d.Resolve("市经信委", in)
	}
}
