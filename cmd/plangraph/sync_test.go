package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
)

// TestSyncInParts lets more plans vanish than go at once: all go, and what stays is the folder's.
func TestSyncInParts(t *testing.T) {
	dir, few := t.TempDir(), t.TempDir()
	store := "file:" + filepath.Join(t.TempDir(), "x.db")
	for i := range removedAtOnce + 2 {
		text := fmt.Sprintf("第%d号数据方案\n甲政发〔2024〕%d号\n（一）建设数据平台%d，汇集全部政务数据。（牵头单位：市数据局）\n", i, i, i)
		write(t, filepath.Join(dir, fmt.Sprintf("%d.txt", i)), text)
		if i == 0 {
			write(t, filepath.Join(few, "0.txt"), text)
		}
	}
	plangraph(t, "load", "--store", store, dir)
	plangraph(t, "load", "--store", store, "--sync", few)
	var left []listed
	if err := json.Unmarshal([]byte(plangraph(t, "list", "--store", store, "--json")), &left); err != nil {
		t.Fatal(err)
	}
	if len(left) != 1 || !slices.Equal(left[0].Files, []string{"0.txt"}) {
		t.Errorf("%d plans are left: %v", len(left), left)
	}
}

// TestWhatOthersLoadMeanwhileStays: of what is not in the folder, only that goes which was there at the first look.
func TestWhatOthersLoadMeanwhileStays(t *testing.T) {
	source := func(name string) *graph.Source { return graph.NewSource(name, "bytes of "+name, "UTF-8", "") }
	contents := &graph.Contents{Plans: []*graph.Plan{{ID: "plan-a", Sources: []*graph.Source{source("a.txt")}}}}
	before := vanished(contents, nil, nil, nil)
	first := before.sums()
	contents.Plans = append(contents.Plans, &graph.Plan{ID: "plan-b", Sources: []*graph.Source{source("b.txt")}})
	for _, c := range []struct {
		of   map[string]bool
		want []string
	}{{nil, []string{"a.txt", "b.txt"}}, {first, []string{"a.txt"}}, {map[string]bool{}, nil}} {
		gone := vanished(contents, nil, nil, c.of)
		if diff := cmp.Diff(c.want, gone.names()); diff != "" {
			t.Errorf("of %v (-want +got)\n%s", c.of, diff)
		}
	}
}
