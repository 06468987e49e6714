package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestMain is the limit too, so that the test can start it as a process of its own.
func TestMain(m *testing.M) {
	if os.Getenv("PLANGRAPH_BENCH_LIMIT") != "" {
		if err := limit(os.Stdin, os.Stdout); err != nil {
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// TestShort: no ratio falls to less than half of what results.json records for 1,000 measures, and no request leaves twice
// the garbage. Each has three attempts, since other work on the machine can spoil one. It means something only on a quiet
// machine and without the race detector, so make test-all runs it apart, with PLANGRAPH_BENCH=1.
func TestShort(t *testing.T) {
	if os.Getenv("PLANGRAPH_BENCH") == "" {
		t.Skip("it measures speed, without the race detector: make test-all runs it, with PLANGRAPH_BENCH=1")
	}
	least := recorded(t)
	for attempt := 1; ; attempt++ {
		low := worse(shortRun(t), least)
		if len(low) == 0 {
			return
		}
		if attempt == 3 {
			t.Fatalf("three times half as good as recorded: %v", low)
		}
		t.Logf("attempt %d: %v", attempt, low)
	}
}

// recorded are the uncached figures that results.json holds for 1,000 measures, by question.
func recorded(t *testing.T) map[string]ratio {
	data, err := os.ReadFile("results.json")
	if err != nil {
		t.Fatalf("%v: make bench writes it", err)
	}
	var all []figures
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	ratios := map[string]ratio{}
	for _, f := range all {
		for _, r := range f.Uncached {
			if f.Measures == 1000 {
				ratios[r.Question] = r
			}
		}
	}
	if len(ratios) == 0 || ratios["q2"].Garbage == 0 {
		t.Fatal("results.json has no ratios, or no garbage, for 1000 measures: run make bench")
	}
	return ratios
}

func shortRun(t *testing.T) figures {
	dir := t.TempDir()
	program := filepath.Join(dir, "plangraph")
	if out, err := exec.Command("go", "build", "-o", program, "../cmd/plangraph").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	limit := exec.Command(self)
	limit.Env = []string{"PLANGRAPH_BENCH_LIMIT=1"}
	b := &bench{program: program, limit: limit, dir: dir, rounds: 5, slice: 100 * time.Millisecond, short: true}
	f, err := b.size(1000)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// worse are the questions whose ratio is less than half of what it was, or whose requests leave more than twice the garbage,
// with what they show now.
func worse(f figures, was map[string]ratio) map[string]string {
	list := map[string]string{}
	for _, r := range f.Uncached {
		if r.Median < was[r.Question].Median/2 {
			list[r.Question] = fmt.Sprintf("ratio %.2f", r.Median)
		}
		if r.Garbage > 2*was[r.Question].Garbage {
			list[r.Question] += fmt.Sprintf("%d bytes of garbage", r.Garbage)
		}
	}
	return list
}

// TestWorse: a ratio below half of the recorded one is found, and more than twice the garbage, and no other.
func TestWorse(t *testing.T) {
	f := figures{Uncached: []ratio{{Question: "q1", Median: .2, Garbage: 10}, {Question: "q2", Median: .3, Garbage: 20}, {Question: "q3", Median: .5, Garbage: 21}}}
	was := ratio{Median: .5, Garbage: 10}
	got := worse(f, map[string]ratio{"q1": was, "q2": was, "q3": was})
	if want := (map[string]string{"q1": "ratio 0.20", "q3": "21 bytes of garbage"}); !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
