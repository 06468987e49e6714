package graph_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
)

// listing is all that a measure keeps in its plan's columns.
func listing(m *graph.Measure) []string {
	list := []string{fmt.Sprint(m.Headings(), m.Deadline()), places(m.Evidence())}
	for _, r := range m.Responsibilities() {
		list = append(list, fmt.Sprint(r.Role, r.Scope, r.OpenEnded, r.Agency.Name, r.AsWritten, places(r.Evidence)))
	}
	for _, x := range m.Mentions() {
		list = append(list, fmt.Sprint(x.Technology.Key, x.AsWritten, places(x.Evidence)))
	}
	for _, t := range m.Targets {
		list = append(list, fmt.Sprint(t.Metric, t.Deadline(), places(t.Evidence())))
	}
	return list
}

func places(list []graph.Evidence) (told string) {
	for _, e := range list {
		told += fmt.Sprint(" ", e.Span())
	}
	return told
}

// crowd is a plan of one measure with more responsibilities and mentions than columns look back on.
func crowd(n int) (*graph.Plan, *graph.Measure) {
	p := &graph.Plan{ID: "plan", Sources: []*graph.Source{graph.NewSource("a.txt", "", "UTF-8", "一项任务，很多单位")}}
	m := &graph.Measure{ID: "measure", Plan: p}
	m.SetHeadings(graph.Heading{Number: "一、", Title: "任务"})
	m.SetDeadline(graph.PartialDate{Year: 2020, Month: 6})
	var responsibilities []graph.Responsibility
	var mentions []graph.Mention
	for i := range n {
		at := p.Sources[0].Evidence(graph.Span{Start: 3 * (i % 3), End: 9})
		a := &graph.Agency{Name: fmt.Sprint("单位", i)}
		responsibilities = append(responsibilities, graph.Responsibility{Agency: a, AsWritten: a.Name, Evidence: []graph.Evidence{at, at}[:1+i%2], Role: graph.Roles[i%3], Scope: graph.Own, OpenEnded: i%5 == 0})
		mentions = append(mentions, graph.Mention{Technology: &graph.Technology{Key: fmt.Sprint("t", i/2)}, AsWritten: fmt.Sprint("词", i), Evidence: []graph.Evidence{at}})
	}
	m.SetEvidence(p.Sources[0].Evidence(graph.Span{End: 12}))
	m.SetResponsibilities(append(responsibilities, responsibilities[0])) // the first again, long after it was entered
	m.SetMentions(append(mentions, mentions[0]))
	t := &graph.Target{Metric: "单位", Plan: p, Measure: m}
	t.SetDeadline(graph.PartialDate{Year: 2021})
	t.SetEvidence(p.Sources[0].Evidence(graph.Span{Start: 12, End: 15}))
	m.Targets, p.Targets, p.Measures = []*graph.Target{t}, []*graph.Target{t}, []*graph.Measure{m}
	return p, m
}

// TestPlanColumns: what is set is told again, also after something else was set, by a clone, and in another plan.
func TestPlanColumns(t *testing.T) {
	for _, n := range []int{0, 1, 7, 600} {
		if n == 0 {
			if m := (&graph.Measure{Plan: &graph.Plan{}}); m.Responsibilities() != nil || m.Mentions() != nil || m.Evidence() != nil || m.Headings() != nil || !m.Deadline().IsZero() {
				t.Error("a measure without anything tells something")
			}
			continue
		}
		p, m := crowd(n)
		want, responsibilities, mentions := listing(m), m.Responsibilities(), m.Mentions()
		if len(want) != 2*n+5 {
			t.Fatalf("of %d responsibilities and mentions, %d lines", n, len(want))
		}
		m.SetResponsibilities(nil)
		m.SetMentions(mentions[:1])
		slices.Reverse(mentions)
		m.SetMentions(mentions)
		slices.Reverse(mentions)
		m.SetResponsibilities(responsibilities)
		m.SetMentions(mentions)
		other := &graph.Plan{ID: "other", Sources: p.Sources}
		clone := p.Clone().Measures[0]
		told := map[string][]string{"set again": listing(m), "a clone": listing(clone)}
		if clone == m || clone.Targets[0] == m.Targets[0] || clone.Targets[0].Measure != clone || clone.Plan == p || clone.Targets[0].Plan != clone.Plan {
			t.Error("a clone shares measures or targets with its plan")
		}
		m.MoveTo(other)
		told["another plan"] = listing(m)
		for where, got := range told {
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Errorf("%d responsibilities, %s: -want +got:\n%s", n, where, diff)
			}
		}
	}
}

