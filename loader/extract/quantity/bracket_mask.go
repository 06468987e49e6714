package quantity

import "unicode/utf8"

// bracketMask says of each byte of a text whether it stands in brackets or in quotes, brackets and quotes included. What
// never closes shades nothing.
type bracketMask []byte

const (
	inBrackets byte = iota + 1
	inQuotes
)

// brackets pairs the opening and closing characters; brackets close each other, since plans mix them up.
var brackets = map[rune]struct {
	kind  byte
	class rune // what closes it belongs to the same class
	opens bool
}{
	'(': {inBrackets, '(', true}, ')': {inBrackets, '(', false}, '[': {inBrackets, '(', true}, ']': {inBrackets, '(', false},
	'“': {inQuotes, '“', true}, '”': {inQuotes, '“', false}, '‘': {inQuotes, '‘', true}, '’': {inQuotes, '‘', false},
	'《': {inQuotes, '《', true}, '》': {inQuotes, '《', false},
}

type bracketPair struct {
	from, to int
	kind     byte
}

func newBracketMask(s string) bracketMask {
	sh := make(bracketMask, len(s))
	pairs := pairsIn(s)
	for i := len(pairs) - 1; i >= 0; i-- { // a pair closes after those inside it
		p := pairs[i]
		if sh[p.from] != 0 && (sh[p.from] == p.kind || sh[p.from] == inQuotes) {
			continue
		}
		for at := p.from; at < p.to; at++ {
			sh[at] = p.kind
		}
	}
	return sh
}

// pairsIn lists what opens and closes, in the order of closing. A straight quote closes what “ opened; else it opens and closes
// by turns.
func pairsIn(s string) (pairs []bracketPair) {
	var open []opening
	straight := -1
	for at, r := range s {
		if r == '"' {
			if i := lastOf(open, '“'); i >= 0 {
				pairs = append(pairs, bracketPair{open[i].at, at + 1, inQuotes})
				open = open[:i]
				continue
			}
			if straight >= 0 {
				pairs = append(pairs, bracketPair{straight, at + 1, inQuotes})
				straight = -1
			} else {
				straight = at
			}
			continue
		}
		m, ok := brackets[r]
		switch {
		case !ok:
		case m.opens:
			open = append(open, opening{at, m.class})
		default:
			if i := lastOf(open, m.class); i >= 0 {
				pairs = append(pairs, bracketPair{open[i].at, at + utf8.RuneLen(r), m.kind})
				open = open[:i]
			}
		}
	}
	return pairs
}

// opening is a mark that has not closed yet.
type opening struct {
	at    int
	class rune
}

// lastOf is which of the last few openings is of a class; -1 where none is.
func lastOf(open []opening, class rune) int {
	for i := len(open) - 1; i >= 0 && i >= len(open)-4; i-- {
		if open[i].class == class {
			return i
		}
	}
	return -1
}

// stretch is a part of a text: s[from:to].
type stretch struct{ from, to int }

// sentences cuts a text at its full stops, outside brackets and quotes.
func (sh bracketMask) sentences(s string) (list []stretch) {
	start := 0
	for at, r := range s {
		if sh[at] != 0 || at < start {
			continue
		}
		if n := sentenceStop(s[at:], r); n > 0 {
			list = append(list, stretch{start, at + n})
			start = at + n
		}
	}
	if start < len(s) {
		list = append(list, stretch{start, len(s)})
	}
	return list
}

func sentenceStop(rest string, r rune) int {
	switch r {
	case '。', '!', '?':
		return utf8.RuneLen(r)
	case '.':
		if len(rest) == 1 || rest[1] == ' ' && (len(rest) == 2 || rest[2] >= 'A' && rest[2] <= 'Z') {
			return 1
		}
	}
	return 0
}

// clauses cuts a sentence at commas, semicolons, colons and the bars of a table, outside brackets and quotes, which belong to neither side.
func (sh bracketMask) clauses(s string, sentence stretch) (list []stretch) {
	start := sentence.from
	for at := sentence.from; at < sentence.to; at++ {
		if c := s[at]; sh[at] == 0 && (c == ',' || c == ';' || c == ':' || c == '|') && !betweenDigits(s, at) {
			list = append(list, stretch{start, at})
			start = at + 1
		}
	}
	return append(list, stretch{start, sentence.to})
}

func betweenDigits(s string, at int) bool {
	return at > 0 && at+1 < len(s) && isDigit(s[at-1]) && isDigit(s[at+1])
}
