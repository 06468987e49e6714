package main

import (
	"encoding/json"
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

// TestShort: no ratio falls to less than half of what results.json records for 1,000 measures. Each has three attempts,
// since other work on the machine can spoil one. It means something only without the race detector, so make test runs it
// apart, with PLANGRAPH_BENCH=1.
func TestShort(t *testing.T) {
	if os.Getenv("PLANGRAPH_BENCH") == "" {
		t.Skip("make test runs this without the race detector, with PLANGRAPH_BENCH=1")
	}
	least := recorded(t)
	for attempt := 1; ; attempt++ {
		low := below(shortRun(t), least)
		if len(low) == 0 {
			return
		}
		if attempt == 3 {
			t.Fatalf("three times less than half of the recorded ratio: %v", low)
		}
		t.Logf("attempt %d: %v", attempt, low)
	}
}

// recorded are the uncached ratios that results.json holds for 1,000 measures.
func recorded(t *testing.T) map[string]float64 {
	data, err := os.ReadFile("results.json")
	if err != nil {
		t.Fatalf("%v: make bench writes it", err)
	}
	var all []figures
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	ratios := map[string]float64{}
	for _, f := range all {
		for _, r := range f.Uncached {
			if f.Measures == 1000 {
				ratios[r.Question] = r.Median
			}
		}
	}
	if len(ratios) == 0 {
		t.Fatal("results.json has no ratios for 1000 measures: run make bench")
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

// below are the questions whose ratio is less than half of what it was.
func below(f figures, least map[string]float64) map[string]float64 {
	low := map[string]float64{}
	for _, r := range f.Uncached {
		if r.Median < least[r.Question]/2 {
			low[r.Question] = r.Median
		}
	}
	return low
}

// TestBelow: a ratio below half of the recorded one is found, and no other.
func TestBelow(t *testing.T) {
	f := figures{Uncached: []ratio{{Question: "q1", Median: .2}, {Question: "q2", Median: .3}}}
	low := below(f, map[string]float64{"q1": .5, "q2": .5})
	if len(low) != 1 || low["q1"] != .2 {
		t.Error(low)
	}
}
