package metadata

import (
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
)

// documentNumber is the number that stands on a line of its own or on two, else what the page calls it, else the first one
// outside brackets and book marks.
func (h *head) documentNumber() string {
	for i, t := range h.lines {
		s := numberLine(t.Norm)
		if doc.IsNumber(s) || doc.IsOrder(s) {
			return doc.WriteNumber(s)
		}
		if i+1 < len(h.lines) && len(s) <= 60 && !endsTitle(s) {
			if rest := numberLine(h.lines[i+1].Norm); doc.EndsNumber(rest) && doc.IsNumber(s+rest) {
				return doc.WriteNumber(s + rest)
			}
		}
	}
	if s := numberLine(h.fields[fieldNumber]); doc.IsNumber(s) || doc.IsOrder(s) {
		return doc.WriteNumber(s)
	}
	return h.runInNumber(h.passages)
}

// numberLine is a line as a number would stand in it.
func numberLine(s string) string {
	s = bare(s)
	if inner, ok := strings.CutPrefix(s, "("); ok && strings.HasSuffix(inner, ")") {
		s = strings.TrimSuffix(inner, ")")
	}
	return strings.TrimRight(s, "。 ")
}

// runInNumber is a number within a passage, but not one that the text only refers to.
func (h *head) runInNumber(passages []doc.Text) string {
	for _, t := range passages {
		for _, at := range doc.Numbers(t.Norm) {
			before := t.Norm[:at[0]]
			if strings.HasSuffix(before, "(") || strings.Contains(before, "根据") || strings.Contains(before, "按照") || runes(before) > 120 {
				continue
			}
			return doc.WriteNumber(issuerCode(t.Norm[at[0]:at[1]]))
		}
	}
	return ""
}

// issuerCode cuts off what runs into a number from the title before it: …的意见渝府发[2019]17号.
func issuerCode(s string) string {
	for _, end := range titleEnds {
		if at := strings.LastIndex(s[:strings.IndexAny(s, "[(")], end); at >= 0 {
			s = s[at+len(end):]
		}
	}
	return s
}
