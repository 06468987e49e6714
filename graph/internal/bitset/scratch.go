package bitset

import (
	"github.com/plangraph/plangraph/graph/internal/pool"
)

var words pool.Slices[uint64]

// Acquire is an empty set for ordinals below n, in working space that giveBack takes. Who keeps it need not give it back.
func Acquire(n int) Set { return words.Get((n + 63) / 64) }

// Release ends the use of borrowed sets.
func Release(sets ...Set) {
	for _, s := range sets {
		clear(s)
		words.Put(s)
	}
}
