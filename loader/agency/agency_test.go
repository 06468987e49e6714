package agency_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

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

// TestResolve holds names as written, in a place, with the agency that each means: see testdata/names.txt.
func TestResolve(t *testing.T) {
	d := directory(t)
	f, err := os.Open("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	place := (*graph.Jurisdiction)(nil)
	for s := bufio.NewScanner(f); s.Scan(); {
		line := s.Text()
		if name, ok := strings.CutPrefix(line, "in "); ok {
			if place = d.Jurisdiction(name); place == nil {
				place = d.JurisdictionIn(name)
			}
			continue
		}
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		a := d.Resolve(fields[0], place)
		got := strings.Join([]string{fields[0], a.Name, string(a.Kind), where(a)}, " ")
		if want := strings.Join(fields, " "); got != want {
			t.Errorf("in %s:\n got %s\nwant %s", place.Name, got, want)
		}
		if !d.IsUnit(fields[0]) {
			t.Errorf("IsUnit(%q) = false", fields[0])
		}
		again := d.Resolve(a.Name, place)
		if again.ID != a.ID {
			t.Errorf("the full name %s of %s means another body: %s", a.Name, fields[0], again.Name)
		}
	}
}

func where(a *graph.Agency) string {
	switch {
	case a.Unresolved:
		return "unresolved"
	case a.Jurisdiction == nil:
		return "-"
	}
	return a.Jurisdiction.Name
}

func TestIsUnitRefuses(t *testing.T) {
	d := directory(t)
	for _, s := range []string{"企业主体", "建设", "信息化", "负责", "工作机制", "任务", "市人力资源", "市住房", "省工业", "市发展", "中央", "高", "市文化", "全局", "发展格局", "建设数据中心", "市规划", "谁主管", "重点支持十家", "市县两级", "社会", "市粮食", "国家发展", "卫生", "技术创新", "Publish", "data assets", "市场", "区域", "省级", "市民", "各项工作"} {
		if d.IsUnit(s) {
			t.Errorf("IsUnit(%q) = true", s)
		}
	}
}

func TestJurisdictionIn(t *testing.T) {
	d := directory(t)
	for s, want := range map[string]string{
		"杭州市国家下一代互联网示范城市建设工作方案":  "杭州市",
		"智慧咸宁建设行动计划(2016-2017年)": "咸宁市",
		"重庆市江北区人民政府":             "江北区",
		"杭州市余杭区“十四五”规划":          "余杭区",
		"上海市社区服务方案":              "上海市",
		"皖开放办":                   "安徽省",
		"杭政办函":                   "杭州市",
		"咸政办发":                   "",
		"国办发":                    "中国",
		"国务院关于促进综合保税区发展的意见":      "中国",
		"黔府发":                    "贵州省",
		"贵州省黔南布依族苗族自治州方案":        "黔南布依族苗族自治州",
		"关于推进工作的通知":              "",
		"推进智慧城市建设":               "",
	} {
		got := ""
		if j := d.JurisdictionIn(s); j != nil {
			got = j.Name
		}
		if got != want {
			t.Errorf("JurisdictionIn(%q) = %q, want %q", s, got, want)
		}
	}
	if j := d.Jurisdiction("Hangzhou"); j == nil || j.Name != "杭州市" || j.Parent.Name != "浙江省" || j.Parent.Parent.Name != "中国" {
		t.Errorf("Hangzhou is %v", j)
	}
}

func TestOneBodyByItsNames(t *testing.T) {
	d := directory(t)
	in := d.Jurisdiction("杭州市")
	for _, same := range [][]string{
		{"市经信委", "市经济和信息化委员会", "杭州市经信委", "杭州市经济和信息化委员会"},
		{"市政府电子政务办", "市电子政务办公室", "市电子政务办"},
		{"市科委", "市科委(市知识产权局)", "市科学技术委员会"},
		{"市人社局", "市人力社保局", "市人力资源社会保障局", "市人力资源和社会保障局"},
	} {
		for _, name := range same[1:] {
			if a, b := d.Resolve(same[0], in), d.Resolve(name, in); a.ID != b.ID {
				t.Errorf("%s is %s, %s is %s", same[0], a.Name, name, b.Name)
			}
		}
	}
	if a, b := d.Resolve("市经信委", in), d.Resolve("市经信委", d.Jurisdiction("咸宁市")); a.ID == b.ID {
		t.Errorf("市经信委 is one body in two cities: %s", a.Name)
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

func BenchmarkIsUnit(b *testing.B) {
	d := directory(b)
	b.ReportAllocs()
	for b.Loop() {
		d.IsUnit("市人力资源和社会保障局")
		d.IsUnit("提升协同创新能力")
	}
}

func TestSuccessor(t *testing.T) {
	d := directory(t)
	in := d.Jurisdiction("杭州市")
	for name, want := range map[string]string{"市经信委": "杭州市经济和信息化局", "市经信局": "", "市工商局": "杭州市市场监督管理局", "国土资源部": "自然资源部"} {
		if got := d.Resolve(name, in).Successor; got != want {
			t.Errorf("the successor of %s is %q, want %q", name, got, want)
		}
	}
	if a, b := d.Resolve("市经信委", in), d.Resolve("市经信局", in); a.ID == b.ID {
		t.Error("a successor is another body, not another name")
	}
}
