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

// newAdjacency makes n lists of about size members altogether. Each is what list appends for its ordinal, in any order and
// repeated at will.
func newAdjacency(n, size int, list func(to []int32, i int32) []int32) adjacency {
	a := adjacency{make([]int32, n+1), make([]int32, 0, size)}
	for i := range n {
		from := len(a.to)
		a.to = list(a.to, int32(i))
		if own := a.to[from:]; len(own) > 1 {
			if !slices.IsSorted(own) {
				slices.Sort(own)
			}
			a.to = a.to[:from+len(slices.Compact(own))]
		}
		a.first[i+1] = int32(len(a.to))
	}
	if cap(a.to)-len(a.to) > len(a.to)/64 {
		a.to = slices.Clone(a.to)
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

// reversed maps each of the n ordinals on the other side back. The lists are counted, then filled in order, so that there
// is nothing to sort.
func (a adjacency) reversed(n int) adjacency {
	first := make([]int32, n+2)
	for _, to := range a.to {
		first[to+2]++
	}
	for i := 2; i < len(first); i++ {
		first[i] += first[i-1]
	}
	r := adjacency{first[:n+1], make([]int32, len(a.to))}
	next := first[1:] // which ends as where the next list begins
	for from := range int32(len(a.first) - 1) {
		for _, to := range a.of(from) {
			r.to[next[to]] = from
			next[to]++
		}
	}
	return r
}
