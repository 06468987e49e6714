package snapshot_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestSearchFindsExactly looks for random phrases, of which about half occur, in measures and compares with
// strings.Contains; phrases reach across what the index is made of.
func TestSearchFindsExactly(t *testing.T) {
	s := snapshot.New(newCorpus(300))
	all := listed(s.Measures(snapshot.MeasureFilter{}, snapshot.MeasureOrder{}))
	random := rand.New(rand.NewPCG(7, 8))
	for range 600 {
		phrase := chinese(random, 1+random.IntN(4))
		if random.IntN(2) == 0 {
			text := []rune(all[random.IntN(len(all))].Text())
			from := random.IntN(len(text) - 8)
			phrase = strings.TrimSpace(string(text[from : from+1+random.IntN(8)]))
		}
		if strings.ContainsAny(phrase, " 0123456789IPv") { // words are found from their beginning only: see TestSearch
			continue
		}
		var want []graph.ID
		for _, m := range all {
			if strings.Contains(m.Text(), phrase) || slices.ContainsFunc(m.Responsibilities(), func(r graph.Responsibility) bool { return strings.Contains(r.AsWritten, phrase) }) {
				want = append(want, m.ID)
			}
		}
		var got []graph.ID
		for _, hit := range listed(s.Search(phrase, []graph.Kind{graph.KindMeasure})) {
			got = append(got, hit.Node.NodeID())
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("%q: (-want +got)\n%s", phrase, diff)
		}
	}
}

func TestSearch(t *testing.T) {
	s := snapshot.New(twoCities())
	type found struct {
		Label   string
		Score   float64
		Snippet string
	}
	measures, agencies := []graph.Kind{graph.KindMeasure}, []graph.Kind{graph.KindAgency}
	long := "电子政务云平台。建设云 平台,云服务收入达到1亿元。"
	cases := []struct {
		query string
		kinds []graph.Kind
		want  []found
	}{
		{"云计算", nil, []found{{"云计算", 1, "云计算"}, {"杭州市云计算计划", 0.5, "杭州市云计算计划"}, {"城市云", 0.25, "城市云。发展云计算。"}}},
		{"云", []graph.Kind{graph.KindTechnology, graph.KindMeasure}, []found{{"云计算", 0.75, "云计算"}, {"云平台", 0.75, "云平台"}, {"城市云", 0.5, "城市云。发展云计算。"},
			{"电子政务云平台", 0.5, long}, {"公共服务云", 0.5, "公共服务云。推进Cloud应用，云平台数量1个。"}}},
		{"建设云平台", measures, []found{{"电子政务云平台", 0.25, long}}},
		{"1亿", measures, []found{{"电子政务云平台", 0.25, "…台。建设云 平台,云服务收入达到1亿元。"}}},
		{"亿元", measures, []found{{"电子政务云平台", 0.25, "…。建设云 平台,云服务收入达到1亿元。"}}},
		{"平台，云", measures, []found{{"电子政务云平台", 0.25, long}}},
		{"CLO", measures, []found{{"公共服务云", 0.25, "公共服务云。推进Cloud应用，云平台数量1个。"}}},
		{"cloud应", measures, []found{{"公共服务云", 0.25, "公共服务云。推进Cloud应用，云平台数量1个。"}}},
		{"clou应", measures, nil},
		{"loud", measures, []found{{"数据开放", 0.25, "数据开放。研究大数据，不涉及loud。"}}},
		{"云 数量", measures, []found{{"公共服务云", 0.25, "公共服务云。推进Cloud应用，云平台数量1个。"}}},
		{"云 大数据", measures, nil},
		{"市财政 平台", measures, []found{{"电子政务云平台", 0.25, long}}},
		{"华数集团", measures, []found{{"电子政务云平台", 0.25, "华数集团"}}},
		{"华数", measures, []found{{"城市云", 0.25, "华数"}, {"电子政务云平台", 0.25, "华数集团"}}},
		{"华数", agencies, []found{{"华数集团", 1, "华数集团"}}},
		{"hangzhou", nil, []found{{"杭州市", 1, "Hangzhou"}}},
		{"收入", []graph.Kind{graph.KindTarget}, []found{{"云服务收入", 0.5, "云服务收入"}}},
		{"【2014", nil, []found{{"杭州市云计算计划", 0.5, "杭政办函〔2014〕1号"}}},
		{"不存在", nil, nil},
		{" 　", nil, nil},
		{"", nil, nil},
	}
	for _, c := range cases {
		var got []found
		for _, hit := range listed(s.Search(c.query, c.kinds)) {
			got = append(got, found{hit.Node.Label(), hit.Score, hit.Snippet()})
		}
		if diff := gocmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", c.query, diff)
		}
	}
}

// TestSnippet cuts a long text on both sides.
func TestSnippet(t *testing.T) {
	text := strings.Repeat("前", 40) + "目标\n词" + strings.Repeat("后", 80)
	p := &graph.Plan{Title: "长", Jurisdiction: place("浙江省", "杭州市", "")}
	newWriter(p, text).measure(text, "")
	hits := listed(snapshot.New(&graph.Contents{Plans: []*graph.Plan{p}}).Search("目标词", nil))
	want := "…" + strings.Repeat("前", 16) + "目标 词" + strings.Repeat("后", 44) + "…"
	if len(hits) != 1 || hits[0].Snippet() != want {
		t.Errorf("hits %+v, want the snippet %q", hits, want)
	}
}
