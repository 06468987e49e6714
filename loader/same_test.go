package loader_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// tasks are four measures that many plans could have.
var tasks = []string{
	"（一）建设政务云平台，推动政务系统上云。（市财政局负责）",
	"（二）推广大数据应用，建设城市大脑。（市经信局负责）",
	"（三）发展金融科技，培育金融科技企业。（市金融办负责）",
	"（四）推广电子证照，实现跨省通办业务。（市司法局负责）",
}

func document(title, number string, items ...string) string {
	return strings.Join(append([]string{title, number, "一、重点任务"}, items...), "\n") + "\n"
}

// TestWhatIsOnePlan loads pairs of files together, in either order, and one after the other.
func TestWhatIsOnePlan(t *testing.T) {
	const title = "杭州市数字经济行动方案"
	corrected := slices.Concat(tasks[:3], []string{strings.Replace(tasks[3], "市司法局", "市公安局", 1)})
	tests := map[string]struct {
		a, b string
		want int // plans
	}{
		"the same text twice":                  {document(title, "杭政办函〔2023〕12号", tasks...), document(title, "杭政办函〔2023〕12号", tasks...), 1},
		"a number in half width":               {document(title, "杭政办函〔2023〕12号", tasks...), document(title, "杭政办函[2023]12号", tasks...), 1},
		"other punctuation":                    {document(title, "", tasks...), document(title, "", strings.NewReplacer("。", "．", "，", ",").Replace(strings.Join(tasks, "\n"))), 1},
		"two numbers":                          {document(title, "杭政办函〔2023〕12号", tasks...), document(title, "杭政办函〔2023〕13号", tasks...), 2},
		"two years of one number":              {document(title, "杭政办函〔2023〕12号", tasks...), document(title, "杭政办函〔2024〕12号", tasks...), 2},
		"two places, with numbers":             {document(title, "杭政办函〔2023〕12号", tasks...), document("宁波市数字经济行动方案", "甬政办发〔2023〕8号", tasks...), 2},
		"two places, without":                  {document("湖州市数字经济行动方案", "", tasks...), document("嘉兴市数字经济行动方案", "", tasks...), 2},
		"a city and its district":              {document(title, "", tasks...), document("杭州市余杭区数字经济行动方案", "", tasks...), 2},
		"the lists of two years":               {document("杭州市2023年重点工作任务清单", "", tasks...), document("杭州市2024年重点工作任务清单", "", tasks...), 2},
		"two periods":                          {document("杭州市数字经济行动方案（2021—2023年）", "", tasks...), document("杭州市数字经济行动方案（2024—2026年）", "", tasks...), 2},
		"a number in one of two":               {document(title, "杭政办函〔2023〕12号", tasks...), document(title, "", tasks...), 1},
		"an excerpt without a title":           {document(title, "杭政办函〔2023〕12号", tasks...), strings.Join(tasks[:3], "\n"), 1},
		"an excerpt that contradicts":          {document(title, "杭政办函〔2023〕12号", tasks...), strings.Join(corrected[1:], "\n"), 2},
		"a corrected lead":                     {document(title, "杭政办函〔2023〕12号", tasks...), document(title, "杭政办函〔2023〕12号", corrected...), 1},
		"a corrected lead, without a number":   {document(title, "", tasks...), document(title, "", corrected...), 1},
		"two short texts with another lead":    {document(title, "", tasks[0]), document(title, "", strings.Replace(tasks[0], "市财政局", "市发改委", 1)), 1},
		"two titles of two texts of one place": {document(title, "", tasks...), document("杭州市智慧城市建设方案", "", tasks...), 2},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			a, b := loader.File{Name: "a.txt", Data: []byte(test.a)}, loader.File{Name: "b.txt", Data: []byte(test.b)}
			for order, files := range [][]loader.File{{a, b}, {b, a}} {
				together := load(t, files)
				if n := len(together.Changes); n != test.want {
					t.Errorf("order %d: %d plans, want %d", order, n, test.want)
				}
				sound(t, together)
				first := load(t, files[:1])
				held := all{first.Changes[0].Plan}
				later, err := newReader(t).Load(context.Background(), files[1:], held, nil)
				if err != nil {
					t.Fatal(err)
				}
				sound(t, later)
				plans := map[graph.ID]bool{held[0].ID: true}
				for _, c := range later.Changes {
					for _, id := range c.Absorbed {
						delete(plans, id)
					}
					plans[c.Plan.ID] = true
				}
				if len(plans) != test.want {
					t.Errorf("order %d, one after the other: %d plans, want %d", order, len(plans), test.want)
				}
			}
		})
	}
}

