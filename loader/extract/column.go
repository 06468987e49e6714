package extract

import (
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// Column is what the head of a table's column says of its cells.
type Column int

// The kinds of column.
const (
	NoColumn   Column = iota
	UnitColumn        // its cells list units
	DateColumn        // its cells say by when
)

// Heads says what a column's head says: 责任单位, Responsible Party, 完成时限.
func Heads(head string) Column {
	switch words.Label(head) {
	case words.Lead, words.Charge, words.Help:
		return UnitColumn
	case words.Date:
		return DateColumn
	}
	return NoColumn
}

// HeadsRemark reports whether a column holds what is no task: 备注.
func HeadsRemark(head string) bool { return words.Label(head) == words.Remark || words.Refused(head) }

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
	b.read(0, len(c.Norm))
	return b.clause, b.finish() && b.clause.NamesUnits()
}
