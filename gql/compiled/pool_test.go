package compiled

import (
	"math"
	"testing"
)

// TestBuffersAreEmpty: a buffer comes back empty, and not at all where it has grown too large.
func TestBuffersAreEmpty(t *testing.T) {
	for _, size := range []int{0, 1, maxPooledBuffer, maxPooledBuffer + 1} {
		data := AcquireBuffer()
		*data = append(*data, make([]byte, size)...)
		*data = (*data)[:size:size]
		ReleaseBuffer(data)
		for range 3 {
			next := AcquireBuffer()
			if len(*next) != 0 || cap(*next) > maxPooledBuffer {
				t.Errorf("after %d bytes comes a buffer of %d, with room for %d", size, len(*next), cap(*next))
			}
		}
	}
}

// TestSlicePool: each list is written whole, from memory that holds nothing of the list before.
func TestSlicePool(t *testing.T) {
	var pool SlicePool[*int]
	for n := range 50 {
		size := n * n // beyond maxPooledItems in the end
		x := &Execution{ctx: t.Context(), limit: NoLimit, allowed: math.MaxInt}
		sum := 0
		pool.WriteList(x, func(list []*int) []*int {
			if len(list) != 0 || cap(list) > maxPooledItems {
				t.Fatalf("list %d begins with %d items and room for %d", n, len(list), cap(list))
			}
			for i, left := range list[:cap(list)] {
				if left != nil {
					t.Fatalf("list %d finds an item of another at %d", n, i)
				}
			}
			for i := range size {
				list = append(list, &i)
			}
			return list[:size:size]
		}, func(item **int) { sum += **item; x.Int(1) })
		if want := size * (size - 1) / 2; sum != want || len(x.out) != max(2, 2*size+1) {
			t.Errorf("list %d has the sum %d and %d bytes, want %d and %d", n, sum, len(x.out), want, max(2, 2*size+1))
		}
	}
}
