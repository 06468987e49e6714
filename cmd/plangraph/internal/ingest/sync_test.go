package ingest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
)

// TestWhatOthersLoadMeanwhileStays: of what is not in the folder, only that goes which was there at the first look.
func TestWhatOthersLoadMeanwhileStays(t *testing.T) {
	source := func(name string) *graph.Source { return graph.NewSource(name, "bytes of "+name, "UTF-8", "") }
	contents := &graph.Contents{Plans: []*graph.Plan{{ID: "plan-a", Sources: []*graph.Source{source("a.txt")}}}}
	before := Folder{}.vanished(contents, nil)
	first := before.digests()
	contents.Plans = append(contents.Plans, &graph.Plan{ID: "plan-b", Sources: []*graph.Source{source("b.txt")}})
	for _, c := range []struct {
		of   map[string]bool
		want []string
	}{{nil, []string{"a.txt", "b.txt"}}, {first, []string{"a.txt"}}, {map[string]bool{}, nil}} {
		gone := Folder{}.vanished(contents, c.of)
		if diff := cmp.Diff(c.want, gone.fileNames()); diff != "" {
			t.Errorf("of %v (-want +got)\n%s", c.of, diff)
		}
	}
}
