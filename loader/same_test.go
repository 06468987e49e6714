package loader_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"

	"github.com/plangraph/plangraph/graph/rdf"
)

// items are three measures that any city may have, each with a unit.
const items = `一、重点任务
（一）建设政务云平台，推动政务系统上云。（市财政局负责）
（二）推广大数据应用，建设城市大脑和数据中心。（市经信局负责）
（三）发展金融科技，培育一批金融科技企业。（市金融办负责）
`

// two are too few to tell a plan by what it says.
const two = `一、重点任务
（一）建设政务云平台，推动政务系统上云。（市财政局负责）
（二）推广大数据应用，建设城市大脑和数据中心。（市经信局负责）
`

// moreItems have another one below.
const moreItems = items + "（四）推广电子证照，实现跨省通办全覆盖。（市司法局负责）\n"

// everybody are three measures whose units are the same wherever the plan is.
const everybody = `一、重点任务
（一）建设政务云平台，推动政务系统上云。（各部门负责）
（二）推广大数据应用，建设城市大脑和数据中心。（各单位负责）
（三）发展金融科技，培育一批金融科技企业。（各部门负责）
`

// few are items with a unit.
func few(tasks ...string) (text string) {
	for i, task := range tasks {
		text += fmt.Sprintf("（%s）%s，取得明显的成效。（市府办负责）\n", []string{"三", "四", "五"}[i], task)
	}
	return text
}

// like are three items and up to five more whose headings any plan may have and whose ends differ.
func like(end string, more int) string {
	text := items
	for i, heading := range []string{"加强组织领导", "完善工作机制", "强化资金保障", "严格督促检查", "做好宣传引导"}[:more] {
		text += fmt.Sprintf("（%s）%s。%s做到%s，%s（市政府办负责）\n", []string{"四", "五", "六", "七", "八"}[i], heading, heading, end, end)
	}
	return text
}

