package snapshot_test

import (
	"cmp"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestMeasures compares random filters, nested up to two levels, with a reading of every measure one by one. A filter with a
// name that fits nothing, however deep, is an error that says the name.
func TestMeasures(t *testing.T) {
	s := snapshot.New(newCorpus(1200))
	all := listed(s.Measures(snapshot.MeasureFilter{}, snapshot.MeasureOrder{}))
	f := filterMaker{rand.New(rand.NewPCG(5, 6)), s}
	some, refused, filters := 0, 0, graphtest.Rounds(t, 400, 130)
	for i := range filters {
		filter := f.filter(2)
		list, err := s.Measures(filter, snapshot.MeasureOrder{})
		if unknown := unknownIn(&filter); len(unknown) > 0 {
			refused++
			if name := nameUnknown(err); !slices.Contains(unknown, name) {
				t.Fatalf("filter %d %+v names %q, and the error is %v", i, filter, unknown, err)
			}
			continue
		}
		var want []graph.ID
		for _, m := range all {
			if holds(s, m, &filter) {
				want = append(want, m.ID)
			}
		}
		got := ids(listed(list, err))
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("filter %d %+v: (-want +got)\n%s", i, filter, diff)
		}
		if 0 < len(got) && len(got) < len(all) {
			some++
		}
	}
	if some < filters/4 || refused < filters/14 {
		t.Errorf("only %d of %d filters select some but not all, %d are refused", some, filters, refused)
	}
}

// unknowns are names that nothing in a corpus has.
var unknowns = []string{"no such plan", "nowhere", "无此单位", string(graph.NewID(graph.KindTechnology, "of a former revision"))}

// unknownIn lists the names in the filter that fit nothing.
func unknownIn(f *snapshot.MeasureFilter) []string {
	if f == nil {
		return nil
	}
	list := unknownAmong(f.Plan, f.Jurisdiction, f.Agency, f.Technology)
	for _, each := range slices.Concat(f.And, f.Or, []*snapshot.MeasureFilter{f.Not}) {
		list = append(list, unknownIn(each)...)
	}
	return list
}

func unknownAmong(names ...string) (list []string) {
	for _, name := range names {
		if slices.Contains(unknowns, name) {
			list = append(list, name)
		}
	}
	return list
}

// nameUnknown is the name that the error says to fit nothing.
func nameUnknown(err error) string {
	var unknown *graph.UnknownNameError
	if !errors.As(err, &unknown) {
		return ""
	}
	return unknown.Name
}

// TestTargets compares random filters of targets with a reading of every target one by one.
func TestTargets(t *testing.T) {
	s := snapshot.New(newCorpus(1200))
	all := listed(s.Targets(snapshot.TargetFilter{}, snapshot.TargetOrder{}))
	f := filterMaker{rand.New(rand.NewPCG(7, 8)), s}
	some, refused := 0, 0
	for i := range 400 {
		measures := snapshot.MeasureFilter{}
		for range 1 + f.IntN(2) {
			f.condition(&measures)
		}
		filter := snapshot.TargetFilter{Plan: measures.Plan, Jurisdiction: measures.Jurisdiction, Agency: measures.Agency, Roles: measures.Roles,
			Technology: measures.Technology, IncludeNarrower: measures.IncludeNarrower, Year: measures.Year, DueFrom: measures.DueFrom, DueTo: measures.DueTo}
		list, err := s.Targets(filter, snapshot.TargetOrder{})
		if unknown := unknownAmong(filter.Plan, filter.Jurisdiction, filter.Agency, filter.Technology); len(unknown) > 0 {
			refused++
			if name := nameUnknown(err); !slices.Contains(unknown, name) {
				t.Fatalf("filter %d %+v names %q, and the error is %v", i, filter, unknown, err)
			}
			continue
		}
		var want []graph.ID
		for _, target := range all {
			if targetHolds(s, target, filter) {
				want = append(want, target.ID)
			}
		}
		got := ids(listed(list, err))
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("filter %d %+v: (-want +got)\n%s", i, filter, diff)
		}
		if 0 < len(got) && len(got) < len(all) {
			some++
		}
	}
	if some < 100 || refused < 20 {
		t.Errorf("only %d of 400 filters select some but not all, %d are refused", some, refused)
	}
}

