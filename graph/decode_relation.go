package graph

import (
	"strings"

	"github.com/cayleygraph/quad"
)

// responsibilities reads what the measure's direct edges say, with its clause, or where it has none, a node for each.
func (d *planDecoder) responsibilities(measure quad.Value) []Responsibility {
	clause := d.stretches(measure, hasClause)
	if clause == nil {
		nodes := d.children(measure, hasResponsibility)
		list := d.blocks.responsibilities.take(len(nodes))
		for i, node := range nodes {
			list[i] = d.responsibility(node)
		}
		return list
	}
	units := d.units(measure)
	list := d.blocks.responsibilities.take(len(units))
	for i, u := range units {
		agency := d.agency(u.agency)
		list[i] = Responsibility{Role: u.role, Agency: agency, AsWritten: agency.ShortName, Scope: d.scope(measure), Evidence: clause,
			OpenEnded: d.has(measure, isOpenEndedAfter, u.agency)}
	}
	for _, s := range d.children(measure, hasResponsibility) {
		if n := placeOf(s); n >= 0 && n < len(list) {
			list[n].AsWritten = d.into.own(d.text(s, hasAsWritten))
		} else {
			d.damage(s, "the measure has no such unit")
		}
	}
	return list
}

// unit is a direct edge from a measure.
type unit struct {
	role   Role
	agency quad.Value
}

// units lists the measure's direct edges in the order written.
func (d *planDecoder) units(measure quad.Value) []unit {
	var found []unit
	for _, f := range d.facts(measure) {
		for _, role := range Roles {
			if f.p == unitEdge[role] {
				found = append(found, unit{role, f.object})
			}
		}
	}
	order := strings.Fields(d.text(measure, hasUnitOrder))
	if len(found) == 1 && len(order) == 0 {
		return found
	}
	sorted := make([]unit, 0, len(found))
	for _, id := range order {
		for _, u := range found {
			if iri, _ := u.agency.(quad.IRI); strings.HasPrefix(string(iri), d.Base) && string(iri[len(d.Base):]) == id {
				sorted = append(sorted, u)
			}
		}
	}
	if len(sorted) != len(found) || len(order) != len(found) {
		d.damage(measure, "its units are not those of its order")
	}
	return sorted
}

func (d *planDecoder) scope(s quad.Value) Scope {
	word := d.word(s, hasScope)
	if word == "" {
		return Own
	}
	scope, ok := ParseScope(word)
	if !ok {
		d.damage(s, "%s is %q", hasScope.Forward, word)
	}
	return scope
}

func (d *planDecoder) role(s quad.Value) Role {
	word := d.word(s, hasRole)
	role, ok := ParseRole(word)
	if !ok {
		d.damage(s, "%s is %q", hasRole.Forward, word)
	}
	return role
}

func (d *planDecoder) responsibility(s quad.Value) Responsibility {
	agency := d.agency(d.one(s, hasAgency))
	r := Responsibility{Role: d.role(s), Agency: agency, AsWritten: agency.ShortName, Scope: d.scope(s), OpenEnded: d.flag(s, hasOpenEnded), Evidence: d.evidence(s)}
	if d.one(s, hasAsWritten) != nil {
		r.AsWritten = d.into.own(d.text(s, hasAsWritten))
	}
	return r
}

func (d *planDecoder) mention(s quad.Value) Mention {
	m := Mention{Technology: d.technology(d.one(s, hasTechnology)), Evidence: d.evidence(s)}
	if d.one(s, hasAsWritten) != nil || len(m.Evidence) == 0 {
		m.AsWritten = d.into.own(d.text(s, hasAsWritten))
	} else if d.err == nil {
		m.AsWritten = m.Evidence[0].Quote()
	}
	return m
}
