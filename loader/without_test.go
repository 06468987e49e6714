package loader_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"

	"github.com/plangraph/plangraph/graph/rdf"
)

// applied is what a store holds after the changes, and then the removals.
func applied(held []*graph.Plan, r *loader.Result) (now []*graph.Plan) {
	var gone []graph.ID
	for _, c := range r.Changes {
		gone = append(append(gone, c.Plan.ID), c.Absorbed...)
		now = append(now, c.Plan.Clone())
	}
	for _, p := range held {
		if !slices.Contains(gone, p.ID) {
			now = append(now, p)
		}
	}
	return slices.DeleteFunc(now, func(p *graph.Plan) bool {
		return slices.ContainsFunc(r.Removed, func(old loader.Removal) bool { return old.Plan == p.ID })
	})
}

// without is what a store holds after the files of that name went. A plan whose other files are of one plan goes in its
// transaction, so that nobody sees both.
func without(t *testing.T, held []*graph.Plan, file string) []*graph.Plan {
	t.Helper()
	goes := func(s *graph.Source) bool { return s.File == file }
	plans := slices.DeleteFunc(slices.Clone(held), func(p *graph.Plan) bool { return !slices.ContainsFunc(p.Sources, goes) })
	r, err := loadertest.Reader(t).Without(context.Background(), plans, goes, all(held))
	if err != nil {
		t.Fatal(err)
	}
	sound(t, r)
	for _, p := range plans {
		in := slices.DeleteFunc(slices.Clone(r.Changes), func(c loader.Change) bool { return !c.Has(p) })
		if len(in) == 1 && in[0].Plan.ID != p.ID && !slices.Contains(in[0].Absorbed, p.ID) {
			t.Errorf("%s does not go in the transaction that puts %s", p.ID, in[0].Plan.ID)
		}
	}
	return applied(held, r)
}

// shown is each plan with its digest, or its files alone, in the order of their ids.
func shown(t *testing.T, plans []*graph.Plan) (list []string) {
	t.Helper()
	for _, p := range plans {
		quads, err := rdf.DefaultVocabulary.EncodePlan(p)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, fmt.Sprint(p.ID, " ", p.Title, " ", p.DocumentNumber, " ", files(p), " ", rdf.Digest(quads)))
	}
	slices.Sort(list)
	return list
}

func files(p *graph.Plan) (names []string) {
	for _, s := range p.Sources {
		names = append(names, s.File)
	}
	return names
}

// TestWithoutIsAsIfNeverLoaded loads files one after the other, takes out the one that came last, and holds what is left
// against what was there before it. A store does not keep which of a plan's earlier versions is the later one: where the last
// file has changed their order, only the plans' ids and files are compared.
func TestWithoutIsAsIfNeverLoaded(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 6))
	exact, reordered := 0, 0
	for round := range 400 {
		var held []*graph.Plan
		for _, name := range [][]string{{"a.txt", "b.txt"}, {"b.txt", "a.txt"}}[round%2] {
			held = applied(held, load(t, []loader.File{variant(name, random.Uint64())}, held...))
		}
		last := variant("c.txt", random.Uint64())
		with := applied(held, load(t, []loader.File{last}, held...))
		left := without(t, with, "c.txt")
		if !slices.ContainsFunc(with, func(p *graph.Plan) bool { return len(p.Sources) > 1 && slices.Contains(files(p), "c.txt") }) {
			continue
		}
		want, got := shown(t, held), shown(t, left)
		if keepOrder(held, with) {
			exact++
		} else {
			reordered++
			want, got = filesOf(held), filesOf(left)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("round %d: (-before +after)\n%s\nof\n%s", round, diff, strings.Join(shown(t, with), "\n"))
		}
	}
	if exact < 100 || reordered > exact/10 {
		t.Errorf("%d times the last file was one of several and left the others in their order, %d times it did not", exact, reordered)
	}
}

