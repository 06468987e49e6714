package ingest

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// TestAPlanThatFailsStopsNoOther loads five plans of which the store cannot keep one: four are stored, and the report says
// which one failed.
func TestAPlanThatFailsStopsNoOther(t *testing.T) {
	folder := plantest.WriteFolder(t, t.TempDir(), 5, 1)
	files, _, err := loader.Collect([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	store := newStore(t)
	defer store.Close()
	report, err := Load(t.Context(), files, plantest.RefusingStore{Store: store, Title: "杭州市第2号行动方案"}, NoProgress)
	if err != nil {
		t.Fatal(err)
	}
	contents, err := store.Scan(t.Context())
	if err != nil || len(contents.Plans) != 4 {
		t.Errorf("%d plans are stored, want 4; error %v", len(contents.Plans), err)
	}
	for _, f := range report.Files {
		if failed := f.Outcome == loader.Failed; failed != strings.Contains(f.File, "plan-02") {
			t.Errorf("%s: %s %s", f.File, f.Outcome, f.Reason)
		}
	}
}

// TestAFileThatFailsKeepsWhatItSaid loads a file with another title: where that cannot be stored, the plan that was read from
// the file stays, and so it goes where another file fails.
func TestAFileThatFailsKeepsWhatItSaid(t *testing.T) {
	store := newStore(t)
	defer store.Close()
	dir := t.TempDir()
	load := func(into graph.Store, texts ...string) {
		t.Helper()
		for i, text := range texts {
			plantest.Write(t, filepath.Join(dir, fmt.Sprintf("%d.txt", i)), text)
		}
		files, _, err := loader.Collect([]string{dir})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Load(t.Context(), files, into, NoProgress); err != nil {
			t.Fatal(err)
		}
	}
	titles := func() (list []string) {
		contents, err := store.Scan(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range contents.Plans {
			list = append(list, p.Title)
		}
		slices.Sort(list)
		return list
	}
	load(store, plantest.Text(1, 1), plantest.Text(2, 1))
	load(plantest.RefusingStore{Store: store, Title: "杭州市第3号行动方案"}, plantest.Text(3, 1), "公告\n")
	if got := titles(); !slices.Equal(got, []string{"杭州市第1号行动方案"}) {
		t.Errorf("the store holds %v, want the plan whose file could not be stored anew, and not the one whose file says nothing now", got)
	}
}
