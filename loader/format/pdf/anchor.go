package pdf

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// The rows of a table without rules may stand as close as the lines of a cell. Where the first column numbers them, each
// row has a number, and its cells stand beside it: they begin at its height, or their middles lie there. Of all ways to
// cut each column into rows, the one is taken that keeps this best.

// cutting is how columns are cut into rows: for each column and row, the number of lines above it.
type cutting [][]int

const (
	longestCell  = 60     // lines of a cell
	maxCuts      = 10_000 // rows by lines of a column
	emptyCell    = 0.6    // what an empty cell costs, in sizes
	withoutFirst = 1.5    // what a row without its number costs, at the beginning or the end
	tooFar       = 1e9
)

// anchored cuts columns at the numbers in the first; ok is false where that has no numbers in a row.
func anchored(columns [][]line, goesOn bool) (c cutting, ok bool) {
	first := columns[0]
	if !short(first) || !inARow(first, goesOn) || slices.ContainsFunc(columns, func(own []line) bool { return len(own)*len(first) > maxCuts }) {
		return nil, false
	}
	best := tooFar
	for _, centred := range []bool{true, false} {
		total, found := 0.0, make(cutting, 0, len(columns))
		a := anchors{first, centred, goesOn, closest(columns)}
		for _, own := range columns[1:] {
			cost, cuts := a.cutColumn(own)
			total, found = total+cost, append(found, cuts)
		}
		if total < best {
			best, c = total, found
		}
	}
	return c, best < tooFar
}

// wholeHead puts the lines above the first number of a column together: the head of a narrow column wraps.
func wholeHead(lines []line) []line {
	n := slices.IndexFunc(lines, isNumber)
	if n < 2 || n > headLines || !inARow(lines[n-1:], false) || !short(lines[:n]) {
		return lines
	}
	head := lines[0]
	for _, l := range lines[1:n] {
		head.text = glue(head.text, l.text)
	}
	head.y = (lines[0].y + lines[n-1].y) / 2
	return append([]line{head}, lines[n:]...)
}

// inARow reports whether lines are numbers in a row, below the head of the table.
func inARow(lines []line, goesOn bool) bool {
	if len(lines) > 0 && !isNumber(lines[0]) {
		lines = lines[1:]
	}
	for i, l := range lines {
		if !isNumber(l) || i > 0 && numberOf(l) != numberOf(lines[i-1])+1 {
			return false
		}
	}
	return len(lines) > 1 || goesOn && len(lines) > 0
}

func isNumber(l line) bool { return numberOf(l) > 0 }

// numberOf is the number that a line says; 0 where it says something else.
func numberOf(l line) int {
	n, err := strconv.Atoi(strings.Trim(l.text, "().（）．、 "))
	if err != nil {
		return 0
	}
	return n
}

// anchors are the numbers of rows, and how cells stand beside them.
type anchors struct {
	numbers         []line
	centred, goesOn bool
	closest         float64 // the least distance between two lines of a column
}

// closest is the least distance between two lines of a column.
func closest(columns [][]line) float64 {
	least := math.Inf(1)
	for _, own := range columns {
		for i := 1; i < len(own); i++ {
			least = min(least, own[i-1].y-own[i].y)
		}
	}
	return least
}

// cutColumn cuts the lines of a column into a row before the first number, one for each number, and one after the last.
// A table that begins on its page has none before the first.
func (a anchors) cutColumn(own []line) (cost float64, cuts []int) {
	rows, n := len(a.numbers)+2, len(own)
	least := make([][]float64, rows+1) // of the rows so far, by the lines that they take
	taken := make([][]int, rows+1)
	for r := range least {
		least[r], taken[r] = make([]float64, n+1), make([]int, n+1)
		for i := range least[r] {
			least[r][i] = tooFar
		}
	}
	least[0][0] = 0
	for r := range rows {
		for from := range n + 1 {
			if least[r][from] >= tooFar {
				continue
			}
			for to := from; to <= min(n, from+longestCell); to++ {
				price := least[r][from] + a.rowCost(own[from:to], r-1)
				if price < least[r+1][to] {
					least[r+1][to], taken[r+1][to] = price, from
				}
			}
		}
	}
	cuts = make([]int, rows)
	for r, to := rows, n; r > 0; r-- {
		to = taken[r][to]
		cuts[r-1] = to
	}
	return least[rows][n], cuts
}

// rowCost is how far a cell is from the place beside its number.
func (a anchors) rowCost(cell []line, at int) float64 {
	size := a.numbers[0].size
	switch {
	case at < 0 || at == len(a.numbers):
		if len(cell) == 0 {
			return 0
		}
		if at < 0 && !a.goesOn {
			return tooFar
		}
		return withoutFirst * size
	case len(cell) == 0:
		return emptyCell * size
	case a.centred:
		return math.Abs((cell[0].y+cell[len(cell)-1].y)/2-a.numbers[at].y) + a.spread(cell)
	}
	return math.Abs(cell[0].y-a.numbers[at].y) + a.spread(cell)
}

// spread is by how much the lines of a cell stand unevenly, or farther apart than lines of the table do.
func (a anchors) spread(cell []line) float64 {
	if len(cell) < 2 {
		return 0
	}
	least, most := math.Inf(1), 0.0
	for i := 1; i < len(cell); i++ {
		gap := cell[i-1].y - cell[i].y
		least, most = min(least, gap), max(most, gap)
	}
	return max(0, most-least-0.1*cell[0].size, most-1.4*a.closest)
}

// rows makes the rows of columns cut so; what stands before the first number and after the last has a row of its own.
func (c cutting) rows(columns [][]line) [][]Cell {
	first := columns[0]
	rows := blank(len(first)+2, len(columns))
	for i, l := range first {
		rows[i+1][0].Text = l.text
	}
	for at, cuts := range c {
		own := columns[at+1]
		for r := range rows {
			end := len(own)
			if r+1 < len(cuts) {
				end = cuts[r+1]
			}
			for _, l := range own[cuts[r]:end] {
				rows[r][at+1].Text = glue(rows[r][at+1].Text, l.text)
			}
		}
	}
	return slices.DeleteFunc(rows, func(row []Cell) bool { return emptyRows([][]Cell{row}) })
}
