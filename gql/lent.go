package gql

import (
	"github.com/plangraph/plangraph/gql/compiled"
	"github.com/plangraph/plangraph/graph"
)

// The lists of a measure are made when they are asked for. Here, compiled queries make them in memory that is lent, since
// lists of their own were two thirds of what an agency with its first 20 measures left behind: 5.8 of 9.1 KB.

// lend has compiled queries read these lists so. The resolvers say what the lists are, to which tests hold this.
func lend(types compiled.Types) compiled.Types {
	for field, write := range map[string]func(*compiled.Run, *compiled.Field, any){
		"responsibilities": writeResponsibilities, "leadUnits": writeUnits(graph.Lead), "supportingUnits": writeUnits(graph.Support),
		"technologies": writeTechnologies,
	} {
		binding := types["Measure"].Fields[field]
		binding.Write = write
		types["Measure"].Fields[field] = binding
	}
	return types
}

var (
	lentResponsibilities compiled.Lent[graph.Responsibility]
	lentAgencies         compiled.Lent[*graph.Agency]
	lentTechnologies     compiled.Lent[*graph.Technology]
)

func writeResponsibilities(x *compiled.Run, f *compiled.Field, o any) {
	a := compiled.Arguments[argumentsMeasureResponsibilities](x, f)
	if a == nil {
		return
	}
	lentResponsibilities.List(x,
		func(list []graph.Responsibility) []graph.Responsibility {
			return inRole(o.(*graph.Measure).AppendResponsibilities(list), a.role)
		},
		func(item *graph.Responsibility) { compiled.Object(x, f, item, true) })
}

func writeUnits(role graph.Role) func(*compiled.Run, *compiled.Field, any) {
	return func(x *compiled.Run, f *compiled.Field, o any) {
		lentAgencies.List(x,
			func(list []*graph.Agency) []*graph.Agency { return o.(*graph.Measure).AppendAgencies(list, role) },
			func(item **graph.Agency) { compiled.Object(x, f, *item, true) })
	}
}

func writeTechnologies(x *compiled.Run, f *compiled.Field, o any) {
	lentTechnologies.List(x, o.(*graph.Measure).AppendTechnologies,
		func(item **graph.Technology) { compiled.Object(x, f, *item, true) })
}
