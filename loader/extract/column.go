package extract

import (
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// Cell reads a cell below a head that names a duty, by the grammar of clauses: a list, or lists with their own verbs and
// labels. Below a head that only speaks of agencies (部门, 任务分工) the cell itself says what they do, or they are in charge.
// ok is false where it names nobody.
func (f Finder) Cell(head string, c doc.Text) (clause Clause, ok bool) {
	d := words.Label(head)
	if d == words.None && words.HeadsAgencies(head) {
		d = words.Charge
	}
	if d != words.Lead && d != words.Charge && d != words.Help || len(c.Norm) > longestClause {
		return Clause{}, false
	}
	b := &body{lister: f.lister(c), year: f.Year, duty: d, noun: true}
	b.clause.Labelled, b.lister.named = true, true
	b.clause.To = len(c.Norm)
	from := 0
	if own, n := knownLabel(c.Norm); d == words.Lead && own == words.Charge { // the column says more than 责任单位: in a cell of it
		from = n
	}
	b.read(from, len(c.Norm))
	for _, p := range b.clause.Parts {
		for n, u := range p.Units {
			if strings.HasPrefix(u.Name, "the ") && strings.ToUpper(u.Name[4:]) == u.Name[4:] { // the NSC
				p.Units[n] = u.withoutArticle()
			}
		}
	}
	if item, ok := sameAs(c.Norm); ok {
		b.clause.Same = []Same{{duty: d, whole: true, Item: item}}
	}
	return b.clause, b.finish() && (b.clause.NamesUnits() || len(b.clause.Same) > 0)
}

// taskHeads are what the column is called that says what is to be done; the first that a table has is taken.
var taskHeads = []string{"改革举措", "重点任务", "工作任务", "任务", "举措", "措施", "事项", "工作内容", "项目名称", "工程", "项目", "行动", "内容", "名称", "milestone", "action", "activity", "task", "measure", "initiative", "commitment", "deliverable", "recommendation"}

// TaskColumn is the column that says what is to be done: by its head, else the one with the longest texts of those that
// say neither who nor when; -1 where there is none.
func TaskColumn(head []doc.Text, rows []*doc.Node) int {
	for _, word := range taskHeads {
		for i, h := range head {
			if strings.Contains(strings.ToLower(h.Norm), word) && words.Heads(h.Norm) == words.NoColumn && !words.HeadsAgencies(h.Norm) && !countsRows(h.Norm) {
				return i
			}
		}
	}
	best, longest := -1, 0
	for i, h := range head {
		if words.Heads(h.Norm) != words.NoColumn || words.HeadsRemark(h.Norm) || words.HeadsAgencies(h.Norm) {
			continue
		}
		size := 0
		for _, n := range rows {
			if cells := n.Blocks[0].Cells; i < len(cells) {
				size += len(cells[i].Norm)
			}
		}
		if size > longest && size > len(rows)*shortestTask {
			best, longest = i, size
		}
	}
	return best
}

// countsRows reports whether a column only numbers its rows or sorts them: 任务编号, 任务类别.
func countsRows(head string) bool {
	for _, end := range []string{"编号", "序号", "类别", "类型", "代码", "分类"} {
		if strings.HasSuffix(head, end) {
			return true
		}
	}
	return false
}

// shortestTask is the fewest bytes that the cells of a column of tasks have on average.
const shortestTask = 9
