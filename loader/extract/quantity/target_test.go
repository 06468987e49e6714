package quantity

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

func TestFindTargets(t *testing.T) {
	for _, c := range targetCases(t) {
		t.Run(c.sentence, func(t *testing.T) {
			got := spellTargets(c.sentence, TargetContext{Year: c.year})
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestFindTargetsInContext(t *testing.T) {
	for _, c := range []struct {
		name     string
		sentence string
		ctx      TargetContext
		want     []string
	}{
		{
			"a deadline is inherited where the sentence states none", "建成驿站30座。", TargetContext{Deadline: graph.PartialDate{Year: 2024}, Year: 2022},
			[]string{"建成驿站 | EQ | 30 | 座 | 2024 | 建成驿站30座"},
		},
		{
			"the sentence's own deadline wins", "到2023年建成驿站30座。", TargetContext{Deadline: graph.PartialDate{Year: 2024}, Year: 2022},
			[]string{"建成驿站 | EQ | 30 | 座 | 2023 | 到2023年建成驿站30座"},
		},
		{
			"what lies before the plan's year is past", "2021年建成驿站30座。", TargetContext{Year: 2022},
			[]string{"left 30座"},
		},
		{
			"a plan without a year has no past", "2021年建成驿站30座。", TargetContext{},
			[]string{"建成驿站 | EQ | 30 | 座 | 2021 | 2021年建成驿站30座"},
		},
		{
			"a month without a year needs the plan's", "5月底前建成驿站30座。", TargetContext{},
			[]string{"建成驿站 | EQ | 30 | 座 |  | 5月底前建成驿站30座"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, spellTargets(c.sentence, c.ctx)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestFindTargetsAllocatesNothingInVain(t *testing.T) {
	text := textOf("加强统筹协调,完善工作机制,营造良好氛围。")
	if n := testing.AllocsPerRun(10, func() { FindTargets(text, TargetContext{Year: 2020}) }); n > 0 {
		t.Errorf("a text without numbers costs %v allocations", n)
	}
}

func FuzzFindTargets(f *testing.F) {
	for _, c := range targetCases(f) {
		f.Add(c.sentence)
	}
	f.Add("到2020年((“\"《1~2个、以上。1,000,00年十百千万亿零一")
	f.Fuzz(func(t *testing.T, s string) {
		text := textOf(s)
		found := FindTargets(text, TargetContext{Year: 2020})
		for _, x := range found {
			checkPlace(t, text.Norm, x.From, x.To)
		}
		for _, q := range QuantitiesLeft(text, found) {
			checkPlace(t, text.Norm, q.From, q.To)
		}
		FindDeadline(text, 2020)
		FindPeriod(text.Norm)
		if _, at, n := FindDay(text.Norm); n > 0 {
			checkPlace(t, text.Norm, at, at+n)
		}
	})
}

func BenchmarkFindTargets(b *testing.B) {
	for name, sentence := range map[string]string{
		"WithoutNumbers": "加强统筹协调,完善工作机制,营造良好氛围,推动形成齐抓共管的工作格局。",
		"WithNumbers":    "力争到2024年,全区建成20座以上储能电站,新增口袋公园60个、绿道30公里。",
	} {
		text := textOf(strings.Repeat(sentence, 50))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text.Norm)))
			for b.Loop() {
				FindTargets(text, TargetContext{Year: 2020})
			}
		})
	}
}

type targetCase struct {
	year     int // of the plan
	sentence string
	want     []string
}

// targetCases reads the sentences of testdata; the head of targets.txt says how they are written. Those of quantities.txt were
// labelled by hand before any program had read them.
func targetCases(t testing.TB) (cases []targetCase) {
	t.Helper()
	year := 0
	for _, file := range []string{"targets.txt", "quantities.txt"} {
		data, err := os.ReadFile("testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		cases = readTargetCases(cases, string(data), &year)
	}
	return cases
}

func readTargetCases(cases []targetCase, data string, year *int) []targetCase {
	for line := range strings.Lines(data) {
		line = strings.TrimSuffix(line, "\n")
		if of, ok := strings.CutPrefix(line, "# year "); ok {
			*year, _ = strconv.Atoi(of)
		} else if finding, ok := strings.CutPrefix(line, "\t"); ok {
			last := &cases[len(cases)-1]
			last.want = append(last.want, finding)
		} else if line != "" && !strings.HasPrefix(line, "#") {
			cases = append(cases, targetCase{year: *year, sentence: line})
		}
	}
	return cases
}

func spellTargets(sentence string, ctx TargetContext) (list []string) {
	text := textOf(sentence)
	found := FindTargets(text, ctx)
	for _, f := range found {
		value := fmt.Sprint(f.Value)
		if f.ValueMax != nil {
			value += fmt.Sprint("–", *f.ValueMax)
		}
		list = append(list, fmt.Sprintf("%s | %s | %s | %s | %s | %s", f.Metric, f.Comparator, value, f.Unit, f.Deadline, text.Norm[f.From:f.To]))
	}
	for _, q := range QuantitiesLeft(text, found) {
		list = append(list, "left "+text.Norm[q.From:q.To])
	}
	return list
}

func textOf(s string) doc.Text { return doc.NewText(s, graph.Span{End: len(s)}) }

func checkPlace(t *testing.T, s string, from, to int) {
	t.Helper()
	if from < 0 || from >= to || to > len(s) || !utf8.RuneStart(s[from]) || to < len(s) && !utf8.RuneStart(s[to]) {
		t.Errorf("[%d:%d] is no place in %q", from, to, s)
	}
}
