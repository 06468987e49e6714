package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/plangraph/plangraph/bench/corpus"
	"github.com/plangraph/plangraph/graph"
)

// truth counts, from what the corpus put into its plans and by nothing of the server's, who owns what and who works with
// whom, and holds the server's answers to it.
type truth struct {
	owners        map[string]map[string]int // by technology, with all narrower ones, and agency: measures
	collaborators map[string]map[string]int // by agency and agency
	texts         []string                  // of all measures
}

func newTruth(technologies []*graph.Technology, plans []corpus.Plan) truth {
	above := map[string][]*graph.Technology{}
	for _, t := range technologies {
		above[t.Key] = climb(t, nil)
	}
	t := truth{owners: map[string]map[string]int{}, collaborators: map[string]map[string]int{}}
	for _, p := range plans {
		for _, m := range p.Measures {
			t.count(p, m, above)
		}
	}
	return t
}

// climb is the technology and all broader ones.
func climb(t *graph.Technology, list []*graph.Technology) []*graph.Technology {
	list = append(list, t)
	for _, b := range t.Broader {
		list = climb(b, list)
	}
	return list
}

func (t *truth) count(p corpus.Plan, m corpus.Measure, above map[string][]*graph.Technology) {
	t.texts = append(t.texts, m.Text)
	id := func(name string) string { return string(graph.NewAgencyID(name, p.Place)) }
	used := map[string]bool{}
	for _, key := range m.Technologies {
		for _, x := range above[key] {
			used[string(x.ID)] = true
		}
	}
	for technology := range used {
		for _, lead := range m.Leads {
			add(t.owners, technology, id(lead))
		}
	}
	all := append(append([]string{}, m.Leads...), m.Supports...)
	for _, a := range all {
		for _, b := range all {
			if a != b {
				add(t.collaborators, id(a), id(b))
			}
		}
	}
}

func add(counts map[string]map[string]int, a, b string) {
	if counts[a] == nil {
		counts[a] = map[string]int{}
	}
	counts[a][b]++
}

// check holds an answer to Q1 or Q5 to the truth: how many there are, and each one's count.
func (t *truth) check(q question, n int, body []byte) error {
	switch q.name {
	case "q1":
		var a answer1
		if err := json.Unmarshal(body, &a); err != nil {
			return err
		}
		want := t.owners[q.variables[n]["technology"]]
		if a.Data.Technology == nil || a.Data.Technology.Owners.TotalCount != len(want) {
			return fmt.Errorf("%s %v: %d owners expected: %.300s", q.name, q.variables[n], len(want), body)
		}
		for _, e := range a.Data.Technology.Owners.Edges {
			if want[e.Node.ID] != e.MeasureCount {
				return fmt.Errorf("%s: %s has %d measures, not %d", q.name, e.Node.Name, want[e.Node.ID], e.MeasureCount)
			}
		}
	case "search":
		return t.found(q.variables[n]["phrase"], body)
	case "q5":
		var a answer5
		if err := json.Unmarshal(body, &a); err != nil {
			return err
		}
		want := t.collaborators[q.variables[n]["agency"]]
		if a.Data.Agency == nil || a.Data.Agency.Collaborators.TotalCount != len(want) {
			return fmt.Errorf("%s: %d collaborators expected: %.300s", q.name, len(want), body)
		}
		for _, e := range a.Data.Agency.Collaborators.Edges {
			if want[e.Node.ID] != e.MeasureCount {
				return fmt.Errorf("%s: %s shares %d measures, not %d", q.name, e.Node.Name, want[e.Node.ID], e.MeasureCount)
			}
		}
	}
	if text := string(body); strings.Contains(text, `"errors"`) || strings.HasSuffix(strings.TrimSpace(text), ":null}}") {
		return fmt.Errorf("%s: %.300s", q.name, body)
	}
	return nil
}

// found holds a search to the number of measures whose text contains the phrase.
func (t *truth) found(phrase string, body []byte) error {
	var a struct {
		Data struct{ Search struct{ TotalCount int } }
	}
	if err := json.Unmarshal(body, &a); err != nil {
		return err
	}
	want := 0
	for _, text := range t.texts {
		if strings.Contains(text, phrase) {
			want++
		}
	}
	if a.Data.Search.TotalCount != want {
		return fmt.Errorf("%s stands in %d measures, not %d", phrase, want, a.Data.Search.TotalCount)
	}
	return nil
}
