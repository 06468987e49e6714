package pdf

import (
	"math"
	"slices"
)

// A frame around the page, or the background of the page's text, often touches a table within it. The ruled lines of both
// are then one group, whose places are also what lies between table and frame. That is no cell: cells are rectangles, and
// what surrounds a table is not.

// bands cuts a grid into the tables of which it consists, without what lies around them.
func (g grid) bands() []grid {
	rows, columns := len(g.ys)-1, len(g.xs)-1
	if rows*columns > tooMany {
		return nil
	}
	regions := g.regions()
	outside := g.around(regions)
	var found []grid
	for from := 0; from < rows; from++ {
		to := from
		for to < rows && slices.Contains(outside[to*columns:(to+1)*columns], false) {
			to++
		}
		if to > from {
			first, last := g.inner(outside, from, to)
			found = append(found, g.within(from, to, first, last))
		}
		from = to
	}
	return slices.DeleteFunc(found, func(b grid) bool { return len(b.xs) < 3 || len(b.ys) < 2 })
}

// regions joins the places that no line parts: for each place the first one of its region.
func (g grid) regions() []int {
	rows, columns := len(g.ys)-1, len(g.xs)-1
	places := newForest(rows * columns)
	for at := range places {
		row, column := at/columns, at%columns
		if column > 0 && !g.wall(row, column) {
			places.join(at-1, at)
		}
		if row > 0 && !g.floor(row, column) {
			places.join(at-columns, at)
		}
	}
	roots := make([]int, len(places))
	for at := range places {
		roots[at] = places.root(at)
	}
	return roots
}

// box is the places that a region covers, and the rectangle around them.
type box struct{ places, top, bottom, left, right int }

// around marks the places that lie around tables: those of regions that are no rectangles and reach two edges of the grid.
func (g grid) around(regions []int) []bool {
	rows, columns := len(g.ys)-1, len(g.xs)-1
	boxes := map[int]box{}
	for at, root := range regions {
		row, column := at/columns, at%columns
		b, ok := boxes[root]
		if !ok {
			b = box{0, row, row, column, column}
		}
		boxes[root] = box{b.places + 1, min(b.top, row), max(b.bottom, row), min(b.left, column), max(b.right, column)}
	}
	marked := make([]bool, len(regions))
	for at, root := range regions {
		b := boxes[root]
		edges := 0
		for _, reached := range []bool{b.top == 0, b.bottom == rows-1, b.left == 0, b.right == columns-1} {
			if reached {
				edges++
			}
		}
		marked[at] = edges > 1 && b.places < (b.bottom-b.top+1)*(b.right-b.left+1)
	}
	return marked
}

// margin is the width of what lies between a frame and a table that it touches above and below: no character fits in.
const margin = 9

// inner is the first and the last column of the rows that are not around the table.
func (g grid) inner(outside []bool, from, to int) (first, last int) {
	columns := len(g.xs) - 1
	first, last = columns, -1
	for row := from; row < to; row++ {
		for column := range columns {
			if !outside[row*columns+column] {
				first, last = min(first, column), max(last, column)
			}
		}
	}
	for first < last && g.xs[first+1]-g.xs[first] < margin {
		first++
	}
	for first < last && g.xs[last+1]-g.xs[last] < margin {
		last--
	}
	return first, last
}

// withoutShades leaves out the bands of one row that are the background of every other row of a table without rules.
func withoutShades(bands []grid) []grid {
	single := map[[2]int]int{} // by the place of the first and the last edge
	key := func(g grid) [2]int {
		return [2]int{int(g.xs[0]+g.xs[1]) / 4, int(g.xs[len(g.xs)-2]+g.xs[len(g.xs)-1]) / 4}
	}
	for _, b := range bands {
		if len(b.ys) == 2 {
			single[key(b)]++
		}
	}
	return slices.DeleteFunc(bands, func(b grid) bool { return len(b.ys) == 2 && single[key(b)] > 1 })
}

// within is the part of a grid between two rows and two columns, with the edges that lines of it draw.
func (g grid) within(from, to, first, last int) grid {
	left, right, top, bottom := g.xs[first], g.xs[last+1], g.ys[from], g.ys[to]
	part := grid{horizontal: g.horizontal, vertical: g.vertical}
	for _, x := range g.xs[first : last+2] {
		if x == left || x == right || slices.ContainsFunc(g.vertical, func(v rule) bool {
			return math.Abs(v.x0-x) <= nearby && v.y0 < top-nearby && bottom+nearby < v.y1
		}) {
			part.xs = append(part.xs, x)
		}
	}
	for _, y := range g.ys[from : to+1] {
		if y == top || y == bottom || slices.ContainsFunc(g.horizontal, func(h rule) bool {
			return math.Abs(h.y0-y) <= nearby && h.x0 < right-nearby && left+nearby < h.x1
		}) {
			part.ys = append(part.ys, y)
		}
	}
	return part
}
