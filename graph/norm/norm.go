// Package norm says which characters are read alike. Files write one sign in many ways: a browser's PDF has the radical
// ⼈ for 人, a word processor the full-width １ for 1, a font of its own a bullet without a number in Unicode.
//
// There are two forms, and both leave the text itself alone; they are what is compared:
//
//	Plain  characters of the same shape are one: radicals, compatibility ideographs; what has no shape goes
//	Fold   also those of another shape and the same meaning: widths, brackets, circled numbers, symbol fonts
//
// Both are one table (table.go), made from Unicode's data when it is first asked.
package norm

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain is s with each character as the one that it looks like, and without those that nobody sees.
func Plain(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return !isCommon(r) && PlainRune(r) != r }) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r = PlainRune(r); r == 0 {
			return -1
		}
		return r
	}, s)
}

// PlainRune is the character that r looks like, itself for most; 0 where nobody sees it.
func PlainRune(r rune) rune {
	if isCommon(r) {
		return r
	}
	if to, ok := table().plain[r]; ok {
		return to
	}
	if r > unicode.MaxLatin1 && unicode.Is(unicode.Cf, r) || isSelector(r) {
		return 0
	}
	return r
}

// Fold is the character as which r is read, itself for most; 0 where it is read as nothing. Some are read as several,
// such as ㎞ as km: rest is those after the first.
func Fold(r rune) (first rune, rest string) {
	if isCommon(r) {
		return r, ""
	}
	if r < utf8.RuneSelf {
		if r == 0x7f || r < ' ' && !unicode.IsSpace(r) {
			return 0, ""
		}
		return r, ""
	}
	t := table()
	if to, ok := t.fold[r]; ok {
		return to, ""
	}
	if to, ok := t.several[r]; ok {
		first, size := utf8.DecodeRuneInString(to)
		return first, to[size:]
	}
	if unicode.In(r, unicode.Cf, unicode.Cc) && !unicode.IsSpace(r) || isSelector(r) {
		return 0, ""
	}
	return r, ""
}

// FoldRune is the first of the characters that Fold gives.
func FoldRune(r rune) rune {
	r, _ = Fold(r)
	return r
}

// isCommon spares nearly all characters of a text the table.
func isCommon(r rune) bool { return r >= 0x4e00 && r <= 0x9fff || r >= ' ' && r < 0x7f }

// isSelector reports whether a character only chooses between shapes of the one before it.
func isSelector(r rune) bool {
	return r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0100 && r <= 0xe01ef || r == 0x34f
}

// Unknown reports whether a character has no meaning outside the font of its file, and no known look either.
func Unknown(r rune) bool { return unicode.Is(unicode.Co, r) && FoldRune(r) == r }
