package snapshot_test

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// twoCities is a small graph with a name of each sort: two agencies share the short name 市经信委; each plan brings
// objects of its own; a company belongs to no place; 云服务收入 and 云平台数量 are targets of measures, 信息化水平 of a plan.
func twoCities() *graph.Contents {
	scheme := smallScheme()
	return &graph.Contents{Scheme: &graph.Scheme{Technologies: scheme}, Revision: "r", Triples: 7,
		Plans: []*graph.Plan{hangzhou(scheme), xianning(scheme)}}
}

func smallScheme() []*graph.Technology {
	concept := func(key, name, english string, broader ...*graph.Technology) *graph.Technology {
		return &graph.Technology{ID: graph.NewID(graph.KindTechnology, key), Key: key, Name: name, EnglishName: english, Broader: broader}
	}
	it := concept("it", "信息技术", "information technology")
	cloud := concept("cloud", "云计算", "cloud computing", it)
	return []*graph.Technology{concept("5g", "5G", "fifth generation"), concept("big-data", "大数据", "big data", it), cloud,
		concept("cloud-platform", "云平台", "cloud platform", cloud), it}
}

func place(province, city, english string) *graph.Jurisdiction {
	nation := graph.NewJurisdiction("中国", "China", graph.LevelNation, nil)
	return graph.NewJurisdiction(city, english, graph.LevelPrefecture, graph.NewJurisdiction(province, "", graph.LevelProvince, nation))
}

func newAgency(name, short string, in *graph.Jurisdiction, aliases ...string) *graph.Agency {
	kind := graph.Government
	if in == nil {
		kind = graph.Enterprise
	}
	return &graph.Agency{ID: graph.NewAgencyID(name, in), Name: name, ShortName: short, Kind: kind, Jurisdiction: in, Aliases: aliases}
}

// writer makes a plan item by item over a source of its own.
type writer struct {
	plan   *graph.Plan
	source *graph.Source
}

func newWriter(p *graph.Plan, text string) *writer {
	p.ID = graph.NewPlanID(p.DocumentNumber, p.Title, p.Jurisdiction)
	source := graph.NewSource(p.Title+".txt", "", "UTF-8", text+"\n牵头单位：市经信委、市财政局、华数集团、华数。大数据、云计算、云平台。")
	p.Sources = []*graph.Source{source}
	return &writer{p, source}
}

// measure adds the measure whose text, which the source must have, is title and rest.
func (w *writer) measure(title, rest string) *graph.Measure {
	at := strings.Index(w.source.Text, title+rest)
	evidence := w.source.Evidence(graph.Span{Start: at, End: at + len(title+rest)})
	m := &graph.Measure{ID: graph.NewMeasureID(w.plan.ID, title), Title: title, Plan: w.plan, Path: title}
	m.SetEvidence(evidence)
	w.plan.Measures = append(w.plan.Measures, m)
	return m
}

func (w *writer) target(m *graph.Measure, metric, unit string, deadline graph.PartialDate) {
	at := strings.Index(w.source.Text, metric)
	t := &graph.Target{ID: graph.NewID(graph.KindTarget, string(w.plan.ID), metric), Metric: metric, Comparator: graph.EQ, Value: 1, Unit: unit,
		Measure: m, Plan: w.plan}
	t.SetDeadline(deadline)
	t.SetEvidence(w.source.Evidence(graph.Span{Start: at, End: at + len(metric)}))
	w.plan.Targets = append(w.plan.Targets, t)
	if m != nil {
		m.Targets = append(m.Targets, t)
	}
}

func (w *writer) responsible(role graph.Role, a *graph.Agency) graph.Responsibility {
	return graph.Responsibility{Role: role, Agency: a, AsWritten: a.ShortName, Scope: graph.Own, Evidence: w.find(a.ShortName)}
}

func (w *writer) mention(t *graph.Technology) graph.Mention {
	return graph.Mention{Technology: t, AsWritten: t.Name, Evidence: w.find(t.Name)}
}

// find is where the words stand in the source's last line, which belongs to no measure.
func (w *writer) find(words string) []graph.Evidence {
	at := strings.LastIndex(w.source.Text, words)
	return []graph.Evidence{w.source.Evidence(graph.Span{Start: at, End: at + len(words)})}
}

func hangzhou(scheme []*graph.Technology) *graph.Plan {
	city := place("浙江省", "杭州市", "Hangzhou")
	economy, finance := newAgency("杭州市经济和信息化委员会", "市经信委", city, "杭州市经信委"), newAgency("杭州市财政局", "市财政局", city)
	company := newAgency("华数集团", "华数集团", nil)
	p := &graph.Plan{Title: "杭州市云计算计划", DocumentNumber: "杭政办函〔2014〕1号", Jurisdiction: city, Issuer: finance,
		IssuedOn: graph.Date{Year: 2014, Month: 8, Day: 25}}
	w := newWriter(p, "电子政务云平台。建设云 平台,云服务收入达到1亿元。\n公共服务云。推进Cloud应用，云平台数量1个。\n数据开放。研究大数据，不涉及loud。")
	m := w.measure("电子政务云平台", "。建设云 平台,云服务收入达到1亿元。")
	m.SetResponsibilities([]graph.Responsibility{w.responsible(graph.Lead, economy), w.responsible(graph.Support, finance), w.responsible(graph.Support, company)})
	m.SetMentions([]graph.Mention{w.mention(scheme[3]), w.mention(scheme[3])})
	w.target(m, "云服务收入", "亿元", graph.PartialDate{Year: 2020})
	m = w.measure("公共服务云", "。推进Cloud应用，云平台数量1个。")
	m.SetResponsibilities([]graph.Responsibility{w.responsible(graph.Responsible, economy)})
	m.SetMentions([]graph.Mention{w.mention(scheme[2])})
	w.target(m, "云平台数量", "个", graph.PartialDate{Year: 2015, Month: 12})
	m = w.measure("数据开放", "。研究大数据，不涉及loud。")
	m.SetResponsibilities([]graph.Responsibility{w.responsible(graph.Support, economy), w.responsible(graph.Support, finance)})
	m.SetMentions([]graph.Mention{w.mention(scheme[1])})
	m.SetDeadline(graph.PartialDate{Year: 2016, Month: 5})
	return p
}

func xianning(scheme []*graph.Technology) *graph.Plan {
	city := place("湖北省", "咸宁市", "Xianning")
	economy := newAgency("咸宁市经济和信息化委员会", "市经信委", city)
	p := &graph.Plan{Title: "咸宁市信息化方案", Jurisdiction: city}
	w := newWriter(p, "信息化水平达到1%。\n城市云。发展云计算。")
	w.target(nil, "信息化水平", "%", graph.PartialDate{})
	m := w.measure("城市云", "。发展云计算。")
	m.SetResponsibilities([]graph.Responsibility{w.responsible(graph.Responsible, economy), w.responsible(graph.Support, newAgency("华数集团", "华数", nil, "华数公司"))})
	m.SetMentions([]graph.Mention{w.mention(scheme[2])})
	return p
}

// listed is the whole list, of a question that may not fail.
func listed[T any](list interface {
	Len() int
	At(int) T
}, errs ...error) (all []T) {
	if len(errs) > 0 && errs[0] != nil {
		panic(errs[0])
	}
	for i := range list.Len() {
		all = append(all, list.At(i))
	}
	return all
}
