package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// A stamp is what stands in the same place on many pages and lies on their text there: a header that a browser prints over
// the first line, a small watermark. The same words in the same place that lie on nothing may be the head of a table.

const (
	stampPages  = 40 // pages that are compared
	stampGlyphs = 4  // of a stamp at least
)

// spot is a character with its place and its size, to a point.
type spot uint64

func spotOf(g glyph) spot {
	first, _ := utf8.DecodeRuneInString(g.text)
	round := func(v float64, bits int) spot { return spot(int64(math.Round(v))) & (1<<bits - 1) }
	return spot(first)<<43 | round(g.x, 17)<<26 | round(g.y, 17)<<9 | round(g.size, 9)
}

// dropStamps takes the stamps off the pages.
func (d *Document) dropStamps(sheets []sheet) {
	count := map[spot]int{}
	compared := sheets[:min(len(sheets), stampPages)]
	for _, s := range compared {
		for at := range spotsOf(s) {
			count[at]++
		}
	}
	fewest := max(2, len(compared)/2)
	stamped := map[spot]bool{}
	for _, s := range compared {
		var same, text []glyph
		for _, g := range s.glyphs {
			if count[spotOf(g)] >= fewest {
				same = append(same, g)
			} else {
				text = append(text, g)
			}
		}
		if len(same) < stampGlyphs || len(text) < len(same) {
			continue
		}
		slices.SortStableFunc(text, func(a, b glyph) int { return compare(a.y, b.y) })
		for _, l := range linesOf(same) {
			if len(l.glyphs) >= stampGlyphs && collides(l, text) {
				for _, g := range l.glyphs {
					stamped[spotOf(g)] = true
				}
			}
		}
	}
	if len(stamped) == 0 {
		return
	}
	for i := range sheets {
		var taken strings.Builder
		sheets[i].glyphs = slices.DeleteFunc(sheets[i].glyphs, func(g glyph) bool {
			if !stamped[spotOf(g)] {
				return false
			}
			taken.WriteString(g.text)
			return true
		})
		if taken.Len() > 0 {
			d.leave(sheets[i].number, taken.String(), "it stands on many pages, over their text")
		}
	}
}

func spotsOf(s sheet) map[spot]bool {
	set := make(map[spot]bool, len(s.glyphs))
	for _, g := range s.glyphs {
		set[spotOf(g)] = true
	}
	return set
}

// collides reports whether a third of a line lies on the text.
func collides(l line, text []glyph) bool {
	over := 0
	for _, g := range l.glyphs {
		if touchesAny(g, text) {
			over++
		}
	}
	return over*3 >= len(l.glyphs)
}

// touchesAny reports whether a glyph overlaps one of the others, or stands too close for another line. They are sorted by
// their height.
func touchesAny(g glyph, sorted []glyph) bool {
	bottom, top := g.y-0.3*g.size, g.y+0.9*g.size
	from, _ := slices.BinarySearchFunc(sorted, bottom-2*g.size, func(o glyph, y float64) int { return compare(o.y, y) })
	for _, o := range sorted[from:] {
		if o.y-0.1*o.size > top {
			return false
		}
		across := min(g.x+g.width, o.x+o.width) - max(g.x, o.x)
		if high := min(top, o.y+0.7*o.size) - max(bottom, o.y-0.1*o.size); across > 0.15*g.size && high > 0.15*g.size {
			return true
		}
	}
	return false
}
