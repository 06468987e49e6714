package format

import (
	"slices"
	"strings"
)

// lines puts a text together line by line, as a browser or a word processor would show it: runs of white space are one
// space, lines without text do not appear, and none has spaces at its ends. White space that carries meaning in Chinese
// typesetting (U+3000, U+00A0) stays.
type lines struct {
	text  strings.Builder
	line  strings.Builder
	mark  string // a list number that waits for the first text of its item
	space bool   // white space stands before whatever comes next
}

const collapsible = " \t\r\n\f\v"

// add appends text to the line.
func (l *lines) add(s string) {
	for s != "" && !l.full() {
		word := s
		if at := strings.IndexAny(s, collapsible); at >= 0 {
			word = s[:at]
		}
		if word == "" {
			l.space = true
			s = strings.TrimLeft(s, collapsible)
			continue
		}
		l.begin()
		l.line.WriteString(word)
		s = s[len(word):]
	}
}

// tab parts two cells, where the line turns out to be one of a table that is set with tabs.
func (l *lines) tab() {
	if l.line.Len() == 0 || l.full() {
		l.space = true
		return
	}
	l.line.WriteByte('\v')
	l.space = false
}

// settleTabs makes tabs of those within the rows of a table, and spaces of all others. Rows follow each other, part as many
// cells, and begin with a head that has a label.
func settleTabs(text string) string {
	if !strings.Contains(text, "\v") {
		return text
	}
	all := strings.Split(text, "\n")
	for i := 0; i < len(all); {
		n := i + 1
		if cells := strings.Split(all[i], "\v"); len(cells) > 2 && slices.ContainsFunc(cells, isLabel) {
			for n < len(all) && strings.Count(all[n], "\v") == len(cells)-1 {
				n++
			}
		}
		for j := i; j < n; j++ {
			if n > i+1 {
				all[j] = strings.ReplaceAll(all[j], "\v", "\t")
			} else {
				all[j] = strings.TrimSpace(strings.ReplaceAll(all[j], "\v", " "))
			}
		}
		i = n
	}
	return strings.Join(all, "\n")
}

// begin writes what was held back until the line had text.
func (l *lines) begin() {
	l.line.WriteString(l.mark)
	if l.space && l.line.Len() > 0 && l.mark == "" {
		l.line.WriteByte(' ')
	}
	l.mark, l.space = "", false
}

// end finishes the line.
func (l *lines) end() {
	if l.line.Len() > 0 {
		l.text.WriteString(l.line.String())
		l.text.WriteByte('\n')
		l.line.Reset()
	}
	l.space = false
}

// whole writes lines that are put together already.
func (l *lines) whole(text string) {
	l.end()
	if text = strings.Trim(text, "\n"); text != "" && !l.full() {
		l.text.WriteString(text + "\n")
	}
}

// row writes a line of cells.
func (l *lines) row(cells []string) {
	l.end()
	if l.full() || strings.Join(cells, "") == "" {
		return
	}
	l.text.WriteString(strings.Join(cells, "\t"))
	l.text.WriteByte('\n')
}

// full tells that the text is larger than any file may be, as only merged cells repeated on purpose can make it.
func (l *lines) full() bool { return l.text.Len()+l.line.Len() > maxBytes }

// finish ends the last line and returns the text, or ErrTooLarge.
func (l *lines) finish() (string, error) {
	l.end()
	if l.full() {
		return "", tooLarge("its text")
	}
	return settleTabs(l.text.String()), nil
}

// collapse is s on one line.
func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }
