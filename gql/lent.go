package gql

import (
	"github.com/plangraph/plangraph/gql/compiled"
	"github.com/plangraph/plangraph/graph"
)

// What some fields give is made when they are asked for, a measure's lists above all. Compiled queries make it in memory
// that is lent: lists of their own were two thirds of what an agency with its first 20 measures left behind, 5.8 of 9.1 KB.

// lent has compiled queries read these fields so. The resolvers say what the fields give, to which tests hold this.
func lent(types compiled.Types) compiled.Types {
	lend(types, "Measure", "responsibilities", writeResponsibilities)
	lend(types, "Measure", "leadUnits", writeUnits(graph.Lead))
	lend(types, "Measure", "supportingUnits", writeUnits(graph.Support))
	lend(types, "Measure", "technologies", writeTechnologies)
	lend(types, "Target", "unit", writeUnit)
	lendPages(types)
	return types
}

// lend has one field written so.
func lend(types compiled.Types, typeName, field string, write func(*compiled.Run, *compiled.Field, any)) {
	binding := types[typeName].Fields[field]
	binding.Write = write
	types[typeName].Fields[field] = binding
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
			func(item **graph.Agency) { compiled.Item(x, f, item) })
	}
}

func writeTechnologies(x *compiled.Run, f *compiled.Field, o any) {
	lentTechnologies.List(x, o.(*graph.Measure).AppendTechnologies,
		func(item **graph.Technology) { compiled.Item(x, f, item) })
}

// writeUnit writes a text that the resolver has to put on the heap, as the address of one.
func writeUnit(x *compiled.Run, _ *compiled.Field, o any) {
	if unit := o.(*graph.Target).Unit; unit != "" {
		x.String(unit)
		return
	}
	x.Null(false)
}
