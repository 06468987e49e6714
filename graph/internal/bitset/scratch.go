package bitset

import (
	"github.com/plangraph/plangraph/graph/internal/pool"
)

var words pool.Slices[uint64]

// Acquire returns an empty set for ordinals below n, in working space that Release takes back. Who keeps the set need not
// release it.
func Acquire(n int) Set { return words.Get((n + 63) / 64) }

// Release ends the use of acquired sets.
func Release(sets ...Set) {
	for _, s := range sets {
		clear(s)
		words.Put(s)
	}
}
