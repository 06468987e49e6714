package adjacency_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plangraph/plangraph/graph/internal/adjacency"
)

// generate makes n plain lists of ordinals below m, sorted and without repetition, and the Lists of them, given in any order
// and with repetitions.
func generate(r *rand.Rand, n, m int) (adjacency.Lists, [][]int32) {
	plain, given := make([][]int32, n), make([][]int32, n)
	for i := range n {
		for range r.IntN(5) {
			given[i] = append(given[i], int32(r.IntN(m)))
		}
		plain[i] = slices.Compact(slices.Sorted(slices.Values(given[i])))
	}
	return adjacency.New(n, r.IntN(20), func(to []int32, i int32) []int32 { return append(to, given[i]...) }), plain
}

func hold(t *testing.T, what string, a adjacency.Lists, plain [][]int32) {
	t.Helper()
	if a.Len() != len(plain) {
		t.Fatalf("%s: %d lists, want %d", what, a.Len(), len(plain))
	}
	var pairs, want [][2]int32
	for i, list := range plain {
		if got := a.Of(int32(i)); !slices.Equal(got, list) || a.Degree(int32(i)) != len(list) {
			t.Fatalf("%s: list %d is %v, want %v", what, i, got, list)
		}
		for _, to := range list {
			want = append(want, [2]int32{int32(i), to})
		}
	}
	for from, to := range a.Pairs() {
		pairs = append(pairs, [2]int32{from, to})
	}
	if !slices.Equal(pairs, want) {
		t.Fatalf("%s: pairs are %v, want %v", what, pairs, want)
	}
}

// TestAgainstPlainLists holds all that can be made of the lists to the same on slices of slices.
func TestAgainstPlainLists(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		n, m := 3*r.IntN(20), 1+r.IntN(20)
		a, plain := generate(r, n, m)
		hold(t, "as made", a, plain)
		back, size := make([][]int32, m), 0
		for i, list := range plain {
			size += len(list)
			for _, to := range list {
				back[to] = append(back[to], int32(i))
			}
		}
		hold(t, "inverse", a.Inverse(m), back)
		if a.Size() != size {
			t.Fatalf("%d neighbours, want %d", a.Size(), size)
		}
		stripes, dealt := a.Stripe(3), make([][][]int32, 3)
		for i, list := range plain {
			dealt[i%3] = append(dealt[i%3], list)
		}
		for at := range stripes {
			hold(t, "stripe", stripes[at], dealt[at])
		}
		spans := make([][]int32, n/3)
		for i := range spans {
			spans[i] = slices.Concat(plain[3*i : 3*i+3]...)
		}
		hold(t, "spans", stripes[0].SpanTo(stripes[2]), spans)
		for i := range int32(n) {
			if first, end := a.Bounds(i); int(end-first) != len(plain[i]) || i > 0 && first < 0 {
				t.Fatalf("list %d lies from %d to %d", i, first, end)
			}
		}
	}
}

// TestShare: lists that count lie in the counting list, and say the same there; others stay.
func TestShare(t *testing.T) {
	counting := adjacency.Counting(40)
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 4))
		a, plain := generate(r, 30, 30)
		if seed%2 == 0 {
			plain = nil
			for i := range int32(30) {
				plain = append(plain, []int32{i})
			}
			a = adjacency.New(30, 30, func(to []int32, i int32) []int32 { return append(to, i) })
		}
		a.Share(counting)
		hold(t, "shared", a, plain)
	}
	if !slices.Equal(counting[:3], []int32{0, 1, 2}) || len(counting) != 40 {
		t.Errorf("counting is %v", counting)
	}
}
