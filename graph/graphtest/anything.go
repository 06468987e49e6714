package graphtest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// Anything makes a plan that may say all that the domain can: several clauses a measure, one agency in two roles, scopes
// that differ, open ends, several sources, no place, no title, no measure or very many, every form of date, names that
// need escaping, characters beyond the first plane. It breaks no rule. Equal arguments give equal plans; the number
// decides the id and the variant what the plan says, so that two variants of one number can replace each other.
func Anything(scheme *graph.Scheme, number, variant int) *graph.Plan {
	g := &anything{Rand: rand.New(rand.NewPCG(uint64(number), uint64(variant))), scheme: scheme}
	p := &graph.Plan{DocumentNumber: fmt.Sprintf("测〔2024〕%d号", number), Jurisdiction: g.jurisdiction(number)}
	p.ID = graph.NewPlanID(p.DocumentNumber, "", p.Jurisdiction)
	g.plan, g.texts = p, make([]strings.Builder, 1+g.IntN(3))
	for range 1 + g.IntN(12) {
		g.agencies = append(g.agencies, g.agency(len(g.agencies)))
	}
	if g.maybe() {
		p.DocumentNumber = ""
	}
	p.Title, p.Address = g.text(), g.text()
	if g.maybe() {
		issuers := g.Perm(len(g.agencies))[:1+g.IntN(len(g.agencies))]
		p.Issuer = g.agencies[issuers[0]]
		for _, i := range issuers[1:] {
			p.JointIssuers = append(p.JointIssuers, g.agencies[i])
		}
	}
	p.IssuedOn = graph.Date(g.date(2))
	p.PeriodStart, p.PeriodEnd = g.year(), g.year()
	measures := []int{0, 1, 2, 5, 12, 130}[g.IntN(6)]
	for i := range measures {
		g.measure(i)
	}
	for range g.IntN(4) {
		g.target(nil)
	}
	g.coverage()
	g.settle()
	return p
}

// anything writes a plan's texts and remembers where what stands. The sources come last, when their texts are whole, so that
// until then each fact waits with its spans.
type anything struct {
	*rand.Rand
	scheme   *graph.Scheme
	plan     *graph.Plan
	agencies []*graph.Agency
	texts    []strings.Builder
	waiting  []func()
}

// at is where the same words stand in some of the sources.
type at struct{ source, from, to int }

func (g *anything) maybe() bool { return g.IntN(3) > 0 }

func (g *anything) year() int { return []int{0, 1949, 2015, 2025, 9999}[g.IntN(5)] }

// hard are texts that break careless escaping, cutting and counting.
var hard = []string{"云计算", "市经信委（市信息化办）", "各区、县(市)政府", "\"quoted\" 'single'", `\back\slash \n \u0041`, "一行\r\n两行", "tab\tand \u2028", "😀𠀀𪚥",
	"e\u0301 é", "<iri> \"^^<x>\"@zh _:b .", "%s $1 ? ; -- '", "{\"a\":null}", "ﬁ ½ Ⅷ ㈱", "\u200bzero", strings.Repeat("很长", 300), "#char=1,2", "/source/0", " 空 "}

// words is a text that is not empty; no two calls give the same.
func (g *anything) words() string {
	return fmt.Sprintf("%s%d", hard[g.IntN(len(hard))], g.IntN(1_000_000_000))
}

func (g *anything) text() string {
	if g.maybe() {
		return g.words()
	}
	return ""
}

// date is one of a precision up to the given one: year, month, day; zero where it is not said.
func (g *anything) date(least int) graph.PartialDate {
	d := graph.PartialDate{Year: []int{1, 999, 1949, 2024, 9999}[g.IntN(5)], Month: 1 + g.IntN(12), Day: 1 + g.IntN(28)}
	switch precision := g.IntN(4); {
	case precision == 3:
		return graph.PartialDate{}
	case precision == 0 && least == 0:
		d.Month, d.Day = 0, 0
	case precision == 1 && least == 0:
		d.Day = 0
	}
	return d
}

