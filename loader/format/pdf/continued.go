package pdf

// A table goes on over the end of a page, and so may a row of it. Two tables are one where the second comes first on its
// page and has as many columns. Its first row goes on with the last one of the page before where one of the two lacks
// the cell that the other has: the number, as a rule.

// goesOn adds a table to the one that ended the page before; false where it is another.
func (b *Block) goesOn(next line) bool {
	columns := width(b.Rows)
	if columns < 2 || columns != width(next.rows) {
		return false
	}
	rows := next.rows
	if len(rows) > 1 && sameRow(rows[0], b.Rows[0]) { // the head, said again
		rows = rows[1:]
	}
	if last := b.Rows[len(b.Rows)-1]; continuesRow(last, rows[0]) {
		joined := make([]Cell, len(last))
		for i := range last {
			joined[i] = last[i]
			joined[i].Text = glue(last[i].Text, rows[0][i].Text)
		}
		b.Rows[len(b.Rows)-1] = joined
		rows = rows[1:]
	}
	b.Rows = append(b.Rows, rows...)
	return true
}

// width is the number of columns of a table.
func width(rows [][]Cell) int {
	n := 0
	for _, c := range rows[0] {
		n += c.Across
	}
	return n
}

func sameRow(a, b []Cell) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Text != b[i].Text {
			return false
		}
	}
	return true
}

// continuesRow reports whether a row at the top of a page is the rest of the last one of the page before.
func continuesRow(last, next []Cell) bool {
	if len(last) != len(next) || len(last) < 2 {
		return false
	}
	for i := range last {
		if last[i].Across != next[i].Across || last[i].Down > 1 || next[i].Down > 1 {
			return false
		}
	}
	return (last[0].Text != "") != (next[0].Text != "")
}
