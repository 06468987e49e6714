package loader

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
)

// row is what a row of a table of tasks says: its clause is its cells in the columns that name units.
type row struct {
	extract.Clause
	cells    []cell
	title    doc.Text
	deadline graph.PartialDate
}

// cell is a cell that names units.
type cell struct {
	text doc.Text
	part int // its part of the clause
}

// taskHeads are what the column is called that says what is to be done; the first that a table has is taken.
var taskHeads = []string{"改革举措", "重点任务", "工作任务", "任务", "举措", "措施", "事项", "工作内容", "项目名称", "工程", "项目", "行动", "内容", "名称", "milestone", "action", "activity", "task", "measure", "initiative", "commitment", "deliverable", "recommendation"}

// readRows reads the rows of tables whose columns name a task and units or a date. A column that only happens to hold
// 牵头 names none: its head must be a label.
func (d *reading) readRows() {
	finder := extract.Finder{IsUnit: d.Agencies.IsUnit, Year: d.meta.year()}
	d.doc.Root.Walk(func(n *doc.Node) {
		if !n.IsRow() || len(n.Header) == 0 {
			return
		}
		if r := readRow(n, finder); r != nil {
			d.rows[n] = r
		}
	})
}

func readRow(n *doc.Node, finder extract.Finder) *row {
	cells := n.Blocks[0].Cells
	r := &row{}
	acts := false
	task := taskColumn(n.Header)
	for i, c := range cells {
		if i >= len(n.Header) || c.Empty() {
			continue
		}
		switch part, date := finder.Column(n.Header[i].Norm, c); {
		case date:
			r.deadline, acts = extract.ColumnDate(c, finder.Year), true
		case len(part.Units) > 0:
			r.cells = append(r.cells, cell{c, len(r.Parts)})
			r.Parts, acts = append(r.Parts, part), true
		}
	}
	if task < 0 || task >= len(cells) || cells[task].Empty() || !acts {
		return nil
	}
	r.Labelled, r.title = true, cells[task]
	return r
}

func taskColumn(header []doc.Text) int {
	for _, word := range taskHeads {
		for i, h := range header {
			if strings.Contains(strings.ToLower(h.Norm), word) && extract.Heads(h.Norm) == extract.NoColumn {
				return i
			}
		}
	}
	return -1
}
