package graph

import (
	"iter"
	"slices"
)

// adjacency maps each ordinal to a sorted list of ordinals without repetition, all lists in one flat slice:
// four bytes a neighbour, four bytes a list.
type adjacency struct {
	first []int32 // list i is to[first[i]:first[i+1]]
	to    []int32
}

// of is the list of i; it must not be changed.
func (a adjacency) of(i int32) []int32 { return a.to[a.first[i]:a.first[i+1]] }

// degree is the length of the list of i.
func (a adjacency) degree(i int32) int { return int(a.first[i+1] - a.first[i]) }

// newAdjacency collects pairs, in any order and repeated at will, into the lists of ordinals below n.
func newAdjacency(n int, pairs iter.Seq2[int32, int32]) adjacency {
	var keys []uint64
	for from, to := range pairs {
		keys = append(keys, uint64(from)<<32|uint64(to))
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	a := adjacency{first: make([]int32, n+1), to: make([]int32, len(keys))}
	for i, key := range keys {
		a.first[key>>32+1]++
		a.to[i] = int32(uint32(key))
	}
	for i := range n {
		a.first[i+1] += a.first[i]
	}
	return a
}

// pairs yields every from and to.
func (a adjacency) pairs() iter.Seq2[int32, int32] {
	return func(yield func(int32, int32) bool) {
		for i := range int32(len(a.first) - 1) {
			for _, to := range a.of(i) {
				if !yield(i, to) {
					return
				}
			}
		}
	}
}

// reversed maps each of the n ordinals on the other side back.
func (a adjacency) reversed(n int) adjacency {
	return newAdjacency(n, func(yield func(int32, int32) bool) {
		for from, to := range a.pairs() {
			if !yield(to, from) {
				return
			}
		}
	})
}
