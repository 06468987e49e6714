package snapshot

import "iter"

// List is a list of nodes in an order. It holds numbers and finds a node when that is looked at: of a long list few are, and
// lists of pointers, made for each question or kept for each order, cost twice the memory, and the collector a look at each.
type List[T any] struct {
	nodes    []T
	ordinals []int32 // of the nodes that are in the list; nil for all as they are
}

// listOf is the list of the nodes with those ordinals.
func listOf[T any](nodes []T, ordinals []int32) List[T] {
	if len(ordinals) == 0 {
		return List[T]{}
	}
	return List[T]{nodes, ordinals}
}

// NewList is the list of all these nodes.
func NewList[T any](nodes []T) List[T] { return List[T]{nodes: nodes} }

// Len is the number of nodes.
func (l List[T]) Len() int {
	if l.ordinals == nil {
		return len(l.nodes)
	}
	return len(l.ordinals)
}

// At is the node at that place, from 0 up to, not including, Len.
func (l List[T]) At(i int) T {
	if l.ordinals == nil {
		return l.nodes[i]
	}
	return l.nodes[l.ordinals[i]]
}

// All yields the nodes with their places.
func (l List[T]) All() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i := range l.Len() {
			if !yield(i, l.At(i)) {
				return
			}
		}
	}
}
