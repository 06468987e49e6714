package snapshot_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// corpus writes plans as a nation might: 100 measures a plan, 40 agencies a jurisdiction, 10 plans a jurisdiction,
// technologies by a Zipf distribution over a scheme of 150. The same size and seed give the same corpus.
type corpus struct {
	random       *rand.Rand
	technologies []*graph.Technology
	zipf         *rand.Zipf
	nation       *graph.Jurisdiction
}

func newCorpus(measures int) *graph.Contents {
	_, contents := newCorpusOf(measures)
	return contents
}

// newCorpusOf also gives the corpus itself, which can write more plans.
func newCorpusOf(measures int) (*corpus, *graph.Contents) {
	random := rand.New(rand.NewPCG(1, 2))
	c := &corpus{random: random, technologies: scheme(150), zipf: rand.NewZipf(random, 1.2, 4, 149)}
	c.nation = graph.NewJurisdiction("中国", "China", graph.LevelNation, nil)
	contents := &graph.Contents{Scheme: &graph.Scheme{Technologies: c.technologies}, Digests: map[graph.ID]string{}, Revision: "r1", Triples: 42}
	for n := 0; n*100 < measures; n++ {
		p := c.plan(n, min(100, measures-n*100))
		contents.Plans = append(contents.Plans, p)
		contents.Digests[p.ID] = "first"
	}
	return c, contents
}

// scheme makes a forest: each technology but the first ten lies below an earlier one.
func scheme(n int) []*graph.Technology {
	random := rand.New(rand.NewPCG(3, 4))
	var list []*graph.Technology
	for i := range n {
		key := fmt.Sprintf("t%03d", i)
		t := &graph.Technology{ID: graph.NewID(graph.KindTechnology, key), Key: key, Name: chinese(random, 3) + "技术", EnglishName: "technology " + key,
			Aliases: []string{strings.ToUpper(key)}}
		if i >= 10 {
			t.Broader = []*graph.Technology{list[random.IntN(i)]}
		}
		list = append(list, t)
	}
	return list
}

const characters = "云计算大数据物联网信息化建设推进电子政务平台服务应用发展产业企业城市管理智慧安全工程项目"

func chinese(random *rand.Rand, n int) string {
	all := []rune(characters)
	text := make([]rune, n)
	for i := range text {
		text[i] = all[random.IntN(len(all))]
	}
	return string(text)
}

func (c *corpus) plan(n, measures int) *graph.Plan {
	random := c.random
	province := graph.NewJurisdiction(fmt.Sprintf("%s省", strings.Repeat("甲", n/100+1)), "", graph.LevelProvince, c.nation)
	city := graph.NewJurisdiction(fmt.Sprintf("第%d市", n/10), fmt.Sprintf("City %d", n/10), graph.LevelPrefecture, province)
	p := &graph.Plan{Title: chinese(random, 8) + "规划", DocumentNumber: fmt.Sprintf("文〔2014〕%d号", n), Jurisdiction: city,
		IssuedOn: graph.Date{Year: 2010 + n%10, Month: 1 + n%12, Day: 1 + n%28}}
	p.ID = graph.NewPlanID(p.DocumentNumber, p.Title, city)
	agencies := make([]*graph.Agency, 40)
	for i := range agencies {
		name := fmt.Sprintf("第%d市%s局%d", n/10, []string{"科技", "财政", "教育", "卫生"}[i%4], i)
		agencies[i] = &graph.Agency{ID: graph.NewAgencyID(name, city), Name: name, ShortName: fmt.Sprintf("市局%d", i), Kind: graph.Government, Jurisdiction: city}
	}
	p.Issuer = agencies[0]
	var text strings.Builder
	spans := make([]graph.Span, measures)
	for i := range spans {
		spans[i].Start = text.Len()
		fmt.Fprintf(&text, "（%d）%s。", i+1, chinese(random, 10))
		fmt.Fprintf(&text, "%s，%s；IPv%d %s。", chinese(random, 40), chinese(random, 40), random.IntN(9), chinese(random, 20))
		spans[i].End = text.Len()
		text.WriteString("\n")
	}
	named := graph.Span{Start: text.Len()}
	for _, a := range agencies {
		text.WriteString(a.ShortName + "、")
	}
	for _, t := range c.technologies {
		text.WriteString(t.Name + "、")
	}
	named.End = text.Len()
	source := graph.NewSource(fmt.Sprintf("plan%d.txt", n), "", "UTF-8", text.String())
	p.Sources = []*graph.Source{source}
	for i, span := range spans {
		p.Measures = append(p.Measures, c.measure(p, i, source.Evidence(span), []graph.Evidence{source.Evidence(named)}, agencies))
	}
	return p
}

func (c *corpus) measure(p *graph.Plan, n int, evidence graph.Evidence, named []graph.Evidence, agencies []*graph.Agency) *graph.Measure {
	random := c.random
	path := fmt.Sprintf("二/(%d)", n)
	first, _, _ := strings.Cut(evidence.Quote(), "。")
	_, title, _ := strings.Cut(first, "）")
	m := &graph.Measure{ID: graph.NewMeasureID(p.ID, path), Number: fmt.Sprintf("(%d)", n+1), Title: title, Plan: p, Path: path}
	m.SetHeadings(graph.Heading{Number: "二、", Title: "主要任务"})
	m.SetEvidence(evidence)
	var responsibilities []graph.Responsibility
	lead := graph.Lead
	if random.IntN(5) == 0 {
		lead = graph.Responsible
	}
	for range 1 + random.IntN(2) {
		responsibilities = append(responsibilities, c.responsibility(lead, agencies, named))
	}
	for range random.IntN(7) {
		responsibilities = append(responsibilities, c.responsibility(graph.Support, agencies, named))
	}
	m.SetResponsibilities(responsibilities)
	var mentions []graph.Mention
	for range random.IntN(5) {
		t := c.technologies[c.zipf.Uint64()]
		mentions = append(mentions, graph.Mention{Technology: t, AsWritten: t.Name, Evidence: named})
	}
	m.SetMentions(mentions)
	for i := range random.IntN(3) {
		t := &graph.Target{ID: graph.NewID(graph.KindTarget, string(m.ID), fmt.Sprint(i)), Metric: chinese(random, 5), Comparator: graph.GE,
			Value: float64(random.IntN(100)), Unit: []string{"%", "亿元", "家"}[random.IntN(3)], Measure: m, Plan: p}
		t.SetEvidence(evidence)
		if random.IntN(2) == 0 {
			t.SetDeadline(graph.PartialDate{Year: 2015 + random.IntN(6)})
		}
		m.Targets = append(m.Targets, t)
		p.Targets = append(p.Targets, t)
	}
	return m
}

func (c *corpus) responsibility(role graph.Role, agencies []*graph.Agency, evidence []graph.Evidence) graph.Responsibility {
	i := c.random.IntN(len(agencies))
	a, scope := agencies[i], graph.Own
	if i%3 == 0 {
		scope = graph.Group
	}
	return graph.Responsibility{Role: role, Agency: a, AsWritten: a.ShortName, Scope: scope, Evidence: evidence}
}
