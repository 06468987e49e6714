package loader_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// adversaries make files that once took a time or memory beyond their size, or might: n repetitions of what a pass could look at
// once for each other one.
var adversaries = map[string]func(n int) (name, text string){
	"brackets that never close":         planOf("（一）建设平台。", "（牵头单位：", "", ""),
	"verbs without names":               planOf("（一）建设平台。", "牵头负责配合单位", "", ""),
	"labels without names":              planOf("（一）建设平台。", "责任单位：", "", ""),
	"brackets in brackets":              planOf("（一）建设平台。", "（", "市数据局负责", "）"),
	"quotes in quotes":                  planOf("（一）建设平台。", "“", "牵头", "”"),
	"book marks that never close":       planOf("（一）建设平台。", "《", "", ""),
	"one name again and again":          planOf("（一）建设平台。（牵头单位：", "市数据局、", "市财政局）", ""),
	"names that run together":           planOf("（一）建设平台。（责任单位：", "杭州市上城区人民政府", "）", ""),
	"a list that never ends":            planOf("（一）建设平台。由市数据局", "会同市财政局", "负责", ""),
	"respectively":                      planOf("（一）建设平台。（", "市数据局、市财政局分别负责，", "）", ""),
	"numbers":                           planOf("（一）建设平台。到2025年，", "达到100万家，", "", ""),
	"one long number":                   planOf("（一）建设平台。达到", "1", "家", ""),
	"one long number in words":          planOf("（一）建设平台。达到", "一百", "家", ""),
	"years":                             planOf("（一）建设平台。", "2020—2025年", "", ""),
	"markers on one line":               planOf("", "一、", "", ""),
	"markers, alike":                    planOf("", "（一）建设平台。（牵头单位：市数据局）\n", "", ""),
	"headings without text":             planOf("", "一、任务\n（一）任务\n", "", ""),
	"blank lines":                       planOf("", " \n", "（一）建设。（牵头单位：市数据局）", ""),
	"long numbers of items":             planOf("", "1.1.1.1.1.1 建设平台\n", "", ""),
	"clauses for numbers":               planOf("", "1.修建水库。\n第1—200项由市水利局牵头。\n", "", ""),
	"rules for all items":               planOf("", "——修建水库。\n未列明牵头单位的任务由市水利局牵头。\n", "", ""),
	"clauses for the section":           planOf("", "——修建水库。\n本部分任务由市水利局牵头。\n", "", ""),
	"rows":                              planOf("序号\t任务\t牵头单位\n", "1\t建设平台\t市数据局\n", "", ""),
	"columns":                           planOf("", "牵头单位\t", "\n", "市数据局\t"),
	"in English":                        planOf("1. Build platforms. ", "(lead: Ministry of Finance; ", "", ""),
	"titles":                            planOf("", "关于印发方案的通知", "", ""),
	"document numbers":                  planOf("", "杭政办函〔2014〕118号", "", ""),
	"letters of attachments":            planOf("", "附件：\n", "", ""),
	"pages in pages":                    fileOf("a.html", "<html><body>", "<div>", "任务", "</div>"),
	"lists in lists":                    fileOf("a.html", "<html><body>", "<ol><li>任务", "", ""),
	"links that never close":            fileOf("a.html", "<html><body>", "<p><a><b><i>x", "", ""),
	"cells that cover others":           fileOf("a.html", "<html><body><table>", "<tr><td rowspan=9 colspan=9>任务</td></tr>", "</table>", ""),
	"styles":                            fileOf("a.html", "<html><head><style>", ".a{display:none}", "</style></head><body>", "<p class=a style='color:red'>任务</p>"),
	"attributes":                        fileOf("a.html", "<html><body><p ", "a=1 ", ">任务</p>", ""),
	"comments":                          fileOf("a.html", "<html><body>", "<!-- x -->", "任务", ""),
	"entities":                          fileOf("a.html", "<html><body>", "&lt;p&gt;任务", "", ""),
	"groups of RTF":                     fileOf("a.rtf", `{\rtf1 `, "{", "x", "}"),
	"words of RTF":                      fileOf("a.rtf", `{\rtf1 `, `\par \u20219?`, "}", ""),
	"lists of JSON":                     fileOf("a.json", "", "[", "", "]"),
	"objects of JSON":                   fileOf("a.json", "", `{"content":`, `"x"`, "}"),
	"quotes of Markdown":                fileOf("a.md", "", "> ", "x", ""),
	"rows of Markdown":                  fileOf("a.md", "|a|b|\n|-|-|\n", "|建设|市数据局|\n", "", ""),
	"tables of Markdown without an end": fileOf("a.md", "# 某市方案\n\n建设平台。\n\n", "<table>\n", "", ""),
	"tables of Markdown in each other":  fileOf("a.md", "# 某市方案\n\n建设平台。\n\n", "<table><tr>\n", "", "</table>\n"),
	"cells of Markdown over others":     fileOf("a.md", "# 某市方案\n\n建设平台。\n\n<table>\n", "<tr><td rowspan=99 colspan=99>修渠</td></tr>\n", "</table>\n", ""),
	"agencies with what each does":      planOf("", "一、职责\n市数据局：负责统计。\n市财政局：负责拨款。\n市水利局：负责修渠。\n", "", ""),
	"who does what in prose":            planOf("（一）建设平台。", "市数据局负责统计，", "", ""),
	"who does what in sentences":        planOf("", "1.建设平台。市数据局负责统计，市财政局做好保障。\n", "", ""),
	"verbs in names":                    planOf("（一）建设平台。（", "县市场监督管理局、县委组织部、", "配合）", ""),
	"rules in headings":                 planOf("", "一、任务（以下任务均需市数据局配合）\n1.修渠。（市水利局牵头）\n", "", ""),
	"cells with bars":                   fileOf("a.txt", "序号 |\n任务 |\n牵头单位 |\n", "1 |\n修渠 |\n市水利局 |\n", "", ""),
	"items with dashes":                 planOf("", "1-1 建设平台\n", "", ""),
	"arrows":                            fileOf("a.md", "", ">", " A leads", ""),
	"English subjects":                  fileOf("a.txt", "Action Plan\n\n", "1. The Agency, with the Board, will build it.\n", "", ""),
	"an English list without an end":    fileOf("a.txt", "Action Plan\n\n1. ", "the Agency, the Board, ", "will build it.\n", ""),
	"counted items":                     fileOf("a.txt", "Action Plan\n\n", "Action 1\nBuild it.\nLead: the Agency\n", "", ""),
	"keys of cards":                     fileOf("a.txt", "", "任务名称：修渠\n牵头单位：市水利局\n", "", ""),
	"parts of a mail":                   fileOf("a.eml", "From: a\nContent-Type: multipart/mixed; boundary=x\n\n", "--x\nContent-Type: text/css\n\na\n", "--x--", ""),
	"a head of a mail":                  fileOf("a.eml", "From: a\nContent-Type: text/plain\n", "X-A: b\n", "\nx", ""),
	"rules that say the same":           fileOf("a.html", "<html><head><style>", ".a{color:red}", "</style></head><body>", "<p class=a>任务</p>"),
}

