package graph

import (
	"sync"
	"sync/atomic"
)

// pool hands out working space that one question needs and the next can have: counters and marks as long as a kind has
// nodes. Fresh ones cost time and garbage with the size of the corpus (a shortest path at 100,000 measures: 85 KB), used
// ones only what the question touched, because each user clears what it wrote.
type pool[T any] struct {
	free sync.Pool
	most atomic.Int64 // that was ever asked for; each space has room for as much, so that it serves every question
}

// get is a working space of at least n, all zero.
func (p *pool[T]) get(n int) []T {
	if space, ok := p.free.Get().(*[]T); ok && cap(*space) >= n {
		return (*space)[:n]
	}
	if int64(n) > p.most.Load() {
		p.most.Store(int64(n))
	}
	return make([]T, n, max(n, int(p.most.Load())))
}

// put takes it back, zero again.
func (p *pool[T]) put(space []T) { p.free.Put(&space) }

var counters pool[int32]

var marks pool[uint64]

// borrowSet is an empty set for ordinals below n, in working space that giveBack takes. Who keeps it need not give it back.
func borrowSet(n int) set { return marks.get((n + 63) / 64) }

// giveBack ends the use of borrowed sets.
func giveBack(sets ...set) {
	for _, s := range sets {
		clear(s)
		marks.put(s)
	}
}
