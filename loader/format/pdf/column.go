package pdf

import (
	"math"
	"slices"
	"strings"
)

// A page set in columns has a gutter: a strip that no line crosses but headings over all columns. What stands between
// two such headings is read column by column. A table without rules has gutters too; but its cells are short, and the
// lines of a column are full.

const (
	gutterWidth = 0.8 // of a column's gutter at least, in sizes of the text
	columnWidth = 8.0 // of a column at least
	maxColumns  = 3   // gutters within columns
	oneCrosses  = 40  // lines of which one may end in the gutter, as a full one does that a producer cannot break
)

// parts puts the lines of a page in reading order: a part for what runs across, and for each column.
func (p page) parts() []page { return split(p, 0) }

func split(p page, depth int) []page {
	at, ok := gutter(p.lines, depth)
	if !ok {
		p.lines = unruled(p.lines, p.before, p.floors)
		return []page{p}
	}
	var list []page
	var across, band []line
	flush := func(lines *[]line, do func([]line)) {
		if len(*lines) > 0 {
			do(*lines)
		}
		*lines = nil
	}
	left, right := extent(p.lines)
	readBand := func(lines []line) { list = append(list, columns(p, lines, at, depth)...) }
	readAcross := func(lines []line) {
		list = append(list, page{number: p.number, lines: unruled(lines, nil, p.floors), left: left, right: right, placed: true})
	}
	for _, l := range p.lines {
		if l.crosses(at) {
			flush(&band, readBand)
			across = append(across, l)
			continue
		}
		flush(&across, readAcross)
		band = append(band, l)
	}
	flush(&band, readBand)
	flush(&across, readAcross)
	return list
}

// columns reads what is left of a gutter, then what is right of it.
func columns(p page, band []line, at float64, depth int) []page {
	var list []page
	for side := range 2 {
		var lines []line
		var glyphs []glyph
		for _, l := range band {
			if l.rows != nil && (l.left < at) == (side == 0) {
				lines = append(lines, l)
			}
			for _, g := range l.glyphs {
				if g.before(at) == (side == 0) {
					glyphs = append(glyphs, g)
				}
			}
		}
		lines = topDown(append(lines, linesOf(glyphs)...))
		if len(lines) > 0 {
			left, right := sideOf(p.lines, at, side)
			list = append(list, split(page{number: p.number, lines: lines, left: left, right: right, placed: true, floors: p.floors}, depth+1)...)
		}
	}
	return list
}

// sideOf is where the column on one side of a gutter begins and ends on the whole page.
func sideOf(lines []line, at float64, side int) (left, right float64) {
	left, right = math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		if l.rows != nil || l.crosses(at) {
			continue
		}
		for _, g := range l.glyphs {
			if g.before(at) == (side == 0) {
				left, right = min(left, g.x), max(right, g.x+g.width)
			}
		}
	}
	return left, right
}

// crosses reports whether a line has something on both sides of a place, and at it.
func (l line) crosses(at float64) bool {
	if l.rows != nil {
		return l.left < at && at < l.right
	}
	end := math.Inf(-1)
	for i, g := range l.glyphs {
		slack := 0.1 * g.size
		from, to := g.ink()
		if from < at+slack && at-slack < to {
			return true
		}
		if i > 0 && end < at && at < from { // a gap as between words is none
			return from-end < apartIn(l.glyphs[i-1], g)
		}
		end = to
	}
	return false
}

// ink is where a glyph is painted. The half of a mark of Chinese punctuation that is blank does not count: at the edge of a
// column producers set it beyond the edge, into the gutter.
func (g glyph) ink() (from, to float64) {
	from, to = g.x, g.x+g.width
	if g.width < 0.8*g.size || len(g.text) != 3 {
		return from, to
	}
	if strings.Contains("（《〈“‘〔【「『［", g.text) {
		from += g.width / 2
	} else if strings.Contains("，。、；：）》〉”’〕】」』］", g.text) {
		to -= g.width / 2
	}
	return from, to
}