// targetHolds is what a filter of targets means: its measure fits, and it falls due itself.
func targetHolds(s *snapshot.Snapshot, target *graph.Target, f snapshot.TargetFilter) bool {
	due := &graph.Measure{Targets: []*graph.Target{target}}
	if !fallsDue(due, &snapshot.MeasureFilter{DueFrom: f.DueFrom, DueTo: f.DueTo}) {
		return false
	}
	m := target.Measure
	if m == nil { // the plan's own: no agency and no technology is responsible for it
		m = &graph.Measure{Plan: target.Plan}
	}
	return holds(s, m, &snapshot.MeasureFilter{Plan: f.Plan, Jurisdiction: f.Jurisdiction, Agency: f.Agency, Roles: f.Roles, Year: f.Year,
		Technology: f.Technology, IncludeNarrower: f.IncludeNarrower})
}

// TestJurisdictions compares every level and some texts with a reading of every place one by one.
func TestJurisdictions(t *testing.T) {
	contents := newCorpus(1200)
	contents.Plans[0].Jurisdiction = graph.UnknownJurisdiction
	contents.Plans[1].Jurisdiction = graph.NewJurisdiction("西海岸新区", "", "ZONE", contents.Plans[1].Jurisdiction.Parent)
	s := snapshot.New(contents)
	all := listed(s.Jurisdictions(snapshot.JurisdictionFilter{}))
	for at, j := range all {
		if j.Parent != nil && !slices.Contains(all[:at], j.Parent) {
			t.Errorf("%s comes before %s", j.Name, j.Parent.Name)
		}
	}
	counts := map[string]int{}
	for _, level := range []string{"", graph.LevelNation, graph.LevelProvince, graph.LevelPrefecture, graph.LevelCounty, graph.LevelOther} {
		for _, text := range []string{"", "市", "区", "中国", "未知"} {
			var want []graph.ID
			for _, j := range all {
				is := j.Level
				if j == all[slices.Index(labels(all), "未知")] || j.Level == "ZONE" {
					is = graph.LevelOther
				}
				if (level == "" || is == level) && strings.Contains(j.Name, text) {
					want = append(want, j.ID)
				}
			}
			if diff := gocmp.Diff(want, ids(listed(s.Jurisdictions(snapshot.JurisdictionFilter{Text: text, Level: level})))); diff != "" {
				t.Errorf("%s %q: (-want +got)\n%s", level, text, diff)
			}
			counts[level] += len(want)
		}
	}
	if counts[graph.LevelOther] != 4 || counts[graph.LevelNation] != 2 || counts[graph.LevelPrefecture] < 4 {
		t.Errorf("the places are no test: %v", counts)
	}
}

func ids[T graph.Node](nodes []T) []graph.ID {
	var list []graph.ID
	for _, n := range nodes {
		list = append(list, n.NodeID())
	}
	return list
}

// filterMaker makes filters that select something most of the time.
type filterMaker struct {
	*rand.Rand
	s *snapshot.Snapshot
}

func (f filterMaker) filter(depth int) snapshot.MeasureFilter {
	var filter snapshot.MeasureFilter
	for range 1 + f.IntN(2) {
		f.condition(&filter)
	}
	if depth == 0 {
		return filter
	}
	switch nested := f.filter(depth - 1); f.IntN(4) {
	case 0:
		filter.And = append(filter.And, &nested)
	case 1:
		other := f.filter(depth - 1)
		filter.Or = append(filter.Or, &nested, &other)
	case 2:
		filter.Not = &nested
	}
	return filter
}

