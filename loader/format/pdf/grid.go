package pdf

import (
	"math"
	"slices"
	"sort"
)

// A table is found by its ruled lines: a group of horizontal and vertical ones that touch each other, with at least two
// columns. The glyphs between them are its cells; where a line is missing between two places of the grid, they are one
// merged cell. Tables without ruled lines are read as lines of text.

const (
	nearby  = 3.0  // points within which two lines are one, or touch
	tooMany = 4000 // lines of a drawing that is no table
	// frameCell is the number of glyphs in a cell from which on the lines are a frame around text and no table.
	frameCell = 2000
)

// grid is a table's columns and rows, and the lines that part them.
type grid struct {
	xs, ys     []float64 // the edges of its columns, left to right, and of its rows, top to bottom
	horizontal []rule
	vertical   []rule
}

// takeTables reads the tables of a page; rest is the glyphs in none of them.
func takeTables(rules []rule, glyphs []glyph) (tables []line, rest []glyph) {
	rest = glyphs
	var bands []grid
	for _, g := range grids(rules) {
		bands = append(bands, g.bands()...)
	}
	for _, g := range withoutShades(bands) {
		inside, outside := g.part(rest)
		if found, text, ok := g.read(inside); ok {
			tables, rest = append(tables, found...), append(outside, text...)
		}
	}
	return tables, rest
}

// part tells the glyphs within the grid from the others.
func (g grid) part(glyphs []glyph) (inside, outside []glyph) {
	for _, each := range glyphs {
		if row, column := g.place(each); row >= 0 && column >= 0 {
			inside = append(inside, each)
		} else {
			outside = append(outside, each)
		}
	}
	return inside, outside
}

// place is the row and the column of a glyph's middle; -1 outside.
func (g grid) place(each glyph) (row, column int) {
	x, y := each.x+each.width/2, each.y+0.3*each.size
	column = sort.SearchFloat64s(g.xs, x) - 1
	row = sort.Search(len(g.ys), func(i int) bool { return g.ys[i] < y }) - 1
	if column >= len(g.xs)-1 {
		column = -1
	}
	if row >= len(g.ys)-1 {
		row = -1
	}
	return row, column
}

// read fills the cells. A row that is one cell over all columns with many lines is text in a frame: text has its glyphs,
// and it parts two tables. ok is false where the lines only frame text, or nothing.
func (g grid) read(inside []glyph) (tables []line, text []glyph, ok bool) {
	columns := len(g.xs) - 1
	if len(inside) == 0 || (len(g.ys)-1)*columns > tooMany {
		return nil, nil, false
	}
	owner, cells := g.cells()
	content := make([][]glyph, len(owner))
	for _, each := range inside {
		row, column := g.place(each)
		at := owner[row*columns+column]
		content[at] = append(content[at], each)
	}
	filled := 0
	for at := range cells {
		if len(content[at]) > frameCell {
			return nil, nil, false
		}
		if len(content[at]) > 0 {
			filled++
		}
	}
	if filled < 2 {
		return nil, nil, false
	}
	var open *line
	for r := range len(g.ys) - 1 {
		own := content[r*columns : (r+1)*columns]
		if c := cells[r*columns]; owner[r*columns] == r*columns && c.Across == columns && len(own[0]) > 0 && (isText(own[0]) || r == 0 && isHeading(own[0], g.xs[columns])) {
			text, open = append(text, own[0]...), nil
			continue
		}
		if open == nil {
			tables = append(tables, line{y: g.ys[r], left: g.xs[0], right: g.xs[columns]})
			open = &tables[len(tables)-1]
		}
		open.rows = append(open.rows, rowOf(own, cells[r*columns:(r+1)*columns], owner, r*columns))
	}
	for i := range tables {
		tables[i].edges = g.xs
	}
	if open != nil {
		open.ends = g.ends(content, owner)
	}
	return slices.DeleteFunc(tables, func(l line) bool { return emptyRows(l.rows) }), text, true
}