// sound checks that each plan can be stored, and is told apart from the others.
func sound(t *testing.T, r *loader.Result) {
	t.Helper()
	seen := map[graph.ID]bool{}
	for _, c := range r.Changes {
		if seen[c.Plan.ID] {
			t.Errorf("two plans have the id %s", c.Plan.ID)
		}
		seen[c.Plan.ID] = true
		if _, err := graph.DefaultVocabulary.EncodePlan(c.Plan); err != nil {
			t.Error(err)
		}
	}
}

// FuzzVersions reads two and three variants of one plan together: whatever they are, each plan that comes out can be stored,
// and reading them again gives the same.
func FuzzVersions(f *testing.F) {
	f.Add(uint64(0), uint64(1), uint64(2))
	f.Add(uint64(7), uint64(0x1234_5678), uint64(0x9abc_def0))
	f.Add(^uint64(0), uint64(3), uint64(1)<<40)
	f.Fuzz(func(t *testing.T, a, b, c uint64) {
		files := []loader.File{variant("a.txt", a), variant("b.txt", b), variant("c.txt", c)}
		for _, list := range [][]loader.File{files[:2], files} {
			r := load(t, list)
			sound(t, r)
			var first []string
			for range 2 {
				var ids []string
				for _, c := range load(t, list).Changes {
					quads, err := graph.DefaultVocabulary.EncodePlan(c.Plan)
					if err != nil {
						t.Fatal(err)
					}
					ids = append(ids, graph.Digest(quads))
				}
				if first != nil && !slices.Equal(first, ids) {
					t.Errorf("read again, the plans are others")
				}
				first = ids
			}
			if len(r.Changes) == 0 {
				continue
			}
			var held all
			for _, c := range r.Changes {
				held = append(held, c.Plan.Clone())
			}
			again, err := newReader(t).Load(context.Background(), list, held, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range again.Report.Files {
				if f.Outcome != loader.Unchanged && f.Outcome != loader.NoPlan {
					t.Errorf("loaded again, %s is %s: %s", f.File, f.Outcome, f.Reason)
				}
			}
		}
	})
}

// variant is a text of one plan, in which each three bits of the seed choose what one line says.
func variant(name string, seed uint64) loader.File {
	choose := func(n uint64) uint64 {
		chosen := seed & 7 % n
		seed = seed>>3 | seed<<61
		return chosen
	}
	text := []string{"杭州市数字经济行动方案", "杭州市数宇经济行动方案", "", "宁波市数字经济行动方案"}[choose(4)] + "\n" +
		[]string{"", "杭政办函〔2023〕12号", "甬政办发〔2023〕8号"}[choose(3)] + "\n一、重点任务\n"
	for i, task := range tasks {
		switch choose(6) {
		case 0:
			continue
		case 1:
			task = strings.Replace(task, "负责", "牵头，市发改委配合", 1)
		case 2:
			task = strings.Replace(task, "。", fmt.Sprintf("，建成%d个以上。", 10*(1+choose(3))), 1)
		case 3:
			task = strings.NewReplacer("，", ",", "（", "(", "）", ")").Replace(task)
		case 4:
			task = tasks[(i+1)%len(tasks)]
		}
		text += task + "\n"
	}
	return loader.File{Name: name, Data: []byte(text)}
}