func (f filterMaker) condition(filter *snapshot.MeasureFilter) {
	plan := pickOne(f, listed(f.s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{})))
	switch f.IntN(12) {
	case 0:
		filter.Plan = pickOne(f, []string{string(plan.ID), plan.Title, plan.DocumentNumber, unknowns[0]})
	case 1:
		place := plan.Jurisdiction
		filter.Jurisdiction = pickOne(f, []string{string(place.ID), place.Name, place.EnglishName, place.Parent.Name, "中国", unknowns[1]})
	case 2:
		filter.Agency = pickOne(f, []string{string(plan.Issuer.ID), plan.Issuer.Name, plan.Issuer.ShortName, unknowns[2]})
	case 3:
		filter.Roles = pickOne(f, [][]graph.Role{{graph.Lead}, {graph.Support, graph.Responsible}, {graph.Responsible}})
	case 4:
		technology := pickOne(f, listed(f.s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{})))
		filter.Technology = pickOne(f, []string{string(technology.ID), technology.EnglishName, unknowns[3]})
	case 5:
		filter.IncludeNarrower = new(bool)
	case 6:
		has := f.IntN(2) == 0
		filter.HasTargets = &has
	case 7:
		filter.DueFrom = graph.PartialDate{Year: 2014 + f.IntN(6)}
		filter.DueTo = graph.PartialDate{Year: 2016 + f.IntN(5), Month: f.IntN(13)}
	case 8:
		filter.Text = pickOne(f, []string{"云", "云计", "数据", "计算大", "ipv3", "ＩＰＶ5 网", "信息；", "（1", "不存在"})
	case 9:
		unowned := f.IntN(2) == 0
		filter.Unowned = &unowned
	case 10:
		filter.Year = plan.IssuedOn.Year
	case 11:
		filter.Scope = &graph.Scopes[f.IntN(2)]
	}
}

func pickOne[T any](f filterMaker, list []T) T { return list[f.IntN(len(list))] }

// holds is what a filter means, read off the domain's structs.
func holds(s *snapshot.Snapshot, m *graph.Measure, f *snapshot.MeasureFilter) bool {
	named := func(name string, id graph.ID, names ...string) bool {
		return name == string(id) || slices.Contains(names, name)
	}
	if f.Plan != "" && !named(f.Plan, m.Plan.ID, m.Plan.Title, m.Plan.DocumentNumber) {
		return false
	}
	if f.Jurisdiction != "" {
		within := false
		for j := m.Plan.Jurisdiction; j != nil; j = j.Parent {
			within = within || named(f.Jurisdiction, j.ID, j.Name, j.EnglishName)
		}
		if !within {
			return false
		}
	}
	if f.Year != 0 && m.Plan.IssuedOn.Year != f.Year || f.Scope != nil && !slices.ContainsFunc(m.Responsibilities(), func(r graph.Responsibility) bool { return r.Scope == *f.Scope }) {
		return false
	}
	if f.Unowned != nil && *f.Unowned == (len(m.Agencies(graph.Lead, graph.Responsible)) > 0) {
		return false
	}
	if (f.Agency != "" || len(f.Roles) > 0) && !slices.ContainsFunc(m.Agencies(f.Roles...), func(a *graph.Agency) bool {
		return f.Agency == "" || named(f.Agency, a.ID, a.Name, a.ShortName)
	}) {
		return false
	}
	if f.Technology != "" && !slices.ContainsFunc(m.Technologies(), func(t *graph.Technology) bool {
		return usesTechnology(t, f.IncludeNarrower == nil, func(t *graph.Technology) bool { return named(f.Technology, t.ID, t.EnglishName) })
	}) {
		return false
	}
	return (f.HasTargets == nil || *f.HasTargets == (len(m.Targets) > 0)) && fallsDue(m, f) && says(m.Text(), f.Text) && combines(s, m, f)
}

func usesTechnology(t *graph.Technology, orNarrower bool, is func(*graph.Technology) bool) bool {
	return is(t) || orNarrower && slices.ContainsFunc(t.Broader, func(b *graph.Technology) bool { return usesTechnology(b, true, is) })
}

