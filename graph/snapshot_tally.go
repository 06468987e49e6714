package graph

import (
	"math"
	"slices"
)

// count is an ordinal with how often it was counted.
type count struct{ ordinal, n int32 }

// tally counts by ordinal.
type tally struct {
	of      []int32
	counted []int32 // the ordinals with a count
}

// newTally counts ordinals below n, in working space that free gives back.
func newTally(n int) *tally { return &tally{of: counters.get(n)} }

// free gives the working space back; nothing of the tally may be used afterwards but the list of ranked.
func (t *tally) free() {
	for _, i := range t.counted {
		t.of[i] = 0
	}
	counters.put(t.of)
	t.of = nil
}

func (t *tally) add(i int32) { t.addMany(i, 1) }

func (t *tally) addMany(i int32, n int) {
	if n == 0 {
		return
	}
	if t.of[i] == 0 {
		t.counted = append(t.counted, i)
	}
	t.of[i] += int32(n)
}

// number is how often the ordinal was counted.
func (t *tally) number(i int32) int32 { return t.of[i] }

// counts is what was counted, ranked.
func (t *tally) counts() []count {
	list := make([]count, 0, len(t.counted))
	for _, i := range t.ranked() {
		list = append(list, count{i, t.of[i]})
	}
	return list
}

// ranked lists what was counted, the greatest count first, then by ordinal, which is by name and id.
func (t *tally) ranked() []int32 {
	keys := make([]uint64, len(t.counted)) // which sort three times as fast as numbers that are looked up
	for at, i := range t.counted {
		keys[at] = uint64(math.MaxInt32-t.of[i])<<32 | uint64(i)
	}
	slices.Sort(keys)
	for at, key := range keys {
		t.counted[at] = int32(uint32(key))
	}
	return t.counted
}
