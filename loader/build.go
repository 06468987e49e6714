package loader

import (
	"slices"
	"strconv"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
)

// build makes the plan of one source from what was read.
func (d *reading) build() *graph.Plan {
	d.problems, d.numbers = d.problems[:d.noted], nil
	p := &graph.Plan{
		Title: d.meta.title, DocumentNumber: d.meta.number, Jurisdiction: d.meta.jurisdiction, IssuedOn: d.meta.issued,
		PeriodStart: d.meta.start, PeriodEnd: d.meta.end, Address: d.meta.address, Sources: []*graph.Source{d.source},
	}
	p.ID = graph.NewPlanID(doc.Normalize(p.DocumentNumber), doc.Normalize(p.Title), p.Jurisdiction)
	if p.Title == "" {
		p.Title = baseName(d.source.File)
		p.ID = graph.NewPlanID(doc.Normalize(p.DocumentNumber), "untitled "+d.fingerprint(), p.Jurisdiction)
	}
	if d.meta.distinct != "" {
		p.ID = distinctID(p.ID, d.meta.distinct)
	}
	b := builder{reading: d, plan: p, agencies: map[graph.ID]*graph.Agency{}, named: map[string]*graph.Agency{}, paths: map[*doc.Node]string{}}
	b.issuers(d.meta.issuers)
	paths(d.doc.Root, "", b.paths)
	d.doc.Root.Walk(b.node)
	nameTargets(p)
	d.ledger = d.coverage()
	p.Coverage = d.ledger
	return p
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
	*reading
	plan     *graph.Plan
	agencies map[graph.ID]*graph.Agency
	named    map[string]*graph.Agency // by name as written, in normal form
	paths    map[*doc.Node]string
}

