package doc

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/norm"
)

// line is a physical line without the white space around it; a blank one has an empty span.
type line struct {
	span   graph.Span
	indent int  // columns of white space before it; a wide character takes two
	width  int  // columns of its text
	dense  int  // columns without the white space that some PDFs put between characters
	gap    int  // blank lines before it
	turned bool // a page ends before it
	row    bool // it is a row of a table
}

func (l line) in(source string) string { return source[l.span.Start:l.span.End] }

// splitLines cuts the source at its line breaks and drops blank lines, counting them.
func splitLines(source string) []line {
	var lines []line
	gap := 0
	for start := 0; start < len(source); {
		end := start + lineLength(source[start:])
		if l, ok := trimLine(source, start, end); ok {
			l.gap, gap = gap, 0
			lines = append(lines, l)
		} else {
			gap++
		}
		start = end + breakLength(source[end:])
	}
	return lines
}

const lineBreaks = "\n\r\f\v\u0085\u2028\u2029"

func lineLength(s string) int {
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\n' || c == '\r' || c == '\f' || c == '\v':
			return i
		case c == "\u0085"[0] && strings.HasPrefix(s[i:], "\u0085"), c == "\u2028"[0] && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")):
			return i
		}
	}
	return len(s)
}

func breakLength(s string) int {
	if strings.HasPrefix(s, "\r\n") {
		return 2
	}
	_, size := utf8.DecodeRuneInString(s)
	return size
}

func trimLine(source string, start, end int) (l line, ok bool) {
	text := source[start:end]
	body := strings.TrimLeftFunc(text, blank)
	for strings.HasPrefix(body, ">") { // a quotation of Markdown, such as a box, or an arrow
		rest := strings.TrimLeft(body, ">")
		if rest != "" && rest[0] != ' ' {
			break
		}
		body = strings.TrimLeftFunc(rest, blank)
	}
	l.indent = columns(text[:len(text)-len(body)])
	start = end - len(body)
	body = withoutLoneBar(strings.TrimRightFunc(body, blank))
	l.width = columns(body)
	l.dense = l.width - strings.Count(body, " ")
	l.span = graph.Span{Start: start, End: start + len(body)}
	return l, body != "" && !isBoxRule(body)
}

// withoutLoneBar cuts off the bar behind a cell that stands on a line of its own.
func withoutLoneBar(s string) string {
	rest, ok := strings.CutSuffix(s, "|")
	if rest = strings.TrimRightFunc(rest, blank); !ok || rest == "" || strings.Contains(rest, "|") {
		return s
	}
	return rest
}

// blank tells what has no normal form or is white space.
func blank(r rune) bool {
	f := norm.FoldRune(r)
	return f == 0 || unicode.IsSpace(f)
}

func columns(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0x1100 {
			n++
		}
		n++
	}
	return n
}
