package reader

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract/quantity"
)

// indicatorRow is a row of a table of indicators: what it promises, and where.
type indicatorRow struct {
	found []quantity.TargetFinding
	spans []graph.Span // from the metric to the value, for each of found
}

// readIndicators reads the values that the rows of a table of indicators are to reach. Cells with numbers that are no value are
// problems.
func (t table) readIndicators(into map[*doc.Node]*indicatorRow) (problems []doc.Left) {
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
			f, ok := quantity.ReadIndicator(metric, unit, cell, column)
			if ok {
				r.found = append(r.found, f)
				r.spans = append(r.spans, spanning(metric.Whole(), cell.Whole()))
			} else if strings.ContainsAny(cell.Norm, "0123456789") {
				problems = append(problems, doc.Left{Span: cell.Whole(), Reason: "a value in a table of indicators that was not read"})
			}
		}
		if len(r.found) > 0 {
			into[n] = r
		}
	}
	return problems
}

func spanning(a, b graph.Span) graph.Span {
	return graph.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}
