package loader_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"
	"github.com/plangraph/plangraph/loader"
)

// TestACopyIsAVersionOrASource loads two copies of a plan, one after the other and together, and holds the report and the
// plan that comes out against a plain model, whole: what is new, gone and changed, and where each thing that it says stands.
func TestACopyIsAVersionOrASource(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 4))
	kinds, rounds := map[string]int{}, graphtest.Rounds(t, 400, 100)
	for round := range rounds {
		before := anyTasks(random)
		after := edited(random, before)
		a, b := file("a.txt", written(before)), file("b.txt", written(after))
		alone, other := load(t, []loader.File{a}), load(t, []loader.File{b})
		if len(alone.Changes) == 0 || len(other.Changes) == 0 || slices.Equal(a.Data, b.Data) {
			continue
		}
		if diff := cmp.Diff(counted(after), other.Report.Files[0], cmp.FilterPath(notCounted, cmp.Ignore())); diff != "" {
			t.Fatalf("round %d: what is counted (-want +got)\n%s\n%s", round, diff, b.Data)
		}
		m := united(alone.Changes[0].Plan, other.Changes[0].Plan, before, after)
		kinds[m.kind]++
		r := load(t, []loader.File{b}, plansOf(alone)...)
		sound(t, r)
		got := r.Report.Files[0]
		slices.Sort(got.Changes)
		if diff := cmp.Diff([]any{m.outcome, m.reason, m.changes}, []any{got.Outcome, got.Reason, got.Changes}); diff != "" {
			t.Fatalf("round %d: the report (-want +got)\n%s\n%s\n%s", round, diff, a.Data, b.Data)
		}
		if len(r.Changes) != 1 {
			t.Fatalf("round %d: %d changes", round, len(r.Changes))
		}
		if diff := cmp.Diff(m.plan, told(r.Changes[0].Plan)); diff != "" {
			t.Fatalf("round %d: the plan (-want +got)\n%s\n%s\n%s", round, diff, a.Data, b.Data)
		}
		if diff := cmp.Diff(shown(t, plansOf(r)), shown(t, plansOf(load(t, []loader.File{a, b})))); diff != "" {
			t.Errorf("round %d: (-one after the other +together)\n%s", round, diff)
		}
	}
	if min(kinds["version"], kinds["fuller"], kinds["excerpt"]) < rounds/40 {
		t.Errorf("not enough of each kind: %v", kinds)
	}
}

// counted is how much is read of a text with these tasks.
func counted(tasks []wording) loader.FileReport {
	f := loader.FileReport{File: "b.txt", Outcome: loader.Loaded, Measures: len(tasks)}
	for _, w := range tasks {
		f.Responsibilities += len(w.lead) + len(w.support)
		f.Mentions += len(mentions[w.title]) + len(w.goals)
		f.Targets += len(w.goals)
		f.Markers += min(1, len(w.lead)) + min(1, len(w.support))
	}
	f.Attached = f.Markers
	return f
}

func notCounted(p cmp.Path) bool {
	return slices.Contains([]string{".Plan", ".Title", ".Findings", ".of"}, p.Last().String())
}

