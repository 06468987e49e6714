package graphtest

import "github.com/plangraph/plangraph/graph"

// HardCharacters is a plan whose sources, title, names and aliases have what breaks careless escaping.
func HardCharacters() *graph.Plan {
	const hard = "（全角，标点：；“引号”‘单’）「」\"quoted\" 'single' \\back\\slash \\n \\x00 \\u0041 \r\n\tline\rbreaks\u2028 😀𠀀é e\u0301 <iri> \"^^<x>\"@zh _:b %s $1 ? ; --"
	d := newDraft(graph.Plan{Title: hard, DocumentNumber: "文〔2014〕\"1\"号", Jurisdiction: newWorld(Scheme()).hangzhou, Address: "https://example.org/?q=<a b>&c=\\\"{|}^`云"}, hard, "\ufeff"+hard)
	m := d.measure("1", "（1）\\", hard, hard)
	d.clause(m, hard, graph.Lead, graph.Own, agency(d.Jurisdiction, graph.Government, hard, "短"+hard, "", "别名\n"+hard)) // an empty alias is not kept
	lead := m.Agencies()[0]
	lead.Aliases = lead.Aliases[1:]
	amend(m, 0, func(r *graph.Responsibility) { r.AsWritten = "引号”" })
	return d.Plan
}

// LookAlikes is a plan with values that look alike and are not: texts, numbers, dates of each precision.
func LookAlikes() *graph.Plan {
	d := newDraft(graph.Plan{Title: "2014", DocumentNumber: "2014-08", Jurisdiction: newWorld(Scheme()).hangzhou, PeriodStart: 2014, PeriodEnd: 2014, IssuedOn: graph.Date{Year: 2014, Month: 8, Day: 1}}, "true 2014 2014-08 1")
	m := d.measure("1", "1", "true", "true")
	for _, deadline := range []graph.PartialDate{{}, {Year: 2014}, {Year: 2014, Month: 8}, {Year: 2014, Month: 8, Day: 1}} {
		for _, value := range []float64{0, 1, -1, 0.1, 1.28, 1e300, 5e-324, 1 << 53, 12345678.9} {
			upper := value + 1
			d.target(m, graph.Target{Metric: "2014", Comparator: graph.EQ, Value: value, ValueMax: &upper, Unit: "1"}, "2014").SetDeadline(deadline)
		}
	}
	return d.Plan
}
