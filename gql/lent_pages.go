package gql

import (
	"github.com/plangraph/plangraph/gql/compiled"
	"github.com/plangraph/plangraph/graph"
)

// lendPages has compiled queries make the nodes and edges of pages in memory that is lent.
func lendPages(types compiled.Types) {
	lendPage[*graph.Plan, PlanEdge](types, "PlanConnection", compiled.Item)
	lendPage[*graph.Measure, MeasureEdge](types, "MeasureConnection", compiled.Item, graph.Fetch)
	lendPage[*graph.Agency, AgencyEdge](types, "AgencyConnection", compiled.Item)
	lendPage[*graph.Technology, TechnologyEdge](types, "TechnologyConnection", compiled.Item)
	lendPage[*graph.Target, TargetEdge](types, "TargetConnection", compiled.Item)
	lendPage[*graph.Agency, OwnerEdge](types, "OwnerConnection", compiled.Item)
	lendPage[*graph.Technology, AgencyTechnologyEdge](types, "AgencyTechnologyConnection", compiled.Item)
	lendPage[*graph.Agency, CollaboratorEdge](types, "CollaboratorConnection", compiled.Item)
	lendPage[graph.Node, SearchEdge](types, "SearchConnection", func(x *compiled.Run, f *compiled.Field, item *graph.Node) {
		compiled.Interface(x, f, *item, typeOfNode(*item), true)
	})
}

// lendPage does so for one type of connection, whose nodes are written by write, after ahead has seen them all.
func lendPage[N graph.Node, E any](types compiled.Types, name string, write func(x *compiled.Run, f *compiled.Field, item *N), ahead ...func([]N)) {
	var nodes compiled.Lent[N]
	var edges compiled.Lent[E]
	lend(types, name, "nodes", func(x *compiled.Run, f *compiled.Field, o any) {
		fill := func(list []N) []N {
			list = o.(*Connection[N, E]).appendNodes(list)
			for _, see := range ahead {
				see(list)
			}
			return list
		}
		nodes.List(x, fill, func(item *N) { write(x, f, item) })
	})
	lend(types, name, "edges", func(x *compiled.Run, f *compiled.Field, o any) {
		edges.List(x, o.(*Connection[N, E]).appendEdges, func(item *E) { compiled.Object(x, f, item, true) })
	})
}
