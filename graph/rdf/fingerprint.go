package rdf

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// DuplicateMatcher finds the plans of a store that may be copies of given ones.
type DuplicateMatcher struct {
	ids     map[graph.ID]bool
	has     map[uint64][]int // which of the plans have the fingerprint with this hash
	origins map[string]bool  // of their sources
}

// NewDuplicateMatcher finds copies of any of the plans.
func NewDuplicateMatcher(plans []*graph.Plan) *DuplicateMatcher {
	l := &DuplicateMatcher{map[graph.ID]bool{}, map[uint64][]int{}, map[string]bool{}}
	for i, p := range plans {
		l.ids[p.ID] = true
		for s := range p.Fingerprints() {
			l.has[hashFingerprint(s)] = append(l.has[hashFingerprint(s)], i)
		}
		for _, s := range p.Sources {
			l.origins[s.Origin] = s.Origin != ""
		}
	}
	return l
}

// Matches reports whether the plan stands under the id of one of the given ones, or shares fingerprints with one of them, at
// least graph.MinSharedFingerprints, by the literal in which its named graph says them. A plan that does not say them may be
// a copy of anything.
func (l *DuplicateMatcher) Matches(id graph.ID, fingerprints quad.Value) bool {
	text, said := fingerprints.(quad.String)
	if !said || l.ids[id] {
		return true
	}
	shared := map[int]int{}
	hashes, err := base64.RawStdEncoding.DecodeString(string(text))
	for ; len(hashes) >= 8; hashes = hashes[8:] {
		for _, i := range l.has[binary.BigEndian.Uint64(hashes)] {
			if shared[i]++; shared[i] == graph.MinSharedFingerprints {
				return true
			}
		}
	}
	return err != nil
}

// HasOrigin reports whether one of the given plans was read from the place that a source names as its origin: the plan of that
// source was read from an earlier state of the same file.
func (l *DuplicateMatcher) HasOrigin(origin quad.Value) bool {
	text, _ := origin.(quad.String)
	return l.origins[string(text)]
}

// isOrigin reports whether the quad says where a source lay. It has the predicate of fingerprints, by which stores look up
// plans, and the source as its subject where these have the plan.
func isOrigin(q quad.Quad) bool { return q.Predicate == hasFingerprints.value && q.Subject != q.Label }

func hashFingerprint(fingerprint string) uint64 {
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
		hashes = append(hashes, hashFingerprint(s))
	}
	slices.Sort(hashes)
	var all []byte
	for _, h := range hashes {
		all = binary.BigEndian.AppendUint64(all, h)
	}
	e.add(e.label, hasFingerprints, quad.String(base64.RawStdEncoding.EncodeToString(all)))
}
