package agency

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// contractions are pairs of a word and its short form: 管理委员会, 管委会.
type contractions [][]string

// check fails where one is no pair.
func (c contractions) check() error {
	for _, pair := range c {
		if len(pair) != 2 {
			return fmt.Errorf("contractions: %v is no pair of long and short", pair)
		}
	}
	return nil
}

// spellOut expands the end of a name: …管委会, and, where it is long enough to be spelled out otherwise, …办 and …委. A
// short name with such an end (文创办) is an abbreviation that only a table can spell out: ok is false.
func (c contractions) spellOut(s string) (full string, ok bool) {
	full = c.expand(s)
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
func (c contractions) expand(s string) string {
	for _, pair := range c {
		if long, short := pair[0], pair[1]; !strings.Contains(s, long) {
			s = strings.ReplaceAll(s, short, long)
		}
	}
	return s
}

// contract is the usual short form of a name that is written out.
func (c contractions) contract(s string) string {
	for _, pair := range c {
		s = strings.ReplaceAll(s, pair[0], pair[1])
	}
	return s
}
