package graph

import (
	"cmp"
	"math"
	"slices"
)

// ordering is a list sorted once, and where each of its members stands in it. Selecting from it needs no sorting:
// the positions of the chosen are marked in a set and read off.
type ordering[T any] struct {
	list     []T
	position []int32 // by ordinal; nil where the list is in order of ordinals
}

// pick lists the chosen in order; the nil set chooses the whole list, which is then returned itself.
func (o ordering[T]) pick(chosen set) []T {
	if chosen == nil {
		return o.list
	}
	list := make([]T, 0, chosen.len())
	for at := range o.positions(chosen).all() {
		list = append(list, o.list[at])
	}
	return list
}

// at is where the node with that ordinal stands.
func (o ordering[T]) at(i int32) int32 {
	if o.position == nil {
		return i
	}
	return o.position[i]
}

func (o ordering[T]) positions(chosen set) set {
	if o.position == nil {
		return chosen
	}
	at := newSet(len(o.list))
	for i := range chosen.all() {
		at.add(o.position[i])
	}
	return at
}

// sorter sorts nodes by a number each, ties by id.
type sorter[T any] struct {
	nodes  []T
	byID   []int32 // ordinals in order of ids
	idRank []int32
}

func newSorter[T Node](nodes []T) sorter[T] {
	s := sorter[T]{nodes: nodes, byID: make([]int32, len(nodes)), idRank: make([]int32, len(nodes))}
	for i := range s.byID {
		s.byID[i] = int32(i)
	}
	slices.SortFunc(s.byID, func(a, b int32) int { return cmp.Compare(nodes[a].NodeID(), nodes[b].NodeID()) })
	for rank, i := range s.byID {
		s.idRank[i] = int32(rank)
	}
	return s
}

// unstated is the value of what has none; it comes last in either direction.
const unstated = math.MaxInt32

// sort orders the nodes by value, from the least, or from the greatest.
func (s sorter[T]) sort(d Direction, value func(i int32) int32) ordering[T] {
	keys := make([]uint64, len(s.nodes))
	for i := range keys {
		v := value(int32(i))
		if d == Desc && v != unstated {
			v = unstated - 1 - v
		}
		keys[i] = uint64(v)<<32 | uint64(s.idRank[i])
	}
	slices.Sort(keys)
	o := ordering[T]{list: make([]T, len(keys)), position: make([]int32, len(keys))}
	for at, key := range keys {
		i := s.byID[uint32(key)]
		o.list[at], o.position[i] = s.nodes[i], int32(at)
	}
	if slices.IsSorted(o.position) {
		return ordering[T]{list: s.nodes}
	}
	return o
}
