package loader_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// TestAFileInANewState loads a file, then what lies there later, or another file of its name, and holds which plans there
// are, of which files, and what the report says of the second.
func TestAFileInANewState(t *testing.T) {
	const (
		hangzhou = "杭州市数字经济行动方案\n"
		ningbo   = "宁波市智慧城市行动方案\n一、任务\n（一）改造老旧小区，加装一批电梯设备。（市建委负责）\n"
		little   = `一、任务
（一）建设政务云平台，推动政务系统上云。（市财政局负责）
（二）改造老旧小区，加装一批电梯设备。（市建委负责）
（三）新建公园绿地，贯通滨水绿道网络。（市园文局负责）
（四）建设现代渔港，发展海洋牧场示范。（市农业农村局负责）
`
		news = "某市房管业务上线\n1月24日，某市房产业务正式入驻平台。\n"
		gone = "the plan that was read from this file before is taken out: 杭州市数字经济行动方案"
	)
	at := func(origin, folder, text string) loader.File {
		return loader.File{Name: "a.txt", Data: []byte(text), Origin: origin, Folder: folder}
	}
	for name, c := range map[string]struct {
		first, second loader.File
		want          []string // plans with their files
		outcome       loader.Outcome
		reason        string
	}{
		"more in the same place":            {at("1", "x", hangzhou+items), at("1", "x", hangzhou+moreItems), []string{"杭州市数字经济行动方案 4 [a.txt]"}, loader.Loaded, ""},
		"less in the same place":            {at("1", "x", hangzhou+moreItems), at("1", "x", hangzhou+items), []string{"杭州市数字经济行动方案 3 [a.txt]"}, loader.Loaded, ""},
		"another plan in the same place":    {at("1", "x", hangzhou+items), at("1", "x", ningbo), []string{"宁波市智慧城市行动方案 1 [a.txt]"}, loader.Loaded, gone},
		"no plan in the same place":         {at("1", "x", hangzhou+items), at("1", "x", news), nil, loader.Removed, "no plan: it has no items that tell somebody to do something; " + gone},
		"nothing in the same place":         {at("1", "x", hangzhou+items), at("1", "x", " "), []string{"杭州市数字经济行动方案 3 [a.txt]"}, loader.NoPlan, "there is no text in it"},
		"the same in another place":         {at("1", "x", hangzhou+items), at("2", "y", hangzhou+items), []string{"杭州市数字经济行动方案 3 [a.txt]"}, loader.Unchanged, ""},
		"more in another place":             {at("1", "x", hangzhou+items), at("2", "y", hangzhou+moreItems), []string{"杭州市数字经济行动方案 4 [y/a.txt a.txt]"}, loader.Loaded, ""},
		"less in another place":             {at("1", "x", hangzhou+moreItems), at("2", "", hangzhou+items), []string{"杭州市数字经济行动方案 4 [a.txt a.txt]"}, loader.Merged, "another source of the same plan is fuller: a.txt"},
		"another plan in another place":     {at("1", "x", hangzhou+items), at("2", "y", ningbo), []string{"宁波市智慧城市行动方案 1 [a.txt]", "杭州市数字经济行动方案 3 [a.txt]"}, loader.Loaded, ""},
		"less of the name":                  {at("", "", hangzhou+moreItems), at("", "", hangzhou+items), []string{"杭州市数字经济行动方案 3 [a.txt]"}, loader.Loaded, ""},
		"less of the name, its place known": {at("", "", hangzhou+moreItems), at("2", "y", hangzhou+items), []string{"杭州市数字经济行动方案 3 [a.txt]"}, loader.Loaded, ""},
		"less of the name, upload":          {at("1", "x", hangzhou+moreItems), at("", "", hangzhou+items), []string{"杭州市数字经济行动方案 3 [a.txt]"}, loader.Loaded, ""},
		"another plan of the name":          {at("", "", hangzhou+items), at("", "", ningbo), []string{"宁波市智慧城市行动方案 1 [a.txt]", "杭州市数字经济行动方案 3 [a.txt]"}, loader.Loaded, ""},
		"another title of the name":         {at("", "", hangzhou+items), at("", "", "杭州市智慧城市行动方案\n"+items), []string{"杭州市智慧城市行动方案 3 [a.txt]"}, loader.Loaded, ""},
		"little in common, of the name":     {at("", "", hangzhou+moreItems), at("", "", "杭州市智慧城市行动方案\n"+little), []string{"杭州市数字经济行动方案 4 [a.txt]", "杭州市智慧城市行动方案 4 [a.txt]"}, loader.Loaded, ""},
		"another title in another place":    {at("1", "", hangzhou+items), at("2", "", "杭州市智慧城市行动方案\n"+items), []string{"杭州市数字经济行动方案 3 [a.txt]", "杭州市智慧城市行动方案 3 [a.txt]"}, loader.Loaded, ""},
	} {
		t.Run(name, func(t *testing.T) {
			held := applied(nil, load(t, []loader.File{c.first}))
			r, err := loadertest.Reader(t).Load(context.Background(), []loader.File{c.second}, store(held), nil)
			if err != nil {
				t.Fatal(err)
			}
			sound(t, r)
			var got []string
			for _, p := range applied(held, r) {
				got = append(got, fmt.Sprint(p.Title, " ", len(p.Measures), " ", files(p)))
			}
			slices.Sort(got)
			f := r.Report.Files[0]
			if diff := cmp.Diff([]any{c.want, c.outcome, c.reason}, []any{got, f.Outcome, f.Reason}); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestTwoFilesOfOneName holds that of two that come together, and of which nobody knows where they lay, one is the other in a
// new state where half of the shorter is the same.
func TestTwoFilesOfOneName(t *testing.T) {
	const cloud, data = "（一）建设政务云平台，推动政务系统上云。（市财政局负责）\n", "（二）推广大数据应用，建设大数据中心。（市经信局负责）\n"
	for name, c := range map[string]struct {
		second string
		want   int
	}{
		"half":           {cloud + "（二）新建公园绿地，贯通滨水绿道网络。（市园文局负责）\n", 1},
		"less than half": {cloud + "（二）新建公园绿地，贯通滨水绿道网络。（市园文局负责）\n（三）改造老旧小区，加装一批电梯设备。（市建委负责）\n", 2},
		"nothing":        {"（一）新建公园绿地，贯通滨水绿道网络。（市园文局负责）\n", 2},
	} {
		first := cloud + data + "（三）发展金融科技，培育金融科技企业。（市金融办负责）\n"
		plans := plansOf(load(t, []loader.File{file("a.txt", "杭州市数字经济行动方案\n一、任务\n"+first), file("a.txt", "杭州市智慧城市行动方案\n一、任务\n"+c.second)}))
		if len(plans) != c.want {
			t.Errorf("%s: %d plans, want %d", name, len(plans), c.want)
		}
	}
}

// store are held plans of which only those are read that a store would find: by their id, by what they say, or by where
// they were read.
type store []*graph.Plan

func (held store) FindSimilar(_ context.Context, plans ...*graph.Plan) (list []*graph.Plan, err error) {
	for _, h := range held {
		if slices.ContainsFunc(plans, func(p *graph.Plan) bool {
			return h.ID == p.ID || common(h, p) >= graph.MinSharedFingerprints || oneOrigin(h, p)
		}) {
			list = append(list, h)
		}
	}
	return list, nil
}

func common(a, b *graph.Plan) (n int) {
	for s := range a.Fingerprints() {
		if b.Fingerprints()[s] {
			n++
		}
	}
	return n
}

func oneOrigin(a, b *graph.Plan) bool {
	return slices.ContainsFunc(a.Sources, func(s *graph.Source) bool {
		return slices.ContainsFunc(b.Sources, func(o *graph.Source) bool { return s.Origin != "" && s.Origin == o.Origin })
	})
}

// brokenStore cannot be read.
type brokenStore struct{}

func (brokenStore) FindSimilar(context.Context, ...*graph.Plan) ([]*graph.Plan, error) {
	return nil, errors.New("the store is away")
}

// TestAStoreThatCannotBeRead holds that nothing is decided without it.
func TestAStoreThatCannotBeRead(t *testing.T) {
	r, err := loadertest.Reader(t).Load(context.Background(), []loader.File{file("a.txt", "杭州市数字经济行动方案\n"+items)}, brokenStore{}, nil)
	if r != nil || err == nil || err.Error() != "the store is away" {
		t.Errorf("%v, %v", r, err)
	}
	r, err = loadertest.Reader(t).Without(context.Background(), plansOf(load(t, []loader.File{file("a.txt", items), file("b.txt", moreItems)})), func(s *graph.Source) bool { return s.File == "a.txt" }, brokenStore{})
	if r != nil || err == nil || err.Error() != "the store is away" {
		t.Errorf("without: %v, %v", r, err)
	}
}

// TestBatches holds that plans come batch by batch, each whole, and that the report names the files as they were given.
func TestBatches(t *testing.T) {
	names := []string{"z.txt", "news.txt", "m.txt", "a.txt"}
	list := []loader.File{file(names[0], "杭州市数字经济行动方案\n"+items), file(names[1], "某市房管业务上线\n"), file(names[2], "宁波市智慧城市行动方案\n"+moreItems), file(names[3], items)}
	d, err := loadertest.Reader(t).Read(context.Background(), list, nil)
	if err != nil || d.Plans() != 3 {
		t.Fatal(err, d.Plans())
	}
	batches, err := d.Batches(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	report := &loader.Report{}
	var got []string
	for _, b := range batches {
		r, err := b.Unite(context.Background(), store(nil))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range plansOf(r) {
			got = append(got, fmt.Sprint(p.Title, " ", files(p)))
		}
		report.Files = append(report.Files, r.Report.Files...)
	}
	slices.Reverse(report.Files)
	d.Sort(report)
	slices.Sort(got)
	var order []string
	for _, f := range report.Files {
		order = append(order, f.File)
	}
	want := []string{"a [a.txt]", "宁波市智慧城市行动方案 [m.txt]", "杭州市数字经济行动方案 [z.txt]"}
	if diff := cmp.Diff([][]string{want, names}, [][]string{got, order}); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestWhatTheFormatLeavesOutIsTold holds that what a page has beside the document stands in the report.
func TestWhatTheFormatLeavesOutIsTold(t *testing.T) {
	page := "<html><head><title>x</title></head><body><nav>首页</nav><article><p>杭州市数字经济行动方案</p><p>一、重点任务</p><p>（一）建设政务云平台，推动政务系统上云。（市财政局负责）</p></article></body></html>"
	r := load(t, []loader.File{{Name: "page.html", Data: []byte(page)}})
	got := r.Report.Files[0].Findings
	want := []loader.Finding{{Kind: "left", Reason: "outside the page's main element", Text: "首页"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
