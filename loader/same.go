package loader

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/plangraph/plangraph/graph"
)

// The same plan comes twice: as published and as an excerpt, or on two sites with other punctuation. Two sources hold
// the same plan where at least half of the measures of the smaller, and three of them, say the same; or where they bear
// the same document number. Punctuation, width and white space do not count.

// fingerprint tells a plan without a title or number from others: by what its first measures say.
func (d *reading) fingerprint() string {
	h := sha256.New()
	for i, n := range d.measures {
		if i == 5 {
			break
		}
		span := d.own(n)
		h.Write([]byte(graph.Words(d.source.Text[span.Start:span.End])))
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
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
	return shared >= graph.AlikeFrom && shared*2 >= len(pa)
}
