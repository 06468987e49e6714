package extract

import (
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
	return b.clause, b.finish() && b.clause.NamesUnits()
}
