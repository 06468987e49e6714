package textindex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalize is the form in which texts and names are compared and searched: compatibility forms decomposed (full width
// becomes ASCII, ① becomes 1), letters in lower case, every opening bracket "(" and every closing one ")", quotation
// marks '"', dashes "-". White space, line breaks included, stays as one space between two words and goes elsewhere;
// control and format characters go.
func Normalize(text string) string {
	var f normalizer
	f.text.Grow(len(text) + 2)
	f.add(text)
	return f.text.String()
}

// NormalizePositions folds and says for each byte of the outcome where in text its character begins.
func NormalizePositions(text string) (folded string, from []int) {
	f := normalizer{from: make([]int, 0, len(text))}
	f.add(text)
	return f.text.String(), f.from
}

// normalizer folds character by character, so that every character of the outcome has one origin.
type normalizer struct {
	text  strings.Builder
	from  []int // nil where nobody asked
	last  rune  // the last character written
	space bool  // white space stood after it
}

func (f *normalizer) add(text string) {
	for at, r := range text {
		if isCommonHan(r) || r > ' ' && r < utf8.RuneSelf {
			f.write(r, at)
			continue
		}
		decomposed := norm.NFKD.PropertiesString(text[at:]).Decomposition()
		if decomposed == nil {
			f.write(r, at)
			continue
		}
		for _, part := range string(decomposed) {
			f.write(part, at)
		}
	}
}

func (f *normalizer) write(r rune, at int) {
	r = normalizeRune(r)
	switch r {
	case 0:
		return
	case ' ':
		f.space = true
		return
	}
	if f.space && isWord(f.last) && isWord(r) {
		f.put(' ', at)
	}
	f.space = false
	f.put(r, at)
}

func (f *normalizer) put(r rune, at int) {
	n, _ := f.text.WriteRune(r)
	f.last = r
	if f.from != nil {
		for range n {
			f.from = append(f.from, at)
		}
	}
}

// normalizeRune folds one decomposed character: 0 where it goes, ' ' for any white space.
func normalizeRune(r rune) rune {
	switch {
	case isCommonHan(r), r >= '0' && r <= '9', r >= 'a' && r <= 'z':
		return r
	case unicode.IsSpace(r):
		return ' '
	case unicode.In(r, unicode.Cc, unicode.Cf):
		return 0
	case unicode.Is(unicode.Ps, r):
		return '('
	case unicode.Is(unicode.Pe, r):
		return ')'
	case unicode.In(r, unicode.Pi, unicode.Pf):
		return '"'
	case unicode.Is(unicode.Pd, r):
		return '-'
	}
	return unicode.ToLower(r)
}

// QueryTerms are the folded words of a query, each once; white space separates them.
func QueryTerms(query string) []string {
	var list []string
	seen := map[string]bool{}
	for word := range strings.FieldsSeq(query) {
		if folded := Normalize(word); folded != "" && !seen[folded] {
			seen[folded] = true
			list = append(list, folded)
		}
	}
	return list
}

// isCommonHan tells the characters that folding leaves alone, nearly all of a Chinese text.
func isCommonHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

func isHan(r rune) bool { return isCommonHan(r) || r > unicode.MaxLatin1 && unicode.Is(unicode.Han, r) }

// isWord tells the characters that make up words: letters and digits of all scripts but Chinese, whose every
// character stands for itself.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z'
	}
	return !isHan(r) && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}