func fallsDue(m *graph.Measure, f *snapshot.MeasureFilter) bool {
	if f.DueFrom.IsZero() {
		return true
	}
	return slices.ContainsFunc(m.Targets, func(t *graph.Target) bool {
		return !t.Deadline().IsZero() && f.DueFrom.First().Compare(t.Deadline().Last()) <= 0 && t.Deadline().Last().Compare(f.DueTo.Last()) <= 0
	})
}

// says knows only as much of folding as the corpus needs: one full-width word, and brackets.
func says(text, query string) bool {
	text = strings.ToLower(strings.NewReplacer("（", "(", "）", ")", " ", "").Replace(text))
	for _, word := range strings.Fields(strings.NewReplacer("ＩＰＶ", "ipv", "（", "(").Replace(query)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func combines(s *snapshot.Snapshot, m *graph.Measure, f *snapshot.MeasureFilter) bool {
	holdsOne := func(each *snapshot.MeasureFilter) bool { return holds(s, m, each) }
	for _, each := range f.And {
		if !holdsOne(each) {
			return false
		}
	}
	return (len(f.Or) == 0 || slices.ContainsFunc(f.Or, holdsOne)) && (f.Not == nil || !holdsOne(f.Not))
}

// TestMeasureOrders sorts what a filter selects again, by the plain meaning of each order.
func TestMeasureOrders(t *testing.T) {
	s := snapshot.New(newCorpus(700))
	title := map[graph.ID]int{}
	for i, m := range listed(s.Measures(snapshot.MeasureFilter{}, snapshot.MeasureOrder{Field: snapshot.MeasureByTitle})) {
		title[m.ID] = i
	}
	document := map[graph.ID]int{}
	for _, p := range listed(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{})) {
		for _, m := range p.Measures {
			document[m.ID] = len(document)
		}
	}
	value := map[snapshot.MeasureOrderField]func(m *graph.Measure) int{
		snapshot.MeasureByDocument:    func(m *graph.Measure) int { return document[m.ID] },
		snapshot.MeasureByTitle:       func(m *graph.Measure) int { return title[m.ID] },
		snapshot.MeasureByUnitCount:   func(m *graph.Measure) int { return len(m.Agencies()) },
		snapshot.MeasureByTargetCount: func(m *graph.Measure) int { return len(m.Targets) },
	}
	for field, by := range value {
		for _, d := range []snapshot.Direction{"", snapshot.Asc, snapshot.Desc} {
			for _, f := range []snapshot.MeasureFilter{{}, {Text: "云计"}} {
				want := slices.Clone(listed(s.Measures(f, snapshot.MeasureOrder{})))
				slices.SortFunc(want, func(a, b *graph.Measure) int {
					order := cmp.Compare(by(a), by(b))
					if d == snapshot.Desc {
						order = -order
					}
					return cmp.Or(order, cmp.Compare(a.ID, b.ID))
				})
				if diff := gocmp.Diff(ids(want), ids(listed(s.Measures(f, snapshot.MeasureOrder{Field: field, Direction: d})))); diff != "" {
					t.Errorf("%s %s %q: (-want +got)\n%s", field, d, f.Text, diff)
				}
			}
		}
	}
}

// TestMeasuresOf asks for the measures of a plan, an agency and a technology, each with a filter and without.
func TestMeasuresOf(t *testing.T) {
	s := snapshot.New(newCorpus(500))
	has := true
	plan := listed(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{}))[2]
	agency := plan.Issuer
	technology := listed(s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{Field: snapshot.TechnologyByMeasureCount, Direction: snapshot.Desc}))[0]
	roles := []graph.Role{graph.Lead, graph.Support}
	for _, f := range []snapshot.MeasureFilter{{}, {HasTargets: &has}} {
		for _, o := range []snapshot.MeasureOrder{{}, {Field: snapshot.MeasureByTitle, Direction: snapshot.Desc}} {
			also := func(also snapshot.MeasureFilter) []graph.ID {
				return ids(listed(s.Measures(snapshot.MeasureFilter{And: []*snapshot.MeasureFilter{&f, &also}}, o)))
			}
			exactly := false
			cases := []struct {
				name      string
				got, want []graph.ID
			}{
				{"plan", ids(listed(s.PlanMeasures(plan, f, o))), also(snapshot.MeasureFilter{Plan: string(plan.ID)})},
				{"agency", ids(listed(s.AgencyMeasures(agency, nil, f, o))), also(snapshot.MeasureFilter{Agency: string(agency.ID)})},
				{"agency leads", ids(listed(s.AgencyMeasures(agency, roles[:1], f, o))), also(snapshot.MeasureFilter{Agency: string(agency.ID), Roles: roles[:1]})},
				{"agency in roles", ids(listed(s.AgencyMeasures(agency, roles, f, o))), also(snapshot.MeasureFilter{Agency: string(agency.ID), Roles: roles})},
				{"technology", ids(listed(s.TechnologyMeasures(technology, true, f, o))), also(snapshot.MeasureFilter{Technology: string(technology.ID)})},
				{"technology itself", ids(listed(s.TechnologyMeasures(technology, false, f, o))), also(snapshot.MeasureFilter{Technology: string(technology.ID), IncludeNarrower: &exactly})},
			}
			for _, c := range cases {
				if diff := gocmp.Diff(c.want, c.got); diff != "" || len(c.got) == 0 {
					t.Errorf("%s, %+v, %+v: (-want +got)\n%s", c.name, f, o, diff)
				}
			}
		}
	}
}