// node adds the measure that an item is, or the targets that the plan as a whole sets there.
func (b *builder) node(n *doc.Node) {
	switch _, is := b.order[n]; {
	case is:
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
	kind := b.sectionOf(n)
	return kind == doc.Objectives || kind == doc.Tasks
}

func (b *builder) measure(n *doc.Node) {
	b.spend()
	m := &graph.Measure{Number: n.Marker.Text, Plan: b.plan, Path: b.paths[n]}
	m.SetHeadings(b.headings(n)...)
	m.ID = graph.NewMeasureID(b.plan.ID, m.Path)
	m.Title = b.title(n)
	m.SetEvidence(b.source.Evidence(b.own(n)))
	var said duties
	for _, c := range b.governed[n] {
		b.responsibilities(&said, c)
		if !c.Deadline.IsZero() {
			m.SetDeadline(c.Deadline)
		}
	}
	if r := b.rows[n]; r != nil {
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

func (b *builder) title(n *doc.Node) string {
	if r := b.rows[n]; r != nil {
		return asWritten(b.source.Text, r.title.Whole())
	}
	t := n.Blocks[0].Text
	from, to := titleSpan(t, b.of[n])
	if isHashHeading(n) && !slices.ContainsFunc(b.of[n], func(c *clause) bool { return c.block == 0 }) {
		from, to = 0, len(t.Norm) // Markdown says where a heading ends
	}
	if to <= from {
		return n.Marker.Text
	}
	return strings.Trim(asWritten(b.source.Text, t.Span(from, to)), "*_ ") // Markdown's bold is no part of a title
}

func (b *builder) headings(n *doc.Node) []graph.Heading {
	var list []graph.Heading
	for p := n.Parent; p != nil && p.Parent != nil; p = p.Parent {
		h := graph.Heading{Number: p.Marker.Text}
		if len(p.Blocks) > 0 {
			h.Title = b.title(p)
		}
		list = append([]graph.Heading{h}, list...)
	}
	return list
}

// pieces lists an item's own passages without its clauses; of a row, the cells that name neither units nor dates.
func (b *builder) pieces(n *doc.Node) []doc.Text {
	if r := b.rows[n]; r != nil {
		return r.prose(n)
	}
	var list []doc.Text
	for i, block := range n.Blocks {
		if block.Cells != nil {
			continue
		}
		from := 0
		for _, c := range b.of[n] {
			if !c.unitFirst && c.text.Norm == block.Text.Norm && c.From >= from && (c.block == i || c.From > 0) {
				list = appendText(list, block.Text, from, c.From)
				from = c.To
			}
		}
		list = appendText(list, block.Text, from, len(block.Text.Norm))
	}
	return list
}

func appendText(list []doc.Text, t doc.Text, from, to int) []doc.Text {
	if strings.Trim(t.Norm[from:to], "。;,. ") == "" {
		return list
	}
	return append(list, t.Slice(from, to))
}

// prose lists the cells of a row that are text.
func (r *row) prose(n *doc.Node) []doc.Text {
	var list []doc.Text
	for i, c := range n.Blocks[0].Cells {
		if c.Empty() || r.indicators.Has(i) && c.Norm != r.title.Norm || i < len(n.Header) && extract.Heads(n.Header[i].Norm) != extract.NoColumn {
			continue
		}
		if _, err := strconv.Atoi(c.Norm); err != nil {
			list = append(list, c)
		}
	}
	return list
}

// duties are a measure's responsibilities while its clauses are read.
type duties []graph.Responsibility

func (b *builder) responsibilities(said *duties, c *clause) {
	scope := graph.Own
	if len(c.governs) > 1 || c.heading {
		scope = graph.Group
	}
	evidence := b.source.Evidence(c.span)
	assigned := c.Assign(b.firstLeads[c])
	if scope == graph.Own && said.ledAbove(c) {
		assigned = c.AssignLed()
	}
	before := ""
	for _, a := range assigned {
		name := c.nameSpan(a.Unit)
		a.Name, before = b.Agencies.Complete(a.Name, before, b.plan.Jurisdiction)
		b.assign(said, a, asWritten(b.source.Text, name), scope, evidence)
	}
	b.blankets(said, c, scope)
}

// blankets adds those who join every clause by a rule stated once, with the clause that states it as evidence.
func (b *builder) blankets(said *duties, c *clause, scope graph.Scope) {
	for _, rule := range c.rules {
		for _, a := range rule.AssignBlanket(c.Clause) {
			written := asWritten(b.source.Text, rule.nameSpan(a.Unit))
			b.assign(said, a, written, scope, b.source.Evidence(rule.span))
		}
	}
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

func (c *clause) nameSpan(u extract.Unit) graph.Span { return c.unitText(u).Span(u.From, u.To) }

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
				b.assign(said, a, asWritten(b.source.Text, c.text.Span(a.From, a.To)), graph.Own, b.source.Evidence(c.text.Whole()))
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
		b.note(e.Span(), "a unit whose full name is not known stands as written: "+written)
	}
	*said = append(*said, graph.Responsibility{
		Role: a.Role, Agency: agency, AsWritten: written, Scope: scope, OpenEnded: a.OpenEnded, Evidence: []graph.Evidence{e},
	})
}

// agency resolves a name within the plan's jurisdiction; one body is one pointer within the plan.
// agency is the body that a name means in this plan, the same one for all its names, which become its aliases.
func (b *builder) agency(name string) *graph.Agency {
	if a := b.named[name]; a != nil {
		return a
	}
	a := b.Agencies.Resolve(name, b.plan.Jurisdiction)
	if known := b.agencies[a.ID]; known != nil {
		known.AddAliases(append(a.Aliases, a.ShortName)...)
		a = known
	}
	b.agencies[a.ID], b.named[name] = a, a
	return a
}

func (b *builder) mentions(t doc.Text) (list []graph.Mention) {
	for _, f := range b.Technologies.Find(t) {
		span := t.Span(f.From, f.To)
		list = append(list, graph.Mention{
			Technology: f.Technology, AsWritten: asWritten(b.source.Text, span), Evidence: []graph.Evidence{b.source.Evidence(span)},
		})
	}
	return list
}

// targets reads the numbers of a passage; a deadline that the passage does not state comes from the headings above.
func (b *builder) targets(t doc.Text, n *doc.Node, m *graph.Measure) (list []*graph.Target) {
	ctx := extract.TargetContext{Deadline: b.inheritedDeadline(n, m), Year: b.meta.year(), Start: b.meta.start, End: b.meta.end}
	found, left := extract.ReadTargets(t, ctx)
	for _, f := range found {
		f.Unit = b.unitAsWritten(t, f)
		list = append(list, b.target(f, m, t.Span(f.From, f.To)))
	}
	for _, q := range left {
		b.numbers = append(b.numbers, t.Span(q.From, q.To))
	}
	return list
}

// inheritedDeadline is the deadline of the nearest heading above that states one.
func (b *builder) inheritedDeadline(n *doc.Node, m *graph.Measure) graph.PartialDate {
	if m != nil && !m.Deadline().IsZero() {
		return m.Deadline()
	}
	for p := n.Parent; p != nil && p.Parent != nil; p = p.Parent {
		d, ok := b.deadlines[p]
		if !ok {
			d = b.headingDeadline(p)
			b.deadlines[p] = d
		}
		if !d.IsZero() {
			return d
		}
	}
	return graph.PartialDate{}
}

func (b *builder) headingDeadline(p *doc.Node) graph.PartialDate {
	for _, block := range p.Blocks {
		if !b.beforeItems(p, block) {
			break
		}
		if b.head.dated(block.Text.Whole()) {
			continue
		}
		if d := extract.FindDeadline(block.Text, b.meta.year()); !d.IsZero() {
			return d
		}
	}
	return graph.PartialDate{}
}

func (b *builder) beforeItems(p *doc.Node, block doc.Block) bool {
	return len(p.Children) == 0 || block.Text.Whole().Start < p.Children[0].Own().Start
}

// nameTargets gives every target its id, once all are known: what it says within its measure or plan, and its turn
// among equals.
func nameTargets(p *graph.Plan) {
	turns := map[string]int{}
	for _, t := range p.Targets {
		owner := p.ID
		if t.Measure != nil {
			owner = t.Measure.ID
		}
		key := strings.Join([]string{string(owner), t.Metric, string(t.Comparator), number(t.Value), t.Unit, t.Deadline().String()}, "\x00")
		turns[key]++
		t.ID = graph.NewID(graph.KindTarget, key, strconv.Itoa(turns[key]))
	}
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
