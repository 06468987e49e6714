package pdf

import (
	"math"
	"slices"
	"strings"
)

// A table without rules, or with one below its head, is known by its columns: three or more rows in a row, and the
// wrapped lines between them, leave the same strips empty. The rows are then found by their heights: lines of a cell
// stand closer than rows, and cells of a row stand beside each other.

const (
	tableColumns = 3
	betweenCells = 1.0 // the gap by which the cells of a row are seen, in sizes
	strip        = 0.2 // what is left of it where other rows come closer
	unsettled    = 5   // lines at the beginning, of which one may close a strip
)

// interval is a stretch of the width of a page.
type interval struct{ from, to float64 }

// unruled replaces the lines of tables without rules by these. The cuts are those of a table that ended the page before.
func unruled(lines []line, before []interval, floors []rule) []line {
	var out []line
	i := goingOn(lines, before)
	if i > 0 {
		out = append(out, rowsOf(lines[:i], before, floors, true))
	}
	for i < len(lines) {
		n, cuts := tableFrom(lines[i:])
		if n == 0 {
			out = append(out, lines[i])
			i++
			continue
		}
		from := i
		for from > 0 && len(out) > 0 && out[len(out)-1].rows == nil && lines[from-1].y-lines[i].y < 1.05*lines[i].size { // raised cells of the first row
			from, out = from-1, out[:len(out)-1]
		}
		out = append(out, rowsOf(lines[from:i+n], cuts, floors, false))
		i += n
	}
	return out
}

// maxTableLines bounds the lines that are held against each other.
const maxTableLines = 400

// tableFrom is the number of lines at the beginning of these that are a table, and where its columns are parted; 0 where
// there is none.
func tableFrom(lines []line) (n int, cuts []interval) {
	if lines[0].rows != nil || len(segments(lines[0])) < tableColumns {
		return 0, nil
	}
	t := ledger{taken: pieces(lines[0])}
	t.note(lines[0])
	columns, rows := len(t.columns()), 1
	for n = 1; n < min(len(lines), maxTableLines) && lines[n].rows == nil; n++ {
		if lines[n-1].y-lines[n].y > 5*max(lines[n].size, lines[n-1].size) {
			break
		}
		next, found := t.with(lines[n], pieces(lines[n]))
		if found < columns && len(segments(lines[n])) > 1 {
			if again, more := t.with(lines[n], touching(lines[n], t.columns())); more >= columns {
				next, found = again, more
			}
		}
		if found < columns && (found < tableColumns || n > unsettled) {
			break
		}
		t, columns = next, found
		if len(segments(lines[n])) >= tableColumns-1 {
			rows++
		}
	}
	n = endOf(lines, n)
	list := t.columns()
	if rows < 3 || len(list) < tableColumns {
		return 0, nil
	}
	for i := 1; i < len(list); i++ {
		cuts = append(cuts, interval{list[i-1].to, list[i].from})
	}
	return n, cuts
}

// with is the ledger with a line more, and its number of columns.
func (t ledger) with(l line, own []interval) (ledger, int) {
	next := ledger{union(t.taken, own, strip*l.size), t.gaps}
	next.note(l)
	return next, len(next.columns())
}

// touching are the stretches of a line whose cells touch: a character begins where a column does.
func touching(l line, columns []interval) []interval {
	list := pieces(l)
	for i := 0; i < len(list); i++ {
		for _, g := range l.glyphs {
			at := g.x
			begins := slices.ContainsFunc(columns, func(c interval) bool { return math.Abs(c.from-at) < 0.1*l.size })
			if begins && at > list[i].from+l.size/2 && at < list[i].to {
				rest := interval{at, list[i].to}
				list[i].to = at - 1.01*strip*l.size
				list = slices.Insert(list, i+1, rest)
				break
			}
		}
	}
	return list
}

// endOf takes what follows a table off its lines.
func endOf(lines []line, n int) int {
	for n > 1 && len(segments(lines[n-1])) < 2 && lines[n-2].y-lines[n-1].y > 1.7*lines[n-1].size {
		n--
	}
	return n
}

