package snapshot_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// edition is which variant of each of the numbered plans a store holds.
type edition map[int]int

// plan makes the plan anew; some variants say more of their agencies than others.
func (e edition) plan(scheme *graph.Scheme, number int) *graph.Plan {
	p := graphtest.Plan(scheme, number, e[number], 12)
	seen := map[*graph.Agency]bool{}
	for _, m := range p.Measures {
		for _, r := range m.Responsibilities() {
			if a := r.Agency; e[number]%3 == 1 && !seen[a] && len(seen) < 4 {
				seen[a] = true
				a.Aliases = []string{fmt.Sprintf("别名%d", len(seen))}
			}
		}
	}
	return p
}

func (e edition) mark(number int) string { return fmt.Sprint(number, " ", e[number]) }

// contents is what a store tells after the edition before; everything where there is none.
func (e edition) contents(before edition) *graph.Contents {
	c := &graph.Contents{Scheme: graphtest.Scheme(), Digests: map[graph.ID]string{"": "scheme"}, Revision: fmt.Sprint(e), Triples: len(e)}
	for number := range e {
		p := e.plan(c.Scheme, number)
		c.Digests[p.ID] = e.mark(number)
		if variant, held := before[number]; !held || variant != e[number] {
			c.Plans = append(c.Plans, p)
		}
	}
	return c
}

// TestWithAnswersAsAFreshSnapshot changes plans at random and asks the snapshot that grew from the one before all that
// it asks one built from everything.
func TestWithAnswersAsAFreshSnapshot(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	held := edition{}
	for number := range 60 {
		held[number] = 0
	}
	s := snapshot.New(held.contents(nil))
	for round := range graphtest.Rounds(t, 25, 6) {
		next := edition{}
		for number, variant := range held {
			next[number] = variant
		}
		for range 1 + random.IntN(2) {
			switch number := random.IntN(60); random.IntN(4) {
			case 0:
				delete(next, number)
			default:
				next[number] = random.IntN(6)
			}
		}
		grown, ok := s.With(next.contents(held))
		if !ok {
			t.Fatalf("round %d: the snapshot cannot take the change", round)
		}
		want, got := answers(snapshot.New(next.contents(nil))), answers(grown)
		for question, answer := range want {
			if !reflect.DeepEqual(answer, got[question]) {
				t.Fatalf("round %d, %s:\nfresh %.2000v\ngrown %.2000v", round, question, answer, got[question])
			}
		}
		s, held = grown, next
	}
}

// answers asks a snapshot much.
func answers(s *snapshot.Snapshot) map[string]any {
	a := map[string]any{"counts": s.Counts(), "revision": s.Revision()}
	for _, d := range []snapshot.Direction{snapshot.Asc, snapshot.Desc} {
		for _, f := range []snapshot.MeasureOrderField{snapshot.MeasureByDocument, snapshot.MeasureByTitle, snapshot.MeasureByUnitCount, snapshot.MeasureByTargetCount} {
			a[fmt.Sprint("measures ", f, d)] = ids(listed(s.Measures(snapshot.MeasureFilter{}, snapshot.MeasureOrder{Field: f, Direction: d})))
		}
		for _, f := range []snapshot.TargetOrderField{snapshot.TargetByDocument, snapshot.TargetByMetric, snapshot.TargetByDeadline} {
			a[fmt.Sprint("targets ", f, d)] = ids(listed(s.Targets(snapshot.TargetFilter{}, snapshot.TargetOrder{Field: f, Direction: d})))
		}
	}
	for _, p := range listed(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{})) {
		a["plan "+p.Title] = told(s, p)
	}
	agencies := listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{}))
	for i, agency := range agencies {
		a["agency "+string(agency.ID)] = fmt.Sprint(agency.Name, agency.ShortName, agency.Aliases, agency.Kind, agency.Jurisdiction.Name, counts(listed(s.Collaborators(agency, nil))))
		if i%20 == 0 {
			a["path from "+string(agency.ID)] = fmt.Sprint(s.Path(agency.ID, agencies[len(agencies)-1-i].ID, 6, nil) != nil)
		}
	}
	for _, technology := range listed(s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{})) {
		for _, owner := range listed(s.Owners(technology, snapshot.OwnerQuery{IncludeNarrower: true})) {
			a["owner "+technology.Name+string(owner.Agency.ID)] = ids(listed(owner.Measures()))
		}
	}
	related(s, a)
	for _, query := range []string{"云", "云计", "信息化", "局1", "别名", "别名2", "大数据物", "文〔2014〕1", "不存在的"} {
		var hits []string
		for _, hit := range listed(s.Search(query, nil)) {
			hits = append(hits, fmt.Sprint(hit.Node.NodeID(), hit.Score, hit.Snippet()))
		}
		a["search "+query] = hits
		a["filter "+query] = ids(listed(s.Measures(snapshot.MeasureFilter{Text: query}, snapshot.MeasureOrder{Field: snapshot.MeasureByTitle})))
	}
	return a
}

