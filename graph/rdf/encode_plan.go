package rdf

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// planEncoder writes a plan and remembers what it has described already.
type planEncoder struct {
	encoder
	plan     *graph.Plan
	sources  map[*graph.Source]int // place in the plan
	known    map[graph.ID]bool     // every node described
	headings map[string]quad.IRI
	named    map[quad.IRI]graph.ID // the technology that a stretch of a source names
}

// EncodePlan writes the plan as the quads of its named graph, all different; equal plans give equal quads. It fails
// where a fact of the plan breaks a rule (see Violation), and where the plan holds something that could not be read back: a
// target that the plan does not list, an id twice, an impossible date, U+0000.
func (v Vocabulary) EncodePlan(p *graph.Plan) ([]quad.Quad, error) {
	if found := p.Violations(1); len(found) > 0 {
		return nil, fmt.Errorf("%s cannot be stored: %s", p.ID, found[0])
	}
	var label quad.Value = v.IRI(p.ID)
	e := &planEncoder{encoder{Vocabulary: v, label: label}, p, map[*graph.Source]int{}, map[graph.ID]bool{}, map[string]quad.IRI{}, map[quad.IRI]graph.ID{}}
	for i, s := range p.Sources {
		e.source(i, s)
	}
	e.describe()
	e.coverage()
	e.measures()
	e.targets()
	e.fingerprints()
	return e.sealed()
}

func (e *planEncoder) describe() {
	p, s := e.plan, e.label
	e.add(s, hasType, classes[graph.KindPlan])
	e.text(s, hasTitle, p.Title)
	e.text(s, hasIdentifier, p.DocumentNumber)
	e.text(s, hasAddress, p.Address)
	e.date(s, hasIssued, graph.PartialDate(p.IssuedOn))
	e.integer(s, hasPeriodStart, p.PeriodStart)
	e.integer(s, hasPeriodEnd, p.PeriodEnd)
	if p.Issuer != nil {
		e.add(s, hasPublisher, e.agency(p.Issuer))
	}
	var ids []graph.ID
	for _, a := range p.JointIssuers {
		e.add(s, hasJointIssuer, e.agency(a))
		ids = append(ids, a.ID)
	}
	e.text(s, hasIssuerOrder, orderOf(ids))
	if p.Jurisdiction == nil {
		e.fail(s, "it has no jurisdiction")
		return
	}
	e.add(s, liesIn, e.jurisdiction(p.Jurisdiction))
}

func (e *planEncoder) source(n int, source *graph.Source) {
	s := child(e.label, "source", n)
	e.sources[source] = n
	e.add(e.label, wasDerivedFrom, s)
	e.text(s, hasFile, source.File)
	e.text(s, hasSHA256, source.SHA256)
	e.text(s, hasEncoding, source.Encoding)
	e.text(s, hasText, source.Text)
	e.flag(s, hasComplete, source.Complete)
	e.text(s, hasFingerprints, source.Origin)
}

func (e *planEncoder) coverage() {
	c, s := e.plan.Coverage, e.label
	e.integer(s, hasCharacters, c.Characters)
	e.integer(s, hasInMeasures, c.InMeasures)
	e.integer(s, hasMarkers, c.Markers)
	e.integer(s, hasAttached, c.Attached)
	e.remarks(hasRejected, c.Rejected)
	e.remarks(hasAnomaly, c.Anomalies)
}

func (e *planEncoder) remarks(p *Predicate, list []graph.Rejected) {
	for i, r := range list {
		s := child(e.label, p.Forward, i)
		e.add(e.label, p, s)
		e.text(s, hasDescription, r.Reason)
		e.evidence(s, r.Evidence)
	}
}

// evidence adds where the node stands, each place once.
func (e *planEncoder) evidence(s quad.Value, list ...graph.Evidence) {
	for _, at := range e.places(s, list) {
		e.add(s, wasQuotedFrom, e.fragment(at))
	}
}

// fragment names the stretch of a source.
func (e *planEncoder) fragment(at graph.Evidence) quad.IRI {
	name := append(make([]byte, 0, 96), child(e.label, "source", e.sources[at.Source])...)
	name = strconv.AppendInt(append(name, "#char="...), int64(at.Start()), 10)
	name = strconv.AppendInt(append(name, ','), int64(at.End()), 10)
	return quad.IRI(name)
}

// places sorts evidence by source, then by place, as decoding gives it back.
func (e *planEncoder) places(s quad.Value, list []graph.Evidence) []graph.Evidence {
	sorted := slices.Clone(list)
	for _, at := range list {
		if _, ok := e.sources[at.Source]; !ok {
			e.fail(s, "its evidence points to no source of the plan")
			return nil
		}
	}
	slices.SortFunc(sorted, func(a, b graph.Evidence) int {
		return cmp.Or(e.sources[a.Source]-e.sources[b.Source], cmp.Compare(a.Span().Start, b.Span().Start), cmp.Compare(a.Span().End, b.Span().End))
	})
	return slices.Compact(sorted)
}

// agency describes the agency once in each plan that names it, so that every plan can be removed whole.
func (e *planEncoder) agency(a *graph.Agency) quad.IRI {
	s := e.IRI(a.ID)
	if e.known[a.ID] {
		return s
	}
	e.known[a.ID] = true
	e.add(s, hasType, classes[graph.KindAgency])
	e.name(s, hasPrefLabel, a.Name, "zh")
	e.text(s, hasShortName, a.ShortName)
	e.aliases(s, a.Aliases)
	e.word(s, hasAgencyKind, string(a.Kind))
	e.text(s, hasSuccessor, a.Successor)
	e.flag(s, hasUnresolved, a.Unresolved)
	if a.Jurisdiction != nil {
		e.add(s, liesIn, e.jurisdiction(a.Jurisdiction))
	}
	return s
}

func (e *planEncoder) jurisdiction(j *graph.Jurisdiction) quad.IRI {
	s := e.IRI(j.ID)
	if e.known[j.ID] {
		return s
	}
	e.known[j.ID] = true
	e.add(s, hasType, classes[graph.KindJurisdiction])
	e.name(s, hasPrefLabel, j.Name, "zh")
	e.name(s, hasPrefLabel, j.EnglishName, "en")
	e.word(s, hasLevel, j.Level)
	if j.Parent != nil {
		e.add(s, isPartOf, e.jurisdiction(j.Parent))
	}
	return s
}

// technology names a technology of the scheme as far as a reader needs who finds it no longer there.
func (e *planEncoder) technology(t *graph.Technology) quad.IRI {
	s := e.IRI(t.ID)
	if !e.known[t.ID] {
		e.known[t.ID] = true
		e.concept(s, t)
	}
	return s
}
