package doc

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/norm"
	"github.com/plangraph/plangraph/loader/words"
)

// paragraph is what a reader sees as one: a line, several wrapped lines joined, or a row of a table.
type paragraph struct {
	text   Text
	cells  []Text // of a row
	number *line  // a PDF sometimes sets an item's number on a line of its own, beside an item that begins with U+FFFD
	gap    int    // blank lines before it
}

// paragraphs joins lines. In a text that was wrapped at some width a full line goes on in the next one unless that is
// indented or begins an item; in any text a line that ends inside a bracket goes on until the bracket closes.
func paragraphs(source string, lines []line) []paragraph {
	markRows(source, lines)
	j := joiner{source: source, lines: lines, wrap: wrapping(source, lines)}
	var list []paragraph
	for j.at < len(lines) {
		if table := j.htmlTable(); table != nil {
			list = append(list, table...)
			continue
		}
		if table := j.cellLines(); table != nil {
			list = append(list, table...)
			continue
		}
		if card := j.keyCard(); card != nil {
			list = append(list, card...)
			continue
		}
		list = append(list, j.next())
	}
	return list
}

// joiner takes paragraphs off the lines, one after the other.
type joiner struct {
	source string
	lines  []line
	wrap   int // the width at which the text was wrapped, 0 where it was not
	at     int // the first line not taken yet
	tried  int // the first line that was not looked at for a table in HTML yet
}

func (j *joiner) text(i int) string { return j.lines[i].in(j.source) }

func (j *joiner) next() paragraph {
	var p paragraph
	if j.isDisplaced(j.at) && j.lostNumber(j.at+1) {
		p.number = &j.lines[j.at]
		j.at++
	}
	first := j.at
	taken := []graph.Span{j.lines[first].span}
	p.gap = j.lines[first].gap
	if j.lines[first].row {
		j.at++
		return rowParagraph(j.source, j.lines[first])
	}
	for last := first; ; last = j.at {
		j.at++
		if p.number == nil && j.lostNumber(first) && j.isDisplaced(j.at) && !j.lostNumber(j.at+1) {
			p.number = &j.lines[j.at]
			j.at++
		}
		if j.at >= len(j.lines) || j.isDisplaced(j.at) && j.lostNumber(j.at+1) || !continues(j.source, j.lines, first, last, j.at, j.wrap) {
			break
		}
		taken = append(taken, j.lines[j.at].span)
	}
	p.text = NewText(j.source, taken...)
	return p
}

// lostNumber reports whether line i begins with the sign that a PDF leaves where it could not write an item's number.
func (j *joiner) lostNumber(i int) bool {
	return i < len(j.lines) && strings.HasPrefix(j.text(i), "\uFFFD")
}

// isDisplaced reports whether line i of a wrapped text is nothing but a number, as of an item that begins beside it.
func (j *joiner) isDisplaced(i int) bool {
	return j.wrap > 0 && i < len(j.lines) && isLoneNumber(j.text(i))
}

// wrapping is the width in columns at which the text was wrapped; 0 where its lines are whole paragraphs.
func wrapping(source string, lines []line) int {
	var widths []int
	broken := 0
	for _, l := range lines {
		if l.width < 40 || l.row {
			continue
		}
		widths = append(widths, l.dense)
		if !endsSentence(l.in(source)) && !isLabelled(l.in(source)) {
			broken++
		}
	}
	if len(widths) < 5 || broken*5 < len(widths)*2 {
		return 0
	}
	slices.Sort(widths)
	if full := widths[len(widths)*9/10]; full <= 130 {
		return full
	}
	return 0
}

func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。.;:!?)]}”\"'》…", norm.FoldRune(r))
}

// continues reports whether line n goes on with the paragraph that runs from line first to line end.
func continues(source string, lines []line, first, end, n, wrap int) bool {
	last, next := lines[end], lines[n]
	if next.row {
		return false
	}
	begins := beginsItem(source, next)
	if next.turned && breaksOff(source[lines[first].span.Start:last.span.End]) {
		return goesOn(source, next)
	}
	if openBracket(source[lines[first].span.Start:last.span.End]) && closesSoon(source, lines[n:]) {
		return true
	}
	if begins || isLabelled(next.in(source)) || distributes(Normalize(next.in(source))) {
		return false
	}
	if strings.HasSuffix(last.in(source), "、") {
		return true
	}
	if breaksEnglish(source, last, next) {
		return true
	}
	if wrap == 0 || last.dense*5 < wrap*4 || strings.HasPrefix(lines[first].in(source), "#") {
		return false
	}
	if isAscii(next.in(source)) && next.gap > 0 {
		return false
	}
	return next.indent < 3 || next.indent > 12
}

// isLabelled reports whether a line begins with a label that says what the agencies behind it do, 责任单位:A、B: it is one of its own,
// and ends without a stop.
func isLabelled(s string) bool {
	n := strings.IndexAny(s, ":：")
	return n > 0 && n <= longestLineLabel && s[0] >= utf8.RuneSelf && words.Label(Normalize(s[:n])) != words.None
}

// longestLineLabel is the most bytes of such a label.
const longestLineLabel = 48

// fullEnglish is the fewest columns of an English line that was broken where the page ends.
const fullEnglish = 70

// breaksEnglish reports whether an English sentence was broken between two lines, in a text whose other lines are not.
func breaksEnglish(source string, last, next line) bool {
	s := last.in(source)
	return last.width >= fullEnglish && next.gap == 0 && isAscii(s) && isAscii(next.in(source)) && !endsSentence(s)
}

func isAscii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func beginsItem(source string, l line) bool {
	head := graph.Span{Start: l.span.Start, End: min(l.span.End, l.span.Start+90)}
	for head.End > head.Start && head.End < len(source) && !utf8.RuneStart(source[head.End]) {
		head.End--
	}
	text := NewText(source, head)
	if strings.HasPrefix(text.Norm, "\uFFFD") {
		return true
	}
	_, n := markerAt(text.Norm, true)
	return n > 0
}

// longestBracket is how many bytes before the end of a paragraph's text a bracket may have opened that goes on in the next line.
const longestBracket = 900

// openBracket reports whether the text ends inside a bracket that opened not long before.
func openBracket(s string) bool {
	if from := len(s) - longestBracket; from > 0 {
		for from < len(s) && !utf8.RuneStart(s[from]) {
			from++
		}
		s = s[from:]
	}
	depth := 0
	for _, r := range s {
		switch norm.FoldRune(r) {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		}
	}
	return depth > 0
}

// closesSoon reports whether a bracket closes within the next lines before another opens or an item begins.
func closesSoon(source string, lines []line) bool {
	for i := 0; i < len(lines) && i < 6; i++ {
		if lines[i].row {
			return false
		}
		for _, r := range lines[i].in(source) {
			switch norm.FoldRune(r) {
			case ')', ']':
				return true
			case '(', '[':
				return i > 0 || !beginsItem(source, lines[i])
			}
		}
		if i > 0 && beginsItem(source, lines[i]) {
			return false
		}
	}
	return false
}

func isLoneNumber(s string) bool {
	s = Normalize(s)
	_, n := arabicNumeral(s)
	return n > 0 && n == len(s)
}
