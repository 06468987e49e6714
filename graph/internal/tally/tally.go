// Package tally counts by ordinal, and ranks what it counted.
package tally

import (
	"math"
	"slices"
)

// Count is an ordinal with how often it was counted.
type Count struct{ Ordinal, N int32 }

// Tally counts by ordinal.
type Tally struct {
	Of      []int32
	counted []int32 // the ordinals with a count
}

// New counts ordinals below n, in working space that free gives back.
func New(n int) *Tally { return &Tally{Of: counters.Get(n)} }

// Release gives the working space back; nothing of the tally may be used afterwards but the list of ranked.
func (t *Tally) Release() {
	for _, i := range t.counted {
		t.Of[i] = 0
	}
	counters.Put(t.Of)
	t.Of = nil
}

func (t *Tally) Add(i int32) { t.AddN(i, 1) }

func (t *Tally) AddN(i int32, n int) {
	if n == 0 {
		return
	}
	if t.Of[i] == 0 {
		t.counted = append(t.counted, i)
	}
	t.Of[i] += int32(n)
}

// Number is how often the ordinal was counted.
func (t *Tally) Number(i int32) int32 { return t.Of[i] }

// Counts is what was counted, ranked.
func (t *Tally) Counts() []Count {
	list := make([]Count, 0, len(t.counted))
	for _, i := range t.Ranked() {
		list = append(list, Count{i, t.Of[i]})
	}
	return list
}

// Ranked lists what was counted, the greatest count first, then by ordinal, which is by name and id.
func (t *Tally) Ranked() []int32 {
	keys := make([]uint64, len(t.counted)) // which sort three times as fast as numbers that are looked up
	for at, i := range t.counted {
		keys[at] = uint64(math.MaxInt32-t.Of[i])<<32 | uint64(i)
	}
	slices.Sort(keys)
	for at, key := range keys {
		t.counted[at] = int32(uint32(key))
	}
	return t.counted
}
