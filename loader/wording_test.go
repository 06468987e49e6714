package loader_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
)

// wording is what a copy of a plan says of one task: the plain model of a measure, to which the plans that are read and
// put together are held.
type wording struct {
	number, title string
	lead, support []string
	goals         []int // companies and bases, of one technology after the other
}

var (
	titles = []string{"建设政务云平台，推动政务系统上云", "推广大数据应用，建设大数据中心，形成大数据产业", "发展金融科技，培育一批金融科技企业",
		"推广电子证照，实现跨省通办", "发展人工智能，布局人工智能芯片", "建设现代渔港，发展海洋牧场"}
	units    = []string{"市财政局", "市发改委", "市经信局", "市金融办", "市司法局"}
	counters = []string{"家", "个"}
	fields   = []string{"云计算", "区块链", "物联网"}
	mentions = map[string][]string{titles[0]: {"政务云平台"}, titles[1]: {"大数据", "大数据", "大数据"}, titles[2]: {"金融科技", "金融科技"},
		titles[3]: {"电子证照"}, titles[4]: {"人工智能", "人工智能", "芯片"}}
)

// anyTasks are some of the tasks, in their order, each with what it may say.
func anyTasks(random *rand.Rand) (list []wording) {
	some := func(n int) (list []string) {
		for range random.IntN(n) {
			if unit := units[random.IntN(len(units))]; !slices.Contains(list, unit) {
				list = append(list, unit)
			}
		}
		return list
	}
	for i, title := range titles {
		if random.IntN(6) == 0 {
			continue
		}
		w := wording{number: "（" + []string{"一", "二", "三", "四", "五", "六"}[i] + "）", title: title, lead: some(3), support: some(4)}
		w.support = slices.DeleteFunc(w.support, func(s string) bool { return slices.Contains(w.lead, s) })
		for range random.IntN(4) {
			w.goals = append(w.goals, 10+10*random.IntN(2))
		}
		list = append(list, w)
	}
	return led(list)
}

// led lets the first task name a unit: where only the last does, its clause is that of all.
func led(list []wording) []wording {
	if len(list) > 0 && len(list[0].lead) == 0 {
		list = slices.Clone(list)
		list[0].lead = units[:1]
		list[0].support = slices.DeleteFunc(slices.Clone(list[0].support), func(s string) bool { return s == units[0] })
	}
	return list
}

// edited is another copy of a text with these tasks, in which some say something else.
func edited(random *rand.Rand, tasks []wording) (list []wording) {
	other := anyTasks(random)
	changed := random.IntN(3) > 0
	for _, title := range titles {
		of := func(w wording) bool { return w.title == title }
		from := tasks
		if changed && random.IntN(4) == 0 {
			from = other
		}
		if i := slices.IndexFunc(from, of); i >= 0 {
			list = append(list, from[i])
		}
	}
	if !changed && len(list) > 2 {
		list = list[:len(list)-random.IntN(3)]
	}
	return led(list)
}

// written is a text with these tasks.
func written(tasks []wording) string {
	var b strings.Builder
	b.WriteString("杭州市数字经济行动方案\n杭政办函〔2023〕12号\n一、重点任务\n")
	for _, w := range tasks {
		fmt.Fprintf(&b, "%s%s。扩大应用范围。", w.number, w.title)
		for i, n := range w.goals {
			fmt.Fprintf(&b, "新增%s%d%s以上。", fields[i]+[]string{"企业", "基地"}[i%2], n, counters[i%2])
		}
		var clauses []string
		for label, units := range map[string][]string{"牵头单位：": w.lead, "配合单位：": w.support} {
			if len(units) > 0 {
				clauses = append(clauses, label+strings.Join(units, "、"))
			}
		}
		if slices.Sort(clauses); len(clauses) > 0 {
			fmt.Fprintf(&b, "（%s）", strings.Join(clauses, "；"))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func (w wording) companies() (list []string) {
	for i, n := range w.goals {
		list = append(list, fmt.Sprint("GE ", n, counters[i%2]))
	}
	return list
}

// pairs are the tasks of one text with what another says of them, those that it lacks left out.
func pairs(of, in []wording) (both [][2]wording) {
	byTitle := maps.Collect(func(yield func(string, wording) bool) {
		for _, w := range in {
			yield(w.title, w)
		}
	})
	for _, w := range of {
		if o, ok := byTitle[w.title]; ok {
			both = append(both, [2]wording{w, o})
		}
	}
	return both
}

// lacking are the tasks that another text lacks.
func lacking(of, in []wording) []wording {
	return slices.DeleteFunc(slices.Clone(of), func(w wording) bool {
		return slices.ContainsFunc(in, func(o wording) bool { return o.title == w.title })
	})
}