// TestWhatIsOnePlan holds which two texts are one plan, in whatever order they come, together or one after the other.
func TestWhatIsOnePlan(t *testing.T) {
	const hangzhou, number = "杭州市数字经济行动方案\n", "杭政办函〔2023〕12号\n"
	for name, c := range map[string]struct {
		a, b string
		one  bool
	}{
		"the same number":                       {hangzhou + number + items, hangzhou + number + moreItems, true},
		"the same number, half width":           {hangzhou + number + items, hangzhou + "杭政办函[2023]12号\n" + moreItems, true},
		"the same number, round brackets":       {hangzhou + number + items, hangzhou + "杭政办函（2023）12号\n" + moreItems, true},
		"the same number, another text":         {hangzhou + number + items, hangzhou + number + "一、任务\n（一）改造老旧小区。（市建委负责）\n", true},
		"the same number of another issuer":     {"富阳市数字经济行动方案\n政发〔2023〕5号\n" + items, "余杭区数字经济行动方案\n政发〔2023〕5号\n" + items, false},
		"another number":                        {hangzhou + number + items, hangzhou + "杭政办函〔2023〕13号\n" + items, false},
		"another year in the number":            {hangzhou + number + items, hangzhou + "杭政办函〔2024〕12号\n" + items, false},
		"a number in one only":                  {hangzhou + number + items, hangzhou + moreItems, true},
		"a number in one only, another place":   {hangzhou + number + items, "宁波市数字经济行动方案\n" + items, false},
		"the same title":                        {hangzhou + items, hangzhou + moreItems, true},
		"the same title and another text":       {hangzhou + items, hangzhou + "一、任务\n（一）改造老旧小区。（市建委负责）\n（二）新建公园绿地。（市园文局负责）\n", false},
		"another city":                          {hangzhou + items, "宁波市数字经济行动方案\n" + items, false},
		"another city with numbers":             {hangzhou + number + items, "宁波市数字经济行动方案\n甬政办发〔2023〕8号\n" + items, false},
		"another year in the title":             {"杭州市2023年重点任务清单\n" + items, "杭州市2024年重点任务清单\n" + items, false},
		"another period":                        {"杭州市数字经济行动计划（2021-2023年）\n" + items, "杭州市数字经济行动计划（2021-2025年）\n" + items, false},
		"another five years":                    {"杭州市“十三五”数字经济行动计划\n" + items, "杭州市“十四五”数字经济行动计划\n" + items, false},
		"another title":                         {hangzhou + items, "杭州市智慧城市行动方案\n" + items, false},
		"another title by one character":        {hangzhou + items, "杭州市数宇经济行动方案\n" + items, false},
		"a second batch":                        {"杭州市第一批数字经济任务清单\n" + items, "杭州市第二批数字经济任务清单\n" + items, false},
		"the letter that sends it out":          {hangzhou + items, "杭州市人民政府办公厅关于印发杭州市数字经济行动方案的通知\n" + items, true},
		"a letter that sends out another":       {hangzhou + items, "杭州市人民政府办公厅关于印发杭州市智慧城市行动方案的通知\n" + items, false},
		"a title within another":                {hangzhou + items, "杭州市数字经济行动方案实施细则\n" + items, false},
		"a title, its place known of one only":  {"数字经济行动方案\n" + two, "数字经济行动方案\n" + two + "宁波市人民政府\n2023年5月6日\n", false},
		"a title, its place in no unit":         {"数字经济行动方案\n" + everybody, "数字经济行动方案\n" + everybody + "宁波市人民政府\n2023年5月6日\n", true},
		"another title, its place in no unit":   {"数字经济行动方案\n" + everybody, "智慧城市行动方案\n" + everybody + "宁波市人民政府\n2023年5月6日\n", false},
		"the same title of two measures":        {"数字经济行动方案\n" + two, "数字经济行动方案\n" + two + "（三）建设现代渔港。（市财政局负责）\n", true},
		"the same title, two of five":           {hangzhou + two + few("改造老旧小区", "新建公园绿地", "建设现代渔港"), hangzhou + two + few("发展智能制造", "培育文化产业", "扩大对外开放"), false},
		"the same title, two of four":           {hangzhou + two + few("改造老旧小区", "新建公园绿地"), hangzhou + two + few("发展智能制造", "培育文化产业"), true},
		"an excerpt":                            {hangzhou + number + moreItems, items, true},
		"an excerpt that names one unit more":   {items, strings.Replace(items, "市财政局", "市财政局、市发改委", 1), true},
		"an excerpt of like headings":           {hangzhou + like("要求全面覆盖。", 5), like("力争走在前列。", 5), false},
		"an excerpt of like headings and texts": {hangzhou + like("要求全面覆盖。", 5), like("要求全面覆盖。", 5), true},
		"an excerpt of which half is the same":  {hangzhou + like("要求全面覆盖。", 3), like("力争走在前列。", 3), true},
		"another title, half is the same":       {hangzhou + like("要求全面覆盖。", 3), "杭州市智慧城市行动方案\n" + like("力争走在前列。", 3), false},
		"an excerpt of what a letter sends out": {"杭州市人民政府办公厅关于印发杭州市数字经济行动方案的通知\n" + moreItems, strings.Replace(moreItems, "市财政局", "市财政局、市发改委", 1), true},
		"an excerpt of two measures":            {hangzhou + number + moreItems, strings.Join(strings.SplitAfter(items, "\n")[:3], ""), false},
		"an excerpt with other punctuation":     {hangzhou + number + moreItems, strings.NewReplacer("。", "．", "，", ",", "（", "(", "）", ")").Replace(items), true},
		"an excerpt whose place contradicts":    {hangzhou + moreItems, strings.ReplaceAll(items, "（市", "（宁波市"), false},
		"an excerpt with another lead unit":     {hangzhou + number + moreItems, strings.Replace(items, "市财政局", "市发改委", 1), false},
		"an excerpt of four with another unit":  {hangzhou + number + moreItems, strings.Replace(moreItems, "市财政局", "市发改委", 1), false},
		"an excerpt with one more measure":      {hangzhou + number + items, moreItems, true},
		"an excerpt with a measure of its own":  {hangzhou + number + items + "（四）建设海洋牧场示范区和渔港。（市农业农村局负责）\n", moreItems, false},
		"an excerpt with another number of its": {hangzhou + number + items, "杭政办函〔2023〕13号\n" + items, false},
	} {
		t.Run(name, func(t *testing.T) {
			want := 2
			if c.one {
				want = 1
			}
			a, b := loader.File{Name: "a.txt", Data: []byte(c.a)}, loader.File{Name: "b.txt", Data: []byte(c.b)}
			for how, loads := range map[string][][]loader.File{"together": {{a, b}}, "turned": {{b, a}}, "a, then b": {{a}, {b}}, "b, then a": {{b}, {a}}} {
				s := shelf{}
				for _, files := range loads {
					s.load(t, files...)
				}
				if len(s) != want {
					t.Errorf("%s: %d plans, want %d: %v", how, len(s), want, s.titles())
				}
				s.unchanged(t, a, b)
				s.unchanged(t, b)
				s.unchanged(t, a)
			}
		})
	}
}

// shelf is a store in memory, of which every plan is read.
type shelf map[graph.ID]*graph.Plan

