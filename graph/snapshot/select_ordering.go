package snapshot

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"sync"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/adjacency"
	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// ordering is the ordinals of a kind in an order. Selecting from it needs no sorting: the positions of the chosen are
// marked in a set and read off. Either list is nil where the order is that of the ordinals.
//
// What can be read off another list is made when it is first asked for, in less than a millisecond at 100,000 measures, and
// then kept: which nodes stand where, and nearly every order besides the ascending ones by numbers. All of them together
// would take 12 MB, and few are ever asked for.
type ordering struct {
	list     func() []int32
	position func() []int32 // by ordinal
}

// newOrdering is the order of a list that is at hand.
func newOrdering(list []int32) *ordering {
	return &ordering{func() []int32 { return list }, sync.OnceValue(func() []int32 { return inverse(list) })}
}

// lazyOrdering is the order of a list that is made when it is needed.
func lazyOrdering(list func() []int32) *ordering {
	later := sync.OnceValue(func() *ordering { return newOrdering(list()) })
	return &ordering{func() []int32 { return later().list() }, func() []int32 { return later().position() }}
}

// inverse says for each ordinal where the list has it.
func inverse(list []int32) []int32 {
	if list == nil {
		return nil
	}
	position := make([]int32, len(list))
	for at, i := range list {
		position[i] = int32(at)
	}
	return position
}

// ordinalAt is the ordinal that stands there.
func ordinalAt(list []int32, at int32) int32 {
	if list == nil {
		return at
	}
	return list[at]
}

// selectOrdered lists the chosen nodes in order; the nil set chooses all.
func selectOrdered[T any](nodes []T, o *ordering, chosen bitset.Set) List[T] {
	if chosen == nil && o.list() == nil {
		return List[T]{nodes: nodes}
	}
	if chosen == nil {
		return listOf(nodes, o.list())
	}
	list, ordinals := o.list(), make([]int32, 0, chosen.Len())
	for at := range o.positions(chosen).All() {
		ordinals = append(ordinals, ordinalAt(list, at))
	}
	return listOf(nodes, ordinals)
}

func (o *ordering) positions(chosen bitset.Set) bitset.Set {
	position := o.position()
	if position == nil {
		return chosen
	}
	at := bitset.New(len(position))
	for i := range chosen.All() {
		at.Add(position[i])
	}
	return at
}

// noValue is the value of what has none; it comes last in either direction.
const noValue = math.MaxInt32

// descending is the order of n nodes from the greatest value to the least, made of that from the least to the greatest.
// What has the same value stays in order of ids.
func descending(n int, ascending *ordering, value func(i int32) int32) []int32 {
	from, list := ascending.list(), make([]int32, n)
	for at := range list {
		list[at] = ordinalAt(from, int32(at))
	}
	stated := list[:sort.Search(n, func(at int) bool { return value(list[at]) == noValue })]
	slices.Reverse(stated)
	for len(stated) > 0 {
		same := 1
		for same < len(stated) && value(stated[same]) == value(stated[0]) {
			same++
		}
		slices.Reverse(stated[:same])
		stated = stated[same:]
	}
	return list
}

// sorter sorts the ordinals below n by a number each, from the least, ties by id.
type sorter struct {
	n    int
	id   func(i int32) graph.ID
	to   []int32 // for each ordinal of the snapshot before the one now; none where the values before do not hold
	from []int32 // for each ordinal now the one before
	byID []int32 // in order of ids; made when it is needed
}

// sort orders by value. Where the order before holds, only what is new is sought its place in it: at 100,000 measures a
// millisecond in place of twenty.
func (s *sorter) sort(before *ordering, value func(i int32) int32) *ordering {
	if len(s.to) == 0 {
		return newOrdering(s.sortAll(value))
	}
	return newOrdering(s.sortGrown(before.list(), value))
}

// sortAll sorts everything, by keys that hold the value and the rank of the id.
func (s *sorter) sortAll(value func(i int32) int32) []int32 {
	if s.byID == nil {
		s.byID = adjacency.Counting(s.n)
		slices.SortFunc(s.byID, func(a, b int32) int { return cmp.Compare(s.id(a), s.id(b)) })
	}
	keys := make([]uint64, s.n)
	for rank, i := range s.byID {
		keys[rank] = uint64(value(i))<<32 | uint64(rank)
	}
	slices.Sort(keys)
	list := make([]int32, s.n)
	for at, key := range keys {
		list[at] = s.byID[uint32(key)]
	}
	return list
}

// sortGrown takes over the order before and seeks the places of what is new.
func (s *sorter) sortGrown(before []int32, value func(i int32) int32) []int32 {
	stay := make([]int32, 0, s.n)
	for at := range int32(len(s.to)) {
		if i := s.to[ordinalAt(before, at)]; i != removed {
			stay = append(stay, i)
		}
	}
	compare := func(a, b int32) int {
		return cmp.Or(cmp.Compare(value(a), value(b)), cmp.Compare(s.id(a), s.id(b)))
	}
	var added []int32
	for i, old := range s.from {
		if old == removed {
			added = append(added, int32(i))
		}
	}
	slices.SortFunc(added, compare)
	list, taken := make([]int32, 0, s.n), 0
	for _, i := range added {
		at, _ := slices.BinarySearchFunc(stay[taken:], i, compare)
		list = append(append(list, stay[taken:taken+at]...), i)
		taken += at
	}
	return append(list, stay[taken:]...)
}
