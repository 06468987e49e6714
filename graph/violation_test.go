package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"

	"github.com/plangraph/plangraph/graph/rdf"
	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestNoFactWithoutItsWords breaks each rule in a plan that is sound otherwise: the plan is not stored, and a snapshot
// serves it without its facts, says why, and serves the others as ever.
func TestNoFactWithoutItsWords(t *testing.T) {
	responsibility := func(change func(*graph.Responsibility)) func(*graph.Plan) {
		return func(p *graph.Plan) {
			list := p.Measures[0].Responsibilities()
			change(&list[1])
			p.Measures[0].SetResponsibilities(list)
		}
	}
	mention := func(change func(*graph.Mention)) func(*graph.Plan) {
		return func(p *graph.Plan) {
			list := p.Measures[0].Mentions()
			change(&list[0])
			p.Measures[0].SetMentions(list)
		}
	}
	stray := graph.NewSource("stray.txt", "", "UTF-8", "市发改委 云计算 政务云平台")
	beyond := func(p *graph.Plan, from, to int) []graph.Evidence {
		return []graph.Evidence{p.Sources[0].Evidence(graph.Span{Start: from, End: to})}
	}
	tests := map[string]struct {
		spoil func(*graph.Plan)
		want  string
	}{
		"a measure without a quote":           {func(p *graph.Plan) { p.Measures[0].SetEvidence() }, "the measure has no quote"},
		"a measure quoted from elsewhere":     {func(p *graph.Plan) { p.Measures[0].SetEvidence(stray.Evidence(graph.Span{End: 3})) }, "the measure is quoted from no source of the plan"},
		"a responsibility without a quote":    {responsibility(func(r *graph.Responsibility) { r.Evidence = nil }), "the responsibility of 市发改委 has no quote"},
		"a responsibility under another name": {responsibility(func(r *graph.Responsibility) { r.AsWritten = "市财政局" }), "the responsibility of 市财政局 is quoted with other words"},
		"a responsibility without a name":     {responsibility(func(r *graph.Responsibility) { r.AsWritten = "" }), "is quoted with other words"},
		"one quote with the name, one without": {responsibility(func(r *graph.Responsibility) {
			r.Evidence = append(slices.Clone(r.Evidence), stray.Evidence(graph.Span{End: 3}))
		}), "is quoted from no source of the plan"},
		"a responsibility of nobody":         {responsibility(func(r *graph.Responsibility) { r.Agency = nil }), "a responsibility is of no agency"},
		"an agency without a name":           {responsibility(func(r *graph.Responsibility) { r.Agency = &graph.Agency{ID: r.Agency.ID} }), "a responsibility is of no agency"},
		"an agency under another kind of id": {responsibility(func(r *graph.Responsibility) { r.Agency = &graph.Agency{ID: "plan-aaaaaaaaaaaaaaaa", Name: "x"} }), "a responsibility is of no agency"},
		"no role":                            {responsibility(func(r *graph.Responsibility) { r.Role = 0 }), "has no role or no scope"},
		"a role that is none":                {responsibility(func(r *graph.Responsibility) { r.Role = 9 }), "has no role or no scope"},
		"no scope":                           {responsibility(func(r *graph.Responsibility) { r.Scope = 0 }), "has no role or no scope"},
		"a mention without a quote":          {mention(func(m *graph.Mention) { m.Evidence = nil }), "has no quote"},
		"a mention with other words":         {mention(func(m *graph.Mention) { m.AsWritten = "区块链" }), "the mention of 区块链 is quoted with other words"},
		"a mention quoted from elsewhere":    {mention(func(m *graph.Mention) { m.Evidence = []graph.Evidence{stray.Evidence(graph.Span{Start: 13, End: 22})} }), "is quoted from no source of the plan"},
		"a mention of nothing":               {mention(func(m *graph.Mention) { m.Technology = nil }), "a mention is of no technology"},
		"a technology without a name":        {mention(func(m *graph.Mention) { m.Technology = &graph.Technology{ID: m.Technology.ID} }), "a mention is of no technology"},
		"a target without a quote":           {func(p *graph.Plan) { p.Targets[0].SetEvidence() }, "the target has no quote"},
		"a target quoted with nothing":       {func(p *graph.Plan) { p.Targets[0].SetEvidence(beyond(p, 3, 3)...) }, "does not cut out words"},
		"a quote that begins in a character": {func(p *graph.Plan) { p.Targets[0].SetEvidence(beyond(p, 1, 6)...) }, "does not cut out words"},
		"a quote that ends in a character":   {func(p *graph.Plan) { p.Targets[0].SetEvidence(beyond(p, 0, 4)...) }, "does not cut out words"},
		"a quote beyond the text":            {func(p *graph.Plan) { p.Targets[0].SetEvidence(beyond(p, 3, 1<<20)...) }, "does not cut out words"},
		"a quote before the text":            {func(p *graph.Plan) { p.Targets[0].SetEvidence(beyond(p, -3, 3)...) }, "does not cut out words"},
		"a remark quoted from elsewhere":     {func(p *graph.Plan) { p.Coverage.Anomalies[0].Evidence = stray.Evidence(graph.Span{End: 3}) }, "its remark is quoted from no source of the plan"},
		"a ledger that does not add up":      {func(p *graph.Plan) { p.Coverage.Attached++ }, "its ledger has"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			contents := graphtest.Contents()
			at := slices.IndexFunc(contents.Plans, func(p *graph.Plan) bool { return len(p.Coverage.Anomalies) > 0 })
			p := contents.Plans[at]
			test.spoil(p)
			if _, err := rdf.DefaultVocabulary.EncodePlan(p); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("stored: error %v, want one with %q", err, test.want)
			}
			s := snapshot.New(contents)
			withheld := s.Withheld()
			if len(withheld) != 1 || withheld[0].ID != p.ID || !strings.Contains(strings.Join(withheld[0].Coverage.Withheld, "\n"), test.want) {
				t.Fatalf("withheld: %v, want the plan with %q", withheld, test.want)
			}
			if got := withheld[0]; len(got.Measures)+len(got.Targets) > 0 || got.Title != p.Title || len(got.Sources) != len(p.Sources) {
				t.Errorf("it is served with %d measures, as %s", len(got.Measures), got.Title)
			}
			others := 0
			for i, other := range contents.Plans {
				if i != at {
					others += len(other.Measures)
				}
			}
			if c := s.Counts(); c.Plans != len(contents.Plans) || c.Measures != others {
				t.Errorf("%d plans with %d measures are served, want %d with %d", c.Plans, c.Measures, len(contents.Plans), others)
			}
		})
	}
}

