package doc

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/norm"
)

// Written is Norm[from:to] as the source writes it, in plain characters and without what stands between wrapped lines, or
// between the parts of a name on two pages. Where the quote does not show it without these, it stays.
func (t Text) Written(source string, from, to int) string {
	whole := t.Span(from, to)
	quote := source[whole.Start:whole.End]
	parts := t.Spans(source, from, to)
	if len(parts) == 1 {
		return oneLine(quote)
	}
	var list []string
	for _, span := range parts {
		list = append(list, source[span.Start:span.End])
	}
	if written := oneLine(strings.Join(list, "\n")); graph.Says(quote, written) {
		return written
	}
	return oneLine(quote)
}

// oneLine is a passage in plain characters on one line.
func oneLine(passage string) string {
	fields := strings.Fields(norm.Plain(passage))
	for _, f := range fields {
		if strings.ContainsFunc(f, func(r rune) bool { return r >= 0x2e80 }) {
			return strings.Join(fields, "")
		}
	}
	return strings.Join(fields, " ")
}
