package textindex

import (
	"strings"
	"unicode/utf8"
)

// How many characters a snippet shows before and after the beginning of the occurrence.
const (
	snippetBefore = 16
	snippetAfter  = 48
)

// Locate is the byte at which the field first contains the folded word; -1 where it does not.
func Locate(field, word string) int {
	if first, _ := utf8.DecodeRuneInString(word); isCommonHan(first) {
		if at := strings.Index(field, word); at >= 0 {
			return at
		}
	}
	folded, from := NormalizePositions(field)
	at := occurrence(folded, word)
	if at < 0 {
		return -1
	}
	return from[at]
}

// Excerpt cuts the stretch of text about the byte, white space made one space.
func Excerpt(text string, at int) string {
	start, stop := at, at
	for n := 0; n < snippetBefore && start > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
	}
	for n := 0; n < snippetAfter && stop < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[stop:])
		stop += size
	}
	cut := strings.Join(strings.Fields(text[start:stop]), " ")
	if start > 0 {
		cut = "…" + cut
	}
	if stop < len(text) {
		cut += "…"
	}
	return cut
}