// TestANewSnapshotHoldsNewPlansToTheRules is the same for a plan that came after the first snapshot.
func TestANewSnapshotHoldsNewPlansToTheRules(t *testing.T) {
	contents := graphtest.Contents()
	contents.Digests = map[graph.ID]string{}
	for _, p := range contents.Plans {
		contents.Digests[p.ID] = "first"
	}
	first := snapshot.New(contents)
	came := graphtest.Contents()
	came.Plans = came.Plans[:1]
	came.Plans[0].Measures[0].SetEvidence()
	came.Digests = contents.Digests
	next, ok := first.With(came)
	if !ok {
		t.Fatal("the change was too large")
	}
	if n := len(next.Withheld()); n != 1 || len(first.Withheld()) != 0 {
		t.Errorf("%d plans are withheld, want 1", n)
	}
}

func TestSays(t *testing.T) {
	tests := []struct {
		quote, written string
		want           bool
	}{
		{"（牵头单位：市经信委）", "市经信委", true},
		{"（牵头单位：市经\n 信委）", "市经信委", true},
		{"（各区、县（市）政府）", "各区、县(市)政府", true},
		{"(Lead: Department of\nEnergy)", "Department of Energy", true},
		{"（牵头单位：市发改、财政局）", "市财政局", true},
		{"（省、市财政局负责）", "省财政局", true},
		{"（牵头单位：省工业和信息化 — ５ — 厅）", "省工业和信息化厅", true},
		{"（牵头单位：市经信委）", "市财政局", false},
		{"（财政局、市发改委）", "市财政局", false},
		{"（牵头单位：市经信委）", "", false},
		{"（）", "市经信委", false},
		{"", "", false},
		{"（市发改委、局）", "市局", false},
	}
	for _, test := range tests {
		if got := graph.Says(test.quote, test.written); got != test.want {
			t.Errorf("Says(%q, %q) = %v", test.quote, test.written, got)
		}
	}
}
