// Package adjacency has lists of neighbours, all of them in one flat slice.
package adjacency

import (
	"iter"
	"slices"
)

// Lists maps each ordinal to a sorted list of ordinals without repetition, all lists in one flat slice:
// four bytes a neighbour, four bytes a list.
type Lists struct {
	first, end []int32 // list i is to[first[i]:end[i]]
	to         []int32
}

// flat is the adjacency of lists of which each ends where the next begins.
func flat(first, to []int32) Lists { return Lists{first[:len(first)-1], first[1:], to} }

// Of is the list of i; it must not be changed.
func (a Lists) Of(i int32) []int32 { return a.to[a.first[i]:a.end[i]] }

// Degree is the length of the list of i.
func (a Lists) Degree(i int32) int { return int(a.end[i] - a.first[i]) }

// Bounds is where the list of i begins and ends among all neighbours.
func (a Lists) Bounds(i int32) (first, end int32) { return a.first[i], a.end[i] }

// Size is the number of neighbours in all lists.
func (a Lists) Size() int { return len(a.to) }

// Len is the number of lists.
func (a Lists) Len() int { return len(a.first) }

// New makes n lists of about size members altogether. Each is what list appends for its ordinal, in any order and
// repeated at will.
func New(n, size int, list func(to []int32, i int32) []int32) Lists {
	first, all := make([]int32, n+1), make([]int32, 0, size)
	for i := range n {
		from := len(all)
		all = list(all, int32(i))
		if own := all[from:]; len(own) > 1 {
			if !slices.IsSorted(own) {
				slices.Sort(own)
			}
			all = all[:from+len(slices.Compact(own))]
		}
		first[i+1] = int32(len(all))
	}
	if cap(all)-len(all) > len(all)/64 {
		all = slices.Clone(all)
	}
	return flat(first, all)
}

// Stripe deals the lists out to n adjacencies, one after the other, round and round.
func (a Lists) Stripe(n int) []Lists {
	first := make([][]int32, n+1)
	for at := range n {
		first[at] = make([]int32, 0, a.Len()/n+1)
		for i := at; i < a.Len(); i += n {
			first[at] = append(first[at], a.first[i])
		}
	}
	first[n] = append(first[0], int32(len(a.to)))[1:]
	stripes := make([]Lists, n)
	for at := range stripes {
		stripes[at] = Lists{first[at], first[at+1], a.to}
	}
	return stripes
}

// SpanTo is the adjacency of the stretches from the lists of a to those of the later adjacency that lie beside them.
func (a Lists) SpanTo(later Lists) Lists { return Lists{a.first, later.end, a.to} }

// Pairs yields every from and to.
func (a Lists) Pairs() iter.Seq2[int32, int32] {
	return func(yield func(int32, int32) bool) {
		for i := range int32(a.Len()) {
			for _, to := range a.Of(i) {
				if !yield(i, to) {
					return
				}
			}
		}
	}
}

// Inverse maps each of the n ordinals on the other side back. The lists are counted, then filled in order, so that there
// is nothing to sort.
func (a Lists) Inverse(n int) Lists {
	first := make([]int32, n+2)
	edges := 0
	for _, to := range a.Pairs() {
		first[to+2]++
		edges++
	}
	for i := 2; i < len(first); i++ {
		first[i] += first[i-1]
	}
	back := make([]int32, edges)
	next := first[1:] // which ends as where the next list begins
	for from, to := range a.Pairs() {
		back[next[to]] = from
		next[to]++
	}
	return flat(first[:n+1], back)
}

// Share puts the list of 0, 1, 2, … in the place of what counts so: offsets where each node has one neighbour, neighbours
// that come in order.
func (a *Lists) Share(counting []int32) {
	if n := len(a.first); n < len(counting) && slices.Equal(a.first, counting[:n]) && slices.Equal(a.end, counting[1:n+1]) {
		a.first, a.end = counting[:n], counting[1:n+1]
	}
	if n := len(a.to); n <= len(counting) && slices.Equal(a.to, counting[:n]) {
		a.to = counting[:n]
	}
}

// Counting is 0, 1, 2, … up to, not including, n.
func Counting(n int) []int32 {
	list := make([]int32, n)
	for i := range list {
		list[i] = int32(i)
	}
	return list
}
