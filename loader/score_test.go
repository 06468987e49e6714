package loader_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// labels is a plan as somebody read it: see testdata/labels/README.md.
type labels struct {
	File string `yaml:"file"`
	Plan struct {
		Title, Number, Issuer, Jurisdiction, Issued string
		Period                                      []int
	} `yaml:"plan"`
	Complete []string `yaml:"complete"`
	Measures []struct {
		Line   int    `yaml:"line"`
		Number string `yaml:"number"`
		Title  string `yaml:"title"`
		Roles  []struct {
			LEAD        []string `yaml:"LEAD"`
			SUPPORT     []string `yaml:"SUPPORT"`
			RESPONSIBLE []string `yaml:"RESPONSIBLE"`
			Scope       string   `yaml:"scope"`
			Line        int      `yaml:"line"`
			Open        []string `yaml:"open"`
		} `yaml:"roles"`
		Technologies []string      `yaml:"technologies"`
		Targets      []targetLabel `yaml:"targets"`
	} `yaml:"measures"`
	Targets []targetLabel `yaml:"targets"`
}

type targetLabel struct {
	Line       int      `yaml:"line"`
	Metric     string   `yaml:"metric"`
	Comparator string   `yaml:"comparator"`
	Value      float64  `yaml:"value"`
	Max        *float64 `yaml:"max"`
	Unit       string   `yaml:"unit"`
	Deadline   string   `yaml:"deadline"`
}

// fact is one thing that a reading says, of one kind; label and reading agree where their facts do.
type fact struct{ kind, text string }

var kinds = []string{"plan", "measures", "titles", "roles", "scope", "technologies", "targets"}

// TestScore compares what is read with what people read, kind by kind, and holds precision and recall in a golden file.
func TestScore(t *testing.T) {
	files, err := filepath.Glob("testdata/labels/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no labels: %v", err)
	}
	var b strings.Builder
	total := map[string]*tally{}
	for _, file := range files {
		scoreFile(t, file, total, &b)
	}
	b.WriteString("all\n")
	writeTallies(&b, total)
	t.Logf("\n%s", b.String())
	compareGolden(t, "testdata/score.txt", b.String())
}

// tally counts facts of one kind: in the labels, in the reading, in both.
type tally struct{ labelled, read, both int }

func scoreFile(t *testing.T, file string, total map[string]*tally, b *strings.Builder) {
	t.Helper()
	var l labels
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, &l); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	want, got := l.facts(), readFacts(readPlan(t, l.File), l)
	own := map[string]*tally{}
	for _, kind := range l.Complete {
		own[kind] = &tally{}
		if total[kind] == nil {
			total[kind] = &tally{}
		}
		compareKind(t, l.File, kind, want, got, own[kind])
		total[kind].labelled, total[kind].read, total[kind].both = total[kind].labelled+own[kind].labelled, total[kind].read+own[kind].read, total[kind].both+own[kind].both
	}
	fmt.Fprintf(b, "%s\n", l.File)
	writeTallies(b, own)
}

func compareKind(t *testing.T, file, kind string, want, got map[fact]int, n *tally) {
	t.Helper()
	for f, count := range want {
		if f.kind == kind {
			n.labelled += count
			n.both += min(count, got[f])
			if got[f] < count {
				t.Logf("%s: %s: not read: %s", file, kind, f.text)
			}
		}
	}
	for f, count := range got {
		if f.kind == kind {
			n.read += count
			if want[f] < count {
				t.Logf("%s: %s: read but not there: %s", file, kind, f.text)
			}
		}
	}
}

