package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/words"
)

// longestLabel is the most bytes before a label's colon.
const longestLabel = 60

// knownLabel reads a label of the lexicon with its colon at the start of s, and says how long it is with the colon. An English
// one may have a dash instead: Lead agency – OMB.
func knownLabel(s string) (d words.Duty, n int) {
	s = s[:min(len(s), 2*longestLabel)]
	at, sign := strings.IndexByte(s, ':'), 1
	if at < 0 && s != "" && isLetter(s[0]) {
		for _, dash := range []string{" – ", " - ", "—"} {
			if i := strings.Index(s, dash); i > 0 && (at < 0 || i < at) {
				at, sign = i, len(dash)
			}
		}
	}
	if at <= 0 {
		return words.None, 0
	}
	name, _ := cutRule(s[:at])
	if len(name) > longestLabel || strings.ContainsAny(name, "。,;、") {
		return words.None, 0
	}
	if d = words.Label(name); d == words.None {
		return words.None, 0
	}
	return d, at + sign
}

// mayBeginLabel reports whether a label may stand at the start of a text, which spares the others the search.
func mayBeginLabel(s string) bool {
	head := s[:min(len(s), 2*longestLabel)]
	return strings.IndexByte(head, ':') > 0 || words.BeginsLabel(s) || s != "" && isLetter(s[0]) && strings.ContainsAny(head, "–—-")
}

// cutRule cuts the rule off a label that says who of its list leads: 责任单位|(列首位的为牵头单位).
func cutRule(label string) (name string, order bool) {
	at := strings.IndexAny(label, "([")
	if at <= 0 || !words.IsOrderRule(label[at:]) {
		return label, false
	}
	return label[:at], true
}

// labelAt reads the label at the start of a piece: with its colon, or with a dash, 为 or nothing before names alone. One with
// a colon that the lexicon does not know has no duty, and ends the list all the same.
func (b *body) labelAt(from, to int) (d words.Duty, n int) {
	s := b.norm[from:to]
	if d, n = knownLabel(s); n > 0 {
		return d, n
	}
	if words.BeginsLabel(s) {
		if d, n = b.labelWithoutColon(from, to); n > 0 {
			return d, n
		}
	}
	if from == b.from && b.strict || from > b.from && strings.HasSuffix(b.norm[:from], "。") && b.duty == words.None {
		return words.None, 0
	}
	at := strings.IndexByte(s[:min(len(s), longestLabel+1)], ':')
	if at <= 0 || strings.ContainsAny(s[:at], "。,;、()") || b.nextLabel(from, to) > from || !hasLetter(s[:at]) {
		return words.None, 0
	}
	return words.None, at + 1
}

func hasLetter(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x2e80 || r < utf8.RuneSelf && isLetter(byte(r)) })
}

// labelWithoutColon reads 牵头单位—A, 责任单位为A and 牵头单位A, where names alone follow.
func (b *body) labelWithoutColon(from, to int) (d words.Duty, n int) {
	s := b.norm[from:min(to, from+longestLabel)]
	for i := range s {
		if i == 0 {
			continue
		}
		if !words.NamesAgency(s[:i]) {
			continue
		}
		d := words.Label(s[:i])
		if d == words.None || d == words.Person || d == words.Date || words.Label(s[:nextRune(s, i)]) != words.None {
			continue
		}
		rest := i
		for _, sign := range []string{"——", "—", "–", "-", "为", "是", " "} {
			if after, ok := strings.CutPrefix(s[rest:], sign); ok {
				rest = len(s) - len(after)
				break
			}
		}
		if rest == i && s[0] >= utf8.RuneSelf && words.NounIsShort(s[:i]) {
			continue
		}
		end := to
		if next := b.nextLabel(from+rest, to); next > from+rest {
			end = next
		} else if next := b.nextBareLabel(from+rest, to); next > from+rest {
			end = next
		}
		if good, bad, _ := b.gated(from+rest, end); len(good) > 0 && len(bad) == 0 {
			return d, rest
		}
	}
	return words.None, 0
}

func nextRune(s string, i int) int {
	_, size := utf8.DecodeRuneInString(s[i:])
	return min(len(s), i+size)
}

// nextLabel finds a label with its colon inside a piece, after a list or a status: 牵头单位:A 配合单位:B. An English one begins
// as early as it can: Lead implementing agency.
func (b *body) nextLabel(from, to int) int {
	colon := strings.IndexByte(b.norm[from:to], ':')
	if colon < 0 {
		return 0
	}
	found := 0
	for at := from + colon; at > from && colon-(at-from) < 40; at-- {
		if !utf8.RuneStart(b.norm[at]) || !b.Gap(at) && !(b.norm[at-1] == ' ' && b.norm[at] < utf8.RuneSelf) && !words.BeginsLabel(b.norm[at:]) {
			continue
		}
		d, n := knownLabel(b.norm[at:to])
		switch {
		case n == 0 || d == words.None:
		case b.Gap(at) || words.BeginsLabel(b.norm[at:]):
			found = at
			if b.Gap(at) {
				return at
			}
		case b.norm[at-1] == ' ' && b.norm[at] < utf8.RuneSelf:
			found = at
		}
	}
	if found > from && !b.Gap(found) && !b.precedesLabel(from, found) {
		return 0
	}
	return found
}

// nextBareLabel finds a label that only white space parts from the list before it and from its own: 主责部门 A 协同部门 B.
func (b *body) nextBareLabel(from, to int) int {
	for at := from + 1; at < to; at++ {
		if !utf8.RuneStart(b.norm[at]) || !b.Gap(at) || !words.BeginsLabel(b.norm[at:to]) {
			continue
		}
		end := nextRune(b.norm, at)
		for end < to && end-at < longestLabel && !b.Gap(end) {
			end = nextRune(b.norm, end)
		}
		if label := b.norm[at:end]; end < to && words.NamesAgency(label) && words.Label(label) != words.None {
			return at
		}
	}
	return 0
}

// precedesLabel reports whether a label may follow these words without a mark between: names, a date or a status; not 监督,
// which makes another label of it.
func (b *body) precedesLabel(from, to int) bool {
	s := b.norm[from:to]
	if s == "" || b.norm[to] < utf8.RuneSelf || words.StatusAt(s) {
		return true
	}
	if _, ok := clauseDeadline(s, b.year); ok {
		return true
	}
	good, _, _ := b.gated(from, to)
	return len(good) > 0
}
