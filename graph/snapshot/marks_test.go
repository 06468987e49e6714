package snapshot_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"
	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestMarks compares the marks of random stretches with those of a plain model, which lists every place of a plan.
func TestMarks(t *testing.T) {
	scheme := graphtest.Scheme()
	for number := range graphtest.Rounds(t, 30, 8) {
		p := graphtest.Anything(scheme, number, 0)
		s := snapshot.New(&graph.Contents{Scheme: scheme, Plans: []*graph.Plan{p}})
		for _, source := range p.Sources {
			size := len(source.Text)
			for _, within := range []graph.Span{{Start: 0, End: size}, {Start: size / 3, End: size / 2}, {Start: size / 2, End: size/2 + 1}, {Start: size, End: size}} {
				got := map[plainMark]bool{}
				list := snapshot.Marks(s, source, within)
				for _, m := range list {
					got[plain(m)] = true
				}
				if diff := cmp.Diff(wantMarks(p, source, within), got); diff != "" {
					t.Fatalf("plan %d, %s %v (-want +got):\n%s", number, source.File, within, diff)
				}
				if !slices.IsSortedFunc(list, func(a, b graph.Mark) int { return a.Evidence.Span().Start - b.Evidence.Span().Start }) {
					t.Errorf("plan %d, %s: the marks are not in the order of the text", number, source.File)
				}
			}
		}
	}
	if s := snapshot.New(&graph.Contents{Scheme: scheme}); snapshot.Marks(s, graph.NewSource("a.txt", "", "UTF-8", "一"), graph.Span{End: 3}) != nil {
		t.Error("a source of no plan has marks")
	}
}

type plainMark struct {
	kind   graph.MarkKind
	node   graph.ID // empty for clauses, which have many measures
	reason string
	span   graph.Span
}

func plain(m graph.Mark) plainMark {
	x := plainMark{m.Kind, "", m.Reason, m.Evidence.Span()}
	if m.Node != nil && m.Kind != graph.MarkClause {
		x.node = m.Node.NodeID()
	}
	return x
}

func wantMarks(p *graph.Plan, source *graph.Source, within graph.Span) map[plainMark]bool {
	want := map[plainMark]bool{}
	add := func(kind graph.MarkKind, node graph.ID, reason string, places ...graph.Evidence) {
		for _, at := range places {
			if at.Source == source && at.Span().Start < within.End && at.Span().End > within.Start {
				want[plainMark{kind, node, reason, at.Span()}] = true
				return
			}
		}
	}
	for _, m := range p.Measures {
		add(graph.MarkMeasure, m.ID, "", m.Evidence()...)
		for _, r := range m.Responsibilities() {
			add(graph.MarkClause, "", "", r.Evidence...)
		}
		for _, x := range m.Mentions() {
			add(graph.MarkTechnology, x.Technology.ID, "", x.Evidence...)
		}
	}
	for _, x := range p.Targets {
		add(graph.MarkTarget, x.ID, "", x.Evidence()...)
	}
	for _, x := range p.Coverage.Rejected {
		add(graph.MarkRejected, "", x.Reason, x.Evidence)
	}
	for _, x := range p.Coverage.Anomalies {
		add(graph.MarkAnomaly, "", x.Reason, x.Evidence)
	}
	return want
}
