package gqltest

import (
	"fmt"
	"strings"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// The fixture: two cities with one plan each, written for these tests. 市经信局 is an agency in both. The first plan has a
// second source, an excerpt with its last two measures.
const (
	jiaText = `甲州市智慧应用规划
到2025年，全市数字经济规模达到1.5万亿元。
二、主要任务
（一）应用工程
1.电子政务平台。建设私有云，平台利用率达到60%以上。（牵头单位：市经信局，配合单位：市数据局、某某电信公司等）
2.城市大数据中心。到2025年6月接入单位100—150家。
3.数据开放。开放大数据目录。（责任单位：市数据局）
谁主管谁负责。`
	jiaExcerpt = `2.城市大数据中心。到2025年6月接入单位100—150家。
3.数据开放。开放大数据目录。（责任单位：市数据局）`
	yiText = `乙州市信息化方案
一、推进云计算应用。（市经信局、相关企业负责）`
)

// Fixture is the graph, with the nodes that tests ask for by id.
type Fixture struct {
	Snapshot      *snapshot.Snapshot
	Jiazhou       *graph.Jurisdiction
	Jia, Yi       *graph.Plan
	Platform      *graph.Measure
	Open          *graph.Measure
	Economy, Data *graph.Agency
	Cloud         *graph.Technology
	Users         *graph.Target
}

// NewFixture makes the graph.
func NewFixture() *Fixture {
	f := &Fixture{}
	nation := graph.NewJurisdiction("中国", "China", graph.LevelNation, nil)
	f.Jiazhou = graph.NewJurisdiction("甲州市", "Jiazhou", graph.LevelPrefecture, nation)
	yizhou := graph.NewJurisdiction("乙州市", "", graph.LevelPrefecture, nation)
	f.Cloud = newTechnology("cloud-computing", "云计算", "cloud computing", "云平台")
	private := newTechnology("private-cloud", "私有云", "private cloud")
	big := newTechnology("big-data", "大数据", "big data")
	f.Cloud.Narrower, private.Broader = []*graph.Technology{private}, []*graph.Technology{f.Cloud}

	f.buildJia(private, big)
	f.buildYi(yizhou, f.Cloud)
	f.Snapshot = snapshot.New(&graph.Contents{
		Scheme:   &graph.Scheme{Technologies: []*graph.Technology{big, f.Cloud, private}},
		Plans:    []*graph.Plan{f.Jia, f.Yi},
		Revision: "r1", Triples: 123,
	})
	return f
}

func (f *Fixture) buildJia(private, big *graph.Technology) {
	f.Economy = newAgency("甲州市经济和信息化局", "市经信局", graph.Government, f.Jiazhou, "市信息化办")
	f.Data = newAgency("甲州市数据局", "市数据局", graph.Government, f.Jiazhou)
	telecom := newAgency("某某电信公司", "某某电信公司", graph.Enterprise, nil)
	p := newPlan("甲州市智慧应用规划", "甲政发〔2020〕1号", f.Jiazhou, newSource("jia.txt", jiaText), newSource("jia-excerpt.txt", jiaExcerpt))
	p.Sources[1].Complete = false
	p.Issuer, p.IssuedOn, p.PeriodStart, p.PeriodEnd = f.Economy, graph.Date{Year: 2020, Month: 3, Day: 1}, 2020, 2025
	p.Address = "https://example.org/jia"

	clause := "（牵头单位：市经信局，配合单位：市数据局、某某电信公司等）"
	f.Platform = p.measure("1.电子政务平台。建设私有云，平台利用率达到60%以上。"+clause, "1.", "电子政务平台",
		p.by(graph.Lead, f.Economy, clause), p.by(graph.Support, f.Data, clause), p.by(graph.Support, telecom, clause))
	amend(f.Platform, func(list []graph.Responsibility) { list[1].OpenEnded, list[2].OpenEnded = true, true })
	f.Platform.SetMentions([]graph.Mention{p.mention(private, "私有云")})
	f.Platform.SetDeadline(graph.PartialDate{Year: 2021, Month: 5})

	center := p.measure("2.城市大数据中心。到2025年6月接入单位100—150家。", "2.", "城市大数据中心",
		p.by(graph.Responsible, f.Data, "（责任单位：市数据局）"))
	amend(center, func(list []graph.Responsibility) { list[0].Scope = graph.Group })
	center.SetMentions([]graph.Mention{p.mention(big, "大数据")})
	f.Open = p.measure("3.数据开放。开放大数据目录。（责任单位：市数据局）", "3.", "数据开放",
		p.by(graph.Responsible, f.Data, "（责任单位：市数据局）"))
	f.Open.SetMentions([]graph.Mention{p.mention(big, "大数据")})
	f.buildJiaTargets(p, center)
	p.Coverage = graph.Coverage{Characters: p.Sources[0].Characters(), InMeasures: 110, Markers: 4, Attached: 3,
		Rejected:  []graph.Rejected{{Reason: "no unit stands before it", Evidence: p.find("谁主管谁负责")[0]}},
		Anomalies: []graph.Rejected{{Reason: "numbering begins with 二", Evidence: p.find("二、主要任务")[0]}}}
	f.Jia = p.Plan
}

func (f *Fixture) buildJiaTargets(p planText, center *graph.Measure) {
	most := 150.0
	p.target(nil, "数字经济规模达到1.5万亿元", graph.Target{Metric: "数字经济规模", Comparator: graph.EQ, Value: 1.5, Unit: "万亿元"}).SetDeadline(graph.PartialDate{Year: 2025})
	p.target(f.Platform, "平台利用率达到60%以上", graph.Target{Metric: "平台利用率", Comparator: graph.GE, Value: 60, Unit: "%"})
	f.Users = p.target(center, "接入单位100—150家", graph.Target{Metric: "接入单位", Comparator: graph.EQ, Value: 100, ValueMax: &most, Unit: "家"})
	f.Users.SetDeadline(graph.PartialDate{Year: 2025, Month: 6})
}

func (f *Fixture) buildYi(yizhou *graph.Jurisdiction, cloud *graph.Technology) {
	economy := newAgency("乙州市经济和信息化局", "市经信局", graph.Government, yizhou)
	companies := newAgency("相关企业", "相关企业", graph.Collective, yizhou)
	companies.Unresolved, companies.Successor = true, economy.Name
	p := newPlan("乙州市信息化方案", "", yizhou, newSource("yi.txt", yiText))
	clause := "（市经信局、相关企业负责）"
	m := p.measure("一、推进云计算应用。"+clause, "一、", "推进云计算应用",
		p.by(graph.Responsible, economy, clause), p.by(graph.Responsible, companies, clause))
	m.SetHeadings()
	m.SetMentions([]graph.Mention{p.mention(cloud, "云计算")})
	p.target(m, "推进云计算应用", graph.Target{Metric: "云计算应用", Comparator: graph.GE, Value: 1})
	f.Yi = p.Plan
}

func newSource(file, text string) *graph.Source {
	return graph.NewSource(file, "sha-of-"+file, "UTF-8", text)
}

func newTechnology(key, name, english string, aliases ...string) *graph.Technology {
	return &graph.Technology{ID: graph.NewID(graph.KindTechnology, key), Key: key, Name: name, EnglishName: english, Aliases: aliases}
}

func newAgency(name, short string, kind graph.AgencyKind, in *graph.Jurisdiction, aliases ...string) *graph.Agency {
	return &graph.Agency{ID: graph.NewAgencyID(name, in), Name: name, ShortName: short, Kind: kind, Jurisdiction: in, Aliases: aliases}
}

// planText is a plan under construction: evidence is found by its words.
type planText struct{ *graph.Plan }

func newPlan(title, number string, in *graph.Jurisdiction, sources ...*graph.Source) planText {
	return planText{&graph.Plan{ID: graph.NewPlanID(number, title, in), Title: title, DocumentNumber: number, Jurisdiction: in, Sources: sources}}
}

// find is where the words stand first, in each source that has them.
func (p planText) find(words string) []graph.Evidence {
	var list []graph.Evidence
	for _, source := range p.Sources {
		if at := strings.Index(source.Text, words); at >= 0 {
			list = append(list, source.Evidence(graph.Span{Start: at, End: at + len(words)}))
		}
	}
	return list
}

func (p planText) by(role graph.Role, a *graph.Agency, clause string) graph.Responsibility {
	return graph.Responsibility{Role: role, Agency: a, AsWritten: a.ShortName, Scope: graph.Own, Evidence: p.find(clause)}
}

// amend changes the measure's responsibilities.
func amend(m *graph.Measure, change func([]graph.Responsibility)) {
	list := m.Responsibilities()
	change(list)
	m.SetResponsibilities(list)
}

func (p planText) mention(t *graph.Technology, words string) graph.Mention {
	return graph.Mention{Technology: t, AsWritten: words, Evidence: p.find(words)}
}

func (p planText) measure(text, number, title string, by ...graph.Responsibility) *graph.Measure {
	m := &graph.Measure{ID: graph.NewMeasureID(p.ID, number), Number: number, Title: title, Plan: p.Plan, Path: number}
	m.SetHeadings(graph.Heading{Number: "二、", Title: "主要任务"}, graph.Heading{Number: "（一）", Title: "应用工程"})
	m.SetEvidence(p.find(text)...)
	m.SetResponsibilities(by)
	p.Measures = append(p.Measures, m)
	return m
}

func (p planText) target(m *graph.Measure, words string, t graph.Target) *graph.Target {
	t.ID = graph.NewID(graph.KindTarget, string(p.ID), t.Metric)
	t.Plan, t.Measure = p.Plan, m
	t.SetEvidence(p.find(words)...)
	p.Targets = append(p.Targets, &t)
	if m != nil {
		m.Targets = append(m.Targets, &t)
	}
	return &t
}

// Variables returns the ids that the queries of gql/testdata/queries may ask for.
func (f *Fixture) Variables() map[string]any {
	return map[string]any{
		"jiazhou": f.Jiazhou.ID, "jia": f.Jia.ID, "yi": f.Yi.ID, "platform": f.Platform.ID, "open": f.Open.ID,
		"economy": f.Economy.ID, "data": f.Data.ID, "cloud": f.Cloud.ID, "users": f.Users.ID, "unknown": "plan-aaaaaaaaaaaaaaaa",
	}
}

// Words returns ids and names for random queries.
func (f *Fixture) Words() []string {
	list := []string{"云计算", "市经信局", "甲州市数据局", "甲州市", "nothing \"\\\n of the kind", "cloud"}
	for _, node := range []graph.Node{f.Jiazhou, f.Jia, f.Yi, f.Platform, f.Open, f.Economy, f.Data, f.Cloud, f.Users} {
		list = append(list, string(node.NodeID()))
	}
	return list
}

// Crowded makes a snapshot in which full pages are full: 200 measures of one agency.
func Crowded() *snapshot.Snapshot {
	nation := graph.NewJurisdiction("中国", "China", graph.LevelNation, nil)
	p := newPlan("甲州市智慧应用规划", "", nation, newSource("jia.txt", jiaText))
	a := newAgency("甲州市数据局", "市数据局", graph.Government, nation)
	for i := range 200 {
		p.measure("3.数据开放。", fmt.Sprintf("%d.", i), "数据开放", p.by(graph.Responsible, a, "（责任单位：市数据局）"))
	}
	return snapshot.New(&graph.Contents{Scheme: &graph.Scheme{}, Plans: []*graph.Plan{p.Plan}, Revision: "r1"})
}
