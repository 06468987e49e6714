package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/ingest"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"

	"github.com/plangraph/plangraph/graph/rdf"
)

// kills is how often TestKill kills: PLANGRAPH_KILLS=200 go test ./cmd/plangraph -run TestKill -v.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("PLANGRAPH_KILLS")); err == nil {
		return n
	}
	return 8
}

// TestKill kills plangraph load, with kill -9, at random moments of its run: while it makes a store, loads plans, or
// replaces them by others. Afterwards each plan is what it was before, or what was loaded, whole; and the next load goes on
// from there.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("the moments of its kills hang on the clock; TestKillLeavesAWholePlan of cayleystore kills upon events")
	}
	dir := t.TempDir()
	folders := []string{plantest.WriteFolder(t, filepath.Join(dir, "a"), 40, 1), plantest.WriteFolder(t, filepath.Join(dir, "b"), 40, 2)}
	says := []map[graph.ID]string{readings(t, folders[0]), readings(t, folders[1])}
	if len(says[0]) != 40 || len(says[1]) != 40 {
		t.Fatalf("the folders are read as %d and %d plans", len(says[0]), len(says[1]))
	}
	live := filepath.Join(dir, "live") // the files that change: in another folder they would be other files
	span := fullLoad(t, "file:"+filepath.Join(dir, "first.db"), folders[0])
	var store string
	var before map[graph.ID]string
	killed, midway := 0, 0
	for round := range kills() {
		if round%10 == 0 {
			store, before = "file:"+filepath.Join(dir, strconv.Itoa(round)+".db"), nil
		}
		// Half as long again, because replacing takes longer than the first load.
		if killedLoad(t, store, plantest.WriteFolder(t, live, 40, 1+round%2), time.Duration(1.5*rand.Float64()*float64(span))) {
			killed++
		}
		after := held(t, store)
		changed := checkWhole(t, round, before, after, says[round%2])
		if changed > 0 && changed < len(says[0]) {
			midway++
		}
		before = after
	}
	t.Logf("%d loads, %d of them killed before they ended, %d when some plans were stored and others not", kills(), killed, midway)
	if killed*4 < kills() {
		t.Error("most loads ended before they were killed: nothing was tested")
	}
	plangraph(t, "load", "--store", store, plantest.WriteFolder(t, live, 40, 1))
	checkWhole(t, kills(), says[0], held(t, store), says[0])
}

func fullLoad(t *testing.T, store, folder string) time.Duration {
	t.Helper()
	from := time.Now()
	plangraph(t, "load", "--store", store, folder)
	return time.Since(from)
}

// killedLoad kills a load after that time; killed is false where it had ended.
func killedLoad(t *testing.T, store, folder string, after time.Duration) (killed bool) {
	t.Helper()
	program := exec.Command("plangraph", "load", "--store", store, folder)
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { program.Process.Kill() })
	defer timer.Stop()
	program.Wait()
	return program.ProcessState.ExitCode() == -1
}

// checkWhole counts the plans that are what was loaded and were not before. Each other one must be as it was, and none
// may be gone.
func checkWhole(t *testing.T, round int, before, after, loaded map[graph.ID]string) (changed int) {
	t.Helper()
	for id := range before {
		if after[id] == "" {
			t.Errorf("after kill %d, %s is gone", round, id)
		}
	}
	for id, says := range after {
		switch says {
		case before[id]:
		case loaded[id]:
			changed++
		default:
			t.Errorf("after kill %d, %s is neither what it was nor what was loaded", round, id)
		}
	}
	return changed
}

// readings are the digests of what the files in the folder say, by plan.
func readings(t *testing.T, folder string) map[graph.ID]string {
	t.Helper()
	files, _, err := loader.Collect([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	known, err := ingest.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	result, err := known.Load(t.Context(), files, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var plans []*graph.Plan
	for _, change := range result.Changes {
		plans = append(plans, change.Plan)
	}
	return digests(t, plans)
}

func digests(t *testing.T, plans []*graph.Plan) map[graph.ID]string {
	t.Helper()
	of := map[graph.ID]string{}
	for _, p := range plans {
		quads, err := rdf.DefaultVocabulary.EncodePlan(p)
		if err != nil {
			t.Fatal(err)
		}
		of[p.ID] = rdf.Digest(quads)
	}
	return of
}

// held are the digests of the plans that the store holds, every one of which can be read.
func held(t *testing.T, store string) map[graph.ID]string {
	t.Helper()
	s, contents, err := storeURL(store).open(t.Context())
	if err != nil {
		t.Fatalf("the store cannot be opened: %v", err)
	}
	defer s.Close()
	return digests(t, contents.Plans)
}
