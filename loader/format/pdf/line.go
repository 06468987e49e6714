package pdf

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// page is what stands on a page, from top to bottom.
type page struct {
	number      int
	lines       []line
	left, right float64 // where its text begins and ends
}

// line is a line of text, or a table that stands in the place of one.
type line struct {
	text           string
	left, right, y float64
	size           float64
	rows           [][]Cell
}

// layOut makes the lines of a page out of its glyphs.
func layOut(number int, p *painter) page {
	tables, rest := takeTables(p.rules, p.glyphs)
	lines := append(linesOf(rest), tables...)
	slices.SortStableFunc(lines, func(a, b line) int {
		switch {
		case a.y > b.y:
			return -1
		case a.y < b.y:
			return 1
		}
		return 0
	})
	return page{number: number, lines: lines}
}

// linesOf puts glyphs together whose baselines are nearly the same. Raised and lowered ones stay with their line.
func linesOf(glyphs []glyph) []line {
	sorted := slices.Clone(glyphs)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].y > sorted[j].y })
	var lines []line
	for len(sorted) > 0 {
		n, size := 0, 0.0
		for n < len(sorted) && sorted[0].y-sorted[n].y <= 0.45*max(size, sorted[n].size) {
			size = max(size, sorted[n].size)
			n++
		}
		n = max(n, 1) // a size that is no number
		if l := lineOf(sorted[:n]); l.text != "" {
			lines = append(lines, l)
		}
		sorted = sorted[n:]
	}
	return lines
}

// lineOf reads the glyphs of a line from left to right. A wide gap between them is a space, as many files have no glyph for
// it. A glyph that is painted twice, a little apart, is bold and counts once.
func lineOf(glyphs []glyph) line {
	sort.SliceStable(glyphs, func(i, j int) bool { return glyphs[i].x < glyphs[j].x })
	l := line{y: glyphs[0].y, left: math.Inf(1)}
	var b strings.Builder
	var last glyph
	spaced := false // a glyph of a space stands before
	for _, g := range glyphs {
		if strings.TrimSpace(g.text) == "" {
			spaced = true
			continue
		}
		if b.Len() > 0 {
			if g.text == last.text && g.x-last.x < 0.2*g.size {
				continue
			}
			if gap := g.x - (last.x + last.width); gap > space(last, g) || spaced && gap > 0.1*g.size {
				b.WriteByte(' ')
			}
		}
		spaced = false
		b.WriteString(strings.Trim(g.text, " \t\r\n"))
		l.left, l.right = min(l.left, g.x), max(l.right, g.x+g.width)
		l.size = max(l.size, g.size)
		last = g
	}
	l.text = b.String()
	return l
}

// space is the width of a gap that counts as a space: words of letters stand closer than Chinese in justified lines.
func space(a, b glyph) float64 {
	before, _ := utf8.DecodeLastRuneInString(a.text)
	after, _ := utf8.DecodeRuneInString(b.text)
	if isLatin(before) && isLatin(after) {
		return 0.18 * min(a.size, b.size)
	}
	return 0.7 * min(a.size, b.size)
}

func isLatin(r rune) bool {
	return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r < 0x80)
}

// glue joins the text of two lines.
func glue(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	word := func(r rune) bool { return isLatin(r) && r != '-' && r != '/' && r != '(' }
	if a != "" && word(last) && isLatin(first) {
		return a + " " + b
	}
	return a + b
}
