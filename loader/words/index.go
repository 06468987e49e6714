package words

import (
	"slices"
	"unicode/utf8"

	"strings"
)

// index finds the words of a list in a text by their first characters, in one pass however many words it has.
type index struct {
	begins [1 << 11]uint32 // a bit for each character of the first plane: a word begins with it
	words  map[rune][]string
}

// newIndex makes the index of words. Of several that stand at one place, the first of the list is found.
func newIndex(lists ...[]string) *index {
	x := &index{words: map[rune][]string{}}
	for _, w := range slices.Concat(lists...) {
		r, _ := utf8.DecodeRuneInString(w)
		x.begins[r>>5] |= 1 << (r & 31)
		x.words[r] = append(x.words[r], w)
	}
	return x
}

// at is the length of the word at the start of s; 0 where there is none.
func (x *index) at(s string) int {
	r, _ := utf8.DecodeRuneInString(s)
	return x.under(r, s)
}

func (x *index) under(r rune, s string) int {
	if r > 0xffff || x.begins[r>>5]&(1<<(r&31)) == 0 {
		return 0
	}
	return prefix(s, x.words[r])
}

// in reports whether any word stands in s.
func (x *index) in(s string) bool {
	for i, r := range s {
		if x.under(r, s[i:]) > 0 {
			return true
		}
	}
	return false
}

// last is where the last word begins in s; -1 where there is none.
func (x *index) last(s string) int {
	for end := len(s); end > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:end])
		if end -= size; x.under(r, s[end:]) > 0 {
			return end
		}
	}
	return -1
}

// phrases finds English phrases in a text in lower case, the longest of those that begin at one place.
type phrases struct {
	byFirst map[string][]phrase // by their first word
	before  string              // what one of stands before each
	start   bool                // or nothing does
	after   func(rest string) bool
}

type phrase struct {
	text string
	duty Duty
}

// newPhrases makes them of the lexicon's; before and after are what stands around each.
func newPhrases(d byDuty, before string, start bool, after func(string) bool) phrases {
	p := phrases{map[string][]phrase{}, before, start, after}
	for duty, list := range map[Duty][]string{Lead: d.Lead, Charge: d.Charge, Help: d.Help} {
		for _, written := range list {
			for _, s := range expand(written) {
				first, _, _ := strings.Cut(s, " ")
				p.byFirst[first] = append(p.byFirst[first], phrase{s, duty})
			}
		}
	}
	for _, list := range p.byFirst {
		slices.SortFunc(list, func(a, b phrase) int { return len(b.text) - len(a.text) })
	}
	return p
}

// duty is what a text says that is nothing but a phrase.
func (p phrases) duty(s string) Duty {
	first, _, _ := strings.Cut(s, " ")
	for _, one := range p.byFirst[first] {
		if one.text == s {
			return one.duty
		}
	}
	return None
}

// find is the first phrase, at s[from:to]; None where there is none.
func (p phrases) find(s string) (from, to int, d Duty) {
	for i := range len(s) {
		if i == 0 && !p.start || i > 0 && strings.IndexByte(p.before, s[i-1]) < 0 {
			continue
		}
		first := s[i:]
		if end := strings.IndexAny(first, " ,;."); end >= 0 {
			first = first[:end]
		}
		for _, one := range p.byFirst[first] {
			if rest, ok := strings.CutPrefix(s[i:], one.text); ok && p.after(rest) {
				return i, len(s) - len(rest), one.duty
			}
		}
	}
	return 0, 0, None
}

// afterSpace reports whether more words follow.
func afterSpace(rest string) bool { return strings.HasPrefix(rest, " ") }

// afterWord reports whether a word ends there.
func afterWord(rest string) bool { return rest == "" || strings.IndexByte(" ,;.", rest[0]) >= 0 }

// afterPiece reports whether a part of a sentence ends there.
func afterPiece(rest string) bool {
	return rest == "" || strings.IndexByte(",;.", rest[0]) >= 0 || strings.HasPrefix(rest, " and ")
}
