package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph/norm"
)

// One plan comes in several copies: as published and as an excerpt, or on two sites with other punctuation. What its
// measures say tells them. So that one new plan need not be held against all the texts in a store, each named graph
// says its fingerprints in one literal: 8 bytes a measure, and those of 100,000 measures are looked through in 0.1 s.

// FingerprintText is what a passage says, without punctuation, white space, width and case.
func FingerprintText(s string) string {
	var b strings.Builder
	for _, r := range s {
		r = norm.PlainRune(r)
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Fingerprint is the beginning of the measure's words. It stops before what may differ at the end: a group's clause that
// one copy has run into the text.
func (m *Measure) Fingerprint() string {
	text := []rune(FingerprintText(head(strings.TrimPrefix(m.Text(), m.Number), 400)))
	if len(text) > 60 {
		text = text[:60]
	}
	return string(text)
}

// head is the beginning of s, at most n bytes of it, cut between characters.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// Fingerprints is the set of the plan's fingerprints, without those too short to tell anything.
func (p *Plan) Fingerprints() map[string]bool {
	set := make(map[string]bool, len(p.Measures))
	for _, m := range p.Measures {
		if s := m.Fingerprint(); utf8.RuneCountInString(s) >= 12 {
			set[s] = true
		}
	}
	return set
}

// MinSharedFingerprints is how many fingerprints two copies of a plan share at least; fewer may be common phrases.
const MinSharedFingerprints = 3
