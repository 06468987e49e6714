// Package pool lends out working space that one question needs and the next can have.
package pool

import (
	"sync"
	"sync/atomic"
)

// Slices hands out working space that one question needs and the next can have: counters and marks as long as a kind has
// nodes. Fresh ones cost time and garbage with the size of the corpus (a shortest path at 100,000 measures: 85 KB), used
// ones only what the question touched, because each user clears what it wrote.
type Slices[T any] struct {
	free sync.Pool
	most atomic.Int64 // that was ever asked for; each space has room for as much, so that it serves every question
}

// Get is a working space of at least n, all zero.
func (p *Slices[T]) Get(n int) []T {
	if space, ok := p.free.Get().(*[]T); ok && cap(*space) >= n {
		return (*space)[:n]
	}
	if int64(n) > p.most.Load() {
		p.most.Store(int64(n))
	}
	return make([]T, n, max(n, int(p.most.Load())))
}

// Put takes it back, zero again.
func (p *Slices[T]) Put(space []T) { p.free.Put(&space) }
