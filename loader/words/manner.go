package words

import "strings"

// MannerAt is the length of the manner at the start of s.
func MannerAt(s string) int {
	if n := composedManner(s); n > 0 {
		return n
	}
	return manners.at(s)
}

// composedManner is the length of 按|各自|职责分工 at the start of s; 0 where there is none.
func composedManner(s string) int {
	n := prefix(s, lexicon.Manners.By)
	if n == 0 {
		return 0
	}
	n += prefix(s[n:], lexicon.Manners.Whose)
	what := prefix(s[n:], lexicon.Manners.What)
	if what == 0 {
		return 0
	}
	n += what
	return n + prefix(s[n:], lexicon.Manners.Within)
}

// longestManner is the most bytes of a composed manner.
const longestManner = 36

// CutManner cuts a manner off the end of s: A、B|按职责分工.
func CutManner(s string) (rest string, ok bool) {
	for at := max(0, len(s)-longestManner); at < len(s); at++ {
		if s[at] >= 0xc0 && composedManner(s[at:]) == len(s)-at {
			return s[:at], true
		}
	}
	for _, m := range lexicon.Manners.Plain {
		if rest, ok := strings.CutSuffix(s, m); ok {
			return rest, true
		}
	}
	return s, false
}
