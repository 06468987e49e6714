package rdf

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// planDecoder reads a plan whose sources are known by their IRIs.
type planDecoder struct {
	*decoder
	plan     *graph.Plan
	sources  map[string]*graph.Source
	headings map[quad.Value][]graph.Heading
	blocks   blocks
}

func (d *decoder) plan() *graph.Plan {
	p := &graph.Plan{ID: d.ownID(d.label, graph.KindPlan)}
	r := &planDecoder{decoder: d, plan: p, sources: map[string]*graph.Source{}, headings: map[quad.Value][]graph.Heading{}, blocks: newBlocks(d.said, p)}
	r.describe()
	measures := r.measures()
	r.targets(measures)
	p.Compact()
	return r.plan
}

func (d *planDecoder) describe() {
	p, s := d.plan, d.label
	p.Title = d.text(s, hasTitle)
	p.DocumentNumber = d.text(s, hasIdentifier)
	p.Address = d.text(s, hasAddress)
	p.IssuedOn = graph.Date(d.date(s, hasIssued))
	p.PeriodStart = d.integer(s, hasPeriodStart)
	p.PeriodEnd = d.integer(s, hasPeriodEnd)
	if issuer := d.one(s, hasPublisher); issuer != nil {
		p.Issuer = d.agency(issuer)
	}
	p.JointIssuers = d.jointIssuers(s)
	if p.Jurisdiction = d.jurisdiction(d.one(s, liesIn), 0); p.Jurisdiction == nil {
		d.damage(s, "it has no jurisdiction")
	}
	for _, source := range d.children(s, wasDerivedFrom) {
		p.Sources = append(p.Sources, d.source(source))
	}
	p.Coverage = graph.Coverage{Characters: d.integer(s, hasCharacters), InMeasures: d.integer(s, hasInMeasures), Markers: d.integer(s, hasMarkers),
		Attached: d.integer(s, hasAttached), Rejected: d.remarks(hasRejected), Anomalies: d.remarks(hasAnomaly)}
}

// jointIssuers lists in their order those who issued the plan together with its issuer.
func (d *planDecoder) jointIssuers(s quad.Value) []*graph.Agency {
	var list []*graph.Agency
	for _, issuer := range d.all(s, hasJointIssuer) {
		list = append(list, d.agency(issuer))
	}
	slices.SortFunc(list, func(a, b *graph.Agency) int { return cmp.Compare(a.ID, b.ID) })
	return inOrder(d, s, hasIssuerOrder, list, func(a *graph.Agency) string { return string(a.ID) })
}

func (d *planDecoder) source(s quad.Value) *graph.Source {
	source := graph.NewSource(d.text(s, hasFile), d.text(s, hasSHA256), d.text(s, hasEncoding), d.rawText(s, hasText))
	source.Complete = d.flag(s, hasComplete)
	source.Origin = d.text(s, hasFingerprints)
	d.sources[s.String()] = source
	return source
}

func (d *planDecoder) remarks(p *Predicate) []graph.Rejected {
	var list []graph.Rejected
	for _, s := range d.children(d.label, p) {
		at := d.evidence(s)
		if len(at) != 1 {
			d.damage(s, "%d pieces of evidence", len(at))
			return nil
		}
		list = append(list, graph.Rejected{Reason: d.text(s, hasDescription), Evidence: at[0]})
	}
	return list
}

// children lists the nodes that belong to the subject, in the order of the numbers at their ends.
func (d *decoder) children(s quad.Value, p *Predicate) []quad.Value {
	list := d.all(s, p)
	for _, c := range list {
		if positionOf(c) < 0 {
			d.damage(s, "%s %v has no number", p.Forward, c)
		}
	}
	if len(list) > 1 {
		slices.SortFunc(list, func(a, b quad.Value) int { return positionOf(a) - positionOf(b) })
	}
	return list
}

// positionOf is the number at the end of a child's name; -1 where there is none.
func positionOf(child quad.Value) int {
	iri, _ := child.(quad.IRI)
	n, err := strconv.Atoi(string(iri[strings.LastIndexByte(string(iri), '/')+1:]))
	if err != nil {
		return -1
	}
	return n
}

// evidence lists where the node stands, by source, then by place.
func (d *planDecoder) evidence(s quad.Value) []graph.Evidence { return d.stretches(s, wasQuotedFrom) }

// stretches lists the evidence that the predicate leads to, by source, then by place.
func (d *planDecoder) stretches(s quad.Value, p *Predicate) []graph.Evidence {
	fragments := d.all(s, p)
	list := make([]graph.Evidence, len(fragments))
	for i, fragment := range fragments {
		list[i] = d.evidenceAt(s, fragment)
	}
	if len(list) > 1 {
		slices.SortFunc(list, d.inOrder)
	}
	return list
}

// inOrder compares evidence by source, then by place.
func (d *planDecoder) inOrder(a, b graph.Evidence) int {
	return cmp.Or(slices.Index(d.plan.Sources, a.Source)-slices.Index(d.plan.Sources, b.Source), cmp.Compare(a.Span().Start, b.Span().Start), cmp.Compare(a.Span().End, b.Span().End))
}

// evidenceAt reads an evidence's IRI, such as …/source/0#char=120,260.
func (d *planDecoder) evidenceAt(s, fragment quad.Value) graph.Evidence {
	name, start, end, ok := cutFragment(fragment)
	source := d.sources["<"+name+">"]
	if source == nil || !ok {
		d.damage(s, "its evidence %v is in no source of the plan", fragment)
		return graph.Evidence{}
	}
	evidence, err := source.EvidenceAt(start, end)
	if err != nil {
		d.damage(s, "%v", err)
	}
	return evidence
}

// agency reads an agency once, however often the plan names it.
func (d *decoder) agency(s quad.Value) *graph.Agency {
	if a := d.agencies[s]; a != nil {
		return a
	}
	a := &graph.Agency{ID: d.ownID(s, graph.KindAgency), Name: d.name(s, hasPrefLabel, "zh"), ShortName: d.text(s, hasShortName), Aliases: d.aliases(s),
		Kind: graph.AgencyKind(d.word(s, hasAgencyKind)), Jurisdiction: d.jurisdiction(d.one(s, liesIn), 0), Successor: d.text(s, hasSuccessor), Unresolved: d.flag(s, hasUnresolved)}
	if d.one(s, hasType) != classes[graph.KindAgency] {
		d.damage(s, "named, but not described")
	}
	d.agencies[s] = a
	return a
}

// jurisdiction reads a place and those it lies in, each once; nil where s is nil. No place lies deeper than the map of
// a country, so greater depth is a circle.
func (d *decoder) jurisdiction(s quad.Value, depth int) *graph.Jurisdiction {
	if s == nil {
		return nil
	}
	if j := d.jurisdictions[s]; j != nil {
		return j
	}
	if d.one(s, hasType) != classes[graph.KindJurisdiction] || depth > 20 {
		d.damage(s, "named, but not described")
		return nil
	}
	j := &graph.Jurisdiction{ID: d.ownID(s, graph.KindJurisdiction), Name: d.name(s, hasPrefLabel, "zh"), EnglishName: d.name(s, hasPrefLabel, "en"),
		Level: d.word(s, hasLevel), Parent: d.jurisdiction(d.one(s, isPartOf), depth+1)}
	d.jurisdictions[s] = j
	return j
}
