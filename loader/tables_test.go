package loader_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// TestTables reads tables and pages as documents have them: each case of testdata/tables.txt is a text, and below its rule what
// is read in it, a measure a line with its leads, those who support, those responsible, and when it is due.
func TestTables(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "tables.txt"))
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(data), "\n====\n")
	written := cases[:1:1]
	for _, c := range cases[1:] {
		name, rest, _ := strings.Cut(c, "\n")
		text, want, ok := strings.Cut(rest, "\n----\n")
		if !ok {
			t.Fatalf("%s: no rule", name)
		}
		t.Run(name, func(t *testing.T) {
			o, err := loadertest.Reader(t).Check(loader.File{Name: "plan." + strings.TrimPrefix(filepath.Ext(name), "."), Data: []byte(text)})
			if err != nil {
				t.Fatal(err)
			}
			got := strings.TrimSpace(measureLines(o))
			if diff := cmp.Diff(strings.TrimSpace(want), got); diff != "" && !*update {
				t.Errorf("(-want +got)\n%s", diff)
			}
			written = append(written, name+"\n"+text+"\n----\n"+got)
		})
	}
	if *update {
		if err := os.WriteFile(filepath.Join("testdata", "tables.txt"), []byte(strings.Join(written, "\n====\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func measureLines(o *loader.Outline) string {
	var b strings.Builder
	for _, i := range o.Items {
		if !i.Measure {
			continue
		}
		by := map[graph.Role][]string{}
		for _, u := range i.Units {
			by[u.Role] = append(by[u.Role], u.AsWritten)
		}
		fmt.Fprint(&b, i.Title)
		for _, role := range []graph.Role{graph.Lead, graph.Support, graph.Responsible} {
			if len(by[role]) > 0 {
				fmt.Fprintf(&b, " | %s %s", strings.ToLower(role.String()), strings.Join(by[role], ", "))
			}
		}
		if i.Deadline != "" {
			b.WriteString(" | due " + i.Deadline)
		}
		b.WriteString("\n")
	}
	return b.String()
}
