package reader

import (
	"strings"

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
	text doc.Text
	part int // its part of the clause
}

// taskHeads are what the column is called that says what is to be done; the first that a table has is taken.
var taskHeads = []string{"改革举措", "重点任务", "工作任务", "任务", "举措", "措施", "事项", "工作内容", "项目名称", "工程", "项目", "行动", "内容", "名称", "milestone", "action", "activity", "task", "measure", "initiative", "commitment", "deliverable", "recommendation"}

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
		task := t.taskColumn()
		for _, n := range t.rows {
			r, refused := t.read(n, task, finder)
			if r != nil {
				found.rows[n] = r
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

	indicators *quantity.IndicatorColumns // nil where it is no table of indicators
}

// refused is what stands in a cell and was not understood.
type refused struct {
	extract.Refused
	text doc.Text
}

func (t table) read(n *doc.Node, task int, finder extract.Finder) (*row, []refused) {
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
			continue
		}
		clause, ok := finder.Cell(t.head[i].Norm, c)
		if ok {
			r.add(c, clause)
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

// taskColumn is the column that says what is to be done: by its head, else the one with the longest texts of those that
// say neither who nor when; -1 where there is none.
func (t table) taskColumn() int {
	for _, word := range taskHeads {
		for i, h := range t.head {
			if strings.Contains(strings.ToLower(h.Norm), word) && words.Heads(h.Norm) == words.NoColumn {
				return i
			}
		}
	}
	best, longest := -1, 0
	for i, h := range t.head {
		if words.Heads(h.Norm) != words.NoColumn || words.HeadsRemark(h.Norm) {
			continue
		}
		size := 0
		for _, n := range t.rows {
			if cells := n.Blocks[0].Cells; i < len(cells) {
				size += len(cells[i].Norm)
			}
		}
		if size > longest && size > len(t.rows)*shortestTask {
			best, longest = i, size
		}
	}
	return best
}

// shortestTask is the fewest bytes that the cells of a column of tasks have on average.
const shortestTask = 9

// add takes in what a cell says.
func (r *row) add(c doc.Text, clause extract.Clause) {
	for _, p := range clause.Parts {
		r.cells = append(r.cells, cell{c, len(r.Parts)})
		r.Parts = append(r.Parts, p)
	}
	if !clause.Deadline.IsZero() {
		r.deadline = clause.Deadline
	}
}
