package tally_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plangraph/plangraph/graph/internal/tally"
)

// TestAgainstMap holds counts and their ranks to a map that is sorted; each tally starts from nothing, though it lies in the
// space of those before.
func TestAgainstMap(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 5))
		n := 1 + r.IntN(50)
		c, plain := tally.New(n), map[int32]int32{}
		for range r.IntN(100) {
			i, times := int32(r.IntN(n)), r.IntN(4)
			if times == 1 {
				c.Add(i)
			} else {
				c.AddN(i, times)
			}
			if times > 0 {
				plain[i] += int32(times)
			}
		}
		var want []tally.Count
		for i := range int32(n) {
			if got := c.Number(i); got != plain[i] {
				t.Fatalf("seed %d: %d was counted %d times, want %d", seed, i, got, plain[i])
			}
			if plain[i] > 0 {
				want = append(want, tally.Count{Ordinal: i, N: plain[i]})
			}
		}
		slices.SortStableFunc(want, func(a, b tally.Count) int { return cmp.Compare(b.N, a.N) })
		if got := c.Counts(); !slices.Equal(got, want) {
			t.Fatalf("seed %d: counts are %v, want %v", seed, got, want)
		}
		ranked := c.Ranked()
		c.Release()
		for at, i := range ranked {
			if i != want[at].Ordinal {
				t.Fatalf("seed %d: rank %d is %d after the release, want %d", seed, at, i, want[at].Ordinal)
			}
		}
	}
}
