package graph

import (
	"iter"
	"math/bits"
)

// set holds ordinals below a fixed bound, one bit each: 12 KB for 100,000 measures, so that "and", "or" and "not" over
// whole filters cost microseconds. The nil set stands for everything: no condition was given.
type set []uint64

// newSet is an empty set for ordinals below n.
func newSet(n int) set { return make(set, (n+63)/64) }

// setOf holds the given ordinals, all below n.
func setOf(n int, lists ...[]int32) set {
	s := newSet(n)
	for _, list := range lists {
		for _, i := range list {
			s.add(i)
		}
	}
	return s
}

func (s set) remove(i int32) { s[i>>6] &^= 1 << (i & 63) }

func (s set) add(i int32) { s[i>>6] |= 1 << (i & 63) }

func (s set) has(i int32) bool { return s == nil || s[i>>6]&(1<<(i&63)) != 0 }

// addRange adds lo up to, not including, hi.
func (s set) addRange(lo, hi int32) {
	for i := lo; i < hi; {
		if i&63 == 0 && hi-i >= 64 {
			s[i>>6] = ^uint64(0)
			i += 64
			continue
		}
		s.add(i)
		i++
	}
}

// len counts the ordinals; the nil set does not know its bound.
func (s set) len() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// all yields the ordinals in ascending order.
func (s set) all() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for at, word := range s {
			for ; word != 0; word &= word - 1 {
				if !yield(int32(at<<6 + bits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}

// meet is what both sets hold. It changes neither, so that sets of the snapshot can take part.
func meet(a, b set) set {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	both := make(set, len(a))
	for i := range both {
		both[i] = a[i] & b[i]
	}
	return both
}

// join is what either set holds. It changes neither.
func join(a, b set) set {
	if a == nil || b == nil {
		return nil
	}
	either := make(set, len(a))
	for i := range either {
		either[i] = a[i] | b[i]
	}
	return either
}

// keep drops what other does not hold; s must be the caller's own.
func (s set) keep(other set) {
	for i := range s {
		s[i] &= other[i]
	}
}

// include adds what other holds; s must be the caller's own.
func (s set) include(other set) {
	for i := range s {
		s[i] |= other[i]
	}
}

// without is everything below n that the set does not hold.
func (s set) without(n int) set {
	rest := newSet(n)
	if s == nil {
		return rest
	}
	rest.addRange(0, int32(n))
	for i := range rest {
		rest[i] &^= s[i]
	}
	return rest
}
