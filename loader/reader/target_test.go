package reader_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// TestTargetsOfPlans holds which numbers of a plan are promised by it, and by whom: the plan itself or a measure.
func TestTargetsOfPlans(t *testing.T) {
	const title = "滨海市数字经济发展规划（2024—2026年）\n\n"
	const tasks = "\n二、重点任务\n（一）建设平台。建设政务平台。（市财政局负责）\n"
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"a table of indicators", title + "一、总体要求\n主要指标\n指标\t单位\t2023年\t2026年目标值\n上云率\t%\t60\t≥90\n政务时延\t毫秒\t50\t20以内\n" + tasks,
			[]string{"plan: 上云率 GE 90% 2026 “上云率\t%\t60\t≥90”", "plan: 政务时延 LE 20毫秒 2026 “政务时延\t毫秒\t50\t20以内”"}},
		{"indicators with agencies are measures", title + "一、重点任务\n指标\t计量单位\t2026年目标\t责任单位\n老旧小区改造\t个\t120\t市住建局\n",
			[]string{"老旧小区改造: 老旧小区改造 EQ 120个 2026 “老旧小区改造\t个\t120”"}},
		{"the general idea", title + "一、总体思路\n到2026年，培育链主企业8家。\n" + tasks,
			[]string{"plan: 培育链主企业 EQ 8家 2026 “到2026年，培育链主企业8家”"}},
		{"the last sentence before a list dates it", title + "一、发展目标\n围绕补链强链，夯实基础。到2026年，建成产业高地。\n——规模壮大。产业规模达900亿元。\n——动能增强。新增国家标准6项。\n" + tasks,
			[]string{"plan: 产业规模 EQ 900亿元 2026 “产业规模达900亿元”", "plan: 新增国家标准 EQ 6项 2026 “新增国家标准6项”"}},
		{"a span of years as long as the period ends with it", title + "一、发展目标\n用三年时间，建成算力中心5座。\n" + tasks,
			[]string{"plan: 建成算力中心 EQ 5座 2026 “用三年时间，建成算力中心5座”"}},
		{"any other span has no known end", title + "一、发展目标\n用五年时间，建成算力中心5座。\n" + tasks,
			[]string{"plan: 建成算力中心 EQ 5座  “用五年时间，建成算力中心5座”"}},
		{"signs of several letters stay as written", title + "一、重点任务\n（一）建设厂房。新建厂房10万㎡。（市财政局负责）\n",
			[]string{"建设厂房: 新建厂房 EQ 10万㎡  “新建厂房10万㎡”"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			result, err := loadertest.Reader(t).Load(context.Background(), []loader.File{{Name: "plan.txt", Data: []byte(test.text)}}, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, x := range result.Changes[0].Plan.Targets {
				owner := "plan"
				if x.Measure != nil {
					owner = x.Measure.Title
				}
				got = append(got, fmt.Sprintf("%s: %s %s %v%s %s “%s”", owner, x.Metric, x.Comparator, x.Value, x.Unit, x.Deadline(), x.Evidence()[0].Quote()))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