func (g *anything) jurisdiction(number int) *graph.Jurisdiction {
	nation := graph.NewJurisdiction("中国", "China", graph.LevelNation, nil)
	province := graph.NewJurisdiction(fmt.Sprintf("第%d省", number), "", graph.LevelProvince, nation)
	return []*graph.Jurisdiction{graph.UnknownJurisdiction, nation, province, graph.NewJurisdiction("“甲”市", "Jia\\", graph.LevelPrefecture, province)}[number%4]
}

func (g *anything) agency(n int) *graph.Agency {
	in := g.plan.Jurisdiction
	switch g.IntN(4) {
	case 0:
		in = nil
	case 1:
		in = graph.NewJurisdiction("“乙”市", "", graph.LevelPrefecture, g.plan.Jurisdiction)
	}
	kinds := []graph.AgencyKind{graph.Government, graph.Party, graph.PublicInstitution, graph.Enterprise, graph.Association, graph.Collective}
	a := agency(in, kinds[g.IntN(len(kinds))], fmt.Sprintf("%s 局%d号", g.words(), n), g.words())
	a.ID = graph.NewAgencyID(a.Name, in)
	for range g.IntN(4) {
		a.AddAliases(g.words())
	}
	a.Successor, a.Unresolved = g.text(), g.maybe()
	return a
}

// write writes the words into the first source and, where they may stand in several, into some others.
func (g *anything) write(words string, several bool) []at {
	var list []at
	for i := range g.texts {
		if i > 0 && (!several || !g.maybe()) {
			continue
		}
		from := g.texts[i].Len()
		g.texts[i].WriteString(words)
		list = append(list, at{i, from, g.texts[i].Len()})
	}
	return list
}

func (g *anything) evidence(list []at) []graph.Evidence {
	var found []graph.Evidence
	for _, x := range list {
		found = append(found, g.plan.Sources[x.source].Evidence(graph.Span{Start: x.from, End: x.to}))
	}
	return found
}

// later does what needs the sources.
func (g *anything) later(do func()) { g.waiting = append(g.waiting, do) }

func (g *anything) measure(n int) {
	path := fmt.Sprintf("%d/%s", n, g.text())
	m := &graph.Measure{ID: graph.NewMeasureID(g.plan.ID, path), Number: g.text(), Path: path, Plan: g.plan}
	g.plan.Measures = append(g.plan.Measures, m)
	title := g.words()
	stands := g.write("\n"+m.Number+title, true)
	if m.Title = title; !g.maybe() {
		m.Title = g.text() // which the text does not have
	}
	m.SetDeadline(g.date(0))
	m.SetHeadings(g.headings()...)
	responsibilities, mentions := g.clauses(), g.mentions()
	for range []int{0, 0, 1, 2, 9}[g.IntN(5)] {
		g.target(m)
	}
	for i, x := range stands { // the measure reaches as far as what it says
		if g.maybe() {
			stands[i].to = g.texts[x.source].Len()
		}
	}
	g.later(func() {
		m.SetEvidence(g.evidence(stands)...)
		m.SetResponsibilities(responsibilities())
		m.SetMentions(mentions())
	})
}

func (g *anything) headings() []graph.Heading {
	var list []graph.Heading
	for i := range g.IntN(4) {
		h := graph.Heading{Number: []string{"一、", "", "（二）"}[g.IntN(3)], Title: []string{"主要任务", "", hard[7]}[g.IntN(3)]}
		if list = append(list, h); i > 2 {
			break
		}
	}
	return list
}

