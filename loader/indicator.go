package loader

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
)

// indicatorRow is a row of a table of indicators: what it promises, and where.
type indicatorRow struct {
	found []extract.TargetFinding
	spans []graph.Span // from the metric to the value, for each of found
}

// readIndicators reads the values that the rows of a table of indicators are to reach. Cells with numbers that are no value are noted.
func (d *reading) readIndicators(t table) {
	for _, n := range t.rows {
		cells := n.Blocks[0].Cells
		if t.indicators.Metric >= len(cells) || cells[t.indicators.Metric].Empty() {
			continue
		}
		metric, unit := cells[t.indicators.Metric], doc.Text{}
		if at := t.indicators.Unit; at >= 0 && at < len(cells) {
			unit = cells[at]
		}
		r := &indicatorRow{}
		for _, column := range t.indicators.Values {
			if column.At >= len(cells) || cells[column.At].Empty() {
				continue
			}
			cell := cells[column.At]
			f, ok := extract.ReadIndicator(metric, unit, cell, column)
			if ok {
				r.found = append(r.found, f)
				r.spans = append(r.spans, spanning(metric.Whole(), cell.Whole()))
			} else if strings.ContainsAny(cell.Norm, "0123456789") {
				d.note(cell.Whole(), "a value in a table of indicators that was not read")
			}
		}
		if len(r.found) > 0 {
			d.indicators[n] = r
		}
	}
}

func spanning(a, b graph.Span) graph.Span {
	return graph.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// indicatorTargets makes the targets of a row of a table of indicators.
func (b *builder) indicatorTargets(n *doc.Node, m *graph.Measure) (list []*graph.Target) {
	r := b.indicators[n]
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
func (b *builder) target(f extract.TargetFinding, m *graph.Measure, span graph.Span) *graph.Target {
	t := &graph.Target{
		Metric: f.Metric, Comparator: f.Comparator, Value: f.Value, ValueMax: f.ValueMax, Unit: f.Unit, Measure: m, Plan: b.plan,
	}
	t.SetDeadline(f.Deadline)
	t.SetEvidence(b.source.Evidence(span))
	return t
}

// unitAsWritten is the unit with its sign as the source has it where that is one sign for several letters: ㎡ for m2.
func (b *builder) unitAsWritten(t doc.Text, f extract.TargetFinding) string {
	if f.UnitTo <= f.UnitFrom {
		return f.Unit
	}
	read := t.Norm[f.UnitFrom:f.UnitTo]
	written := asWritten(b.source.Text, t.Span(f.UnitFrom, f.UnitTo))
	if head, ok := strings.CutSuffix(f.Unit, read); ok && runes(written) < runes(read) {
		return head + written
	}
	return f.Unit
}