// TestChangesOfARenumberedPlan holds that a task is known by what it says, whatever its number and its units are now, and by
// its number and title where it says something else.
func TestChangesOfARenumberedPlan(t *testing.T) {
	const cloud, data = "建设政务云平台，推动政务系统上云", "推广大数据应用，形成大数据产业"
	before := []wording{{number: "（一）", title: cloud, lead: []string{"市财政局"}}, {number: "（二）", title: data, lead: []string{"市发改委"}, support: []string{"市司法局"}, goals: []int{10}}}
	after := []wording{{number: "（一）", title: titles[5]}, {number: "（二）", title: cloud, lead: []string{"市经信局"}}, {number: "（三）", title: data, lead: []string{"市发改委"}, goals: []int{10}}}
	for name, c := range map[string]struct {
		after []wording
		want  []string
	}{
		"renumbered": {after, []string{"new: （一） 建设现代渔港，发展海洋牧场", "changed: （二） 建设政务云平台，推动政务系统上云: lead 杭州市财政局 → 杭州市经济和信息化局",
			"changed: （三） 推广大数据应用，形成大数据产业: support 杭州市司法局 → none"}},
		"another target": {[]wording{before[0], {number: "（二）", title: data, goals: []int{20, 30}}},
			[]string{"changed: （二） 推广大数据应用，形成大数据产业: lead 杭州市发展和改革委员会 → none; support 杭州市司法局 → none; targets GE 10家 → GE 20家; GE 30个"}},
		"renumbered, another target": {[]wording{{number: "（一）", title: data, goals: []int{20}}, {number: "（二）", title: cloud, lead: []string{"市财政局"}}},
			[]string{"new: （一） 推广大数据应用，形成大数据产业", "gone: （二） 推广大数据应用，形成大数据产业"}},
	} {
		held := plansOf(load(t, []loader.File{file("a.txt", written(before))}))
		got := load(t, []loader.File{file("b.txt", written(c.after))}, held...).Report.Files[0].Changes
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}

// TestVersionsLoadedTogether holds what the report says of each, also where only the later one has the number, so that the
// plan's id is another.
func TestVersionsLoadedTogether(t *testing.T) {
	before := []wording{{number: "（一）", title: titles[0], lead: units[:1]}, {number: "（二）", title: titles[1], lead: units[1:2]}}
	after := []wording{{number: "（一）", title: titles[0], lead: units[:2]}, before[1]}
	a, b := written(before), written(after)
	type told struct {
		File    string
		Outcome loader.Outcome
		Reason  string
		Changes []string
	}
	want := []told{{"a.txt", loader.Merged, "a later version of the same plan says otherwise: b.txt", nil},
		{"b.txt", loader.Loaded, "", []string{"changed: （一） 建设政务云平台，推动政务系统上云: lead 杭州市财政局 → 杭州市发展和改革委员会、杭州市财政局"}}}
	for name, text := range map[string]string{"both with a number": a, "a number in the later": strings.Replace(a, "杭政办函〔2023〕12号\n", "", 1),
		"another title": strings.Replace(a, "数字经济行动方案", "数字城市行动计划", 1)} {
		var got []told
		for _, f := range load(t, []loader.File{file("a.txt", text), file("b.txt", b)}).Report.Files {
			got = append(got, told{f.File, f.Outcome, f.Reason, f.Changes})
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s, together: (-want +got)\n%s", name, diff)
		}
		f := load(t, []loader.File{file("b.txt", b)}, plansOf(load(t, []loader.File{file("a.txt", text)}))...).Report.Files[0]
		if diff := cmp.Diff(want[1], told{f.File, f.Outcome, f.Reason, f.Changes}); diff != "" {
			t.Errorf("%s, one after the other: (-want +got)\n%s", name, diff)
		}
	}
}

// TestExcerptsWithoutATitle holds that of two of these one that names more units is the fuller, and no other version.
func TestExcerptsWithoutATitle(t *testing.T) {
	bare := strings.ReplaceAll(strings.ReplaceAll(moreItems, "（市", "（牵头单位：市"), "负责", "")
	more := strings.Replace(bare, "市财政局", "市财政局、市发改委", 1)
	var got []string
	for _, f := range load(t, []loader.File{file("a.txt", bare), file("b.txt", more)}).Report.Files {
		got = append(got, fmt.Sprint(f.File, " ", f.Outcome, " ", f.Reason))
	}
	want := []string{"a.txt merged another source of the same plan is fuller: b.txt", "b.txt loaded "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// union is what two copies of a plan should become.
type union struct {
	kind    string
	outcome loader.Outcome
	reason  string
	changes []string
	plan    []string
}

// united is the model. The later copy is a new version where they contradict; otherwise the fuller one is the plan, to which
// the other adds what it lacks.
func united(first, second *graph.Plan, before, after []wording) (u union) {
	whole, part, names, full := after, before, []string{"b.txt", "a.txt"}, false
	u.kind, u.outcome = "fuller", loader.Loaded
	switch more := first.Coverage.InMeasures - second.Coverage.InMeasures; {
	case contradict(before, after):
		u.kind = "version"
	case more > 0 || more == 0 && first.Sources[0].SHA256 < second.Sources[0].SHA256:
		whole, part, names = before, after, []string{"a.txt", "b.txt"}
		u.kind, u.outcome, u.reason = "excerpt", loader.Merged, "another source of the same plan is fuller: a.txt"
		full = more == 0
	default:
		full = more == 0
	}
	u.plan = []string{fmt.Sprint(names[0], " ", true), fmt.Sprint(names[1], " ", full)}
	for _, w := range whole {
		var other *wording
		for _, p := range pairs([]wording{w}, part) {
			other = &p[1]
		}
		u.plan = append(u.plan, w.told(other, names)...)
	}
	now := whole
	if u.kind != "version" {
		for _, w := range lacking(part, whole) {
			u.plan = append(u.plan, w.told(nil, names[1:])...)
			now = append(slices.Clone(now), w)
		}
	}
	u.changes = changes(before, now)
	return u
}

// contradict reports whether two copies cannot both be right: each says what the other does not.
func contradict(a, b []wording) bool {
	otherwise := func(a, b []string) bool {
		return len(a) > 0 && len(b) > 0 && !slices.Equal(sorted(a), sorted(b))
	}
	return len(lacking(a, b)) > 0 && len(lacking(b, a)) > 0 || slices.ContainsFunc(pairs(a, b), func(p [2]wording) bool {
		return otherwise(p[0].lead, p[1].lead) || otherwise(p[0].support, p[1].support) || otherwise(p[0].companies(), p[1].companies())
	})
}

// changes are the lines of a report.
func changes(before, after []wording) (list []string) {
	for _, w := range lacking(after, before) {
		list = append(list, "new: "+w.number+" "+w.title)
	}
	for _, w := range lacking(before, after) {
		list = append(list, "gone: "+w.number+" "+w.title)
	}
	for _, p := range pairs(before, after) {
		var what []string
		for _, x := range []struct {
			of, mark string
			a, b     []string
		}{{"lead", "、", full(p[0].lead), full(p[1].lead)}, {"support", "、", full(p[0].support), full(p[1].support)}, {"targets", "; ", p[0].companies(), p[1].companies()}} {
			if a, b := strings.Join(sorted(x.a), x.mark), strings.Join(sorted(x.b), x.mark); a != b {
				what = append(what, fmt.Sprintf("%s %s → %s", x.of, orNone(a), orNone(b)))
			}
		}
		if len(what) > 0 {
			list = append(list, "changed: "+p[1].number+" "+p[1].title+": "+strings.Join(what, "; "))
		}
	}
	slices.Sort(list)
	return list
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }

// full are the units' full names.
func full(units []string) (list []string) {
	for _, u := range units {
		list = append(list, map[string]string{"市财政局": "杭州市财政局", "市发改委": "杭州市发展和改革委员会", "市经信局": "杭州市经济和信息化局",
			"市金融办": "杭州市人民政府金融工作办公室", "市司法局": "杭州市司法局"}[u])
	}
	return list
}

// told is what a plan says of the task, each with the names of the files that say it. other is what the second file says;
// nil where it says nothing.
func (w wording) told(other *wording, names []string) (list []string) {
	say := func(what string, also bool) {
		list = append(list, fmt.Sprint(what, " ", names[:min(len(names), 1+map[bool]int{true: 1}[also])]))
	}
	o := wording{}
	if other != nil {
		o = *other
	}
	say(w.number+" "+w.title, other != nil)
	for _, u := range w.lead {
		say("LEAD "+u, slices.Contains(o.lead, u))
	}
	for _, u := range w.support {
		say("SUPPORT "+u, slices.Contains(o.support, u))
	}
	for _, m := range mentions[w.title] {
		say("mention "+m, other != nil)
	}
	for i := range w.goals {
		say("mention "+fields[i], i < len(o.goals))
	}
	left := o.companies()
	for _, g := range w.companies() {
		at := slices.Index(left, g)
		if say(g, at >= 0); at >= 0 {
			left = slices.Delete(left, at, at+1)
		}
	}
	return list
}

// told is what a plan says, as the model puts it; each quote must write what it is a quote of.
func told(p *graph.Plan) (list []string) {
	for _, s := range p.Sources {
		list = append(list, fmt.Sprint(s.File, " ", s.Complete))
	}
	say := func(what, quoted string, at []graph.Evidence) {
		var names []string
		for _, e := range at {
			if names = append(names, e.Source.File); !strings.Contains(e.Quote(), quoted) {
				names = append(names, "not in "+e.Quote())
			}
		}
		list = append(list, fmt.Sprint(what, " ", names))
	}
	for _, m := range p.Measures {
		say(m.Number+" "+m.Title, m.Number+m.Title, m.Evidence())
		for _, r := range m.Responsibilities() {
			say(r.Role.String()+" "+r.AsWritten, r.AsWritten, r.Evidence)
		}
		for _, x := range m.Mentions() {
			say("mention "+x.AsWritten, x.AsWritten, x.Evidence)
		}
		for _, x := range m.Targets {
			say(fmt.Sprint(x.Comparator, " ", x.Value, x.Unit), fmt.Sprint(x.Value), x.Evidence())
		}
	}
	return list
}
