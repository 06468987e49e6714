package cayleystore_test

import (
	"path/filepath"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"
)

// TestProcessesShareAFile lets two processes replace a plan each, again and again, in one file, while this one reads
// and writes too: nobody fails, and whatever is read is whole. Then both are killed, and each plan is the last that its
// writer said was stored, or the next.
func TestProcessesShareAFile(t *testing.T) {
	url := "file:" + filepath.Join(t.TempDir(), "plans.db")
	var stored [2]atomic.Int64
	ended := make(chan struct{})
	var kill []func()
	for i := range stored {
		writer, lines := startWriter(t, url, i+1)
		if !lines.Scan() {
			t.Fatal("a writer ended before it stored anything")
		}
		kill = append(kill, func() { writer.Process.Kill() })
		go func() {
			for lines.Scan() {
				variant, _ := strconv.ParseInt(lines.Text(), 10, 64)
				stored[i].Store(variant)
			}
			writer.Wait()
			ended <- struct{}{}
		}()
	}
	store := open(t, url)
	defer store.Close()
	scheme := graphtest.Scheme()
	reads, seen := 0, map[string]bool{}
	shared := func() bool { return reads >= 5 && stored[0].Load() >= 5 && stored[1].Load() >= 5 }
	for until := time.Now().Add(5 * time.Minute); !shared() && time.Now().Before(until); reads++ {
		contents, err := store.Scan(t.Context())
		if err != nil {
			t.Fatalf("read %d: %v", reads, err)
		}
		seen[contents.Revision] = true
		if err := store.Replace(t.Context(), graphtest.Plan(scheme, 3, reads, 5)); err != nil {
			t.Fatalf("write %d: %v", reads, err)
		}
	}
	for i := range kill {
		kill[i]()
		<-ended
	}
	if len(seen) < 2 || !shared() {
		t.Errorf("%d reads saw %d revisions while the writers stored %d and %d times: nothing was shared", reads, len(seen), stored[0].Load(), stored[1].Load())
	}
	contents, err := store.Scan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range stored {
		checkVariant(t, contents, i+1, int(stored[i].Load()))
	}
	checkVariant(t, contents, 3, reads-1)
}

// checkVariant looks for the plan in that variant, or the next, with 30 measures or 5.
func checkVariant(t *testing.T, contents *graph.Contents, number, variant int) {
	t.Helper()
	for _, measures := range []int{30, 5} {
		for _, v := range []int{variant, variant + 1} {
			want := graphtest.Plan(contents.Scheme, number, v, measures)
			for _, p := range contents.Plans {
				if p.ID == want.ID && graphtest.Diff(&graph.Contents{Plans: []*graph.Plan{want}}, &graph.Contents{Plans: []*graph.Plan{p}}) == "" {
					return
				}
			}
		}
	}
	t.Errorf("plan %d is neither variant %d nor the next", number, variant)
}