// clauses writes up to four clauses, in which an agency may stand again and again.
func (g *anything) clauses() func() []graph.Responsibility {
	type said struct {
		graph.Responsibility
		at []at
	}
	var list []said
	for range []int{0, 1, 1, 1, 2, 4}[g.IntN(6)] {
		from := len(list)
		scope, open := []graph.Scope{graph.Own, graph.Group}[g.IntN(2)], g.IntN(2) == 0
		clause := "（" + g.words()
		for range 1 + g.IntN([]int{1, 3, 9, 60}[g.IntN(4)]) {
			a := g.agencies[g.IntN(len(g.agencies))]
			written := a.ShortName
			if !g.maybe() {
				written = g.words()
			}
			clause += "、" + written
			list = append(list, said{Responsibility: graph.Responsibility{Agency: a, AsWritten: written, Role: graph.Roles[g.IntN(3)], Scope: scope, OpenEnded: open && g.maybe()}})
			if g.IntN(5) == 0 { // a scope of its own
				list[len(list)-1].Scope = graph.Own
			}
		}
		place := g.write(clause+"）", true)
		for i := range list[from:] {
			list[from+i].at = place
		}
	}
	return func() []graph.Responsibility {
		var all []graph.Responsibility
		for _, x := range list {
			x.Evidence = g.evidence(x.at)
			all = append(all, x.Responsibility)
		}
		return all
	}
}

// mentions writes the names of technologies, with and without more words round them.
func (g *anything) mentions() func() []graph.Mention {
	type said struct {
		graph.Mention
		at []at
	}
	var list []said
	for range []int{0, 1, 3, 8}[g.IntN(4)] {
		t := g.scheme.Technologies[g.IntN(len(g.scheme.Technologies))]
		words := g.words()
		x := said{graph.Mention{Technology: t, AsWritten: words}, g.write(words, g.maybe())}
		if !g.maybe() {
			x.at = g.write("“"+words+"”", true)
		}
		list = append(list, x)
		if g.IntN(4) == 0 { // the same words name another technology too
			x.Technology = g.scheme.Technologies[g.IntN(len(g.scheme.Technologies))]
			list = append(list, x)
		}
	}
	if !g.maybe() {
		g.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	return func() []graph.Mention {
		var all []graph.Mention
		for _, x := range list {
			x.Evidence = g.evidence(x.at)
			all = append(all, x.Mention)
		}
		return all
	}
}

func (g *anything) target(m *graph.Measure) {
	comparators := []graph.Comparator{graph.EQ, graph.GE, graph.GT, graph.LE, graph.LT, graph.About}
	t := &graph.Target{ID: graph.NewID(graph.KindTarget, string(g.plan.ID), fmt.Sprint(len(g.plan.Targets))), Plan: g.plan, Measure: m, Metric: g.text(), Unit: g.text(),
		Comparator: comparators[g.IntN(len(comparators))], Value: []float64{0, -1, 0.1, 1.28, 100, 1e300, 5e-324, 1 << 53}[g.IntN(8)]}
	if !g.maybe() {
		upper := t.Value + float64(g.IntN(2))
		t.ValueMax = &upper
	}
	t.SetDeadline(g.date(0))
	words := t.Metric
	if !g.maybe() || words == "" {
		words = g.words() // the metric is put together
	}
	stands := g.write(words, true)
	g.plan.Targets = append(g.plan.Targets, t)
	if m != nil {
		m.Targets = append(m.Targets, t)
	}
	g.later(func() { t.SetEvidence(g.evidence(stands)...) })
}

func (g *anything) coverage() {
	c := &g.plan.Coverage
	c.Characters, c.InMeasures, c.Attached = g.IntN(1000), g.IntN(1000), g.IntN(5)
	remarks := func(list *[]graph.Rejected) {
		for range g.IntN(4) {
			reason, stands := g.text(), g.write(g.words(), false)
			g.later(func() { *list = append(*list, graph.Rejected{Reason: reason, Evidence: g.evidence(stands)[0]}) })
		}
	}
	remarks(&c.Rejected)
	remarks(&c.Anomalies)
	g.later(func() { c.Markers = c.Attached + len(c.Rejected) })
}

// settle makes the sources, and then what has waited for them.
func (g *anything) settle() {
	for i := range g.texts {
		s := graph.NewSource(fmt.Sprintf("%d-%s", i, g.words()), g.text(), g.text(), g.texts[i].String())
		s.Complete, s.Origin = g.maybe(), g.text()
		g.plan.Sources = append(g.plan.Sources, s)
	}
	for _, do := range g.waiting {
		do()
	}
}
