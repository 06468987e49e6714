package doc

import (
	"strings"
	"unicode/utf8"
)

// cardMarker reads a numbered word before white space, with which a card of a task begins, in its turn: 任务一　建设平台; or in
// brackets: 【任务一】建设平台.
func (b *builder) cardMarker(t Text) (Marker, int) {
	s, open := strings.CutPrefix(t.Norm, "[")
	shift := len(t.Norm) - len(s)
	word := strings.IndexFunc(s, func(r rune) bool { return !isHan(r) || strings.ContainsRune(hanDigits[len("零"):]+"十百", r) })
	if word <= 0 || word > len("重点工作任务") || utf8.RuneCountInString(s[:word]) < 2 || strings.HasPrefix(s, "附") {
		return Marker{}, 0
	}
	v, n := arabicNumeral(s[word:])
	if n == 0 {
		v, n = hanNumeral(s[word:])
	}
	end := shift + word + n
	switch {
	case n == 0 || v == 0 || end >= len(t.Norm):
		return Marker{}, 0
	case open && t.Norm[end] == ']':
		end++
	case open || !t.Gap(end) && t.Norm[end] != ' ':
		return Marker{}, 0
	}
	m := Marker{Kind: "word " + lastRunes(s[:word], 2), Ordinal: v}
	if v != 1 && b.lastOrdinal(m.Kind) != v-1 {
		return Marker{}, 0
	}
	return m, end + spaces(t.Norm[end:])
}
