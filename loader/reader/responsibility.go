package reader

import (
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
	"github.com/plangraph/plangraph/loader/words"
)

// duties are a measure's responsibilities while its clauses are read.
type duties []graph.Responsibility

func (b *builder) responsibilities(said *duties, c *clause, n *doc.Node) {
	scope, reach := graph.Own, b.governed.reach[c]
	if len(reach.measures) > 1 || reach.heading || !c.For.IsOwn() {
		scope = graph.Group
	}
	evidence := b.in.source.Evidence(c.span)
	assigned := c.Assign(c.firstLead)
	if scope == graph.Own && said.ledAbove(c) {
		assigned = c.AssignLed()
	}
	if c.named && words.BeginsWithHelp(n.Blocks[0].Text.Norm) { // 配合做好… below the name of an agency
		assigned = c.AssignLed()
	}
	before := ""
	for _, a := range assigned {
		written := b.written(c, a.Unit)
		a.Name, before = b.in.Agencies.Complete(a.Name, before, b.plan.Jurisdiction)
		b.assign(said, a, written, scope, evidence)
	}
	b.blankets(said, c, scope)
}

// blankets adds those who join every clause by a rule stated once, with the clause that states it as evidence.
func (b *builder) blankets(said *duties, c *clause, scope graph.Scope) {
	for _, rule := range c.rules {
		for _, a := range rule.AssignBlanket(c.Clause) {
			if agency := b.agency(a.Name); said.otherwise(agency, a.Role) { // the clause says more of it than the rule
				continue
			}
			b.assign(said, a, b.written(rule, a.Unit), scope, b.in.source.Evidence(rule.span))
		}
	}
}

// otherwise reports whether an agency has another role already.
func (said duties) otherwise(agency *graph.Agency, role graph.Role) bool {
	has := func(same bool) bool {
		return slices.ContainsFunc(said, func(r graph.Responsibility) bool { return r.Agency == agency && (r.Role == role) == same })
	}
	return has(false) && !has(true)
}

// ledAbove reports whether a heading's clause already names who leads the measure, so that its own list supports.
func (said duties) ledAbove(c *clause) bool {
	for _, r := range said {
		if r.Role == graph.Lead && r.Scope == graph.Group && c.Labelled && !c.NamesLead() {
			return true
		}
	}
	return false
}

func (b *builder) written(c *clause, u extract.Unit) string {
	return c.unitText(u).Written(b.in.source.Text, u.From, u.To)
}

// unitText is the passage that holds the unit: a clause on two lines has units of both.
func (c *clause) unitText(u extract.Unit) doc.Text {
	for _, t := range c.more {
		if u.StandsIn(t.Norm) {
			return t
		}
	}
	return c.text
}

func (b *builder) rowResponsibilities(said *duties, r *row) {
	for _, a := range r.Assign(false) {
		for _, c := range r.cells {
			if a.StandsIn(c.text.Norm) && r.Parts[c.part].Has(a.Unit) {
				b.assign(said, a, c.text.Written(b.in.source.Text, a.From, a.To), graph.Own, b.in.source.Evidence(c.text.Whole()))
				break
			}
		}
	}
}

// assign adds one responsibility; a second clause that says the same adds its evidence.
func (b *builder) assign(said *duties, a extract.Assigned, written string, scope graph.Scope, e graph.Evidence) {
	agency := b.agency(a.Name)
	for i := range *said {
		r := &(*said)[i]
		if r.Agency == agency && r.Role == a.Role {
			if r.Evidence[len(r.Evidence)-1] != e {
				r.Evidence = append(r.Evidence, e)
			}
			r.OpenEnded = r.OpenEnded || a.OpenEnded
			return
		}
	}
	if agency.Unresolved {
		b.problems = append(b.problems, doc.Left{Span: e.Span(), Reason: "a unit whose full name is not known stands as written: " + written})
	}
	*said = append(*said, graph.Responsibility{
		Role: a.Role, Agency: agency, AsWritten: written, Scope: scope, OpenEnded: a.OpenEnded, Evidence: []graph.Evidence{e},
	})
}

// agency is the body that a name means in this plan, the same one for all its names, which become its aliases.
func (b *builder) agency(name string) *graph.Agency {
	if a := b.named[name]; a != nil {
		return a
	}
	a := b.in.Agencies.Resolve(name, b.plan.Jurisdiction)
	if known := b.agencies[a.ID]; known != nil {
		known.AddAliases(append(a.Aliases, a.ShortName)...)
		a = known
	}
	b.agencies[a.ID], b.named[name] = a, a
	return a
}
