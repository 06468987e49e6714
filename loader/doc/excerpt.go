package doc

import (
	"sort"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// Excerpt is what stands at the span with a little of its surroundings, on one line.
func Excerpt(text string, span graph.Span) string {
	from, to := back(text, span.Start, 12), forth(text, span.End, 12)
	s := []rune(strings.Join(strings.Fields(text[from:to]), " "))
	if len(s) > 80 {
		s = append(append(s[:50:50], '…'), s[len(s)-28:]...)
	}
	return string(s)
}

func back(text string, at, n int) int {
	for ; n > 0 && at > 0 && text[at-1] != '\n'; n-- {
		at--
		for at > 0 && text[at]&0xc0 == 0x80 {
			at--
		}
	}
	return at
}

func forth(text string, at, n int) int {
	for ; n > 0 && at < len(text) && text[at] != '\n'; n-- {
		at++
		for at < len(text) && text[at]&0xc0 == 0x80 {
			at++
		}
	}
	return at
}

// LineStarts are the bytes at which the lines of a text begin.
type LineStarts []int

// LineStartsOf finds the lines of a text.
func LineStartsOf(text string) LineStarts {
	starts := LineStarts{0}
	for i := range len(text) {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// At is the line on which the byte stands, counted from 1.
func (l LineStarts) At(offset int) int {
	return sort.Search(len(l), func(i int) bool { return l[i] > offset })
}
