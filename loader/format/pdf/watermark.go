package pdf

import (
	"math"
	"slices"
)

// A watermark is painted over the text, or the text over it: large, or pale. Glyphs of one of these kinds are no part of
// the text where most of those on their line lie on glyphs of the text. Elsewhere they are headings, or pale on dark.

const (
	watermarkSize = 1.45 // of the text's size
	pale          = 0.65 // of white
	maxWatermark  = 2000 // glyphs of a page that may be one
)

// takeWatermark parts the glyphs of watermarks from the others.
func takeWatermark(glyphs []glyph) (text, watermark []glyph) {
	size := usualSize(glyphs)
	var suspects []glyph
	for _, g := range glyphs {
		if g.pale || g.size > watermarkSize*size {
			suspects = append(suspects, g)
		} else {
			text = append(text, g)
		}
	}
	if len(suspects) == 0 || len(suspects) > maxWatermark || len(text) < len(suspects) {
		return glyphs, nil
	}
	slices.SortStableFunc(text, func(a, b glyph) int { return compare(a.y, b.y) })
	under := text
	for _, l := range linesOf(suspects) {
		over := 0
		for _, g := range l.glyphs {
			if liesOn(g, under) {
				over++
			}
		}
		if over*2 > len(l.glyphs) {
			watermark = append(watermark, l.glyphs...)
		}
	}
	if len(watermark) == 0 {
		return glyphs, nil
	}
	marked := map[glyph]bool{}
	for _, g := range watermark {
		marked[g] = true
	}
	return slices.DeleteFunc(slices.Clone(glyphs), func(g glyph) bool { return marked[g] }), watermark
}

// liesOn reports whether a glyph covers one of the others, which are sorted by their height.
func liesOn(g glyph, sorted []glyph) bool {
	bottom, top := g.y-0.1*g.size, g.y+0.75*g.size
	from, _ := slices.BinarySearchFunc(sorted, bottom-2*g.size, func(o glyph, y float64) int { return compare(o.y, y) })
	for _, o := range sorted[from:] {
		if o.y > top {
			return false
		}
		middle, height := o.x+o.width/2, o.y+0.35*o.size
		if g.x < middle && middle < g.x+g.width && bottom < height && height < top {
			return true
		}
	}
	return false
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// usualSize is the size of most glyphs.
func usualSize(glyphs []glyph) float64 {
	count, best := map[float64]int{}, 0.0
	for i := 0; i < len(glyphs); {
		from := i
		for i < len(glyphs) && glyphs[i].size == glyphs[from].size { // glyphs of a size follow each other
			i++
		}
		size := math.Round(glyphs[from].size*2) / 2
		if count[size] += max(1, i-from); count[size] > count[best] || count[size] == count[best] && size < best {
			best = size
		}
		i = max(i, from+1) // a size that is no number
	}
	return best
}
