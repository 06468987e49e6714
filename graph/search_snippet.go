package graph

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// How many characters a snippet shows before and after the beginning of the occurrence.
const (
	snippetBefore = 16
	snippetAfter  = 48
)

// snippet is a short stretch of what the node says around the first word found in it: of its text if that has one,
// else of a name, else of an agency as a measure writes it.
func snippet(node Node, words []string) string {
	for field := range fieldsOf(node) {
		for _, word := range words {
			if at := locate(field, word); at >= 0 {
				return around(field, at)
			}
		}
	}
	return node.Label()
}

func fieldsOf(node Node) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(textOf(node)) {
			return
		}
		for _, name := range namesOf(node) {
			if !yield(name) {
				return
			}
		}
		if m, ok := node.(*Measure); ok {
			for _, r := range m.Responsibilities() {
				if !yield(r.AsWritten) {
					return
				}
			}
		}
	}
}

// locate is the byte at which the field first contains the folded word; -1 where it does not.
func locate(field, word string) int {
	if first, _ := utf8.DecodeRuneInString(word); isCommonHan(first) {
		if at := strings.Index(field, word); at >= 0 {
			return at
		}
	}
	folded, from := foldPositions(field)
	at := occurrence(folded, word)
	if at < 0 {
		return -1
	}
	return from[at]
}

// around cuts the stretch of text about the byte, white space made one space.
func around(text string, at int) string {
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
