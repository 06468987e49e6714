package rdf

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// responsibilities reads what the measure's direct edges say, with its clause, or where it has none, a node for each.
func (d *planDecoder) responsibilities(measure quad.Value) []graph.Responsibility {
	clause := d.stretches(measure, hasClause)
	if len(clause) == 0 {
		nodes := d.children(measure, hasResponsibility)
		list := make([]graph.Responsibility, len(nodes))
		for i, node := range nodes {
			list[i] = d.responsibility(node)
		}
		return list
	}
	edges := d.roleEdges(measure)
	list := make([]graph.Responsibility, len(edges))
	for i, edge := range edges {
		agency := d.agency(edge.agency)
		list[i] = graph.Responsibility{Role: edge.role, Agency: agency, AsWritten: agency.ShortName, Scope: d.scope(measure), Evidence: clause,
			OpenEnded: d.has(measure, isOpenEndedAfter, edge.agency)}
	}
	for _, s := range d.children(measure, hasResponsibility) {
		if n := positionOf(s); n >= 0 && n < len(list) {
			list[n].AsWritten = d.text(s, hasAsWritten)
		} else {
			d.damage(s, "the measure has no such responsibility")
		}
	}
	return list
}

// roleEdge is a direct edge from a measure.
type roleEdge struct {
	role   graph.Role
	agency quad.Value
}

// roleEdges lists the measure's direct edges in the order written.
func (d *planDecoder) roleEdges(measure quad.Value) []roleEdge {
	var found []roleEdge
	for _, f := range d.facts(measure) {
		for _, role := range graph.Roles {
			if f.p == roleEdges[role] {
				found = append(found, roleEdge{role, f.object})
			}
		}
	}
	slices.SortFunc(found, func(a, b roleEdge) int { return cmp.Compare(d.local(a.agency), d.local(b.agency)) })
	return inOrder(d, measure, hasUnitOrder, found, func(edge roleEdge) string { return d.local(edge.agency) })
}

// inOrder puts what is sorted by id into the order that the predicate tells; see orderOf.
func inOrder[T any](d *planDecoder, s quad.Value, p *Predicate, found []T, id func(T) string) []T {
	order := strings.Fields(d.rawText(s, p))
	if len(order) == 0 {
		return found
	}
	sorted := make([]T, 0, len(found))
	for _, word := range order {
		n, err := strconv.Atoi(word)
		if err != nil { // before format 3, it was the id itself
			n = slices.IndexFunc(found, func(x T) bool { return id(x) == word })
		}
		if n >= 0 && n < len(found) {
			sorted = append(sorted, found[n])
		}
	}
	if len(sorted) != len(found) || len(order) != len(found) {
		d.damage(s, "what it has is not what its order names")
	}
	return sorted
}

// local is what a node's name says after the base.
func (d *decoder) local(node quad.Value) string {
	iri, _ := node.(quad.IRI)
	return strings.TrimPrefix(string(iri), d.Base)
}

func (d *planDecoder) scope(s quad.Value) graph.Scope {
	word := d.word(s, hasScope)
	if word == "" {
		return graph.Own
	}
	scope, ok := graph.ParseScope(word)
	if !ok {
		d.damage(s, "%s is %q", hasScope.Forward, word)
	}
	return scope
}

func (d *planDecoder) role(s quad.Value) graph.Role {
	word := d.word(s, hasRole)
	role, ok := graph.ParseRole(word)
	if !ok {
		d.damage(s, "%s is %q", hasRole.Forward, word)
	}
	return role
}

func (d *planDecoder) responsibility(s quad.Value) graph.Responsibility {
	agency := d.agency(d.one(s, hasAgency))
	r := graph.Responsibility{Role: d.role(s), Agency: agency, AsWritten: agency.ShortName, Scope: d.scope(s), OpenEnded: d.flag(s, hasOpenEnded), Evidence: d.evidence(s)}
	if d.one(s, hasAsWritten) != nil {
		r.AsWritten = d.text(s, hasAsWritten)
	}
	return r
}

// mentions reads what the measure mentions, in the order written: stretches of the text, or a node for each.
func (d *planDecoder) mentions(measure quad.Value) []graph.Mention {
	nodes := d.all(measure, hasMention)
	list := make([]graph.Mention, len(nodes))
	if len(nodes) > 0 && isFragment(nodes[0]) {
		for i, stretch := range nodes {
			list[i] = d.named(measure, stretch)
		}
		slices.SortFunc(list, func(a, b graph.Mention) int { return d.inOrder(a.Evidence[0], b.Evidence[0]) })
		return list
	}
	for i, node := range d.children(measure, hasMention) {
		list[i] = d.mention(node)
	}
	return list
}

// named is what a stretch of the text mentions.
func (d *planDecoder) named(measure, stretch quad.Value) graph.Mention {
	m := graph.Mention{Technology: d.technology(d.one(stretch, hasTechnology)), Evidence: make([]graph.Evidence, 1)}
	if m.Evidence[0] = d.evidenceAt(measure, stretch); d.err == nil {
		m.AsWritten = m.Evidence[0].Quote()
	}
	return m
}

func (d *planDecoder) mention(s quad.Value) graph.Mention {
	m := graph.Mention{Technology: d.technology(d.one(s, hasTechnology)), Evidence: d.evidence(s)}
	if d.one(s, hasAsWritten) != nil || len(m.Evidence) == 0 {
		m.AsWritten = d.text(s, hasAsWritten)
	} else if d.err == nil {
		m.AsWritten = m.Evidence[0].Quote()
	}
	return m
}
