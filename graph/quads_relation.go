package graph

import (
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// responsibilities adds the direct edges, and what they leave open. Nearly always one clause says all of a measure's
// responsibilities and names each agency once: then the measure says its clause and the order of its units, and a
// responsibility is its direct edge alone, 7 quads for five of them where a node for each would cost 25.
func (e *planEncoder) responsibilities(measure quad.Value, list []Responsibility) {
	if clause := e.sharedClause(measure, list); clause == nil {
		e.eachResponsibility(measure, list)
		return
	} else {
		for _, at := range clause {
			e.add(measure, hasClause, e.fragment(at))
		}
	}
	var order []string
	for i, r := range list {
		agency := e.agency(r.Agency)
		order = append(order, string(r.Agency.ID))
		e.add(measure, unitEdge[r.Role], agency)
		if r.OpenEnded {
			e.add(measure, isOpenEndedAfter, agency)
		}
		if r.AsWritten != r.Agency.ShortName {
			s := child(measure, hasResponsibility.Forward, i)
			e.add(measure, hasResponsibility, s)
			e.written(s, r.AsWritten)
		}
	}
	if len(order) > 1 {
		e.text(measure, hasUnitOrder, strings.Join(order, " "))
	}
	if scope := list[0].Scope; scope != Own {
		e.word(measure, hasScope, scope.String())
	}
}

// sharedClause is the evidence of all the responsibilities, where they share it and their scope, and name nobody twice;
// nil where they do not.
func (e *planEncoder) sharedClause(measure quad.Value, list []Responsibility) []Evidence {
	seen := map[ID]bool{}
	var clause []Evidence
	for i, r := range list {
		at := e.places(measure, r.Evidence)
		if i == 0 {
			clause = at
		}
		if unitEdge[r.Role] == nil || seen[r.Agency.ID] || r.Scope != list[0].Scope || !slices.Equal(at, clause) {
			return nil
		}
		seen[r.Agency.ID] = true
	}
	return clause
}

// eachResponsibility makes a node of each.
func (e *planEncoder) eachResponsibility(measure quad.Value, list []Responsibility) {
	direct := map[edgeTo]bool{}
	for i, r := range list {
		agency := e.agency(r.Agency)
		e.once(direct, measure, unitEdge[r.Role], agency)
		s := child(measure, hasResponsibility.Forward, i)
		e.add(measure, hasResponsibility, s)
		e.add(s, hasAgency, agency)
		e.word(s, hasRole, r.Role.String())
		if r.Scope != Own {
			e.word(s, hasScope, r.Scope.String())
		}
		if r.AsWritten != r.Agency.ShortName {
			e.written(s, r.AsWritten)
		}
		e.flag(s, hasOpenEnded, r.OpenEnded)
		e.evidence(s, r.Evidence...)
	}
}

func (e *planEncoder) mentions(measure quad.Value, list []Mention) {
	direct := map[edgeTo]bool{}
	for i, m := range list {
		technology := e.technology(m.Technology)
		e.once(direct, measure, usesTechnology, technology)
		s := child(measure, hasMention.Forward, i)
		e.add(measure, hasMention, s)
		e.add(s, hasTechnology, technology)
		if at := e.places(s, m.Evidence); len(at) == 0 || m.AsWritten != at[0].Quote() {
			e.written(s, m.AsWritten)
		}
		e.evidence(s, m.Evidence...)
	}
}

type edgeTo struct {
	p      *Predicate
	object quad.IRI
}

// once adds a direct edge that several attribute nodes may stand beside.
func (e *planEncoder) once(seen map[edgeTo]bool, s quad.Value, p *Predicate, object quad.IRI) {
	if p == nil {
		e.fail(s, "it has a responsibility without a role")
		return
	}
	if edge := (edgeTo{p, object}); !seen[edge] {
		seen[edge] = true
		e.add(s, p, object)
	}
}
