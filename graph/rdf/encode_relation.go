package rdf

import (
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// responsibilities adds the direct edges, and what they leave open. Nearly always one clause says all of a measure's
// responsibilities and names each agency once: then the measure says its clause and the order of its agencies, and a
// responsibility is its direct edge alone, 7 quads for five of them where a node for each would cost 25.
func (e *planEncoder) responsibilities(measure quad.Value, list []graph.Responsibility) {
	clause := e.sharedClause(measure, list)
	if len(clause) == 0 {
		e.eachResponsibility(measure, list)
		return
	}
	for _, at := range clause {
		e.add(measure, hasClause, e.fragment(at))
	}
	for i, r := range list {
		agency := e.agency(r.Agency)
		e.add(measure, roleEdges[r.Role], agency)
		if r.OpenEnded {
			e.add(measure, isOpenEndedAfter, agency)
		}
		if r.AsWritten != r.Agency.ShortName {
			s := child(measure, hasResponsibility.Forward, i)
			e.add(measure, hasResponsibility, s)
			e.written(s, r.AsWritten)
		}
	}
	var ids []graph.ID
	for _, r := range list {
		ids = append(ids, r.Agency.ID)
	}
	e.text(measure, hasUnitOrder, orderOf(ids))
	if scope := list[0].Scope; scope != graph.Own {
		e.word(measure, hasScope, scope.String())
	}
}

// orderOf writes the order of agencies as the places that they have when sorted by their ids, "2 0 1", which many measures
// share; nothing where they are so sorted.
func orderOf(ids []graph.ID) string {
	if slices.IsSorted(ids) {
		return ""
	}
	sorted := slices.Sorted(slices.Values(ids))
	var order []string
	for _, id := range ids {
		order = append(order, strconv.Itoa(slices.Index(sorted, id)))
	}
	return strings.Join(order, " ")
}

// sharedClause is the evidence of all the responsibilities, where they share it and their scope, and name nobody twice;
// empty where they do not.
func (e *planEncoder) sharedClause(measure quad.Value, list []graph.Responsibility) []graph.Evidence {
	seen := map[graph.ID]bool{}
	var clause []graph.Evidence
	for i, r := range list {
		at := e.places(measure, r.Evidence)
		if i == 0 {
			clause = at
		}
		if roleEdges[r.Role] == nil || seen[r.Agency.ID] || r.Scope != list[0].Scope || !slices.Equal(at, clause) {
			return nil
		}
		seen[r.Agency.ID] = true
	}
	return clause
}

// eachResponsibility makes a node of each.
func (e *planEncoder) eachResponsibility(measure quad.Value, list []graph.Responsibility) {
	direct := map[edgeTo]bool{}
	for i, r := range list {
		agency := e.agency(r.Agency)
		e.once(direct, measure, roleEdges[r.Role], agency)
		s := child(measure, hasResponsibility.Forward, i)
		e.add(measure, hasResponsibility, s)
		e.add(s, hasAgency, agency)
		e.word(s, hasRole, r.Role.String())
		if r.Scope != graph.Own {
			e.word(s, hasScope, r.Scope.String())
		}
		if r.AsWritten != r.Agency.ShortName {
			e.written(s, r.AsWritten)
		}
		e.flag(s, hasOpenEnded, r.OpenEnded)
		e.evidence(s, r.Evidence...)
	}
}

// mentions adds the direct edges, and where each technology is named. Nearly always a mention is one stretch of the text,
// which then stands for it: 3 quads, and no node but the stretch.
func (e *planEncoder) mentions(measure quad.Value, list []graph.Mention) {
	direct := map[edgeTo]bool{}
	stretches := e.isText(list)
	for i, m := range list {
		technology := e.technology(m.Technology)
		e.once(direct, measure, usesTechnology, technology)
		if stretches {
			e.add(measure, hasMention, e.names(m))
			continue
		}
		s := child(measure, hasMention.Forward, i)
		e.add(measure, hasMention, s)
		e.add(s, hasTechnology, technology)
		if at := e.places(s, m.Evidence); len(at) == 0 || m.AsWritten != at[0].Quote() {
			e.written(s, m.AsWritten)
		}
		e.evidence(s, m.Evidence...)
	}
}

// isText reports whether each mention is a stretch of a source, in the order of the text, and none of these stretches names
// another technology elsewhere in the plan.
func (e *planEncoder) isText(list []graph.Mention) bool {
	last := nowhere
	for _, m := range list {
		at := e.firstPlace(e.label, m.Evidence)
		if len(m.Evidence) != 1 || m.AsWritten != m.Evidence[0].Quote() || last.compare(at) >= 0 {
			return false
		}
		if named := e.named[e.fragment(m.Evidence[0])]; named != "" && named != m.Technology.ID {
			return false
		}
		last = at
	}
	return true
}

// names says once which technology a stretch of the text names, and gives the stretch.
func (e *planEncoder) names(m graph.Mention) quad.IRI {
	stretch := e.fragment(m.Evidence[0])
	if e.named[stretch] == "" {
		e.named[stretch] = m.Technology.ID
		e.add(stretch, hasTechnology, e.IRI(m.Technology.ID))
	}
	return stretch
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
