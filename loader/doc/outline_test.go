package doc_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader/doc"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestOutline reads small texts in the shapes that documents have and compares their outlines with golden files, whose
// lines are indented as the items nest: the kind and text of the marker, then each passage. A bar is a paragraph of its own.
func TestOutline(t *testing.T) {
	paths, err := filepath.Glob("testdata/outline/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			d := doc.Parse(string(source))
			checkOutline(t, d)
			compareGolden(t, strings.TrimSuffix(path, ".txt")+".golden", dump(d))
		})
	}
}

func dump(d *doc.Document) string {
	var b strings.Builder
	dumpNode(&b, d.Root, 0)
	for _, t := range d.Tail {
		fmt.Fprintf(&b, "tail: %s\n", t.Norm)
	}
	for _, l := range d.Left {
		fmt.Fprintf(&b, "left (%s): %s\n", l.Reason, doc.Normalize(d.Source[l.Span.Start:l.Span.End]))
	}
	for _, l := range d.Anomalies {
		fmt.Fprintf(&b, "anomaly at %q: %s\n", d.Source[l.Span.Start:l.Span.End], l.Reason)
	}
	return b.String()
}

func dumpNode(b *strings.Builder, n *doc.Node, depth int) {
	indent := strings.Repeat("    ", depth)
	fmt.Fprintf(b, "%s%s %q\n", indent, n.Marker.Kind, n.Marker.Text)
	for _, block := range n.Blocks {
		mark := " "
		if block.Alone {
			mark = "|"
		}
		if block.Cells != nil {
			mark += "row "
		}
		fmt.Fprintf(b, "%s  %s%s\n", indent, mark, block.Text.Norm)
	}
	for _, c := range n.Children {
		dumpNode(b, c, depth+1)
	}
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
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-golden +got):\n%s", path, diff)
	}
}
