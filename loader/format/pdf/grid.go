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
	for _, g := range grids(rules) {
		inside, outside := g.part(rest)
		if table, ok := g.read(inside); ok {
			tables, rest = append(tables, table), outside
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

// read fills the cells; ok is false where the lines frame text, or nothing.
func (g grid) read(inside []glyph) (table line, ok bool) {
	columns := len(g.xs) - 1
	if len(inside) == 0 || (len(g.ys)-1)*columns > tooMany {
		return line{}, false
	}
	owner, cells := g.cells()
	content := make([][]glyph, len(owner))
	for _, each := range inside {
		row, column := g.place(each)
		at := owner[row*columns+column]
		content[at] = append(content[at], each)
	}
	table = line{y: g.ys[0], left: g.xs[0], right: g.xs[columns], rows: make([][]Cell, len(g.ys)-1)}
	for at, c := range cells {
		if len(content[at]) > frameCell {
			return line{}, false
		}
		for _, l := range linesOf(content[at]) {
			c.Text = glue(c.Text, l.text)
		}
		if owner[at] == at {
			table.rows[at/columns] = append(table.rows[at/columns], c)
		}
	}
	return table, true
}

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

// wall tells whether a line stands at the left of a place.
func (g grid) wall(row, column int) bool {
	middle := (g.ys[row] + g.ys[row+1]) / 2
	return slices.ContainsFunc(g.vertical, func(v rule) bool {
		return math.Abs(v.x0-g.xs[column]) <= nearby && v.y0 < middle && middle < v.y1
	})
}

// floor tells whether a line lies above a place.
func (g grid) floor(row, column int) bool {
	middle := (g.xs[column] + g.xs[column+1]) / 2
	return slices.ContainsFunc(g.horizontal, func(h rule) bool {
		return math.Abs(h.y0-g.ys[row]) <= nearby && h.x0 < middle && middle < h.x1
	})
}
