package graphtest

import (
	"fmt"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// draft builds a plan over its texts: whatever is added is found in each source by its words.
type draft struct {
	*graph.Plan
	texts []string // by source; the words of a measure are looked for in each
}

func newDraft(plan graph.Plan, texts ...string) *draft {
	plan.ID = graph.NewPlanID(plan.DocumentNumber, plan.Title, plan.Jurisdiction)
	for i, text := range texts {
		source := graph.NewSource(fmt.Sprintf("%s-%d.txt", plan.ID[len(plan.ID)-4:], i), fmt.Sprintf("%064x", i+1), []string{"UTF-8", "GB18030"}[i%2], text)
		source.Complete = i == 0
		plan.Sources = append(plan.Sources, source)
	}
	plan.Coverage = graph.Coverage{Characters: plan.Sources[0].Characters()}
	return &draft{&plan, texts}
}

// cite gives the evidence for words in each source that has them. The words must stand in one at least.
func (d *draft) cite(words string) []graph.Evidence {
	var list []graph.Evidence
	for i, text := range d.texts {
		if at := strings.Index(text, words); at >= 0 {
			list = append(list, d.Sources[i].Evidence(graph.Span{Start: at, End: at + len(words)}))
		}
	}
	if list == nil {
		panic("no source has " + words)
	}
	return list
}

func (d *draft) measure(path, number, title, words string, headings ...graph.Heading) *graph.Measure {
	m := &graph.Measure{ID: graph.NewMeasureID(d.ID, path), Number: number, Title: title, Plan: d.Plan, Path: path}
	m.SetHeadings(headings...)
	m.SetEvidence(d.cite(words)...)
	d.Measures = append(d.Measures, m)
	d.Coverage.InMeasures += m.Evidence()[0].End() - m.Evidence()[0].Start()
	return m
}

// clause adds responsibilities in one role, all with the clause as evidence.
func (d *draft) clause(m *graph.Measure, words string, role graph.Role, scope graph.Scope, agencies ...*graph.Agency) {
	for _, a := range agencies {
		m.SetResponsibilities(append(m.Responsibilities(), graph.Responsibility{Role: role, Agency: a, AsWritten: a.ShortName, Scope: scope, Evidence: d.cite(words)}))
	}
	d.Coverage.Markers++
	d.Coverage.Attached++
}

// amend changes one of the measure's responsibilities.
func amend(m *graph.Measure, n int, change func(*graph.Responsibility)) {
	list := m.Responsibilities()
	change(&list[n])
	m.SetResponsibilities(list)
}

// mention adds the technology with the words that name it.
func (d *draft) mention(m *graph.Measure, t *graph.Technology, words string) {
	m.SetMentions(append(m.Mentions(), graph.Mention{Technology: t, AsWritten: words, Evidence: d.cite(words)}))
}

// target adds what is counted to the measure, or to the plan as a whole where m is nil; the target needs no ids.
func (d *draft) target(m *graph.Measure, t graph.Target, words string) *graph.Target {
	t.ID = graph.NewID(graph.KindTarget, string(d.ID), fmt.Sprint(len(d.Targets)))
	t.Plan, t.Measure = d.Plan, m
	t.SetEvidence(d.cite(words)...)
	d.Targets = append(d.Targets, &t)
	if m != nil {
		m.Targets = append(m.Targets, &t)
	}
	return &t
}

func (d *draft) reject(reason, words string) {
	d.Coverage.Markers++
	d.Coverage.Rejected = append(d.Coverage.Rejected, graph.Rejected{Reason: reason, Evidence: d.cite(words)[0]})
}

func (d *draft) anomaly(reason, words string) {
	d.Coverage.Anomalies = append(d.Coverage.Anomalies, graph.Rejected{Reason: reason, Evidence: d.cite(words)[0]})
}
