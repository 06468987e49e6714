package technology

import (
	"strings"
	"unicode/utf8"
)

// search finds every occurrence of many patterns in one pass over a text, whatever overlaps. ASCII letters match in either
// case. Nearly every place of a text is passed over by its first character, most of the others by the second.
//
// It stands here because libraries for this answer with the longest match at once, while our rules about words and
// contexts have to strike matches out before the longest is chosen.
type search struct {
	patterns []string            // in lower case
	begins   [1 << 11]uint32     // a bit for each character of the first plane: a pattern begins with it
	pairs    [1 << 11]uint32     // a bit for each pair of first characters, by pairBit
	byHead   map[[2]rune][]int32 // the patterns by their first two characters; the second is 0 for one of a single character
}

// hit is an occurrence of a pattern at text[from:to].
type hit struct{ pattern, from, to int }

// newSearch makes the search for patterns, none of them empty. The same pattern may stand several times.
func newSearch(patterns []string) *search {
	s := &search{byHead: map[[2]rune][]int32{}}
	for i, p := range patterns {
		p = strings.Map(lowerASCII, p)
		s.patterns = append(s.patterns, p)
		first, second := headOf(p)
		s.begins[first>>5&(1<<11-1)] |= 1 << (first & 31)
		bit := pairBit(first, second)
		s.pairs[bit>>5] |= 1 << (bit & 31)
		s.byHead[[2]rune{first, second}] = append(s.byHead[[2]rune{first, second}], int32(i))
	}
	return s
}

// headOf are the first two characters of a text in lower case; 0 for one that is not there.
func headOf(s string) (first, second rune) {
	first, size := utf8.DecodeRuneInString(s)
	if size < len(s) {
		second, _ = utf8.DecodeRuneInString(s[size:])
	}
	return lowerASCII(first), lowerASCII(second)
}

// find lists every occurrence in the order in which they begin; nil, without allocating, where there is none.
func (s *search) find(text string) (hits []hit) {
	for at, r := range text {
		r = lowerASCII(r)
		if s.begins[r>>5&(1<<11-1)]&(1<<(r&31)) == 0 {
			continue
		}
		first, second := headOf(text[at:])
		for _, head := range [][2]rune{{first, second}, {first, 0}} {
			if bit := pairBit(head[0], head[1]); s.pairs[bit>>5]&(1<<(bit&31)) == 0 {
				continue
			}
			for _, p := range s.byHead[head] {
				if startsFolded(text[at:], s.patterns[p]) {
					hits = append(hits, hit{int(p), at, at + len(s.patterns[p])})
				}
			}
			if second == 0 {
				break
			}
		}
	}
	return hits
}

// pairBit is the bit for two characters, which few other pairs share.
func pairBit(first, second rune) uint32 {
	return (uint32(first)*2654435761 + uint32(second)*40503) >> 7 & (1<<16 - 1)
}

// startsFolded reports whether a text begins with a pattern in lower case, whatever the case of its ASCII letters.
func startsFolded(text, pattern string) bool {
	if len(text) < len(pattern) {
		return false
	}
	for i := range len(pattern) {
		if c := text[i]; c != pattern[i] && rune(pattern[i]) != lowerASCII(rune(c)) {
			return false
		}
	}
	return true
}

func lowerASCII(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + ('a' - 'A')
	}
	return r
}
