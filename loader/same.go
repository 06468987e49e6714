package loader

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// The same plan comes twice: as published and as an excerpt, or on two sites with other punctuation. Two sources hold
// the same plan where at least half of the measures of the smaller, and three of them, say the same; or where they bear
// the same document number. Punctuation, width and white space do not count.

// words is what a passage says, without punctuation, white space and width.
func words(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// print is a fingerprint of a measure's words. It stops before what may differ at the end: a group's clause that one
// copy has run into the text.
func printOf(m *graph.Measure) string {
	text := []rune(words(head(strings.TrimPrefix(m.Text(), m.Number), 400)))
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

// fingerprint tells a plan without a title or number from others: by what its first measures say.
func (d *reading) fingerprint() string {
	h := sha256.New()
	for i, n := range d.measures {
		if i == 5 {
			break
		}
		span := d.own(n)
		h.Write([]byte(words(d.source.Text[span.Start:span.End])))
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// prints is the set of a plan's fingerprints.
func prints(p *graph.Plan) map[string]bool {
	set := make(map[string]bool, len(p.Measures))
	for _, m := range p.Measures {
		if s := printOf(m); runes(s) >= 12 {
			set[s] = true
		}
	}
	return set
}

// samePlan tells whether two plans are one.
func samePlan(a, b *graph.Plan, pa, pb map[string]bool) bool {
	if a.ID == b.ID {
		return true
	}
	if len(pa) > len(pb) {
		pa, pb = pb, pa
	}
	shared := 0
	for s := range pa {
		if pb[s] {
			shared++
		}
	}
	return shared >= 3 && shared*2 >= len(pa)
}
