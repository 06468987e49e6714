package reader

import (
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
	"github.com/plangraph/plangraph/loader/extract/quantity"
	"github.com/plangraph/plangraph/loader/words"
)

// row is what a row of a table of tasks says: its clause is its cells in the columns that name units.
type row struct {
	extract.Clause
	cells    []cell
	title    doc.Text
	deadline graph.PartialDate

	indicators *quantity.IndicatorColumns // the columns whose values are read elsewhere; nil where there are none
}

// cell is a cell that names units.
type cell struct {
	text   doc.Text
	part   int // its part of the clause
	column int
}

// tables are what the rows of a document's tables say.
type tables struct {
	rows       map[*doc.Node]*row          // those of tables of tasks
	indicators map[*doc.Node]*indicatorRow // those of tables of indicators
}

// readTables reads the rows of tables whose columns name a task and units or a date, and those of tables of indicators.
func readTables(in *input, d *doc.Document) (found tables, problems []doc.Left) {
	found = tables{map[*doc.Node]*row{}, map[*doc.Node]*indicatorRow{}}
	finder := in.datedFinder()
	for _, t := range tablesOf(d.Root) {
		if t.indicators = quantity.FindIndicators(t.head, in.year); t.indicators != nil {
			problems = append(problems, t.readIndicators(found.indicators)...)
		}
		t.read = found.rows
		task := extract.TaskColumn(t.head, t.rows)
		for _, n := range t.rows {
			r, refused := t.readRow(n, task, finder)
			if r != nil {
				found.rows[n] = r
				t.before = append(t.before, n)
			}
			for _, x := range refused {
				problems = append(problems, doc.Left{Span: x.text.Span(x.From, x.To), Reason: x.Reason})
			}
		}
	}
	return found, problems
}

// tablesOf lists the tables with a head, in the order of the text.
func tablesOf(root *doc.Node) (list []table) {
	var heads []*doc.Text
	tables := map[*doc.Text][]*doc.Node{}
	root.Walk(func(n *doc.Node) {
		if n.IsRow() && len(n.Header) > 0 {
			head := &n.Header[0]
			if tables[head] == nil {
				heads = append(heads, head)
			}
			tables[head] = append(tables[head], n)
		}
	})
	for _, head := range heads {
		list = append(list, table{head: tables[head][0].Header, rows: tables[head]})
	}
	return list
}

// table is a head with the rows below it.
type table struct {
	head []doc.Text
	rows []*doc.Node

	before []*doc.Node        // the rows of tasks read so far
	read   map[*doc.Node]*row // what they say

	indicators *quantity.IndicatorColumns // nil where it is no table of indicators
}

// refused is what stands in a cell and was not understood.
type refused struct {
	extract.Refused
	text doc.Text
}

func (t table) readRow(n *doc.Node, task int, finder extract.Finder) (*row, []refused) {
	cells := n.Blocks[0].Cells
	r := &row{indicators: t.indicators}
	acts := false
	var left []refused
	for i, c := range cells {
		if i >= len(t.head) || i == task || c.Empty() || t.indicators.Has(i) {
			continue
		}
		if words.Heads(t.head[i].Norm) == words.DateColumn {
			r.deadline, acts = extract.ColumnDate(c, finder.Year), true
			if above := t.sameRow(extract.Same{}); above != nil && extract.SaysSame(c) {
				r.deadline = above.deadline
			}
			continue
		}
		clause, ok := finder.Cell(t.head[i].Norm, c)
		if ok {
			r.add(i, c, clause)
			for _, s := range clause.Same {
				r.borrow(i, s, t.sameRow(s))
			}
			acts = true
		}
		for _, x := range clause.Refused {
			left = append(left, refused{x, c})
		}
	}
	if task < 0 || task >= len(cells) || cells[task].Empty() || !acts {
		return nil, left
	}
	r.Labelled, r.title = true, cells[task]
	return r, left
}

// add takes in what a cell says.
func (r *row) add(column int, c doc.Text, clause extract.Clause) {
	for _, p := range clause.Parts {
		r.cells = append(r.cells, cell{c, len(r.Parts), column})
		r.Parts = append(r.Parts, p)
	}
	if !clause.Deadline.IsZero() {
		r.deadline = clause.Deadline
	}
}

// sameRow is the row above, or the one of that number, that a cell means; nil where there is none.
func (t table) sameRow(s extract.Same) *row {
	for _, n := range slices.Backward(t.before) {
		if s.Item == 0 || n.Marker.Ordinal == s.Item {
			return t.read[n]
		}
	}
	return nil
}

// borrow takes in what a cell of another row says in the same column.
func (r *row) borrow(column int, s extract.Same, from *row) {
	if from == nil {
		return
	}
	for _, c := range from.cells {
		if p := from.Parts[c.part]; c.column == column && s.Means(p) {
			r.cells = append(r.cells, cell{c.text, len(r.Parts), column})
			r.Parts = append(r.Parts, p)
		}
	}
}