func (s shelf) FindSimilar(context.Context, ...*graph.Plan) (list []*graph.Plan, err error) {
	for _, p := range s {
		list = append(list, p)
	}
	return list, nil
}

func (s shelf) titles() (list []string) {
	for _, p := range s {
		list = append(list, fmt.Sprintf("%s %s (%d)", p.Title, p.DocumentNumber, len(p.Measures)))
	}
	return list
}

// load loads the files, each of whose plans must be one that can be stored.
func (s shelf) load(t testing.TB, files ...loader.File) *loader.Report {
	t.Helper()
	result, err := loadertest.Reader(t).Load(context.Background(), files, s, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range result.Changes {
		for _, id := range c.Absorbed {
			if s[id] == nil {
				t.Errorf("%s is absorbed, but nowhere", id)
			}
			delete(s, id)
		}
		if c.Plan != nil {
			if _, err := rdf.DefaultVocabulary.EncodePlan(c.Plan); err != nil {
				t.Fatalf("%s: %v", c.Plan.Title, err)
			}
			s[c.Plan.ID] = c.Plan
		}
	}
	return result.Report
}

func (s shelf) unchanged(t testing.TB, files ...loader.File) {
	t.Helper()
	for _, f := range s.load(t, files...).Files {
		if f.Outcome != loader.Unchanged {
			t.Errorf("%s is %s (%s) when it is loaded again", f.File, f.Outcome, f.Reason)
		}
	}
}

// TestAnExcerptUnitesNoTwoPlans holds that a text which fits two plans does not make them one. It joins the one that is there
// before the other comes, and neither where both are; loading all again changes nothing.
func TestAnExcerptUnitesNoTwoPlans(t *testing.T) {
	files := []loader.File{
		{Name: "excerpt.txt", Data: []byte(items)},
		{Name: "hangzhou.txt", Data: []byte("杭州市数字经济行动方案\n" + moreItems)},
		{Name: "ningbo.txt", Data: []byte("宁波市数字经济行动方案\n" + moreItems)},
	}
	for _, c := range []struct {
		order []int
		want  int
	}{{[]int{0, 1, 2}, 2}, {[]int{1, 0, 2}, 2}, {[]int{1, 2, 0}, 3}, {[]int{2, 1, 0}, 3}} {
		s := shelf{}
		for _, i := range c.order {
			s.load(t, files[i])
		}
		if len(s) != c.want {
			t.Errorf("in the order %v: %v", c.order, s.titles())
		}
		s.unchanged(t, files...)
	}
}

// TestInWhateverOrderAStoreAnswers holds that a whole text takes two held excerpts in, with the same result however the store
// lists them.
func TestInWhateverOrderAStoreAnswers(t *testing.T) {
	other := few("改造老旧小区", "新建公园绿地", "建设现代渔港")
	one, two := plansOf(load(t, []loader.File{file("one.txt", items)}))[0], plansOf(load(t, []loader.File{file("two.txt", "一、任务\n"+other)}))[0]
	var results [][]any
	for _, held := range [][]*graph.Plan{{one, two}, {two, one}} {
		r := load(t, []loader.File{file("whole.txt", "杭州市数字经济行动方案\n"+items+strings.NewReplacer("（三）", "（四）", "（四）", "（五）", "（五）", "（六）").Replace(other))}, held[0].Clone(), held[1].Clone())
		if len(r.Changes) != 1 || len(r.Changes[0].Absorbed) != 2 {
			t.Fatalf("%d plans, want one that absorbs both: %+v", len(r.Changes), r.Report)
		}
		results = append(results, []any{r.Changes[0].Absorbed, files(r.Changes[0].Plan)})
	}
	if diff := cmp.Diff(results[0], results[1]); diff != "" {
		t.Errorf("the other way round: %s", diff)
	}
}

// TestTwoIssuersOfOneNumber holds that the ids of two such plans differ, and that the first keeps the one it has.
func TestTwoIssuersOfOneNumber(t *testing.T) {
	s := shelf{}
	a := s.load(t, loader.File{Name: "a.txt", Data: []byte("富阳市数字经济行动方案\n政发〔2023〕5号\n" + items)}).Files[0]
	b := s.load(t, loader.File{Name: "b.txt", Data: []byte("余杭区数字经济行动方案\n政发〔2023〕5号\n" + items)}).Files[0]
	want := string(graph.NewPlanID("政发[2023]5号", "", graph.UnknownJurisdiction))
	if diff := cmp.Diff([]string{want, "余杭区数字经济行动方案"}, []string{a.Plan, b.Title}); diff != "" || b.Plan == want {
		t.Errorf("-want +got:\n%s and the second's id is %s", diff, b.Plan)
	}
}
