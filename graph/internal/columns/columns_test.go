package columns_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plangraph/plangraph/graph/internal/columns"
)

// TestColumnsAgainstLists holds every column to plain lists of what was put in, all of them, after each step.
func TestColumnsAgainstLists(t *testing.T) {
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 1))
		var interned columns.Interned[int]
		var lists columns.Lists[int]
		var rows columns.Rows[int]
		if seed%2 == 0 {
			lists.Reserve(random.IntN(20))
			rows.Reserve(random.IntN(20))
		}
		var values []int
		var numbers []uint32
		var plain [][]int
		var listed, rowed []columns.Span
		for range 400 {
			value := random.IntN(400)
			values, numbers = append(values, value), append(numbers, interned.Intern(value))
			list := slices.Repeat([]int{random.IntN(3)}, random.IntN(3))
			plain, listed = append(plain, list), append(listed, lists.Add(list))
			rowed = append(rowed, rows.Add(len(list), func(i int) int { return list[i] }))
			if random.IntN(50) == 0 {
				interned.Compact()
				lists.Compact()
			}
		}
		for i := range values {
			if got := interned.At(numbers[i]); numbers[i] == 0 || got != values[i] {
				t.Fatalf("seed %d: value %d is %d, want %d", seed, i, got, values[i])
			}
			if !slices.Equal(lists.At(listed[i]), plain[i]) || !slices.Equal(rows.At(rowed[i]), plain[i]) || rowed[i].Len() != len(plain[i]) {
				t.Fatalf("seed %d: list %d is %v and rows %v, want %v", seed, i, lists.At(listed[i]), rows.At(rowed[i]), plain[i])
			}
		}
	}
}

// TestSharing: a value, and a list that follows an equal one, are held once; what a list leads to cannot grow into the next.
func TestSharing(t *testing.T) {
	var interned columns.Interned[string]
	for _, name := range []string{"甲", "乙", "甲", "乙", "丙"} {
		interned.Intern(name)
	}
	if got := interned.Values(); !slices.Equal(got, []string{"甲", "乙", "丙"}) {
		t.Errorf("values are %q", got)
	}
	interned.Map(func(name string) string { return name + "局" })
	if got := interned.Values(); !slices.Equal(got, []string{"甲局", "乙局", "丙局"}) {
		t.Errorf("values are %q", got)
	}
	var lists columns.Lists[int]
	a, b, c := lists.Add([]int{1, 2}), lists.Add([]int{1, 2}), lists.Add([]int{3})
	if a != b || a == c {
		t.Errorf("spans are %v, %v, %v", a, b, c)
	}
	_ = append(lists.At(a), 9)
	if got := lists.At(c); !slices.Equal(got, []int{3}) {
		t.Errorf("the list after another one is %v", got)
	}
	if lists.At(lists.Add(nil)) != nil {
		t.Error("an empty list is not nil")
	}
}
