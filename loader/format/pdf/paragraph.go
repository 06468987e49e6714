package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// join makes paragraphs of lines, across pages too. A line goes on with the one above it if that one was full, so that
// what comes next found no room there, and if it begins where the lines of its paragraph begin, not where a paragraph
// does: at an indent, or after a gap. The lines of a title, which are centred, belong together if they are of one size.
func (d *Document) join(pages []page) {
	margins(pages)
	body := bodySize(pages)
	open := paragraph{words: wordsOf(pages)}
	var last table
	for _, p := range pages {
		lines := d.leaveContinued(p, last.page == p.number-1 && last.page > 0)
		for i, l := range lines {
			if l.muddled {
				d.flush(&open)
				d.leave(p.number, l.text, "a table whose rows cannot be told apart")
				continue
			}
			if l.rows != nil {
				d.flush(&open)
				if i > 0 || !last.goesOn(l, p.number) {
					last = newTable(l, p.number)
					d.Blocks = append(d.Blocks, Block{})
				}
				d.Blocks[len(d.Blocks)-1].Rows = last.rows
				continue
			}
			next := placed{line: l, pageLeft: p.left, pageRight: p.right, page: p.number}
			if len(open.lines) > 0 && !open.takes(next, body) {
				d.flush(&open)
			}
			open.lines, last.page = append(open.lines, next), 0
		}
	}
	d.flush(&open)
}

func (d *Document) flush(p *paragraph) {
	text := ""
	for _, l := range p.lines {
		text = glue(unbreak(p.words, text, l.text), l.text)
	}
	if text != "" {
		d.Blocks = append(d.Blocks, Block{Text: text})
	}
	p.lines = nil
}

// paragraph is a paragraph that is being put together.
type paragraph struct {
	lines []placed
	words map[string]bool // those of letters that stand whole on a line of the document
}

// placed is a line and the margins of its page.
type placed struct {
	line
	pageLeft, pageRight float64
	page                int
}

// takes reports whether the line below belongs to the paragraph.
func (p *paragraph) takes(next placed, body float64) bool {
	last := p.lines[len(p.lines)-1]
	if math.Abs(last.size-next.size) > 0.15*last.size {
		return false
	}
	if last.centred() && next.centred() && next.size > 1.1*body && last.page == next.page {
		return true
	}
	switch {
	case !last.full(next.line, body), last.page == next.page && last.y-next.y > p.leading():
		return false
	case endsSentence(last.text) && begun.MatchString(next.text):
		return false
	case len(p.lines) > 1:
		return math.Abs(next.indent()-last.indent()) < 0.7*next.size
	}
	tolerance := 0.7 * next.size
	return next.indent() < tolerance || last.indent() < tolerance // or the lines below the first are the indented ones
}

// leading is the distance of lines above which a gap parts paragraphs: clearly more than within this one, or what is a
// gap in any document.
func (p *paragraph) leading() float64 {
	n := len(p.lines)
	last := p.lines[n-1]
	if n > 1 && p.lines[n-2].page == last.page && p.lines[n-2].y > last.y { // not the end of another column
		if p.even() {
			return 1.18 * (p.lines[n-2].y - last.y)
		}
		return 1.4 * (p.lines[n-2].y - last.y)
	}
	return 2.6 * last.size
}

// even reports whether the last lines stand apart by the same distance, as in a text that is set in one font.
func (p *paragraph) even() bool {
	n := len(p.lines)
	if n < 4 {
		return false
	}
	gap := p.lines[n-2].y - p.lines[n-1].y
	for i := n - 3; i < n-1; i++ {
		if math.Abs(p.lines[i-1].y-p.lines[i].y-gap) > 0.02*gap {
			return false
		}
	}
	return true
}

func (l placed) indent() float64 { return l.left - l.pageLeft }

// centred reports whether both ends of a line are equally far from the margins.
func (l placed) centred() bool {
	before, after := l.left-l.pageLeft, l.pageRight-l.right
	return min(before, after) > l.size && math.Abs(before-after) < 1.5*l.size
}

// narrow is the width in characters up to which a page has no full lines, only short ones.
const narrow = 12

// full reports whether the first word of the next line had found no room at the end of this one.
func (l placed) full(next line, body float64) bool {
	if l.pageRight-l.pageLeft < narrow*min(l.size, body) {
		return false
	}
	return l.pageRight-l.right < inseparable(next)+0.6*next.size
}

// inseparable is the width of what the line begins with and no line break parts: a word of letters, a character with the
// punctuation after it, an opening bracket with what it opens.
func inseparable(l line) float64 {
	width := 0.0
	var last rune
	for _, r := range l.text {
		switch {
		case last == 0, strings.ContainsRune(closing, r), strings.ContainsRune(opening, last):
		case isWord(last) && isWord(r):
		default:
			return width
		}
		width += l.size
		if isWord(r) {
			width -= l.size / 2
		}
		last = r
	}
	return width
}

func isWord(r rune) bool { return r > ' ' && r < utf8.RuneSelf }

// The punctuation that may not begin a line, and that which may not end one.
const (
	closing = "，。、；：！？）》”’】〕」』…—,.;:!?)]%"
	opening = "（《“‘【〔「『(["
)

func endsSentence(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text, unicode.IsSpace))
	return strings.ContainsRune("。；：！？）)]】〕.;:", last)
}

// begun matches the numbers with which an item begins.
var begun = regexp.MustCompile(`^([（(]?[一二三四五六七八九十]{1,4}[)）、.．]|[（(]?[0-9０-９]{1,3}[)）、.．]([^0-9]|$)|[①-⑳]|第[一二三四五六七八九十百0-9]{1,5}[章节条]|附件|——)`)

// margins finds where the text of each page begins and ends. Punctuation may hang over the end. A page with short lines
// only, such as a cover, takes the margins of the others.
func margins(pages []page) {
	var lefts, rights []float64
	widest := 0.0
	for n := range pages {
		p := &pages[n]
		if p.placed {
			continue
		}
		p.left, p.right = math.Inf(1), math.Inf(-1)
		for _, l := range p.lines {
			if l.rows == nil {
				p.left, p.right = min(p.left, l.left), max(p.right, l.right-hanging(l))
			}
		}
		widest = max(widest, p.right-p.left)
	}
	for _, p := range pages {
		if p.placed {
			continue
		}
		if p.right-p.left > 0.9*widest {
			lefts, rights = append(lefts, p.left), append(rights, p.right)
		}
	}
	for n := range pages {
		if p := &pages[n]; !p.placed && p.right-p.left <= 0.9*widest {
			p.left, p.right = median(lefts), median(rights)
		}
	}
}

// hanging is how far a line may stand over the margin.
func hanging(l line) float64 {
	if last, _ := utf8.DecodeLastRuneInString(l.text); strings.ContainsRune(closing, last) {
		return l.size
	}
	return 0
}

func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// bodySize is the size in which most of the text is set.
func bodySize(pages []page) float64 {
	count := map[float64]int{}
	best := 0.0
	for _, p := range pages {
		for _, l := range p.lines {
			size := math.Round(l.size)
			if count[size] += len(l.text); count[size] > count[best] || count[size] == count[best] && size < best {
				best = size
			}
		}
	}
	return best
}