// related asks a snapshot about edges, roles and dates.
func related(s *snapshot.Snapshot, a map[string]any) {
	yes, place := true, must(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{})).At(0).Jurisdiction.Name
	for name, f := range map[string]snapshot.MeasureFilter{
		"with targets": {HasTargets: &yes}, "due": {DueFrom: graph.PartialDate{Year: 2016}, DueTo: graph.PartialDate{Year: 2018}},
		"led": {Roles: []graph.Role{graph.Lead}}, "supported": {Roles: []graph.Role{graph.Support}, Text: "云"},
	} {
		a["measures "+name] = ids(listed(s.Measures(f, snapshot.MeasureOrder{Field: snapshot.MeasureByUnitCount, Direction: snapshot.Desc})))
	}
	a["targets in %"] = ids(listed(s.Targets(snapshot.TargetFilter{Unit: "%", DueFrom: graph.PartialDate{Year: 2015}}, snapshot.TargetOrder{Field: snapshot.TargetByDeadline})))
	a["busiest agencies"] = ids(listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{Field: snapshot.AgencyByMeasureCount, Direction: snapshot.Desc})))
	a["plans by day"] = ids(listed(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{Field: snapshot.PlanByIssuedOn, Direction: snapshot.Desc})))
	for _, technology := range listed(s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{Field: snapshot.TechnologyByMeasureCount})) {
		a["users of "+technology.Name] = ids(listed(s.TechnologyMeasures(technology, true, snapshot.MeasureFilter{}, snapshot.MeasureOrder{})))
		for _, roles := range [][]graph.Role{{graph.Support}, {graph.Lead, graph.Support}, graph.Roles} {
			for _, owner := range listed(s.Owners(technology, snapshot.OwnerQuery{Roles: roles, Jurisdiction: place})) {
				a[fmt.Sprint("owner ", technology.Name, roles, owner.Agency.ID)] = ids(listed(owner.Measures()))
			}
		}
		hood := s.Neighborhood([]graph.ID{technology.ID}, 2, nil, nil, 100)
		a["around "+technology.Name] = fmt.Sprint(nodes(hood.Nodes), hood.Edges, hood.Truncated)
	}
	matrix, err := s.Matrix(graph.KindAgency, graph.KindTechnology, nil, snapshot.MeasureFilter{}, 12)
	a["matrix"] = fmt.Sprint(nodes(matrix.Rows), nodes(matrix.Columns), matrix.Cells, err)
}

func nodes(list []snapshot.Vertex) (told []string) {
	for _, v := range list {
		told = append(told, fmt.Sprint(v.Node.NodeID(), v.Degree))
	}
	return told
}

// told is all that a plan says; what it points to must be the snapshot's own.
func told(s *snapshot.Snapshot, p *graph.Plan) string {
	var b strings.Builder
	fmt.Fprint(&b, p.ID, p.IssuedOn, p.Jurisdiction == s.Jurisdiction(p.Jurisdiction.ID), p.Issuer == s.Agency(p.Issuer.ID), s.Plan(p.ID) == p)
	for _, m := range p.Measures {
		fmt.Fprint(&b, m.ID, m.Text(), m.Plan == p, s.Measure(m.ID) == m)
		for _, r := range m.Responsibilities() {
			fmt.Fprint(&b, r.Role, r.AsWritten, r.Agency.ID, r.Agency == s.Agency(r.Agency.ID))
		}
		for _, mention := range m.Mentions() {
			fmt.Fprint(&b, mention.AsWritten, mention.Technology == s.Technology(mention.Technology.ID))
		}
	}
	for _, target := range p.Targets {
		fmt.Fprint(&b, target.ID, target.Metric, target.Plan == p, slices.Contains(p.Measures, target.Measure), s.Target(target.ID) == target)
	}
	return b.String()
}

func counts(list []snapshot.AgencyCount) (told []string) {
	for _, c := range list {
		told = append(told, fmt.Sprint(c.Agency.ID, c.MeasureCount))
	}
	return told
}

// TestWithRefusesWhatNeedsAWholeScan: another scheme, in whatever it differs, and a jurisdiction told otherwise.
func TestWithRefusesWhatNeedsAWholeScan(t *testing.T) {
	held := edition{1: 0, 2: 0}
	s := snapshot.New(held.contents(nil))
	if _, ok := s.With(held.contents(held)); !ok {
		t.Error("the snapshot does not take what changes nothing")
	}
	first := func(change func(*graph.Technology)) func(*graph.Contents) {
		return func(c *graph.Contents) {
			change(c.Scheme.Technologies[slices.IndexFunc(c.Scheme.Technologies, func(t *graph.Technology) bool { return len(t.Broader) > 0 })])
		}
	}
	for name, change := range map[string]func(*graph.Contents){
		"no scheme":            func(c *graph.Contents) { c.Scheme = nil },
		"a technology less":    func(c *graph.Contents) { c.Scheme.Technologies = c.Scheme.Technologies[1:] },
		"another id":           first(func(t *graph.Technology) { t.ID = graph.NewID(graph.KindTechnology, "other") }),
		"another key":          first(func(t *graph.Technology) { t.Key = "other" }),
		"another name":         first(func(t *graph.Technology) { t.Name = "别的" }),
		"another English name": first(func(t *graph.Technology) { t.EnglishName = "other" }),
		"another alias":        first(func(t *graph.Technology) { t.Aliases = append(t.Aliases, "别的") }),
		"nothing above":        first(func(t *graph.Technology) { t.Broader = nil }),
		"another above":        first(func(t *graph.Technology) { t.Broader = []*graph.Technology{t} }),
	} {
		contents := held.contents(held)
		change(contents)
		if _, ok := s.With(contents); ok {
			t.Errorf("the snapshot takes a scheme with %s", name)
		}
	}
	place := edition{1: 0, 2: 1}.contents(held)
	place.Plans[0].Jurisdiction.EnglishName = "Elsewhere"
	if _, ok := s.With(place); ok {
		t.Error("the snapshot takes a jurisdiction that is told otherwise")
	}
}
