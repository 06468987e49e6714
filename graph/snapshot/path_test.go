package snapshot_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// everything lists all nodes of a snapshot, and all its edges as the domain's structs say.
func everything(s *snapshot.Snapshot) (nodes []graph.ID, edges map[string]snapshot.Edge) {
	edges = map[string]snapshot.Edge{}
	add := func(kind snapshot.EdgeKind, source, target graph.ID) {
		id := string(kind) + ":" + string(source) + ":" + string(target)
		edges[id] = snapshot.Edge{Kind: kind, Source: source, Target: target}
	}
	roles := map[graph.Role]snapshot.EdgeKind{graph.Lead: snapshot.EdgeLeads, graph.Support: snapshot.EdgeSupports, graph.Responsible: snapshot.EdgeResponsibleFor}
	for _, p := range listed(s.Plans(snapshot.PlanFilter{}, snapshot.PlanOrder{})) {
		add(snapshot.EdgeIn, p.ID, p.Jurisdiction.ID)
		for _, issuer := range p.Issuers() {
			add(snapshot.EdgeIssued, issuer.ID, p.ID)
		}
		for _, m := range p.Measures {
			add(snapshot.EdgePartOf, m.ID, p.ID)
			for _, r := range m.Responsibilities() {
				add(roles[r.Role], r.Agency.ID, m.ID)
			}
			for _, mention := range m.Mentions() {
				add(snapshot.EdgeUses, m.ID, mention.Technology.ID)
			}
		}
		for _, target := range p.Targets {
			if target.Measure != nil {
				add(snapshot.EdgeSets, target.Measure.ID, target.ID)
			} else {
				add(snapshot.EdgeSets, p.ID, target.ID)
			}
		}
		nodes = append(append(append(nodes, p.ID), ids(p.Measures)...), ids(p.Targets)...)
	}
	for _, technology := range listed(s.Technologies(snapshot.TechnologyFilter{}, snapshot.TechnologyOrder{})) {
		for _, broader := range technology.Broader {
			add(snapshot.EdgeBroader, technology.ID, broader.ID)
		}
		nodes = append(nodes, technology.ID)
	}
	for _, a := range listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{})) {
		if a.Jurisdiction != nil {
			add(snapshot.EdgeIn, a.ID, a.Jurisdiction.ID)
		}
		nodes = append(nodes, a.ID)
	}
	return append(nodes, ids(listed(s.Jurisdictions(snapshot.JurisdictionFilter{})))...), edges
}

// distances is how far every node is from one, by plain breadth-first search over a list of edges.
func distances(from graph.ID, edges map[string]snapshot.Edge, through []snapshot.EdgeKind) map[graph.ID]int {
	neighbours := map[graph.ID][]graph.ID{}
	for _, e := range edges {
		if len(through) == 0 || slices.Contains(through, e.Kind) {
			neighbours[e.Source] = append(neighbours[e.Source], e.Target)
			neighbours[e.Target] = append(neighbours[e.Target], e.Source)
		}
	}
	far := map[graph.ID]int{from: 0}
	for queue := []graph.ID{from}; len(queue) > 0; queue = queue[1:] {
		for _, next := range neighbours[queue[0]] {
			if _, seen := far[next]; !seen {
				far[next] = far[queue[0]] + 1
				queue = append(queue, next)
			}
		}
	}
	return far
}

// TestPath walks between random nodes: the path is as short as can be, of edges that exist, each joining its neighbours.
func TestPath(t *testing.T) {
	s := snapshot.New(newCorpus(300))
	nodes, edges := everything(s)
	random := rand.New(rand.NewPCG(9, 10))
	throughs := [][]snapshot.EdgeKind{nil, {snapshot.EdgeLeads, snapshot.EdgeSupports, snapshot.EdgeResponsibleFor, snapshot.EdgeUses, snapshot.EdgeBroader},
		{snapshot.EdgePartOf, snapshot.EdgeIssued}, {snapshot.EdgeLeads, snapshot.EdgeSets, snapshot.EdgeIn}}
	found := 0
	for range 150 {
		from, through := nodes[random.IntN(len(nodes))], throughs[random.IntN(len(throughs))]
		far := distances(from, edges, through)
		for range 5 {
			to, longest := nodes[random.IntN(len(nodes))], random.IntN(8)
			path := s.Path(from, to, longest, through)
			distance, reachable := far[to]
			if !reachable || distance > longest {
				if path != nil {
					t.Fatalf("from %s to %s: %+v, though none is that short", from, to, path)
				}
				continue
			}
			if path == nil || len(path.Edges) != distance || !connects(path, from, to, edges, through) {
				t.Fatalf("from %s to %s: %+v, want %d edges through %v", from, to, path, distance, through)
			}
			if diff := gocmp.Diff(path.Edges, s.Path(from, to, longest, through).Edges); diff != "" {
				t.Errorf("another path the second time:\n%s", diff)
			}
			found++
		}
	}
	if found < 150 {
		t.Errorf("only %d paths", found)
	}
}

func connects(path *snapshot.Path, from, to graph.ID, edges map[string]snapshot.Edge, through []snapshot.EdgeKind) bool {
	at := from
	for i, e := range path.Edges {
		if path.Nodes[i].Node.NodeID() != at || edges[e.ID()] != e || len(through) > 0 && !slices.Contains(through, e.Kind) {
			return false
		}
		switch at {
		case e.Source:
			at = e.Target
		case e.Target:
			at = e.Source
		default:
			return false
		}
	}
	return at == to && path.Nodes[len(path.Edges)].Node.NodeID() == to
}

func TestPathEnds(t *testing.T) {
	s := snapshot.New(twoCities())
	economy, company := listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{}))[1], listed(s.Agencies(snapshot.AgencyFilter{}, snapshot.AgencyOrder{}))[2]
	if path := s.Path(economy.ID, economy.ID, 0, nil); path == nil || len(path.Nodes) != 1 || len(path.Edges) != 0 || path.Nodes[0].Degree != 4 {
		t.Errorf("from a node to itself: %+v", path)
	}
	path := s.Path(economy.ID, company.ID, 6, nil)
	if got := kindsOf(path.Edges); got != "LEADS SUPPORTS" || path.Nodes[1].Node.Label() != "电子政务云平台" {
		t.Errorf("%s over %s", got, path.Nodes[1].Node.Label())
	}
	for _, none := range []*snapshot.Path{s.Path(economy.ID, "x", 6, nil), s.Path("x", "x", 6, nil), s.Path(economy.ID, company.ID, 1, nil), s.Path(economy.ID, company.ID, -1, nil)} {
		if none != nil {
			t.Errorf("%+v where there is no path", none)
		}
	}
}

func kindsOf(edges []snapshot.Edge) string {
	var kinds []string
	for _, e := range edges {
		kinds = append(kinds, string(e.Kind))
	}
	return strings.Join(kinds, " ")
}
