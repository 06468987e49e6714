package format

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/words"
)

// Pages with cards, and forms, write a label and its value apart: in two elements, in two lines, in two cells beside each
// other. They are one line here, label：value, as a text would write it.

// longestValue is the length of a value in characters; more is text that follows a heading.
const longestValue = 200

// isLabel reports whether a text is a label that stands before its value, whatever that says: 责任单位, 监管部门, 完成时限.
func isLabel(s string) bool {
	s = strings.TrimRight(strings.TrimSpace(s), ":：")
	if s == "" || len(s) > 60 || s[0] < utf8.RuneSelf {
		return false
	}
	switch words.Label(s) {
	case words.Lead, words.Charge, words.Help:
		return words.NamesAgency(s)
	case words.Date:
		return true
	}
	return words.Refused(s) && words.NamesAgency(s)
}

// withColon ends a label with a colon.
func withColon(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：") {
		return s
	}
	return s + "："
}

// labelled is a value with its label; one that begins with a label of its own keeps that one.
func labelled(name, value string) string {
	if own, _, ok := strings.Cut(strings.ReplaceAll(value, ":", "："), "："); ok && isLabel(own) {
		return strings.TrimSpace(value)
	}
	return withColon(name) + strings.TrimSpace(value)
}

// joinLabels puts labels that stand on lines of their own before the lines that follow them.
func joinLabels(text string) string {
	lines := strings.Split(text, "\n")
	kept := lines[:0]
	for i := 0; i < len(lines); i++ {
		if i+1 < len(lines) && isLabel(lines[i]) && isValue(lines[i+1]) {
			kept = append(kept, labelled(lines[i], lines[i+1]))
			i++
			continue
		}
		kept = append(kept, lines[i])
	}
	return strings.Join(kept, "\n")
}

func isValue(s string) bool {
	return s != "" && !isLabel(s) && !strings.Contains(s, "\t") && !strings.Contains(s, "。") && utf8.RuneCountInString(s) <= longestValue
}

// isCard reports whether the cells of a table are labels and values in turn.
func (t table) isCard() bool {
	known := false
	for _, row := range t {
		if len(row)%2 != 0 {
			return false
		}
		for i, c := range row {
			text := strings.TrimSpace(c.text)
			if i%2 == 0 && (text == "" || utf8.RuneCountInString(text) > 12) || i%2 == 1 && isLabel(text) {
				return false
			}
			known = known || i%2 == 0 && isLabel(text)
		}
	}
	return known
}

// writeCard writes a line for each label of a card.
func (t table) writeCard(out *lines) {
	for _, row := range t {
		for i := 0; i+1 < len(row); i += 2 {
			if text := strings.TrimSpace(row[i+1].text); text != "" {
				out.end()
				out.add(labelled(row[i].text, text))
				out.end()
			}
		}
	}
}
