package pdf

import (
	"cmp"
	"math"
	"regexp"
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
	left, right float64    // where its text begins and ends
	floors      []rule     // its horizontal lines, from top to bottom
	placed      bool       // its margins are known: it is a part of a page in columns
	before      []interval // the cuts of a table without rules with which the page before ended
}

// line is a line of text, or a table that stands in the place of one.
type line struct {
	text           string
	left, right, y float64
	size           float64
	rows           [][]Cell
	edges          []float64  // of the columns of a ruled table
	cuts           []interval // between the columns of a table without rules
	ends           []bool     // by column, whether the last row's cell ends at the end of a full line
	glyphs         []glyph    // from left to right
	spacing        float64    // by which its letters stand apart
	muddled        bool       // it is a table whose rows nothing tells apart
}

// layOut makes the lines of a page out of its glyphs.
func layOut(s sheet) page {
	tables, rest := takeTables(s.rules, s.glyphs)
	floors, _ := straighten(s.rules)
	slices.Reverse(floors)
	return page{number: s.number, lines: topDown(append(linesOf(rest), tables...)), floors: floors}
}

func topDown(lines []line) []line {
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(b.y, a.y) })
	return lines
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
	l.glyphs, l.spacing = glyphs, spacing(glyphs)
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
			if gap := g.x - (last.x + last.width) - l.spacing; gap > space(last, g) || spaced && gap > 0.1*g.size {
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

// spacing is how far the letters of a line stand apart where all of them do: in letter-spaced text a gap as between two
// words stands between any two letters.
func spacing(glyphs []glyph) float64 {
	var gaps []float64
	for i := 1; i < len(glyphs); i++ {
		if strings.TrimSpace(glyphs[i].text) != "" && strings.TrimSpace(glyphs[i-1].text) != "" {
			gaps = append(gaps, glyphs[i].x-(glyphs[i-1].x+glyphs[i-1].width))
		}
	}
	if len(gaps) < 5 {
		return 0
	}
	usual := median(gaps)
	alike := 0
	for _, gap := range gaps {
		if math.Abs(gap-usual) < 0.08*glyphs[0].size {
			alike++
		}
	}
	if usual < 0.05*glyphs[0].size || alike*5 < len(gaps)*3 {
		return 0
	}
	return usual
}

// closeUp makes glyphs as wide as they stand apart where most of a page is letter-spaced: short lines do not tell.
func closeUp(glyphs []glyph) {
	if !mayBeApart(glyphs) {
		return
	}
	apart, all, wide := map[float64]int{}, 0, 0.0
	for _, l := range linesOf(glyphs) {
		all += len(l.glyphs)
		s := math.Round(l.spacing*2) / 2
		if apart[s] += len(l.glyphs); s > 0 && apart[s] > apart[wide] || wide == 0 {
			wide = s
		}
	}
	if wide > 0 && apart[wide]*2 > all {
		for i := range glyphs {
			glyphs[i].width += wide
		}
	}
}

// mayBeApart reports whether a third of the glyphs stands apart from the one that was painted before: a cheap look, which
// most pages do not pass.
func mayBeApart(glyphs []glyph) bool {
	n := 0
	for i := 1; i < len(glyphs); i++ {
		a, b := &glyphs[i-1], &glyphs[i]
		if gap := b.x - (a.x + a.width); gap < 0 || gap > 0.05*b.size || a.y != b.y {
			n++
		}
	}
	return n*3 > len(glyphs)
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

// broken matches a word that a line's end breaks, and goesOn what follows it.
var (
	broken = regexp.MustCompile(`([A-Za-z]+)-$`)
	goesOn = regexp.MustCompile(`^[a-z]+`)
)

// unbreak takes off the hyphen at the end of a line where it only breaks a word: where the document has the whole word
// somewhere, and not with its hyphen.
func unbreak(words map[string]bool, text, next string) string {
	head, tail := broken.FindStringSubmatch(text), goesOn.FindString(next)
	if head == nil || tail == "" || !words[strings.ToLower(head[1]+tail)] || words[strings.ToLower(head[1]+"-"+tail)] {
		return text
	}
	return strings.TrimSuffix(text, "-") + joined
}

// joined stands between two parts of a word until they are put together.
const joined = "\u00ad"

// glue joins the text of two lines.
func glue(a, b string) string {
	if rest, ok := strings.CutSuffix(a, joined); ok {
		return rest + b
	}
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	word := func(r rune) bool { return isLatin(r) && r != '-' && r != '/' && r != '(' }
	if unicode.IsDigit(last) && unicode.IsDigit(first) && (amongHan(a) || amongHan(b)) {
		return a + b // a line of Chinese may end anywhere
	}
	if a != "" && word(last) && isLatin(first) {
		return a + " " + b
	}
	return a + b
}

// amongHan reports whether Chinese characters stand next to the number with which a line begins or ends.
func amongHan(s string) bool {
	rest := strings.TrimFunc(s, unicode.IsDigit)
	first, _ := utf8.DecodeRuneInString(rest)
	last, _ := utf8.DecodeLastRuneInString(rest)
	return unicode.Is(unicode.Han, first) || unicode.Is(unicode.Han, last)
}