// goingOn is the number of lines at the beginning of a page that stand in the columns of the table before.
func goingOn(lines []line, cuts []interval) int {
	n, cells := 0, 0
	for len(cuts) > 0 && n < min(len(lines), maxTableLines) && lines[n].rows == nil && within(lines[n], cuts) {
		if n > 0 && lines[n-1].y-lines[n].y > 5*lines[n].size {
			break
		}
		cells = max(cells, len(segments(lines[n])))
		n++
	}
	if cells < 2 {
		return 0
	}
	return endOf(lines, n)
}

// within reports whether no character of a line covers the strip between two columns.
func within(l line, cuts []interval) bool {
	return !slices.ContainsFunc(l.glyphs, func(g glyph) bool {
		at := columnOf(g, cuts)
		left := at > 0 && g.x < cuts[at-1].from
		right := at < len(cuts) && g.x+g.width > cuts[at].to
		return (left || right) && strings.TrimSpace(g.text) != ""
	})
}

// columnOf is the column in which the middle of a character stands.
func columnOf(g glyph, cuts []interval) int {
	at, _ := slices.BinarySearchFunc(cuts, g.x+g.width/2, func(cut interval, x float64) int { return compare((cut.from+cut.to)/2, x) })
	return at
}

// ledger is what lines cover together, and their wide gaps.
type ledger struct{ taken, gaps []interval }

func (t *ledger) note(l line) {
	end := math.Inf(-1)
	for _, each := range segments(l) {
		t.gaps = append(t.gaps, interval{end, each.from})
		end = each.to
	}
}

// columns are the stretches that strips part. A strip counts where some line leaves a wide gap over it and goes on in the
// column: a narrow one, as between figures and characters, may be in every line.
func (t *ledger) columns() []interval {
	list := slices.Clone(t.taken[:1])
	for _, each := range t.taken[1:] {
		last := &list[len(list)-1]
		if slices.ContainsFunc(t.gaps, func(gap interval) bool { return gap.from <= last.to+1 && each.from-1 <= gap.to && gap.to <= each.to }) {
			list = append(list, each)
			continue
		}
		last.to = each.to
	}
	return list
}

// segments are the stretches of a line that wide gaps part.
func segments(l line) []interval { return stretches(l, betweenCells*l.size) }

// pieces are the stretches of a line that any gap parts.
func pieces(l line) []interval { return stretches(l, strip*l.size) }

func stretches(l line, gap float64) []interval {
	var list []interval
	for _, g := range l.glyphs {
		if strings.TrimSpace(g.text) == "" {
			continue
		}
		if last := len(list) - 1; last >= 0 && g.x-list[last].to < gap+l.spacing {
			list[last].to = max(list[last].to, g.x+g.width)
			continue
		}
		list = append(list, interval{g.x, g.x + g.width})
	}
	return list
}

// union joins stretches that overlap or come closer than a gap.
func union(a, b []interval, gap float64) []interval {
	all := append(slices.Clone(a), b...)
	slices.SortFunc(all, func(x, y interval) int {
		if x.from < y.from {
			return -1
		}
		return 1
	})
	out := all[:1]
	for _, each := range all[1:] {
		if last := &out[len(out)-1]; each.from-last.to < gap {
			last.to = max(last.to, each.to)
			continue
		}
		out = append(out, each)
	}
	return out
}

// rowsOf makes the rows of a table out of its lines.
func rowsOf(lines []line, cuts []interval, floors []rule, goesOn bool) line {
	byColumn := make([][]glyph, len(cuts)+1)
	for _, l := range lines {
		for _, g := range l.glyphs {
			column := columnOf(g, cuts)
			byColumn[column] = append(byColumn[column], g)
		}
	}
	columns := make([][]line, len(byColumn))
	for i, glyphs := range byColumn {
		columns[i] = linesOf(glyphs)
	}
	l := line{y: lines[0].y, size: lines[0].size, cuts: cuts, ends: make([]bool, len(columns))}
	l.left, l.right = extent(lines)
	if tops := ruledTops(lines, floors, cuts); len(tops) > 2 {
		l.rows = rowsAt(tops, columns)
	} else {
		l.rows = cutRows(columns, goesOn)
	}
	if l.rows == nil {
		l.muddled, l.rows, l.text = true, [][]Cell{}, textOf(lines)
	}
	for c, own := range columns {
		_, right := extent(own)
		l.ends[c] = len(own) > 0 && right-own[len(own)-1].right < 0.8*l.size
	}
	return l
}

func textOf(lines []line) string {
	var texts []string
	for _, l := range lines {
		texts = append(texts, l.text)
	}
	return strings.Join(texts, " ")
}

