package pdf

import (
	"math"
	"regexp"
)

// What tells the rows of a table without rules apart where neither their distance nor numbers do: cells that say what several
// rows have in common, and dates. Where nothing does, the table is left out and told.

// grouped is where the rows begin of a table whose first column has cells over several of them: each row has a line in
// nearly all of the other columns.
func grouped(tops []float64, columns [][]line, goesOn bool) (rows []float64, ok bool) {
	if len(columns) <= tableColumns || inARow(columns[0], goesOn) {
		return nil, false
	}
	if rows := chainedTops(columns[1:]); len(rows) > len(tops) && areWhole(rows, columns[1:], 0.8) {
		return rows, true
	}
	rows = baselines(columns[1:])
	return rows, len(rows) > len(tops) && areWhole(rows, columns[1:], 0.95)
}

// baselines is where the rows begin of columns without wrapped lines.
func baselines(columns [][]line) []float64 {
	var all []line
	for _, own := range columns {
		all = append(all, own...)
	}
	var tops []float64
	last := math.Inf(1)
	for _, l := range topDown(all) {
		if last-l.y > 0.5*l.size {
			tops, last = append(tops, l.y+0.45*l.size), l.y
		}
	}
	return tops
}

// areWhole reports whether rows have a line in that share of their cells.
func areWhole(tops []float64, columns [][]line, share float64) bool {
	filled := 0
	for _, row := range rowsAt(tops, columns) {
		for _, c := range row {
			if c.Text != "" {
				filled++
			}
		}
	}
	return float64(filled) >= share*float64(len(tops)*len(columns))
}

// groupedRows makes the rows of a table whose first column says what several rows have in common: its cells stand in the
// middle of their rows, between two of them at times. Each is said in all of its rows.
func groupedRows(tops []float64, columns [][]line) [][]Cell {
	rows := rowsAt(tops, append([][]line{nil}, columns[1:]...))
	middles := make([]float64, len(tops))
	for r := range tops {
		bottom, n := 0.0, 0
		for _, own := range columns[1:] {
			for _, l := range own {
				if l.y < tops[r]+0.2*l.size && (r+1 == len(tops) || l.y > tops[r+1]+0.2*l.size) {
					bottom, n = bottom+l.y, n+1
				}
			}
		}
		middles[r] = bottom / float64(max(1, n))
	}
	from := 0
	for _, c := range cellsOf(columns[0]) {
		to := from // the last row of those in whose middle the cell stands
		for to+1 < len(rows) && math.Abs((middles[from]+middles[to+1])/2-c.y) < math.Abs((middles[from]+middles[to])/2-c.y) {
			to++
		}
		for r := from; r <= to && r < len(rows); r++ {
			rows[r][0].Text = c.text
		}
		from = to + 1
	}
	return rows
}

// cellsOf joins the lines of a column that stand close; the height of each is that of its middle.
func cellsOf(own []line) []line {
	var cells []line
	closest := closest([][]line{own})
	for i, l := range own {
		if i > 0 && own[i-1].y-l.y < 1.15*closest && own[i-1].y-l.y < 1.9*l.size {
			last := &cells[len(cells)-1]
			last.text, last.y = glue(last.text, l.text), (last.y+l.y)/2
			continue
		}
		cells = append(cells, line{text: l.text, y: l.y, size: l.size})
	}
	return cells
}

// yearBegins matches the year with which a date begins.
var yearBegins = regexp.MustCompile(`^20[0-9]{2} ?年`)

// datedTops is where rows begin whose dates do: each date stands at the height of the first lines of nearly all cells.
func datedTops(columns [][]line) []float64 {
	for _, own := range columns[1:] {
		var tops []float64
		beside := 0
		for _, l := range own {
			if !yearBegins.MatchString(l.text) {
				continue
			}
			tops = append(tops, l.y+0.45*l.size)
			for _, other := range columns {
				if hasLineAt(other, l.y, 0.4*l.size) {
					beside++
				}
			}
		}
		if len(tops) < 3 || beside*5 < len(tops)*len(columns)*4 {
			continue
		}
		if first := columns[0]; len(first) > 0 && first[0].y > tops[0] {
			tops = append([]float64{first[0].y + 0.45*first[0].size}, tops...)
		}
		return tops
	}
	return nil
}

func hasLineAt(lines []line, y, within float64) bool {
	for _, l := range lines {
		if math.Abs(l.y-y) < within {
			return true
		}
	}
	return false
}

// muddled reports whether a row has taken up what must be several: many lines in three columns.
func muddled(rows [][]Cell, columns [][]line) bool {
	tall := 0
	for _, own := range columns {
		if len(own)-len(rows) >= muddledLines {
			tall++
		}
	}
	return tall >= tableColumns
}

// muddledLines is the number of lines of a column from which on one row cannot have them.
const muddledLines = 5
