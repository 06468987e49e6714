package pdf

import (
	"cmp"
	"slices"
)

// grids finds the groups of ruled lines that touch each other and have the columns and rows of a table.
func grids(rules []rule) []grid {
	horizontal, vertical := straighten(rules)
	if len(horizontal)+len(vertical) > tooMany {
		return nil
	}
	touching := newForest(len(horizontal) + len(vertical))
	for i, h := range horizontal {
		for j, v := range vertical {
			if touch(h, v) {
				touching.join(i, len(horizontal)+j)
			}
		}
	}
	members := make([]grid, len(touching))
	for i, h := range horizontal {
		g := &members[touching.root(i)]
		g.horizontal, g.ys = append(g.horizontal, h), append(g.ys, h.y0)
	}
	for j, v := range vertical {
		g := &members[touching.root(len(horizontal)+j)]
		g.vertical, g.xs = append(g.vertical, v), append(g.xs, v.x0)
	}
	var found []grid
	for _, g := range members {
		g.open()
		g.xs, g.ys = distinct(g.xs), distinct(g.ys)
		slices.Reverse(g.ys)
		if len(g.xs) > 2 && len(g.ys) > 1 {
			found = append(found, g)
		}
	}
	return found
}

// open adds the edges that lines lead to and none draws: at the end of a page a cell may go on, and a table may have no
// line at its sides.
func (g *grid) open() {
	if len(g.vertical) == 0 || len(g.horizontal) == 0 {
		return
	}
	bottom, top, left, right := slices.Min(g.ys), slices.Max(g.ys), slices.Min(g.xs), slices.Max(g.xs)
	var below, above, before, after []float64
	for _, v := range g.vertical {
		below, above = reach(below, bottom-v.y0, v.y0), reach(above, v.y1-top, v.y1)
	}
	for _, h := range g.horizontal {
		before, after = reach(before, left-h.x0, h.x0), reach(after, h.x1-right, h.x1)
	}
	for _, ends := range [][]float64{below, above} {
		if len(ends) > 1 {
			g.ys = append(g.ys, median(ends))
		}
	}
	for _, ends := range [][]float64{before, after} {
		if len(ends) > 1 {
			g.xs = append(g.xs, median(ends))
		}
	}
}

// reach adds the end of a line that stands out.
func reach(ends []float64, out, end float64) []float64 {
	if out > 2*nearby {
		return append(ends, end)
	}
	return ends
}

func touch(h, v rule) bool {
	return v.x0 > h.x0-nearby && v.x0 < h.x1+nearby && h.y0 > v.y0-nearby && h.y0 < v.y1+nearby
}

// forest holds groups of numbers: for each the one that it hangs on, itself for the root of a group.
type forest []int

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = i
	}
	return f
}

func (f forest) root(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (f forest) join(i, j int) { f[f.root(i)] = f.root(j) }

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