// cutRows makes the rows of the lines of columns; nil where nothing tells them apart.
func cutRows(columns [][]line, goesOn bool) [][]Cell {
	tops := chainedTops(columns)
	if head := wholeHead(columns[0]); len(head) < len(columns[0]) && len(tops) != len(columns[0]) {
		columns = append([][]line{head}, columns[1:]...)
	}
	if !beside(tops, columns[0]) {
		if cuts, ok := anchored(columns, goesOn); ok {
			return cuts.rows(columns)
		}
		if rows := datedTops(columns); len(rows) > len(tops) {
			return rowsAt(rows, columns)
		}
		if rows, ok := grouped(tops, columns, goesOn); ok {
			return groupedRows(rows, columns)
		}
		if len(tops) <= 2 && muddled(rowsAt(tops, columns), columns) {
			return nil
		}
		if len(tops) == 1 {
			tops = topsOf(fewest(columns))
		}
	}
	return rowsAt(tops, columns)
}

// ruledTops is where rows begin that rules part: the first one, and one below each rule as wide as the table
// or, beside cells over several rows, as all but its first column.
func ruledTops(lines []line, floors []rule, cuts []interval) []float64 {
	left, right := extent(lines)
	top, bottom := lines[0].y+lines[0].size, lines[len(lines)-1].y
	tops := []float64{top}
	for _, f := range floors {
		if f.x1 > right-0.1*(right-left) && (f.x1-f.x0 > 0.9*(right-left) && f.x0 < left+nearby || len(cuts) > 2 && f.x0 < cuts[0].to+nearby) && f.y0 < tops[len(tops)-1]-nearby && f.y0 > bottom {
			tops = append(tops, f.y0)
		}
	}
	return tops
}

// rowsAt makes the rows that begin at the given heights.
func rowsAt(tops []float64, columns [][]line) [][]Cell {
	rows := blank(len(tops), len(columns))
	for c, own := range columns {
		for _, l := range own {
			r := len(tops) - 1
			for r > 0 && tops[r] < l.y-0.2*l.size {
				r--
			}
			rows[r][c].Text = glue(rows[r][c].Text, l.text)
		}
	}
	return rows
}

// fewest is the column with the fewest lines, of those that have some.
func fewest(columns [][]line) []line {
	filled := slices.DeleteFunc(slices.Clone(columns), func(own []line) bool { return len(own) == 0 })
	return slices.MinFunc(filled, func(a, b []line) int { return len(a) - len(b) })
}

func blank(rows, columns int) [][]Cell {
	list := make([][]Cell, rows)
	for r := range list {
		list[r] = make([]Cell, columns)
		for c := range list[r] {
			list[r][c] = Cell{Across: 1, Down: 1}
		}
	}
	return list
}

// beside reports whether each row has one line of the first column.
func beside(tops []float64, first []line) bool {
	if len(tops) != len(first) {
		return false
	}
	for i, l := range first {
		if l.y > tops[i]+0.2*l.size || i+1 < len(tops) && l.y < tops[i+1]-0.2*l.size {
			return false
		}
	}
	return true
}

func topsOf(lines []line) []float64 {
	var tops []float64
	for _, l := range lines {
		tops = append(tops, l.y+0.45*l.size)
	}
	return tops
}

// chainedTops joins the lines of a column that stand close to cells, and the cells that stand beside each other to rows.
func chainedTops(columns [][]line) []float64 {
	closest := closest(columns)
	var cells []interval // from the lowest baseline to the top
	for _, own := range columns {
		for i, l := range own {
			top, bottom := l.y+0.8*l.size, l.y-0.1*l.size
			if last := len(cells) - 1; i > 0 && own[i-1].y-l.y < 1.15*closest && own[i-1].y-l.y < 3.2*l.size {
				cells[last].from = bottom
				continue
			}
			cells = append(cells, interval{bottom, top})
		}
	}
	if len(cells) == 0 {
		return nil
	}
	var tops []float64
	for _, row := range union(cells[:1], cells[1:], 0) {
		tops = append(tops, row.to)
	}
	slices.Reverse(tops)
	return tops
}

// short reports whether the lines of a column are numbers or the like.
func short(lines []line) bool {
	for _, l := range lines {
		if l.right-l.left > 4.5*l.size {
			return false
		}
	}
	return true
}
