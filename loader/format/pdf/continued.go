package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// A table goes on over the end of a page, and so may a row of it and a merged cell. Two tables are one where the second
// comes first on its page and has the columns of the first, by their places where they are ruled. Its head, said again, is
// left out.
//
// Its first row goes on with the last one of the page before where one of the two lacks the cell that the other has in the
// first column whose cells are not merged: the number, as a rule. Without numbers it does so where each cell of the last
// row ended at the end of a full line, as a cell does that ran out of page.

// table is a table that is put together over pages.
type table struct {
	line
	page int    // where it ends; 0 where text follows it
	held []held // by column, what stands in the last row
}

// held is a cell, and for how many more rows it goes on.
type held struct {
	cell *Cell
	left int
}

// newTable begins a table.
func newTable(l line, page int) table {
	t := table{line: l, page: page}
	for _, row := range l.rows {
		t.held = below(t.held, row)
	}
	return t
}

// below is what stands in the columns of a row, given that of the row above it.
func below(above []held, row []Cell) []held {
	next := slices.Clone(above)
	column := 0
	for i := range row {
		for column < len(next) && next[column].left > 0 {
			next[column].left--
			column++
		}
		for range row[i].Across {
			if column == len(next) {
				next = append(next, held{})
			}
			next[column] = held{&row[i], row[i].Down - 1}
			column++
		}
	}
	for ; column < len(next); column++ {
		next[column].left = max(0, next[column].left-1)
	}
	return next
}

// goesOn adds a table to the one that ended the page before; false where it is another.
func (t *table) goesOn(next line, page int) bool {
	if len(t.held) < 2 || page != t.page+1 || !t.align(&next) {
		return false
	}
	next.rows = t.splitHead(next.rows)
	rows := next.rows[t.repeated(next.rows):]
	first := below(nil, rows[0])
	if len(first) != len(t.held) {
		return false
	}
	if t.continues(first) {
		t.joinRow(first)
		rows = rows[1:]
	} else {
		t.carry(first)
	}
	for _, row := range rows {
		t.held = below(t.held, row)
	}
	t.rows, t.ends, t.page = append(t.rows, rows...), next.ends, page
	return true
}

// splitHead parts a first row that says the head again and, in the same cells, what is left of the row before.
func (t *table) splitHead(rows [][]Cell) [][]Cell {
	if len(rows) == 0 || len(t.rows) < 2 || len(rows[0]) != len(t.rows[0]) || sameRow(rows[0], t.rows[0]) {
		return rows
	}
	head, rest := slices.Clone(t.rows[0]), slices.Clone(rows[0])
	for i, c := range head {
		after, ok := strings.CutPrefix(rest[i].Text, c.Text)
		if !ok || c.Text == "" || c.Down > 1 {
			return rows
		}
		rest[i].Text = strings.TrimSpace(after)
	}
	return append([][]Cell{head, rest}, rows[1:]...)
}

// repeated is the number of rows that say the head again. A merged cell may not reach out of them.
func (t *table) repeated(rows [][]Cell) int {
	n := 0
	for n < min(len(rows)-1, len(t.rows)) && sameRow(rows[n], t.rows[n]) {
		n++
	}
	for i := range n {
		if slices.ContainsFunc(rows[i], func(c Cell) bool { return i+c.Down > n }) {
			return 0
		}
	}
	return n
}

func sameRow(a, b []Cell) bool {
	return slices.EqualFunc(a, b, func(a, b Cell) bool { return a.Text == b.Text })
}

// align gives both tables the columns of the one that has more; false where the columns of one are not among those of
// the other. A page may happen to have only cells that are merged over two columns.
func (t *table) align(next *line) bool {
	if len(t.edges) == 0 || len(next.edges) == 0 || len(t.edges) == len(next.edges) {
		return len(t.held) == len(below(nil, next.rows[0]))
	}
	if len(t.edges) > len(next.edges) {
		return respan(next, t.edges)
	}
	if next.trim(t.edges) {
		return true
	}
	if !respan(&t.line, next.edges) {
		return false
	}
	*t = newTable(t.line, t.page)
	return true
}

// trim takes the outer columns off a table that stand beyond the given edges and hold nothing: what lies between it and a
// frame that it touches above and below.
func (l *line) trim(edges []float64) bool {
	from := slices.IndexFunc(l.edges, func(x float64) bool { return math.Abs(x-edges[0]) < 2*nearby })
	to := from + len(edges)
	if from < 0 || to > len(l.edges) || !slices.EqualFunc(edges, l.edges[from:to], func(a, b float64) bool { return math.Abs(a-b) < 2*nearby }) {
		return false
	}
	var above []held
	rows := make([][]Cell, len(l.rows))
	for r, row := range l.rows {
		above = below(above, row)
		for i := range row {
			at := slices.IndexFunc(above, func(h held) bool { return h.cell == &row[i] })
			switch {
			case at >= from && at+row[i].Across < to:
				rows[r] = append(rows[r], row[i])
			case row[i].Text != "" || at >= from && at < to-1 || at < from && at+row[i].Across > from:
				return false
			}
		}
	}
	l.rows, l.edges = slices.DeleteFunc(rows, func(row []Cell) bool { return row == nil }), l.edges[from:to]
	if len(l.ends) > 0 {
		l.ends = l.ends[from : to-1]
	}
	return len(l.rows) > 0
}

