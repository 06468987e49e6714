package extract

import "github.com/plangraph/plangraph/loader/doc"

// Column is what the head of a table's column says of its cells.
type Column int

// The kinds of column.
const (
	NoColumn   Column = iota
	UnitColumn        // its cells list units
	DateColumn        // its cells say by when
)

// Heads tells what a column's head says: 责任单位, Responsible Party, 完成时限.
func Heads(head string) Column {
	switch headLabel(head) {
	case leads, charged, helps:
		return UnitColumn
	case dated:
		return DateColumn
	}
	return NoColumn
}

// Column reads a cell below a head. part has units where the column names units; date tells whether it holds dates.
func (f Finder) Column(head string, c doc.Text) (part Part, date bool) {
	d := headLabel(head)
	switch d {
	case dated:
		return part, true
	case leads, charged, helps:
		l := newLister(c, f.IsUnit)
		part.duty = d
		part.Units, part.OpenEnded = l.units(0, len(c.Norm))
	}
	return part, false
}
