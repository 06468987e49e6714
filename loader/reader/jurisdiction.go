package reader

import "github.com/plangraph/plangraph/graph"

// jurisdictionOfUnits is the nation where most of the units that the clauses name are bodies of the nation, whatever the
// plan: a copy without its head still tells so.
func jurisdictionOfUnits(in *input, cs clauses) *graph.Jurisdiction {
	national, others := 0, 0
	for _, c := range cs.list {
		for _, a := range c.Assign(false) {
			agency := in.Agencies.Resolve(a.Name, graph.UnknownJurisdiction)
			switch {
			case agency.Kind == graph.Collective:
			case agency.Jurisdiction != nil && agency.Jurisdiction == in.Agencies.Jurisdiction("国家") && !in.Agencies.NamesPlace(a.Name):
				national++
			default:
				others++
			}
		}
	}
	if national >= 3 && national > others*2 {
		return in.Agencies.Jurisdiction("国家")
	}
	return graph.UnknownJurisdiction
}