// kept is what was set of a measure, as it was given.
type kept struct {
	headings         []graph.Heading
	evidence         []graph.Evidence
	responsibilities []graph.Responsibility
	mentions         []graph.Mention
	due              graph.PartialDate
}

// TestColumnsKeepWhatIsSet sets and sets again what the measures of a plan say, at random and from little to choose from, and
// after each time holds all of them to a plain list of what was set; so too their clones, and measures that move.
func TestColumnsKeepWhatIsSet(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 7))
	p := &graph.Plan{ID: "plan", Sources: []*graph.Source{graph.NewSource("a.txt", "", "UTF-8", "一项任务，很多单位")}}
	pool := newPool(p, random)
	var want []kept
	for i := range 6 {
		p.Measures = append(p.Measures, &graph.Measure{ID: graph.ID(fmt.Sprint("measure-", i)), Plan: p})
	}
	want = make([]kept, len(p.Measures))
	for round := range 600 {
		n := random.IntN(len(want))
		m, k := p.Measures[n], &want[n]
		switch random.IntN(5) {
		case 0:
			k.headings = pool.headings()
			m.SetHeadings(k.headings...)
		case 1:
			k.evidence = pool.evidence()
			m.SetEvidence(k.evidence...)
		case 2:
			k.responsibilities = pool.responsibilities()
			m.SetResponsibilities(k.responsibilities)
		case 3:
			k.mentions = pool.mentions()
			m.SetMentions(k.mentions)
		case 4:
			k.due = graph.PartialDate{Year: random.IntN(3) * 1000, Month: random.IntN(13), Day: random.IntN(32)}
			m.SetDeadline(k.due)
		}
		holdTo(t, fmt.Sprint("round ", round), p, want)
		if round%100 == 0 {
			holdTo(t, fmt.Sprint("a clone in round ", round), p.Clone(), want)
		}
	}
	other := &graph.Plan{ID: "other", Sources: p.Sources, Measures: p.Measures}
	for _, m := range p.Measures {
		m.MoveTo(other)
	}
	holdTo(t, "moved", other, want)
}

func holdTo(t *testing.T, when string, p *graph.Plan, want []kept) {
	t.Helper()
	sameSource := gocmp.Comparer(func(a, b graph.Evidence) bool { return a == b })
	same := gocmp.Comparer(func(a, b *graph.Agency) bool { return a == b })
	for i, m := range p.Measures {
		got := kept{m.Headings(), m.Evidence(), m.Responsibilities(), m.Mentions(), m.Deadline()}
		if diff := gocmp.Diff(want[i], got, gocmp.AllowUnexported(kept{}), sameSource, same); diff != "" {
			t.Fatalf("%s, measure %d: (-want +got)\n%s", when, i, diff)
		}
	}
}

// pool is little to choose from, so that much is said again.
type pool struct {
	*rand.Rand
	places       []graph.Evidence
	agencies     []*graph.Agency
	technologies []*graph.Technology
}

func newPool(p *graph.Plan, random *rand.Rand) *pool {
	c := &pool{Rand: random}
	for i := range 3 {
		c.places = append(c.places, p.Sources[0].Evidence(graph.Span{Start: 3 * i, End: 6 + 3*i}))
		c.agencies = append(c.agencies, &graph.Agency{Name: fmt.Sprint("单位", i)})
		c.technologies = append(c.technologies, &graph.Technology{Key: fmt.Sprint("t", i)})
	}
	return c
}

func (c *pool) headings() (list []graph.Heading) {
	for range c.IntN(3) {
		list = append(list, graph.Heading{Number: fmt.Sprint(c.IntN(2)), Title: "任务"})
	}
	return list
}

func (c *pool) evidence() (list []graph.Evidence) {
	for range c.IntN(3) {
		list = append(list, c.places[c.IntN(3)])
	}
	return list
}

func (c *pool) responsibilities() (list []graph.Responsibility) {
	for range c.IntN(4) {
		list = append(list, graph.Responsibility{Agency: c.agencies[c.IntN(3)], AsWritten: fmt.Sprint("单位", c.IntN(2)), Evidence: c.evidence(),
			Role: graph.Roles[c.IntN(3)], Scope: []graph.Scope{graph.Own, graph.Group}[c.IntN(2)], OpenEnded: c.IntN(2) == 0})
	}
	return list
}

func (c *pool) mentions() (list []graph.Mention) {
	for range c.IntN(4) {
		at := c.evidence()
		m := graph.Mention{Technology: c.technologies[c.IntN(3)], AsWritten: "别的", Evidence: at}
		if len(at) > 0 && c.IntN(2) == 0 {
			m.AsWritten = at[0].Quote()
		}
		list = append(list, m)
	}
	return list
}
