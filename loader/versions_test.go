package loader_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"

	"github.com/plangraph/plangraph/graph/rdf"
)

// tasks are four measures that many plans could have.
var tasks = []string{
	"（一）建设政务云平台，推动政务系统上云。（市财政局负责）",
	"（二）推广大数据应用，建设城市大脑。（市经信局负责）",
	"（三）发展金融科技，培育金融科技企业。（市金融办负责）",
	"（四）推广电子证照，实现跨省通办业务。（市司法局负责）",
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
		if _, err := rdf.DefaultVocabulary.EncodePlan(c.Plan); err != nil {
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
					quads, err := rdf.DefaultVocabulary.EncodePlan(c.Plan)
					if err != nil {
						t.Fatal(err)
					}
					ids = append(ids, rdf.Digest(quads))
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
			again, err := loadertest.Reader(t).Load(context.Background(), list, held, nil)
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

// TestThreePlansOfOneTitle holds that plans which have title and place in common and nothing else each stay, loaded together
// and one after the other, and that loading them again changes nothing.
func TestThreePlansOfOneTitle(t *testing.T) {
	var files []loader.File
	for i, task := range []string{"建设政务云平台，推动政务系统上云", "推广大数据应用，建设城市大脑", "发展金融科技，培育金融科技企业", "开放公共数据，培育数据市场"} {
		files = append(files, loader.File{Name: string(rune('a'+i)) + ".txt", Data: []byte("杭州市任务分解表\n\n一、重点任务\n（一）" + task + "。（市财政局负责）\n")})
	}
	together := map[graph.ID]bool{}
	for _, c := range load(t, files).Changes {
		together[c.Plan.ID] = true
	}
	if len(together) != len(files) {
		t.Errorf("together they are %d plans, want %d", len(together), len(files))
	}
	held := map[graph.ID]*graph.Plan{}
	for range 2 {
		for _, f := range files {
			result, err := loadertest.Reader(t).Load(t.Context(), []loader.File{f}, byID(held), nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range result.Changes {
				for _, id := range c.Absorbed {
					delete(held, id)
				}
				held[c.Plan.ID] = c.Plan.Clone()
			}
		}
		if len(held) != len(files) {
			t.Errorf("one after the other they are %d plans, want %d", len(held), len(files))
		}
	}
}

// byID holds plans and finds those under the ids of the given ones, or with a source of the same bytes.
type byID map[graph.ID]*graph.Plan

func (held byID) FindSimilar(_ context.Context, plans ...*graph.Plan) (found []*graph.Plan, err error) {
	for _, h := range held {
		if slices.ContainsFunc(plans, func(p *graph.Plan) bool {
			return p.ID == h.ID || len(p.Sources) > 0 && p.Sources[0].SHA256 == h.Sources[0].SHA256
		}) {
			found = append(found, h.Clone())
		}
	}
	return found, nil
}
