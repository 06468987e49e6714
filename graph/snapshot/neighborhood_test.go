package snapshot_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// TestNeighborhood compares random neighbourhoods, without limit, with a plain search; and degrees with counting.
func TestNeighborhood(t *testing.T) {
	s := snapshot.New(newCorpus(200))
	nodes, edges := everything(s)
	degree := map[graph.ID]int{}
	for _, e := range edges {
		degree[e.Source]++
		degree[e.Target]++
	}
	random := rand.New(rand.NewPCG(11, 12))
	for range 60 {
		of := nodes[random.IntN(len(nodes))]
		through := []([]snapshot.EdgeKind){nil, {snapshot.EdgeLeads, snapshot.EdgeUses}, {snapshot.EdgeBroader, snapshot.EdgeSets, snapshot.EdgePartOf}}[random.IntN(3)]
		depth := random.IntN(4)
		far := distances(of, edges, through)
		maps.DeleteFunc(far, func(_ graph.ID, d int) bool { return d > depth })
		around := s.Neighborhood([]graph.ID{of}, depth, nil, through, len(nodes))
		last := 0
		for _, v := range around.Nodes {
			d, within := far[v.Node.NodeID()]
			if !within || d < last || v.Degree != degree[v.Node.NodeID()] {
				t.Fatalf("%s at distance %d, %v, after %d, with degree %d", v.Node.NodeID(), d, within, last, v.Degree)
			}
			last = d
		}
		var want, got []string
		for id, e := range edges {
			_, source := far[e.Source]
			_, target := far[e.Target]
			if source && target && (through == nil || slices.Contains(through, e.Kind)) {
				want = append(want, id)
			}
		}
		for _, e := range around.Edges {
			got = append(got, e.ID())
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := gocmp.Diff(want, got); diff != "" || len(around.Nodes) != len(far) || around.Truncated {
			t.Fatalf("%d steps around %s through %v: %d nodes, not %d; edges (-want +got)\n%s", depth, of, through, len(around.Nodes), len(far), diff)
		}
	}
}

func TestNeighborhoodLimits(t *testing.T) {
	s := snapshot.New(twoCities())
	measure := listed(s.Measures(snapshot.MeasureFilter{}, snapshot.MeasureOrder{}))[0].ID
	company := graph.NewAgencyID("华数集团", nil)
	cases := []struct {
		name      string
		of        []graph.ID
		depth     int
		kinds     []graph.Kind
		through   []snapshot.EdgeKind
		limit     int
		nodes     []string
		edges     string
		truncated bool
	}{
		{"one step", []graph.ID{measure}, 1, nil, nil, 200,
			[]string{"电子政务云平台", "杭州市云计算计划", "市经信委", "市财政局", "华数集团", "云平台", "云服务收入"}, "PART_OF LEADS SUPPORTS SUPPORTS USES SETS ISSUED", false},
		{"just enough", []graph.ID{measure}, 1, nil, []snapshot.EdgeKind{snapshot.EdgeLeads}, 2, []string{"电子政务云平台", "市经信委"}, "LEADS", false},
		{"too little", []graph.ID{measure}, 2, nil, nil, 3, []string{"电子政务云平台", "杭州市云计算计划", "市经信委"}, "PART_OF LEADS", true},
		{"of agencies", []graph.ID{measure}, 2, []graph.Kind{graph.KindAgency, graph.KindMeasure}, []snapshot.EdgeKind{snapshot.EdgeSupports}, 200,
			[]string{"电子政务云平台", "市财政局", "华数集团", "数据开放", "城市云"}, "SUPPORTS SUPPORTS SUPPORTS SUPPORTS", false},
		{"no step", []graph.ID{measure, "x", company, measure}, 0, nil, nil, 1, []string{"电子政务云平台", "华数集团"}, "SUPPORTS", false},
	}
	for _, c := range cases {
		got := s.Neighborhood(c.of, c.depth, c.kinds, c.through, c.limit)
		var nodes []string
		for _, v := range got.Nodes {
			nodes = append(nodes, v.Node.Label())
		}
		if diff := gocmp.Diff(c.nodes, nodes); diff != "" || kindsOf(got.Edges) != c.edges || got.Truncated != c.truncated {
			t.Errorf("%s: edges %s, truncated %v, nodes (-want +got)\n%s", c.name, kindsOf(got.Edges), got.Truncated, diff)
		}
	}
}