// keepOrder reports whether the plans with another file name the files of the plans before in the same order.
func keepOrder(before, with []*graph.Plan) bool {
	return !slices.ContainsFunc(before, func(b *graph.Plan) bool {
		return slices.ContainsFunc(with, func(w *graph.Plan) bool {
			names := slices.DeleteFunc(files(w), func(name string) bool { return !slices.Contains(files(b), name) })
			return len(names) == len(b.Sources) && !slices.Equal(names, files(b))
		})
	})
}

// filesOf is each plan's id with its files, in the order of the names.
func filesOf(plans []*graph.Plan) (list []string) {
	for _, p := range plans {
		list = append(list, fmt.Sprint(p.ID, slices.Sorted(slices.Values(files(p)))))
	}
	slices.Sort(list)
	return list
}

// TestWithout holds which plans are left, and what of what they are called.
func TestWithout(t *testing.T) {
	const whole = "杭州市数字经济行动方案\n杭政办函〔2023〕12号\n"
	lines := strings.SplitAfter(moreItems, "\n")
	more := strings.Join(lines[1:], "") + "（五）推进老旧小区改造，加装一批电梯。（市建委负责）\n（六）新建公园绿地，贯通滨水的绿道。（市园文局负责）\n"
	parts := strings.SplitAfter(more, "\n")
	for name, c := range map[string]struct {
		load []loader.File // one after the other
		gone string
		want []string
	}{
		"what only the text that goes says goes with it": {
			[]loader.File{file("whole.txt", whole+moreItems), file("part.txt", items)}, "whole.txt", []string{"part  未知 [part.txt]"}},
		"what a sidecar says stays": {
			[]loader.File{file("whole.txt", "杭州市数字经济行动方案\n"+moreItems), {Name: "part.txt", Data: []byte(items), Sidecar: []byte("number: 杭政办函〔2023〕12号")}}, "whole.txt",
			[]string{"part 杭政办函〔2023〕12号 杭州市 [part.txt]"}},
		"what the text that stays says stays": {
			[]loader.File{file("whole.txt", whole+moreItems), file("again.txt", whole+items)}, "whole.txt",
			[]string{"杭州市数字经济行动方案 杭政办函〔2023〕12号 杭州市 [again.txt]"}},
		"excerpts that only the whole held together are two plans": {
			[]loader.File{file("whole.txt", whole+more), file("one.txt", strings.Join(parts[:3], "")), file("two.txt", strings.Join(parts[3:], ""))}, "whole.txt",
			[]string{"one  未知 [one.txt]", "two  未知 [two.txt]"}},
		"an excerpt joins the other plan that it fits": {
			[]loader.File{file("whole.txt", whole+moreItems), file("part.txt", items), file("other.txt", "宁波市智慧城市行动方案\n甬政办发〔2023〕8号\n"+moreItems)}, "whole.txt",
			[]string{"宁波市智慧城市行动方案 甬政办发〔2023〕8号 宁波市 [other.txt part.txt]"}},
		"another plan with the number keeps its id": {
			[]loader.File{file("a.txt", "富阳市数字经济行动方案\n政发〔2023〕5号\n"+items), file("b.txt", "余杭区数字经济行动方案\n政发〔2023〕5号\n"+moreItems), file("c.txt", "余杭区数字经济行动方案\n政发〔2023〕5号\n"+items)}, "c.txt",
			[]string{"余杭区数字经济行动方案 政发〔2023〕5号 余杭区 [b.txt]", "富阳市数字经济行动方案 政发〔2023〕5号 富阳市 [a.txt]"}},
	} {
		t.Run(name, func(t *testing.T) {
			var held []*graph.Plan
			for _, f := range c.load {
				held = applied(held, load(t, []loader.File{f}, held...))
			}
			var got []string
			for _, p := range without(t, held, c.gone) {
				got = append(got, fmt.Sprint(p.Title, " ", p.DocumentNumber, " ", p.Jurisdiction.Name, " ", files(p)))
			}
			slices.Sort(got)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func file(name, text string) loader.File { return loader.File{Name: name, Data: []byte(text)} }
