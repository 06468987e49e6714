// Package corpus writes government plans of any number, the same ones for the same size, so that reading, storing and
// answering can be measured at the size of a nation.
//
// Each plan has 100 measures in ten sections; each city has five plans and 40 agencies, under the names and short names
// that the bundled tables know. A measure has 1–2 leads, 0–6 supporting units, 0–4 technologies (Zipf-distributed over
// the bundled scheme) and 0–2 targets. All of it is text, in several of the forms that plans really use. The corpus keeps
// what it put in, so that a test can hold the reader, and the answers, to it.
package corpus

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/seeds"
)

// The shape of a corpus.
const (
	MeasuresPerPlan = 100
	PlansPerCity    = 5
)

// Plan is one text and what it says.
type Plan struct {
	File, Title, City string
	Place             *graph.Jurisdiction
	Text              string
	Measures          []Measure
}

// Measure is what was put into one measure. Units are official names, technologies are keys, each once.
type Measure struct {
	ID            graph.ID
	Number, Title string
	Leads         []string
	Role          graph.Role // of the leads: LEAD, or RESPONSIBLE where the clause names nobody to lead
	Supports      []string
	Technologies  []string
	Targets       []Target
	Phrase        string // words of its filler, to search for
	Text          string // the whole line
}

// Target is one commitment: metric, value, unit, and the year by which.
type Target struct {
	Metric string
	Value  float64
	Unit   string
	Year   int
}

// Corpus writes plans.
type Corpus struct {
	Technologies []*graph.Technology // the scheme
	cities       []*graph.Jurisdiction
	random       *rand.Rand
	zipf         *rand.Zipf
	usable       []*graph.Technology // those whose Chinese name stands for them alone, in a random order
}

// New prepares a corpus; the same seed gives the same plans.
func New(seed uint64) (*Corpus, error) {
	vocabulary, err := seeds.Technologies()
	if err != nil {
		return nil, err
	}
	c := &Corpus{Technologies: vocabulary.Scheme.Technologies, random: rand.New(rand.NewPCG(seed, 6))}
	c.cities, err = cities()
	if err != nil {
		return nil, err
	}
	for _, t := range c.Technologies {
		if !strings.ContainsFunc(t.Name, func(r rune) bool { return r < 0x4e00 || r > 0x9fff }) {
			c.usable = append(c.usable, t)
		}
	}
	c.random.Shuffle(len(c.usable), func(i, j int) { c.usable[i], c.usable[j] = c.usable[j], c.usable[i] })
	c.zipf = rand.NewZipf(c.random, 1.2, 4, uint64(len(c.usable)-1))
	return c, nil
}

// Plan writes the plan of that number. Plans are to be written in order from 0: each draws from the same generator.
func (c *Corpus) Plan(n int) Plan {
	place := c.cities[n/PlansPerCity]
	city := place.Name
	p := Plan{Place: place, File: fmt.Sprintf("plan-%04d.txt", n), City: city, Title: city + themes[n%PlansPerCity] + "行动计划"}
	var text strings.Builder
	fmt.Fprintf(&text, "%s\n一、总体要求\n%s。\n二、主要任务\n", p.Title, c.clauses(4))
	for i := range MeasuresPerPlan {
		if i%10 == 0 {
			fmt.Fprintf(&text, "(%s)%s\n", numerals[i/10], c.pick(verbs)+c.pick(objects))
		}
		m := c.measure(city, i%10+1)
		m.ID = graph.NewMeasureID(graph.NewPlanID("", p.Title, place), fmt.Sprintf("/一、2/(一)%d/1.%d", i/10+1, i%10+1))
		m.Text = c.write(m)
		text.WriteString(m.Text + "\n")
		p.Measures = append(p.Measures, m)
	}
	p.Text = text.String()
	return p
}

func (c *Corpus) measure(city string, n int) Measure {
	m := Measure{Number: fmt.Sprintf("%d.", n), Title: c.pick(verbs) + c.pick(fields) + c.pick(objects), Role: graph.Lead, Phrase: c.clauses(1)}
	order := c.random.Perm(len(bodies))
	leads := 1 + c.random.IntN(2)
	for _, b := range order[:leads] {
		m.Leads = append(m.Leads, city+bodies[b][1])
	}
	for _, b := range order[leads : leads+c.random.IntN(7)] {
		m.Supports = append(m.Supports, city+bodies[b][1])
	}
	if len(m.Supports) == 0 && c.random.IntN(2) == 0 {
		m.Role = graph.Responsible
	}
	for range c.random.IntN(5) {
		if key := c.usable[c.zipf.Uint64()].Key; !slices.Contains(m.Technologies, key) {
			m.Technologies = append(m.Technologies, key)
		}
	}
	first := c.random.IntN(len(metrics))
	for i := range c.random.IntN(3) {
		at := (first + i) % len(metrics)
		m.Targets = append(m.Targets, Target{metrics[at], float64(10 + c.random.IntN(80)), units[at], 2016 + c.random.IntN(5)})
	}
	return m
}

func (c *Corpus) pick(words []string) string { return words[c.random.IntN(len(words))] }

// clauses are n pieces of filler.
func (c *Corpus) clauses(n int) string {
	var list []string
	for range n {
		list = append(list, c.pick(manners)+c.pick(verbs)+c.pick(fields)+"领域"+c.pick(objects))
	}
	return strings.Join(list, ",")
}
