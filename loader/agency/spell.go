package agency

import (
	"strings"
	"unicode/utf8"
)

// spellOut expands the end of a name: …管委会, and, where it is long enough to be spelled out otherwise, …办 and …委. A
// short name with such an end (文创办) is an abbreviation that only a table can spell out: ok is false.
func (d *Directory) spellOut(s string) (full string, ok bool) {
	full = d.expand(s)
	n := utf8.RuneCountInString(full)
	switch {
	case strings.HasSuffix(full, "办"):
		return full + "公室", n > 4
	case strings.HasSuffix(full, "委") && !strings.HasSuffix(full, "党委"):
		return full + "员会", n > 4
	}
	return full, true
}

// expand writes out the words that short forms contract.
func (d *Directory) expand(s string) string {
	for _, pair := range d.contractions {
		if long, short := pair[0], pair[1]; !strings.Contains(s, long) {
			s = strings.ReplaceAll(s, short, long)
		}
	}
	return s
}

// contract is the usual short form of a name that is written out.
func (d *Directory) contract(s string) string {
	for _, pair := range d.contractions {
		s = strings.ReplaceAll(s, pair[0], pair[1])
	}
	return s
}
