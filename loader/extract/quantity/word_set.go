package quantity

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// wordSet is a list of words that are looked for at the start, at the end or within a text. It is indexed by their first
// and last characters, since most texts have none of them.
type wordSet struct {
	words       []string
	first, last map[rune][]string
}

func newWordSet(words []string) *wordSet {
	w := &wordSet{words, map[rune][]string{}, map[rune][]string{}}
	for _, word := range words {
		r, _ := utf8.DecodeRuneInString(word)
		w.first[r] = append(w.first[r], word)
		r = lastRune(word)
		w.last[r] = append(w.last[r], word)
	}
	return w
}

// begins reports whether s begins with one of the words.
func (w *wordSet) begins(s string) bool {
	list := w.first[firstRune(s)]
	return list != nil && startsWithAny(s, list)
}

// ends reports whether s ends with one of the words.
func (w *wordSet) ends(s string) bool {
	list := w.last[lastRune(s)]
	return list != nil && endsWithAny(s, list)
}

// within reports whether one of the words stands in s.
func (w *wordSet) within(s string) bool {
	for at, r := range s {
		if list := w.first[r]; list != nil && startsWithAny(s[at:], list) {
			return true
		}
	}
	return false
}

// has reports whether s is one of the words.
func (w *wordSet) has(s string) bool { return slices.Contains(w.first[firstRune(s)], s) }

func startsWithAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}

func endsWithAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}
