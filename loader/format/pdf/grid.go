package pdf

import (
	"cmp"
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

// grids finds the groups of lines that touch.
func grids(rules []rule) []grid {
	horizontal, vertical := straighten(rules)
	all := append(slices.Clone(horizontal), vertical...)
	if len(all) > tooMany {
		return nil
	}
	group := make([]int, len(all)) // a forest: the line that each hangs on
	for i := range group {
		group[i] = i
	}
	root := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for i, h := range horizontal {
		for j, v := range vertical {
			if v.x0 > h.x0-nearby && v.x0 < h.x1+nearby && h.y0 > v.y0-nearby && h.y0 < v.y1+nearby {
				group[root(i)] = root(len(horizontal) + j)
			}
		}
	}
	members := map[int]*grid{}
	var order []*grid
	for i, r := range all {
		g := members[root(i)]
		if g == nil {
			g = &grid{}
			members[root(i)] = g
			order = append(order, g)
		}
		if i < len(horizontal) {
			g.horizontal, g.ys = append(g.horizontal, r), append(g.ys, r.y0)
		} else {
			g.vertical, g.xs = append(g.vertical, r), append(g.xs, r.x0)
		}
	}
	var found []grid
	for _, g := range order {
		g.xs, g.ys = distinct(g.xs), distinct(g.ys)
		slices.Reverse(g.ys)
		if len(g.xs) > 2 && len(g.ys) > 1 {
			found = append(found, *g)
		}
	}
	return found
}

// straighten sorts lines by direction, lays those on one another that nearly are, and joins their pieces.
func straighten(rules []rule) (horizontal, vertical []rule) {
	var flat, upright []rule
	for _, r := range rules {
		switch w, h := r.x1-r.x0, r.y1-r.y0; {
		case w > nearby && h < nearby:
			flat = append(flat, r)
		case h > nearby && w < nearby:
			upright = append(upright, rule{r.y0, r.x0, r.y1, r.x1})
		}
	}
	for _, r := range pieced(upright) {
		vertical = append(vertical, rule{r.y0, r.x0, r.y1, r.x1})
	}
	return pieced(flat), vertical
}

func pieced(flat []rule) []rule {
	slices.SortFunc(flat, func(a, b rule) int { return cmp.Or(cmp.Compare(a.y0, b.y0), cmp.Compare(a.x0, b.x0)) })
	for i := 1; i < len(flat); i++ {
		if flat[i].y0-flat[i-1].y0 < nearby/2 {
			flat[i].y0 = flat[i-1].y0
		}
	}
	slices.SortStableFunc(flat, func(a, b rule) int { return cmp.Or(cmp.Compare(a.y0, b.y0), cmp.Compare(a.x0, b.x0)) })
	var out []rule
	for _, r := range flat {
		if last := len(out) - 1; last >= 0 && out[last].y0 == r.y0 && r.x0 <= out[last].x1+nearby {
			out[last].x1 = max(out[last].x1, r.x1)
			continue
		}
		out = append(out, rule{r.x0, r.y0, r.x1, r.y0})
	}
	return out
}

// distinct sorts coordinates and drops those near another.
func distinct(values []float64) []float64 {
	slices.Sort(values)
	out := values[:0]
	for _, v := range values {
		if len(out) == 0 || v-out[len(out)-1] > nearby {
			out = append(out, v)
		}
	}
	return out
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
	rows, columns := len(g.ys)-1, len(g.xs)-1
	if len(inside) == 0 || rows*columns > tooMany {
		return line{}, false
	}
	owner := make([]int, rows*columns) // the first place of the merged cell that each place belongs to
	cells := map[int]Cell{}
	for i := range owner {
		owner[i] = -1
	}
	for i := range owner {
		if owner[i] < 0 {
			cells[i] = g.merge(owner, i/columns, i%columns)
		}
	}
	content := map[int][]glyph{}
	for _, each := range inside {
		row, column := g.place(each)
		at := owner[row*columns+column]
		content[at] = append(content[at], each)
	}
	for row := range rows {
		var list []Cell
		for column := range columns {
			at := row*columns + column
			if owner[at] != at {
				continue
			}
			if len(content[at]) > frameCell {
				return line{}, false
			}
			c := cells[at]
			for _, l := range linesOf(content[at]) {
				c.Text = glue(c.Text, l.text)
			}
			list = append(list, c)
		}
		table.rows = append(table.rows, list)
	}
	table.y, table.left, table.right = g.ys[0], g.xs[0], g.xs[columns]
	return table, len(cells) > 1
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
