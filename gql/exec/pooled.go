package exec

import (
	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/compiled"
	"github.com/plangraph/plangraph/gql/schema"
	"github.com/plangraph/plangraph/graph"
)

// pooledFields replaces the bindings of fields whose values are made for the answer: a measure's lists, the nodes and edges
// of pages. Plans write them from pooled memory. The resolvers define the values, and differential tests hold the bindings
// to them.
func pooledFields(types compiled.Types) compiled.Types {
	register(types, "Measure", "responsibilities", writeResponsibilities)
	register(types, "Measure", "leadUnits", writeAgencies(graph.Lead))
	register(types, "Measure", "supportingUnits", writeAgencies(graph.Support))
	register(types, "Measure", "technologies", writeTechnologies)
	register(types, "Target", "unit", writeUnit)
	registerPages(types)
	return types
}

// register replaces how a field is written.
func register(types compiled.Types, typeName, field string, write func(*compiled.Execution, *compiled.Field, any)) {
	binding := types[typeName].Fields[field]
	binding.Write = write
	types[typeName].Fields[field] = binding
}

var (
	responsibilityPool compiled.SlicePool[graph.Responsibility]
	agencyPool         compiled.SlicePool[*graph.Agency]
	technologyPool     compiled.SlicePool[*graph.Technology]
)

func writeResponsibilities(x *compiled.Execution, f *compiled.Field, o any) {
	a := compiled.Arguments[schema.MeasureResponsibilitiesArguments](x, f)
	if a == nil {
		return
	}
	responsibilityPool.WriteList(x,
		func(list []graph.Responsibility) []graph.Responsibility {
			return gql.InRole(o.(*graph.Measure).AppendResponsibilities(list), a.Role)
		},
		func(item *graph.Responsibility) { compiled.Object(x, f, item, true) })
}

func writeAgencies(role graph.Role) func(*compiled.Execution, *compiled.Field, any) {
	return func(x *compiled.Execution, f *compiled.Field, o any) {
		agencyPool.WriteList(x,
			func(list []*graph.Agency) []*graph.Agency { return o.(*graph.Measure).AppendAgencies(list, role) },
			func(item **graph.Agency) { compiled.Item(x, f, item) })
	}
}

func writeTechnologies(x *compiled.Execution, f *compiled.Field, o any) {
	technologyPool.WriteList(x, o.(*graph.Measure).AppendTechnologies,
		func(item **graph.Technology) { compiled.Item(x, f, item) })
}

// writeUnit writes a text of which the resolver has to allocate the address.
func writeUnit(x *compiled.Execution, _ *compiled.Field, o any) {
	if unit := o.(*graph.Target).Unit; unit != "" {
		x.String(unit)
		return
	}
	x.Null(false)
}

// registerPages replaces how the nodes and edges of every connection are written.
func registerPages(types compiled.Types) {
	registerPage[*graph.Plan, gql.PlanEdge](types, "PlanConnection", compiled.Item)
	registerPage[*graph.Measure, gql.MeasureEdge](types, "MeasureConnection", compiled.Item, graph.Prefetch)
	registerPage[*graph.Agency, gql.AgencyEdge](types, "AgencyConnection", compiled.Item)
	registerPage[*graph.Technology, gql.TechnologyEdge](types, "TechnologyConnection", compiled.Item)
	registerPage[*graph.Target, gql.TargetEdge](types, "TargetConnection", compiled.Item)
	registerPage[*graph.Jurisdiction, gql.JurisdictionEdge](types, "JurisdictionConnection", compiled.Item)
	registerPage[*graph.Agency, gql.OwnerEdge](types, "OwnerConnection", compiled.Item)
	registerPage[*graph.Technology, gql.AgencyTechnologyEdge](types, "AgencyTechnologyConnection", compiled.Item)
	registerPage[*graph.Agency, gql.CollaboratorEdge](types, "CollaboratorConnection", compiled.Item)
	registerPage[graph.Node, gql.SearchEdge](types, "SearchConnection", func(x *compiled.Execution, f *compiled.Field, item *graph.Node) {
		compiled.Interface(x, f, *item, schema.TypeOfNode(*item), true)
	})
}

// registerPage does so for one type of connection. write writes a node; prefetch, where given, sees all of them before.
func registerPage[N graph.Node, E any](types compiled.Types, name string, write func(x *compiled.Execution, f *compiled.Field, item *N), prefetch ...func([]N)) {
	var nodes compiled.SlicePool[N]
	var edges compiled.SlicePool[E]
	register(types, name, "nodes", func(x *compiled.Execution, f *compiled.Field, o any) {
		fill := func(list []N) []N {
			list = o.(*gql.Connection[N, E]).AppendNodes(list)
			for _, fetch := range prefetch {
				fetch(list)
			}
			return list
		}
		nodes.WriteList(x, fill, func(item *N) { write(x, f, item) })
	})
	register(types, name, "edges", func(x *compiled.Execution, f *compiled.Field, o any) {
		edges.WriteList(x, o.(*gql.Connection[N, E]).AppendEdges, func(item *E) { compiled.Object(x, f, item, true) })
	})
}
