package graph

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// One plan comes in several copies: as published and as an excerpt, or on two sites with other punctuation. What its
// measures say tells them. So that one new plan need not be held against all the texts in a store, each named graph
// says its fingerprints in one literal: 8 bytes a measure, and those of 100,000 measures are looked through in 0.1 s.

// Words is what a passage says, without punctuation, white space, width and case.
func Words(s string) string {
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

// Fingerprint is the beginning of the measure's words. It stops before what may differ at the end: a group's clause that
// one copy has run into the text.
func (m *Measure) Fingerprint() string {
	text := []rune(Words(head(strings.TrimPrefix(m.Text(), m.Number), 400)))
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

// AlikeFrom is how many fingerprints two copies of a plan share at least; fewer may be common phrases.
const AlikeFrom = 3

// Likeness finds the plans of a store that may be copies of given ones.
type Likeness struct {
	ids     map[ID]bool
	has     map[uint64][]int // which of the plans have the fingerprint with this hash
	origins map[string]bool  // of their sources
}

// NewLikeness is the likeness to any of the plans.
func NewLikeness(plans []*Plan) *Likeness {
	l := &Likeness{map[ID]bool{}, map[uint64][]int{}, map[string]bool{}}
	for i, p := range plans {
		l.ids[p.ID] = true
		for s := range p.Fingerprints() {
			l.has[hashOf(s)] = append(l.has[hashOf(s)], i)
		}
		for _, s := range p.Sources {
			l.origins[s.Origin] = s.Origin != ""
		}
	}
	return l
}

// Of tells whether the plan stands under the id of one of the given ones, or shares AlikeFrom fingerprints with one of
// them, by the literal in which its named graph says them. A plan that does not say them may be a copy of anything.
func (l *Likeness) Of(id ID, fingerprints quad.Value) bool {
	text, said := fingerprints.(quad.String)
	if !said || l.ids[id] {
		return true
	}
	shared := map[int]int{}
	hashes, err := base64.RawStdEncoding.DecodeString(string(text))
	for ; len(hashes) >= 8; hashes = hashes[8:] {
		for _, i := range l.has[binary.BigEndian.Uint64(hashes)] {
			if shared[i]++; shared[i] == AlikeFrom {
				return true
			}
		}
	}
	return err != nil
}

// From reports whether one of the given plans was read from the place that a source names as its origin: the plan of that
// source was read from an earlier state of the same file.
func (l *Likeness) From(origin quad.Value) bool {
	text, _ := origin.(quad.String)
	return l.origins[string(text)]
}

// isOrigin reports whether the quad says where a source lay. It has the predicate of fingerprints, by which stores look up
// plans, and the source as its subject where these have the plan.
func isOrigin(q quad.Quad) bool { return q.Predicate == hasFingerprints.value && q.Subject != q.Label }

func hashOf(fingerprint string) uint64 {
	sum := sha256.Sum256([]byte(fingerprint))
	return binary.BigEndian.Uint64(sum[:8])
}

// fingerprints adds the hashes of the plan's fingerprints, sorted, in base 64. A plan without any says so too.
func (e *planEncoder) fingerprints() {
	if e.err != nil {
		return
	}
	var hashes []uint64
	for s := range e.plan.Fingerprints() {
		hashes = append(hashes, hashOf(s))
	}
	slices.Sort(hashes)
	var all []byte
	for _, h := range hashes {
		all = binary.BigEndian.AppendUint64(all, h)
	}
	e.add(e.label, hasFingerprints, quad.String(base64.RawStdEncoding.EncodeToString(all)))
}
