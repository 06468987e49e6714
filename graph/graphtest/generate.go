package graphtest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// Plan makes the plan with that number, over the technologies of the scheme. The number decides its id; the variant
// decides what it says, so that two variants of one number are two readings of one plan. Equal arguments give equal
// plans. Ten numbers in a row share a jurisdiction and its forty agencies.
func Plan(scheme *graph.Scheme, number, variant, measures int) *graph.Plan {
	g := &generator{rand.New(rand.NewPCG(uint64(number), uint64(variant))), scheme, nil, nil}
	nation := graph.NewJurisdiction("中国", "China", graph.LevelNation, nil)
	city := graph.NewJurisdiction(fmt.Sprintf("第%d市", number/10), "", graph.LevelPrefecture, nation)
	for i := range 40 {
		name := fmt.Sprintf("%s%s局%d", city.Name, g.pick("科技", "财政", "教育", "卫生"), i)
		g.agencies = append(g.agencies, agency(city, graph.Government, name, strings.TrimPrefix(name, city.Name)))
	}
	texts := make([]string, measures)
	for i := range texts {
		texts[i] = fmt.Sprintf("（%d）%s。%s。（牵头单位：甲局，配合单位：乙局%d）", i+1, g.words(12), g.words(60), i)
	}
	var names []string
	for _, a := range g.agencies {
		names = append(names, a.ShortName)
	}
	clause := strings.Join(names, "、")
	d := newDraft(graph.Plan{Title: g.words(8) + "规划", DocumentNumber: fmt.Sprintf("文〔2014〕%d号", number), Issuer: g.agencies[0], Jurisdiction: city,
		IssuedOn: graph.Date{Year: 2014, Month: 1 + number%12, Day: 1 + variant%28}, PeriodStart: 2014, PeriodEnd: 2020}, strings.Join(append(texts, clause), "\n"))
	g.clause = d.cite(clause)
	at := 0
	for i, text := range texts {
		g.measure(d, i, graph.Span{Start: at, End: at + len(text)})
		at += len(text) + 1
	}
	return d.Plan
}

type generator struct {
	*rand.Rand
	scheme   *graph.Scheme
	agencies []*graph.Agency
	clause   []graph.Evidence // where the plan writes them all
}

// measure adds what a measure of a real plan has on average: five responsibilities, two mentions, a target.
func (g *generator) measure(d *draft, n int, span graph.Span) {
	path := fmt.Sprintf("二/%d/%d", n/10, n)
	evidence := d.Sources[0].Evidence(span)
	m := &graph.Measure{ID: graph.NewMeasureID(d.ID, path), Number: fmt.Sprintf("（%d）", n+1), Title: g.words(12), Plan: d.Plan, Path: path}
	m.SetHeadings(graph.Heading{Number: "二、", Title: "主要任务"}, graph.Heading{Number: fmt.Sprint(n / 10), Title: fmt.Sprintf("任务%d", n/10)})
	m.SetEvidence(evidence)
	role := graph.Lead
	for _, i := range g.Perm(len(g.agencies))[:g.IntN(11)] {
		a := g.agencies[i]
		m.SetResponsibilities(append(m.Responsibilities(), graph.Responsibility{Role: role, Agency: a, AsWritten: a.ShortName, Scope: graph.Own, Evidence: g.clause}))
		role = graph.Support
	}
	for range g.IntN(5) {
		t := g.scheme.Technologies[g.IntN(len(g.scheme.Technologies))]
		at := span.Start + len(m.Number) + 3*g.IntN(20)
		words := d.Sources[0].Evidence(graph.Span{Start: at, End: at + 9})
		m.SetMentions(append(m.Mentions(), graph.Mention{Technology: t, AsWritten: words.Quote(), Evidence: []graph.Evidence{words}}))
	}
	for range g.IntN(3) {
		t := &graph.Target{ID: graph.NewID(graph.KindTarget, string(m.ID), fmt.Sprint(len(m.Targets))), Metric: g.words(5), Comparator: graph.GE,
			Value: float64(g.IntN(1000)) / 10, Unit: g.pick("%", "亿元", "家"), Measure: m, Plan: d.Plan}
		t.SetDeadline(graph.PartialDate{Year: 2015 + g.IntN(6)})
		t.SetEvidence(evidence)
		m.Targets = append(m.Targets, t)
		d.Targets = append(d.Targets, t)
	}
	d.Measures = append(d.Measures, m)
}

func (g *generator) pick(of ...string) string { return of[g.IntN(len(of))] }

func (g *generator) words(n int) string {
	alphabet := []rune("云计算大数据物联网信息化建设推进电子政务平台服务应用发展产业企业城市管理智慧安全工程项目")
	text := make([]rune, n)
	for i := range text {
		text[i] = alphabet[g.IntN(len(alphabet))]
	}
	return string(text)
}
