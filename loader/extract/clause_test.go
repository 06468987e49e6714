package extract_test

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/agency"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
	"github.com/plangraph/plangraph/seeds"
)

// TestFindClauses holds the forms of clauses as data: a passage, and what is read from it.
func TestFindClauses(t *testing.T) {
	directory := bundledDirectory(t)
	finder := extract.Finder{IsUnit: directory.IsUnit, MayBe: directory.MayBeUnit, Year: 2020}
	for _, c := range readCases(t, "testdata/clauses.txt") {
		t.Run(c.passage, func(t *testing.T) {
			text := doc.NewText(c.passage, graph.Span{End: len(c.passage)})
			var got []string
			for _, found := range finder.Find(text) {
				got = append(got, render(found))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

type clauseCase struct {
	passage string
	want    []string
}

func readCases(t *testing.T, path string) []clauseCase {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []clauseCase
	for s := bufio.NewScanner(f); s.Scan(); {
		switch line := s.Text(); {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "> "):
			last := &list[len(list)-1]
			last.want = append(last.want, line[2:])
		default:
			list = append(list, clauseCase{passage: line})
		}
	}
	return list
}

// render writes a clause as the cases do.
func render(c extract.Clause) string {
	var parts []string
	var role graph.Role
	for _, a := range c.Assign(c.Order) {
		name := a.Name
		if a.OpenEnded {
			name += "等"
		}
		if a.Role == role && len(parts) > 0 {
			parts[len(parts)-1] += " / " + name
			continue
		}
		role = a.Role
		parts = append(parts, fmt.Sprintf("%s %s", role, name))
	}
	if !c.Deadline.IsZero() {
		parts = append(parts, "by "+c.Deadline.String())
	}
	if c.Order {
		parts = append(parts, "order")
	}
	if c.Unclosed {
		parts = append(parts, "unclosed")
	}
	if c.Prose || c.Deeds || c.Sentence {
		parts = append(parts, "told")
	}
	return strings.Join(parts, " ; ")
}

func bundledDirectory(t testing.TB) *agency.Directory {
	t.Helper()
	d, err := seeds.Agencies()
	if err != nil {
		t.Fatal(err)
	}
	return d
}
