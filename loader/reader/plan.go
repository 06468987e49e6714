package reader

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/metadata"
)

// Built is the plan that a reading makes, and what of it is only for the report.
type Built struct {
	Plan    *graph.Plan
	Numbers []graph.Span // quantities that look like targets but were not read
}

// Plan makes the plan of the document. m is what its sources together say of it; distinct tells it from another plan with the
// same number or title, and is empty for nearly all. It fails only where the budget does.
func (r *Reading) Plan(m metadata.Metadata, distinct string) (built Built, err error) {
	defer recoverExceeded(&err)
	p := &graph.Plan{
		Title: m.Title, DocumentNumber: m.Number, Jurisdiction: m.Jurisdiction, IssuedOn: m.Issued,
		PeriodStart: m.Start, PeriodEnd: m.End, Address: m.Address, Sources: []*graph.Source{r.in.source},
	}
	p.ID = graph.NewPlanID(doc.Normalize(p.DocumentNumber), doc.Normalize(p.Title), p.Jurisdiction)
	if p.Title == "" {
		p.Title = FileTitle(r.in.source.File)
		p.ID = graph.NewPlanID(doc.Normalize(p.DocumentNumber), "untitled "+r.fingerprint(), p.Jurisdiction)
	}
	if distinct != "" {
		p.ID = DistinctID(p.ID, distinct)
	}
	b := builder{
		Reading: r, year: m.Year(), plan: p, agencies: map[graph.ID]*graph.Agency{}, named: map[string]*graph.Agency{}, paths: map[*doc.Node]string{},
		deadlines: map[*doc.Node]graph.PartialDate{}, titles: map[*doc.Node]string{},
	}
	b.issuers(m.Issuers)
	paths(r.doc.Root, "", b.paths)
	r.doc.Root.Walk(b.node)
	NameTargets(p)
	p.Coverage = r.coverage(slices.Concat(r.problems, b.problems))
	return Built{p, b.numbers}, nil
}

// FileTitle is the title of a plan that says none: the name of its file without folder and extension.
func FileTitle(file string) string {
	base := file[strings.LastIndex(file, "/")+1:]
	if at := strings.LastIndex(base, "."); at > 0 {
		return base[:at]
	}
	return base
}

// DistinctID is the id of a plan whose usual one another plan has.
func DistinctID(usual graph.ID, distinction string) graph.ID {
	return graph.NewID(graph.KindPlan, "distinct", string(usual), distinction)
}

// fingerprint tells a plan without a title or number from others: by what its first measures say.
func (r *Reading) fingerprint() string {
	h := sha256.New()
	for i, n := range r.measures.list {
		if i == 5 {
			break
		}
		span := r.own(n)
		h.Write([]byte(graph.FingerprintText(r.in.source.Text[span.Start:span.End])))
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// issuers adds who issued the plan, each once.
func (b *builder) issuers(names []string) {
	for i, name := range names {
		switch a := b.agency(name); {
		case i == 0:
			b.plan.Issuer = a
		case a != b.plan.Issuer && !slices.Contains(b.plan.JointIssuers, a):
			b.plan.JointIssuers = append(b.plan.JointIssuers, a)
		}
	}
}

// builder builds one plan; agencies are shared within it.
type builder struct {
	*Reading
	year      int // that a date without one means, by all sources of the plan
	plan      *graph.Plan
	agencies  map[graph.ID]*graph.Agency
	named     map[string]*graph.Agency // by name as written, in normal form
	paths     map[*doc.Node]string
	deadlines map[*doc.Node]graph.PartialDate // of headings
	titles    map[*doc.Node]string            // of headings
	problems  []doc.Left
	numbers   []graph.Span
}

// node adds the measure that an item is, or the targets that the plan as a whole sets there.
func (b *builder) node(n *doc.Node) {
	switch {
	case b.measures.has(n):
		b.measure(n)
	case n.IsRow():
		b.plan.Targets = append(b.plan.Targets, b.indicatorTargets(n, nil)...)
	case n.Parent != nil && b.setsTargets(n):
		for _, t := range b.pieces(n) {
			b.plan.Targets = append(b.plan.Targets, b.targets(t, n, nil)...)
		}
	}
}

// setsTargets reports whether the numbers in an item that is no measure are targets: in objectives, and in the
// introduction of a section of tasks.
func (b *builder) setsTargets(n *doc.Node) bool {
	kind := b.items.sections.of(n)
	return kind == doc.Objectives || kind == doc.Tasks
}

func (b *builder) measure(n *doc.Node) {
	b.in.spend()
	m := &graph.Measure{Number: n.Marker.Text, Plan: b.plan, Path: b.paths[n]}
	m.SetHeadings(b.headings(n)...)
	m.ID = graph.NewMeasureID(b.plan.ID, m.Path)
	m.Title = b.title(n)
	m.SetEvidence(b.in.source.Evidence(b.own(n)))
	var said duties
	for _, c := range b.governed.of[n] {
		b.responsibilities(&said, c, n)
		if !c.Deadline.IsZero() {
			m.SetDeadline(c.Deadline)
		}
	}
	if r := b.items.rows[n]; r != nil {
		b.rowResponsibilities(&said, r)
		m.SetDeadline(r.deadline)
	}
	m.SetResponsibilities(said)
	var mentions []graph.Mention
	for _, t := range b.pieces(n) {
		mentions = append(mentions, b.mentions(t)...)
		m.Targets = append(m.Targets, b.targets(t, n, m)...)
	}
	m.Targets = append(m.Targets, b.indicatorTargets(n, m)...)
	m.SetMentions(mentions)
	b.plan.Measures = append(b.plan.Measures, m)
	b.plan.Targets = append(b.plan.Targets, m.Targets...)
}

func (b *builder) headings(n *doc.Node) []graph.Heading {
	var list []graph.Heading
	for p := n.Parent; p != nil && p.Parent != nil; p = p.Parent {
		h := graph.Heading{Number: p.Marker.Text}
		if len(p.Blocks) > 0 {
			h.Title = b.headingTitle(p)
		}
		list = append([]graph.Heading{h}, list...)
	}
	return list
}

// headingTitle is the title of an item with others below it, which each of these asks for.
func (b *builder) headingTitle(p *doc.Node) string {
	title, ok := b.titles[p]
	if !ok {
		title = b.title(p)
		b.titles[p] = title
	}
	return title
}

func (b *builder) mentions(t doc.Text) (list []graph.Mention) {
	for _, f := range b.in.Technologies.Find(t) {
		span := t.Span(f.From, f.To)
		list = append(list, graph.Mention{
			Technology: f.Technology, AsWritten: t.Written(b.in.source.Text, f.From, f.To), Evidence: []graph.Evidence{b.in.source.Evidence(span)},
		})
	}
	return list
}
