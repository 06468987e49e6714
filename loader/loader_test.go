package loader_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

const (
	whole   = "hangzhou-ipv6-2014.txt"
	excerpt = "hangzhou-ipv6-2014-excerpt.txt"
)

func seedFiles(t testing.TB) []loader.File {
	t.Helper()
	files, skipped, err := loader.Collect([]string{"../seeds/plans"})
	if err != nil || len(skipped) > 0 {
		t.Fatal(err, skipped)
	}
	return files
}

// all are held plans of which every one is read.
type all []*graph.Plan

func (plans all) FindSimilar(context.Context, ...*graph.Plan) ([]*graph.Plan, error) {
	return plans, nil
}

func load(t testing.TB, files []loader.File, held ...*graph.Plan) *loader.Result {
	t.Helper()
	result, err := loadertest.Reader(t).Load(context.Background(), files, all(held), nil)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func plansOf(r *loader.Result) []*graph.Plan {
	var list []*graph.Plan
	for _, c := range r.Changes {
		list = append(list, c.Plan)
	}
	return list
}

// TestSeedsAreFourPlans holds that the excerpt is a second source of its plan and that no measure stands twice.
func TestSeedsAreFourPlans(t *testing.T) {
	plans := plansOf(load(t, seedFiles(t)))
	if len(plans) != 4 {
		t.Fatalf("%d plans, want 4", len(plans))
	}
	for _, p := range plans {
		ids := map[graph.ID]bool{}
		texts := map[string]bool{}
		for _, m := range p.Measures {
			if ids[m.ID] || texts[m.Text()] {
				t.Errorf("%s: %s %s stands twice", p.Title, m.Number, m.Title)
			}
			ids[m.ID], texts[m.Text()] = true, true
		}
		if len(p.Sources) == 2 {
			checkExcerpt(t, p)
		}
	}
}

func checkExcerpt(t *testing.T, p *graph.Plan) {
	t.Helper()
	if p.Sources[0].File != whole || p.Sources[1].File != excerpt || !p.Sources[0].Complete || p.Sources[1].Complete {
		t.Fatalf("sources are %q (%v) and %q (%v)", p.Sources[0].File, p.Sources[0].Complete, p.Sources[1].File, p.Sources[1].Complete)
	}
	both := 0
	for _, m := range p.Measures {
		if len(m.Evidence()) != 2 {
			continue
		}
		both++
		for _, r := range m.Responsibilities() {
			if len(r.Evidence) != 2 {
				t.Errorf("%s: %s has %d pieces of evidence, want one from each source", m.Title, r.AsWritten, len(r.Evidence))
			}
		}
	}
	if want := 42; both != want || len(p.Measures) != 69 {
		t.Errorf("%d of %d measures stand in both sources, want %d of 69", both, len(p.Measures), want)
	}
}

// TestEvidenceQuotes holds that every quote is exactly what its source says at its offsets in code points.
func TestEvidenceQuotes(t *testing.T) {
	for _, p := range plansOf(load(t, seedFiles(t))) {
		texts := map[*graph.Source][]rune{}
		for _, s := range p.Sources {
			texts[s] = []rune(s.Text)
		}
		check := func(e graph.Evidence) {
			if got := string(texts[e.Source][e.Start():e.End()]); got != e.Quote() || got == "" {
				t.Fatalf("%s: %d–%d is %q, quoted %q", e.Source.File, e.Start(), e.End(), got, e.Quote())
			}
		}
		for _, m := range p.Measures {
			for _, e := range m.Evidence() {
				check(e)
			}
			for _, r := range m.Responsibilities() {
				for _, e := range r.Evidence {
					if check(e); !strings.Contains(strings.Join(strings.Fields(e.Quote()), ""), r.AsWritten) && e.Source == p.Sources[0] {
						t.Errorf("%s: the clause %q does not name %s", m.Title, e.Quote(), r.AsWritten)
					}
				}
			}
			for _, x := range m.Mentions() {
				for _, e := range x.Evidence {
					check(e)
				}
			}
		}
		for _, x := range p.Targets {
			for _, e := range x.Evidence() {
				check(e)
			}
		}
		for _, x := range append(p.Coverage.Rejected, p.Coverage.Anomalies...) {
			check(x.Evidence)
		}
		if !p.Coverage.Balanced() {
			t.Errorf("%s: the ledger does not add up", p.Title)
		}
	}
}

// ids lists what a load makes, to compare two.
func ids(plans []*graph.Plan) []string {
	var list []string
	for _, p := range plans {
		list = append(list, string(p.ID)+" "+p.Title)
		for _, m := range p.Measures {
			list = append(list, string(m.ID)+" "+m.Title)
			for _, r := range m.Responsibilities() {
				list = append(list, r.Role.String()+" "+string(r.Agency.ID))
			}
		}
		for _, x := range p.Targets {
			list = append(list, string(x.ID))
		}
	}
	return list
}

func TestOrderOfLoadingDoesNotMatter(t *testing.T) {
	files := seedFiles(t)
	want := ids(plansOf(load(t, files)))
	slices.Reverse(files)
	if diff := cmp.Diff(want, ids(plansOf(load(t, files)))); diff != "" {
		t.Errorf("in reverse order (-want +got):\n%s", diff)
	}
	again := load(t, files, plansOf(load(t, files))...)
	if len(again.Changes) != 0 {
		t.Errorf("loading again changes %d plans, want none", len(again.Changes))
	}
	for _, f := range again.Report.Files {
		if f.Outcome != loader.Unchanged {
			t.Errorf("%s is %s, want unchanged", f.File, f.Outcome)
		}
	}
}

// TestExcerptFirst loads the excerpt alone and its plan later: the excerpt's plan is absorbed, the result the same.
func TestExcerptFirst(t *testing.T) {
	var first, second []loader.File
	for _, f := range seedFiles(t) {
		switch f.Name {
		case excerpt:
			first = append(first, f)
		case whole:
			second = append(second, f)
		}
	}
	alone := load(t, first)
	later := load(t, second, plansOf(alone)...)
	if len(later.Changes) != 1 || len(later.Changes[0].Absorbed) != 1 || later.Changes[0].Absorbed[0] != alone.Changes[0].Plan.ID {
		t.Fatalf("the later load does not absorb the excerpt: %+v", later.Changes)
	}
	together := load(t, append(first, second...))
	if diff := cmp.Diff(ids(plansOf(together)), ids(plansOf(later))); diff != "" {
		t.Errorf("-together +one after the other:\n%s", diff)
	}
}

// TestWhatIsNoPlan holds what becomes of bad input: a reason, and nothing to store.
func TestWhatIsNoPlan(t *testing.T) {
	for name, c := range map[string]struct{ data, reason string }{
		"empty.txt":  {"", "no text"},
		"binary.bin": {"\x00\x01\x02\xff\xfe\x00MZ\x90\x00\x03", ""},
		"news.txt":   {"某市房管业务上线\n1月24日，某市房产业务正式入驻平台，由市政府主导，市发改委牵头，多部门共同建设。\n", "no plan"},
		"speech.txt": {"各位代表：\n现在，我代表市人民政府，向大会报告工作。一年来，我们支持企业牵头组建联合体，谁牵头谁负责。\n", "no plan"},
		"list.txt":   {"附件目录\n1.关于表彰的决定.doc\n2.名单.xls\n", "no plan"},
		"notice.txt": {"关于2024年元旦放假安排的通知\n各部门：\n一、放假时间\n1月1日放假，共1天。\n二、有关要求\n请做好值班工作。\n", "no plan"},
		"table.md":   {"# 台账\n\n| 序号 | 事项 | 完成时限 |\n|---|---|---|\n| 1 | 建设政务云平台 | 2024年6月 |\n| 2 | 推广大数据应用 | 2024年8月 |\n", "no plan: it assigns nothing to anybody"},
		"prose.txt":  {"The quick brown fox jumps over the lazy dog.\n", "no plan"},
	} {
		t.Run(name, func(t *testing.T) {
			r := load(t, []loader.File{{Name: name, Data: []byte(c.data)}})
			if len(r.Changes) != 0 {
				t.Fatalf("it was read as the plan %q", r.Changes[0].Plan.Title)
			}
			got := r.Report.Files[0]
			if got.Outcome != loader.NoPlan || got.Reason == "" || !strings.Contains(got.Reason, c.reason) || !utf8.ValidString(got.Reason) {
				t.Errorf("outcome %s, reason %q", got.Outcome, got.Reason)
			}
		})
	}
}

func TestCollect(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{"a.txt": "甲", "a.yaml": "title: 甲方案", "sub/b.txt": "乙", ".hidden": "x", "alone.yaml": "k: v"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, _, err := loader.Collect([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	for i := range files {
		if files[i].Origin == "" || files[i].Folder == "" || strings.Contains(files[i].Origin, "/") {
			t.Errorf("%s: origin %q, folder %q", files[i].Name, files[i].Origin, files[i].Folder)
		}
		files[i].Origin, files[i].Folder = "", ""
	}
	want := []loader.File{
		{Name: "a.txt", Data: []byte("甲"), Sidecar: []byte("title: 甲方案")},
		{Name: "alone.yaml", Data: []byte("k: v")},
		{Name: "sub/b.txt", Data: []byte("乙")},
	}
	if diff := cmp.Diff(want, files); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if _, _, err := loader.Collect([]string{filepath.Join(dir, "missing")}); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("a missing path gives %v", err)
	}
}

// TestSidecarCompletes holds that a sidecar states what the text lacks and overrides nothing.
func TestSidecarCompletes(t *testing.T) {
	text := "一、任务\n（一）建设平台。（市数据局负责）\n（二）开放数据。（市数据局负责）\n"
	side := "title: 杭州市数据行动计划\nnumber: 杭政〔2024〕1号\ndate: 2024-03-01\nissuer: 杭州市人民政府\naddress: https://example.org/plan\n"
	p := load(t, []loader.File{{Name: "p.txt", Data: []byte(text), Sidecar: []byte(side)}}).Changes[0].Plan
	got := []string{p.Title, p.DocumentNumber, p.IssuedOn.String(), p.Issuer.Name, p.Jurisdiction.Name, p.Address}
	want := []string{"杭州市数据行动计划", "杭政〔2024〕1号", "2024-03-01", "杭州市人民政府", "杭州市", "https://example.org/plan"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	p = load(t, []loader.File{{Name: "p.txt", Data: []byte("宁波市数据工作方案\n" + text), Sidecar: []byte(side)}}).Changes[0].Plan
	if p.Title != "宁波市数据工作方案" || p.Jurisdiction.Name != "宁波市" {
		t.Errorf("the sidecar overrode the text: %s, %s", p.Title, p.Jurisdiction.Name)
	}
	r := load(t, []loader.File{{Name: "p.txt", Data: []byte(text), Sidecar: []byte("titel: x\n")}})
	if f := r.Report.Files[0]; f.Outcome != loader.Failed || !strings.Contains(f.Reason, "sidecar") {
		t.Errorf("a sidecar that is not understood: %s, %q", f.Outcome, f.Reason)
	}
}