// inside is the space between the last character of a full line and the edge of its cell, in sizes, at most.
const inside = 1.6

// ends says of each column whether its last cell ends at the end of a full line.
func (g grid) ends(content [][]glyph, owner []int) []bool {
	columns := len(g.xs) - 1
	full := make([]bool, columns)
	for column := range full {
		at := owner[len(owner)-columns+column]
		edge := column + 1
		for edge < columns && owner[len(owner)-columns+edge] == at {
			edge++
		}
		if own := linesOf(content[at]); len(own) > 0 {
			last := own[len(own)-1]
			full[column] = g.xs[edge]-last.right < inside*last.size
		}
	}
	return full
}

// rowOf is the cells that begin in a row.
func rowOf(content [][]glyph, cells []Cell, owner []int, first int) []Cell {
	row := []Cell{}
	for i, c := range cells {
		if owner[first+i] != first+i {
			continue
		}
		for _, l := range linesOf(content[i]) {
			c.Text = glue(c.Text, l.text)
		}
		row = append(row, c)
	}
	return row
}

// isHeading reports whether what stands in a cell over all columns, at the top, is several paragraphs: text above the
// table within one frame.
func isHeading(glyphs []glyph, right float64) bool {
	lines := linesOf(glyphs)
	for _, l := range lines[:max(0, len(lines)-1)] {
		if right-l.right > 4*l.size {
			return true
		}
	}
	return false
}

func emptyRows(rows [][]Cell) bool {
	for _, row := range rows {
		if slices.ContainsFunc(row, func(c Cell) bool { return c.Text != "" }) {
			return false
		}
	}
	return true
}

// isText reports whether what stands in a cell over all columns is text in a frame: it has many lines.
func isText(glyphs []glyph) bool { return len(glyphs) > 120 && len(linesOf(glyphs)) > 3 }

// cells finds the merged cells. For each place of the grid, row by row, owner is the first place of its cell, and cells
// has the cell at that one.
func (g grid) cells() (owner []int, cells []Cell) {
	rows, columns := len(g.ys)-1, len(g.xs)-1
	owner, cells = make([]int, rows*columns), make([]Cell, rows*columns)
	for i := range owner {
		owner[i] = -1
	}
	for i := range owner {
		if owner[i] < 0 {
			cells[i] = g.merge(owner, i/columns, i%columns)
		}
	}
	return owner, cells
}

// merge claims the places that no line parts from the one at row and column: to the right, then below.
func (g grid) merge(owner []int, row, column int) Cell {
	rows, columns := len(g.ys)-1, len(g.xs)-1
	c := Cell{Across: 1, Down: 1}
	for column+c.Across < columns && owner[row*columns+column+c.Across] < 0 && !g.wall(row, column+c.Across) {
		c.Across++
	}
	for row+c.Down < rows && !g.floor(row+c.Down, column) {
		c.Down++
	}
	for r := row; r < row+c.Down; r++ {
		for k := column; k < column+c.Across; k++ {
			if owner[r*columns+k] < 0 {
				owner[r*columns+k] = row*columns + column
			}
		}
	}
	return c
}

// wall reports whether a line stands at the left of a place.
func (g grid) wall(row, column int) bool {
	middle := (g.ys[row] + g.ys[row+1]) / 2
	return slices.ContainsFunc(g.vertical, func(v rule) bool {
		return math.Abs(v.x0-g.xs[column]) <= nearby && v.y0 < middle && middle < v.y1
	})
}

// floor reports whether a line lies above a place.
func (g grid) floor(row, column int) bool {
	middle := (g.xs[column] + g.xs[column+1]) / 2
	return slices.ContainsFunc(g.horizontal, func(h rule) bool {
		return math.Abs(h.y0-g.ys[row]) <= nearby && h.x0 < middle && middle < h.x1
	})
}