// respan lets the cells of a table cover the columns of a finer one.
func respan(l *line, edges []float64) bool {
	at := make([]int, len(l.edges)) // the finer edges of its own
	for i, x := range l.edges {
		at[i] = slices.IndexFunc(edges, func(e float64) bool { return math.Abs((e-edges[0])-(x-l.edges[0])) < 2*nearby })
		if at[i] < 0 || i > 0 && at[i] <= at[i-1] {
			return false
		}
	}
	if at[len(at)-1] != len(edges)-1 {
		return false
	}
	var above []held
	for _, row := range l.rows {
		above = below(above, row)
		for i := range row {
			column := slices.IndexFunc(above, func(h held) bool { return h.cell == &row[i] })
			if column < 0 || column+row[i].Across >= len(at) {
				return false
			}
		}
	}
	widen(l, at)
	return true
}

// widen sets how many columns each cell covers, where its column begins at the given one.
func widen(l *line, at []int) {
	var above []held
	across := map[*Cell]int{}
	for _, row := range l.rows {
		above = below(above, row)
		for column, h := range above {
			if column+1 < len(at) && (column == 0 || above[column-1].cell != h.cell) {
				across[h.cell] = at[column+h.cell.Across] - at[column]
			}
		}
	}
	for cell, n := range across {
		cell.Across = n
	}
	ends := make([]bool, at[len(at)-1])
	for i := range l.ends {
		for k := at[i]; k < at[i+1]; k++ {
			ends[k] = l.ends[i]
		}
	}
	l.edges, l.ends = nil, ends
}

// continues reports whether a row at the top of a page is the rest of the last one of the page before.
func (t *table) continues(first []held) bool {
	key := -1
	for column, h := range t.held {
		if h.cell == nil || first[column].cell == nil || h.cell.Across != first[column].cell.Across {
			return false
		}
		if key < 0 && h.cell.Down < 2 && first[column].cell.Down < 2 {
			key = column
		}
	}
	if key < 0 {
		return false
	}
	if before, after := t.held[key].cell.Text != "", first[key].cell.Text != ""; !before || !after {
		return before != after
	}
	return t.ranOut(first)
}

// ranOut reports whether each cell that goes on ended at the end of a full line, and one of them within a sentence.
func (t *table) ranOut(first []held) bool {
	within := false
	for column, h := range t.held {
		before, after := h.cell.Text, first[column].cell.Text
		switch {
		case after == "":
			continue
		case before == "" || column >= len(t.ends) || !t.ends[column]:
			return false
		}
		within = within || !endsSentence(before)
	}
	return within
}

// joinRow adds the rest of a row to it.
func (t *table) joinRow(rest []held) {
	for column, h := range rest {
		if column > 0 && rest[column-1].cell == h.cell {
			continue
		}
		own := t.held[column].cell
		own.Text = glue(own.Text, h.cell.Text)
		own.Down += h.cell.Down - 1
		for k := column; k < column+h.cell.Across; k++ {
			t.held[k].left = h.left
		}
	}
}

// carry writes the text of a merged cell that is parted by the page's end into the part that lacks it.
func (t *table) carry(first []held) {
	for column, h := range first {
		last := t.held[column].cell
		if last == nil || last.Down < 2 && h.cell.Down < 2 || last.Across != h.cell.Across {
			return
		}
		switch {
		case h.cell.Text == "":
			h.cell.Text = last.Text
		case last.Text == "":
			last.Text = h.cell.Text
		}
	}
}

// saidContinued matches the line above the part of a table on another page.
var saidContinued = regexp.MustCompile(`^([（(]?(续|接)(上)?表[0-9一二三四五六七八九十\-—]{0,4}[)）]?[:：]?|[（(]续[)）]|表?[^。，；]{0,30}[（(](续|续表)[0-9一二三四五六七八九十]{0,3}[)）])$`)

// leaveContinued takes the line off a page that says that a table goes on, where one follows.
func (d *Document) leaveContinued(p page, ended bool) []line {
	if ended && len(p.lines) > 1 && p.lines[0].rows == nil && p.lines[1].rows != nil && saidContinued.MatchString(strings.ReplaceAll(p.lines[0].text, " ", "")) {
		d.leave(p.number, p.lines[0].text, "it says that a table goes on")
		return p.lines[1:]
	}
	return p.lines
}