// apartIn is the gap from which on two glyphs stand in two columns: between Chinese characters there are no words that a gap parts.
func apartIn(a, b glyph) float64 {
	if size := min(a.size, b.size); len(a.text) == 3 && len(b.text) == 3 {
		return gutterWidth / 2 * size
	} else {
		return gutterWidth * size
	}
}

// before reports whether a glyph stands left of a place.
func (g glyph) before(at float64) bool {
	from, to := g.ink()
	return from+to < 2*at
}

// gutter finds the strip between two columns of text.
func gutter(lines []line, depth int) (at float64, ok bool) {
	left, right := math.Inf(1), math.Inf(-1)
	var sizes []float64
	for _, l := range lines {
		if l.rows == nil {
			left, right = min(left, l.left), max(right, l.right)
			sizes = append(sizes, l.size)
		}
	}
	size := median(sizes)
	if depth > maxColumns || len(sizes) < 4 || !(right-left > 2*columnWidth*size) || right-left > 1e5 {
		return 0, false
	}
	cover := coverage(lines, left, right)
	at, wide := 0.0, 0
	least := slices.Min(cover[len(cover)/4:len(cover)*3/4]) + len(sizes)/oneCrosses
	for from := len(cover) / 4; from < len(cover)*3/4; from++ {
		to := from
		for to < len(cover) && cover[to] <= least {
			to++
		}
		if to-from > wide {
			wide, at = to-from, left+float64(from+to)/2
		}
		from = max(from, to)
	}
	return at, float64(wide) >= gutterWidth*size*0.8 && inColumns(lines, at, size, depth)
}

// coverage counts for each point of the width the lines that cover it. A gap between words counts as covered.
func coverage(lines []line, left, right float64) []int {
	cover := make([]int, int(right-left)+1)
	for _, l := range lines {
		if l.rows != nil {
			continue
		}
		end := math.Inf(-1)
		for i, g := range l.glyphs {
			from, to := g.ink()
			if i > 0 && from-end < apartIn(l.glyphs[i-1], g) {
				from = max(end, left)
			}
			end = max(end, to)
			for x := int(from - left); x < int(end-left) && x < len(cover); x++ {
				if x >= 0 {
					cover[x]++
				}
			}
		}
	}
	return cover
}

// inColumns reports whether the lines at both sides of a gutter are those of columns: of about one width, many of them
// full, and beside each other.
func inColumns(lines []line, at, size float64, depth int) bool {
	var sides [2][]line
	for _, l := range lines {
		if l.rows != nil || l.crosses(at) {
			continue
		}
		n := 0
		for n < len(l.glyphs) && l.glyphs[n].before(at) {
			n++
		}
		for side, glyphs := range [2][]glyph{l.glyphs[:n], l.glyphs[n:]} {
			if len(glyphs) > 0 {
				sides[side] = append(sides[side], lineOf(glyphs))
			}
		}
	}
	if len(sides[0]) < 3 || len(sides[1]) < 3 {
		return false
	}
	var widths [2]float64
	full, all := 0, 0
	for side, own := range sides {
		from, to := extent(own)
		widths[side] = to - from
		cells := slices.DeleteFunc(slices.Clone(own), func(l line) bool { return len(segments(l)) < 2 })
		if inner, nested := gutter(own, depth+1); nested {
			widths[side] = min(inner-from, to-inner)
		} else if len(cells)*3 > len(own) {
			return false // the rows of a table
		}
		for _, l := range own {
			if to-l.right < 2.2*size {
				full++
			}
			all++
		}
	}
	narrowest, widest := min(widths[0], widths[1]), max(widths[0], widths[1])
	return narrowest > columnWidth*size && narrowest > 0.7*widest && (full*5 >= all*2 || full*4 >= all && narrowest > 0.85*widest)
}

func extent(lines []line) (left, right float64) {
	left, right = math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		left, right = min(left, l.left), max(right, l.right)
	}
	return left, right
}