func writeTallies(b *strings.Builder, tallies map[string]*tally) {
	for _, kind := range kinds {
		if n := tallies[kind]; n != nil {
			fmt.Fprintf(b, "  %-13s precision %.3f  recall %.3f  (%d labelled, %d read, %d in both)\n", kind, ratio(n.both, n.read), ratio(n.both, n.labelled), n.labelled, n.read, n.both)
		}
	}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func readPlan(t *testing.T, name string) *graph.Plan {
	t.Helper()
	path := "../seeds/plans/" + name
	if _, err := os.Stat(path); err != nil {
		path = "testdata/shapes/" + name
	}
	files, _, err := loader.Collect([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	result, err := loadertest.Reader(t).Load(context.Background(), files, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Changes) != 1 {
		return &graph.Plan{Jurisdiction: graph.UnknownJurisdiction}
	}
	return result.Changes[0].Plan
}

func (l labels) facts() map[fact]int {
	set := map[fact]int{}
	set[fact{"plan", fmt.Sprint(l.Plan.Title, "|", l.Plan.Number, "|", l.Plan.Issuer, "|", l.Plan.Jurisdiction, "|", l.Plan.Issued, "|", l.Plan.Period)}]++
	for _, m := range l.Measures {
		set[fact{"measures", fmt.Sprint(m.Line, " ", m.Number)}]++
		set[fact{"titles", fmt.Sprint(m.Line, " ", m.Number, " ", m.Title)}]++
		for _, r := range m.Roles {
			for role, units := range map[string][]string{"LEAD": r.LEAD, "SUPPORT": r.SUPPORT, "RESPONSIBLE": r.RESPONSIBLE} {
				for _, u := range units {
					set[fact{"roles", fmt.Sprint(m.Line, " ", m.Number, " ", role, " ", u)}] = 1
					set[fact{"scope", fmt.Sprint(m.Line, " ", m.Number, " ", role, " ", u, " ", r.Scope, open(r.Open, role))}] = 1
				}
			}
		}
		for _, key := range m.Technologies {
			set[fact{"technologies", fmt.Sprint(m.Line, " ", m.Number, " ", key)}]++
		}
		for _, x := range m.Targets {
			x.Line = m.Line
			set[x.fact()]++
		}
	}
	for _, x := range l.Targets {
		set[x.fact()]++
	}
	return set
}

func open(roles []string, role string) string {
	for _, r := range roles {
		if r == role {
			return " 等"
		}
	}
	return ""
}

func (x targetLabel) fact() fact {
	max := ""
	if x.Max != nil {
		max = fmt.Sprint("–", *x.Max)
	}
	return fact{"targets", fmt.Sprint(x.Line, " ", x.Metric, " ", x.Comparator, " ", x.Value, max, x.Unit, " ", x.Deadline)}
}

func readFacts(p *graph.Plan, l labels) map[fact]int {
	set := map[fact]int{}
	if len(p.Sources) == 0 {
		return set
	}
	title, issuer, issued := p.Title, "", p.IssuedOn.String()
	if title == strings.TrimSuffix(l.File, filepath.Ext(l.File)) {
		title = ""
	}
	if p.Issuer != nil {
		issuer = p.Issuer.Name
	}
	var period []int
	if p.PeriodStart != 0 {
		period = []int{p.PeriodStart, p.PeriodEnd}
	}
	set[fact{"plan", fmt.Sprint(title, "|", p.DocumentNumber, "|", issuer, "|", p.Jurisdiction.Name, "|", issued, "|", period)}]++
	for _, m := range p.Measures {
		line := p.Sources[0].LineAt(m.Evidence()[0].Span().Start)
		set[fact{"measures", fmt.Sprint(line, " ", m.Number)}]++
		set[fact{"titles", fmt.Sprint(line, " ", m.Number, " ", m.Title)}]++
		for _, r := range m.Responsibilities() {
			mark := ""
			if r.OpenEnded {
				mark = " 等"
			}
			set[fact{"roles", fmt.Sprint(line, " ", m.Number, " ", r.Role, " ", r.AsWritten)}] = 1
			set[fact{"scope", fmt.Sprint(line, " ", m.Number, " ", r.Role, " ", r.AsWritten, " ", r.Scope, mark)}] = 1
		}
		for _, tech := range m.Technologies() {
			set[fact{"technologies", fmt.Sprint(line, " ", m.Number, " ", tech.Key)}]++
		}
		for _, x := range m.Targets {
			set[readTarget(x, line, l)]++
		}
	}
	for _, x := range p.Targets {
		if x.Measure == nil {
			set[readTarget(x, p.Sources[0].LineAt(x.Evidence()[0].Span().Start), l)]++
		}
	}
	return set
}

// readTarget writes a target that was read as its label writes it, where one has the same numbers and its metric holds
// the label's words in their order.
func readTarget(x *graph.Target, line int, l labels) fact {
	label := targetLabel{Line: line, Metric: x.Metric, Comparator: string(x.Comparator), Value: x.Value, Max: x.ValueMax, Unit: x.Unit, Deadline: x.Deadline().String()}
	all := append([]targetLabel{}, l.Targets...)
	for _, m := range l.Measures {
		for _, t := range m.Targets {
			t.Line = m.Line
			all = append(all, t)
		}
	}
	for _, known := range all {
		same := label
		same.Metric = known.Metric
		if same.fact() == known.fact() && holds(x.Metric, known.Metric) {
			return known.fact()
		}
	}
	return label.fact()
}

func holds(metric, words string) bool {
	for _, part := range strings.Split(words, "…") {
		at := strings.Index(metric, part)
		if at < 0 {
			return false
		}
		metric = metric[at+len(part):]
	}
	return true
}

func compareGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s moved; if that was meant, run the test with -update (-golden +got):\n%s", path, diff)
	}
}
