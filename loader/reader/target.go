package reader

import (
	"strconv"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract/quantity"
)

// targets reads the numbers of a passage; a deadline that the passage does not state comes from the headings above.
func (b *builder) targets(t doc.Text, n *doc.Node, m *graph.Measure) (list []*graph.Target) {
	ctx := quantity.TargetContext{Deadline: b.inheritedDeadline(n, m), Year: b.year, Start: b.plan.PeriodStart, End: b.plan.PeriodEnd}
	found, left := quantity.ReadTargets(t, ctx)
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
		if b.page.Dated(block.Text.Whole()) {
			continue
		}
		if d := quantity.FindDeadline(block.Text, b.in.year); !d.IsZero() {
			return d
		}
	}
	return graph.PartialDate{}
}

func (b *builder) beforeItems(p *doc.Node, block doc.Block) bool {
	return len(p.Children) == 0 || block.Text.Whole().Start < p.Children[0].Own().Start
}

// NameTargets gives every target its id, once all are known: what it says within its measure or plan, and its turn
// among equals.
func NameTargets(p *graph.Plan) {
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

// indicatorTargets makes the targets of a row of a table of indicators.
func (b *builder) indicatorTargets(n *doc.Node, m *graph.Measure) (list []*graph.Target) {
	r := b.items.indicators[n]
	if r == nil {
		return nil
	}
	for i, f := range r.found {
		if f.Deadline.IsZero() {
			f.Deadline = b.inheritedDeadline(n, m)
		}
		list = append(list, b.target(f, m, r.spans[i]))
	}
	return list
}

// target makes a target of what was read in the span.
func (b *builder) target(f quantity.TargetFinding, m *graph.Measure, span graph.Span) *graph.Target {
	t := &graph.Target{
		Metric: f.Metric, Comparator: f.Comparator, Value: f.Value, ValueMax: f.ValueMax, Unit: f.Unit, Measure: m, Plan: b.plan,
	}
	t.SetDeadline(f.Deadline)
	t.SetEvidence(b.in.source.Evidence(span))
	return t
}

// unitAsWritten is the unit with its sign as the source has it where that is one sign for several letters: ㎡ for m2.
func (b *builder) unitAsWritten(t doc.Text, f quantity.TargetFinding) string {
	if f.UnitTo <= f.UnitFrom {
		return f.Unit
	}
	read := t.Norm[f.UnitFrom:f.UnitTo]
	written := t.Written(b.in.source.Text, f.UnitFrom, f.UnitTo)
	if head, ok := strings.CutSuffix(f.Unit, read); ok && runes(written) < runes(read) {
		return head + written
	}
	return f.Unit
}
