package doc

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/norm"
)

// AsWritten is a name or title as the source writes it, in plain characters and without the white space of wrapped lines.
func AsWritten(source string, span graph.Span) string {
	raw := norm.Plain(source[span.Start:span.End])
	fields := strings.Fields(raw)
	for _, r := range raw {
		if r >= 0x2e80 {
			return strings.Join(fields, "")
		}
	}
	return strings.Join(fields, " ")
}