// TestPlansOfAPlace picks the plans of each place from all, one by one.
func TestPlansOfAPlace(t *testing.T) {
	s := snapshot.New(newCorpus(1200))
	some := 0
	for _, j := range listed(s.Jurisdictions(snapshot.JurisdictionFilter{})) {
		var want []graph.ID
		for _, p := range listed(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{})) {
			if p.Jurisdiction == j {
				want = append(want, p.ID)
			}
		}
		if diff := gocmp.Diff(want, ids(listed(s.PlansOf(j)))); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", j.Name, diff)
		}
		some += min(1, len(want))
	}
	if unknown := graph.NewJurisdiction("别处", "", graph.LevelNation, nil); s.PlansOf(unknown).Len() > 0 || some < 2 {
		t.Errorf("%d places have plans, and one that is not there has %v", some, s.PlansOf(unknown))
	}
}

func TestOtherFilters(t *testing.T) {
	s := snapshot.New(twoCities())
	yes, no := true, false
	cases := []struct {
		name string
		got  []string
		want []string
	}{
		{"all plans by pinyin", labels(listed(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{}))), []string{"杭州市云计算计划", "咸宁市信息化方案"}},
		{"latest plan first", labels(listed(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{Field: snapshot.PlanByIssuedOn, Direction: snapshot.Desc}))), []string{"杭州市云计算计划", "咸宁市信息化方案"}},
		{"plans of a province", labels(listed(s.Plans(snapshot.PlanFilter{Jurisdiction: "浙江"}, snapshot.PlanOrder{}))), []string{"杭州市云计算计划"}},
		{"plans with a number", labels(listed(s.Plans(snapshot.PlanFilter{Text: "［2014］1号"}, snapshot.PlanOrder{}))), []string{"杭州市云计算计划"}},
		{"plans issued since", labels(listed(s.Plans(snapshot.PlanFilter{IssuedFrom: graph.Date{Year: 2014, Month: 8, Day: 25}}, snapshot.PlanOrder{}))), []string{"杭州市云计算计划"}},
		{"plans issued before", labels(listed(s.Plans(snapshot.PlanFilter{IssuedTo: graph.Date{Year: 2014, Month: 8, Day: 24}}, snapshot.PlanOrder{}))), nil},
		{"agencies by full name", names(listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{}))), []string{"杭州市财政局", "杭州市经济和信息化委员会", "华数集团", "咸宁市经济和信息化委员会"}},
		{"busiest agency first", names(listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{Field: snapshot.AgencyByMeasureCount, Direction: snapshot.Desc})))[:1], []string{"杭州市经济和信息化委员会"}},
		{"agencies of a place", names(listed(s.Agencies(snapshot.AgencyFilter{Jurisdiction: "Hangzhou"}, snapshot.AgencyOrder{}))), []string{"杭州市财政局", "杭州市经济和信息化委员会"}},
		{"agencies of a kind", names(listed(s.Agencies(snapshot.AgencyFilter{Kind: graph.Enterprise}, snapshot.AgencyOrder{}))), []string{"华数集团"}},
		{"agencies of no kind", names(listed(s.Agencies(snapshot.AgencyFilter{Kind: graph.Party}, snapshot.AgencyOrder{}))), nil},
		{"agencies by part of an alias", names(listed(s.Agencies(snapshot.AgencyFilter{Text: "经信"}, snapshot.AgencyOrder{}))), []string{"杭州市经济和信息化委员会", "咸宁市经济和信息化委员会"}},
		{"agencies that lead", names(listed(s.Agencies(snapshot.AgencyFilter{Leads: &yes}, snapshot.AgencyOrder{}))), []string{"杭州市经济和信息化委员会"}},
		{"agencies that do not", names(listed(s.Agencies(snapshot.AgencyFilter{Leads: &no}, snapshot.AgencyOrder{}))), []string{"杭州市财政局", "华数集团", "咸宁市经济和信息化委员会"}},
		{"technologies by pinyin", labels(listed(s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{}))), []string{"5G", "大数据", "信息技术", "云计算", "云平台"}},
		{"technologies in use", labels(listed(s.Technologies(snapshot.TechnologyFilter{Used: &yes}, snapshot.TechnologyOrder{}))), []string{"大数据", "云计算", "云平台"}},
		{"technologies below", labels(listed(s.Technologies(snapshot.TechnologyFilter{Broader: "信息技术"}, snapshot.TechnologyOrder{}))), []string{"大数据", "云计算", "云平台"}},
		{"technologies by English", labels(listed(s.Technologies(snapshot.TechnologyFilter{Text: "CLOUD"}, snapshot.TechnologyOrder{}))), []string{"云计算", "云平台"}},
		{"targets by deadline", labels(listed(s.Targets(snapshot.TargetFilter{}, snapshot.TargetOrder{Field: snapshot.TargetByDeadline}))), []string{"云平台数量", "云服务收入", "信息化水平"}},
		{"targets by deadline, latest first", labels(listed(s.Targets(snapshot.TargetFilter{}, snapshot.TargetOrder{Field: snapshot.TargetByDeadline, Direction: snapshot.Desc}))), []string{"云服务收入", "云平台数量", "信息化水平"}},
		{"targets by metric", labels(listed(s.Targets(snapshot.TargetFilter{}, snapshot.TargetOrder{Field: snapshot.TargetByMetric}))), []string{"信息化水平", "云服务收入", "云平台数量"}},
		{"targets of a plan", labels(listed(s.Targets(snapshot.TargetFilter{Plan: "咸宁市信息化方案"}, snapshot.TargetOrder{}))), []string{"信息化水平"}},
		{"targets of a place", labels(listed(s.Targets(snapshot.TargetFilter{Jurisdiction: "杭州"}, snapshot.TargetOrder{}))), []string{"云服务收入", "云平台数量"}},
		{"targets of a technology", labels(listed(s.Targets(snapshot.TargetFilter{Technology: "云计算"}, snapshot.TargetOrder{}))), []string{"云服务收入", "云平台数量"}},
		{"targets by unit", labels(listed(s.Targets(snapshot.TargetFilter{Unit: "％"}, snapshot.TargetOrder{}))), []string{"信息化水平"}},
		{"targets by text", labels(listed(s.Targets(snapshot.TargetFilter{Text: "云"}, snapshot.TargetOrder{}))), []string{"云服务收入", "云平台数量"}},
		{"targets due", labels(listed(s.Targets(snapshot.TargetFilter{DueFrom: graph.PartialDate{Year: 2015, Month: 7}, DueTo: graph.PartialDate{Year: 2020}}, snapshot.TargetOrder{}))), []string{"云服务收入", "云平台数量"}},
		{"targets due by a month", labels(listed(s.Targets(snapshot.TargetFilter{DueTo: graph.PartialDate{Year: 2015, Month: 11}}, snapshot.TargetOrder{}))), nil},
		{"places, parents first", labels(listed(s.Jurisdictions(snapshot.JurisdictionFilter{}))), []string{"中国", "湖北省", "浙江省", "杭州市", "咸宁市"}},
		{"plans of a place itself", labels(listed(s.PlansOf(listed(s.Jurisdictions(snapshot.JurisdictionFilter{}))[2]))), nil},
		{"places by part of a name", labels(listed(s.Jurisdictions(snapshot.JurisdictionFilter{Text: "省"}))), []string{"湖北省", "浙江省"}},
		{"places by an English name", labels(listed(s.Jurisdictions(snapshot.JurisdictionFilter{Text: "HANG"}))), []string{"杭州市"}},
		{"places of a level", labels(listed(s.Jurisdictions(snapshot.JurisdictionFilter{Level: graph.LevelPrefecture}))), []string{"杭州市", "咸宁市"}},
		{"places of a level by name", labels(listed(s.Jurisdictions(snapshot.JurisdictionFilter{Text: "州", Level: graph.LevelPrefecture}))), []string{"杭州市"}},
		{"places of no level", labels(listed(s.Jurisdictions(snapshot.JurisdictionFilter{Level: graph.LevelOther}))), nil},
		{"targets of an agency", labels(listed(s.Targets(snapshot.TargetFilter{Agency: "杭州市经信委"}, snapshot.TargetOrder{}))), []string{"云服务收入", "云平台数量"}},
		{"targets of an agency in a role", labels(listed(s.Targets(snapshot.TargetFilter{Agency: "杭州市经信委", Roles: []graph.Role{graph.Responsible}}, snapshot.TargetOrder{}))), []string{"云平台数量"}},
		{"targets of a helper", labels(listed(s.Targets(snapshot.TargetFilter{Agency: "市财政局"}, snapshot.TargetOrder{}))), []string{"云服务收入"}},
		{"targets that somebody leads", labels(listed(s.Targets(snapshot.TargetFilter{Roles: []graph.Role{graph.Lead}}, snapshot.TargetOrder{}))), []string{"云服务收入"}},
		{"measures without an owner", labels(listed(s.Measures(snapshot.MeasureFilter{Unowned: &yes}, snapshot.MeasureOrder{}))), []string{"数据开放"}},
		{"measures with an owner", labels(listed(s.Measures(snapshot.MeasureFilter{Unowned: &no}, snapshot.MeasureOrder{}))), []string{"电子政务云平台", "公共服务云", "城市云"}},
		{"an agency's measures that others do not own either", labels(listed(s.Measures(snapshot.MeasureFilter{Agency: "市经信委", Unowned: &yes}, snapshot.MeasureOrder{}))), []string{"数据开放"}},
		{"measures of two agencies of one name", labels(listed(s.Measures(snapshot.MeasureFilter{Agency: "市经信委", Roles: []graph.Role{graph.Responsible}}, snapshot.MeasureOrder{}))), []string{"公共服务云", "城市云"}},
	}
	for _, c := range cases {
		if diff := gocmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
	}
}

func labels[T graph.Node](nodes []T) []string {
	var list []string
	for _, n := range nodes {
		list = append(list, n.Label())
	}
	return list
}

func names(agencies []*graph.Agency) []string {
	var list []string
	for _, a := range agencies {
		list = append(list, a.Name)
	}
	return list
}