func planOf(before, open, middle, closing string) func(int) (string, string) {
	return fileOf("plan.txt", "某市数据工作方案\n一、重点任务\n"+before, open, middle, closing)
}

func fileOf(name, before, open, middle, closing string) func(int) (string, string) {
	return func(n int) (string, string) {
		return name, before + strings.Repeat(open, n) + middle + strings.Repeat(closing, n)
	}
}

// TestDoubling reads files that are made to cost much, each twice as large as the one before: processor time and memory at most
// double, with some slack for a busy machine.
func TestDoubling(t *testing.T) {
	reader := loadertest.Reader(t)
	for name, make := range adversaries {
		t.Run(name, func(t *testing.T) {
			measure := func(n int) spent {
				if name == "a head of a mail" {
					n /= 8 // a longer one is none
				}
				file, text := make(n)
				return leastSpent(2, func() {
					if _, err := reader.Load(context.Background(), []loader.File{{Name: file, Data: []byte(text)}}, nil, nil); err != nil {
						t.Fatal(err)
					}
				})
			}
			n := 1500
			if testing.Short() {
				n = 500
			}
			measure(10)
			once, twice, fourfold := measure(n), measure(2*n), measure(4*n)
			t.Logf("%v, %v, %v", once, twice, fourfold)
			checkDoubled(t, once, twice)
			checkDoubled(t, twice, fourfold)
		})
	}
}

// spent is what something cost the process.
type spent struct {
	time  time.Duration // of the processor
	bytes uint64        // allocated
}

func (s spent) String() string {
	return fmt.Sprintf("%.1f ms %.1f MB", float64(s.time.Microseconds())/1000, float64(s.bytes)/(1<<20))
}

// leastSpent is the least that do cost in so many rounds.
func leastSpent(rounds int, do func()) (least spent) {
	for round := range rounds {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		from := processorTime()
		do()
		took := processorTime() - from
		runtime.ReadMemStats(&after)
		if allocated := after.TotalAlloc - before.TotalAlloc; round == 0 || allocated < least.bytes {
			least.bytes = allocated
		}
		if round == 0 || took < least.time {
			least.time = took
		}
	}
	return least
}

func processorTime() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// checkDoubled allows half as much again, and what is spent once.
func checkDoubled(t *testing.T, once, twice spent) {
	t.Helper()
	if twice.bytes > once.bytes*3+1<<20 {
		t.Errorf("memory: %v, then %v", once, twice)
	}
	if twice.time > once.time*3+40*time.Millisecond {
		t.Errorf("time: %v, then %v", once, twice)
	}
}
