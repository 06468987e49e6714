package bitset_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// model is a set as a list of bools; nil stands for everything, as in bitset.
type model []bool

func random(r *rand.Rand, n int) (bitset.Set, model) {
	s, m := bitset.New(n), make(model, n)
	for range r.IntN(n + 1) {
		i := r.IntN(n)
		s.Add(int32(i))
		m[i] = true
	}
	return s, m
}

func (m model) list() (list []int32) {
	for i, in := range m {
		if in {
			list = append(list, int32(i))
		}
	}
	return list
}

func combine(a, b model, of func(a, b bool) bool) model {
	m := make(model, len(a))
	for i := range a {
		m[i] = of(a[i], b[i])
	}
	return m
}

func hold(t *testing.T, what string, s bitset.Set, m model) {
	t.Helper()
	if got := slices.Collect(s.All()); !slices.Equal(got, m.list()) || s.Len() != len(m.list()) {
		t.Fatalf("%s holds %v, %d of them, want %v", what, got, s.Len(), m.list())
	}
	for i := range m {
		if s.Has(int32(i)) != m[i] {
			t.Fatalf("%s has %d: %v, want %v", what, i, s.Has(int32(i)), m[i])
		}
	}
}

// TestAgainstBools holds every operation to the same on lists of bools, at sizes around the words' ends.
func TestAgainstBools(t *testing.T) {
	and, or := func(a, b bool) bool { return a && b }, func(a, b bool) bool { return a || b }
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 2))
		n := []int{1, 63, 64, 65, 127, 128, 129, 500}[seed%8]
		a, ma := random(r, n)
		b, mb := random(r, n)
		hold(t, "a", a, ma)
		hold(t, "the intersection", bitset.Intersect(a, b), combine(ma, mb, and))
		hold(t, "the union", bitset.Union(a, b), combine(ma, mb, or))
		hold(t, "the complement", a.Complement(n), combine(ma, ma, func(a, _ bool) bool { return !a }))
		hold(t, "the set of lists", bitset.Of(n, ma.list(), mb.list()), combine(ma, mb, or))
		hold(t, "a, after all these,", a, ma)
		own := slices.Clone(a)
		own.IntersectWith(b)
		hold(t, "a cut down to b", own, combine(ma, mb, and))
		own = slices.Clone(a)
		own.UnionWith(b)
		hold(t, "a with b added", own, combine(ma, mb, or))
		lo := r.IntN(n + 1)
		hi := lo + r.IntN(n+1-lo)
		own, mo := slices.Clone(a), slices.Clone(ma)
		own.AddRange(int32(lo), int32(hi))
		for i := lo; i < hi; i++ {
			mo[i] = true
		}
		hold(t, "a with a range", own, mo)
		for _, i := range mo.list() {
			if r.IntN(2) == 0 {
				own.Remove(i)
				mo[i] = false
			}
		}
		hold(t, "a with some removed", own, mo)
	}
}

// TestEverything: the nil set stands for all, in every place where a filter may have no condition.
func TestEverything(t *testing.T) {
	var all bitset.Set
	some := bitset.Of(70, []int32{0, 69})
	if !all.Has(3) || bitset.Union(all, some) != nil || bitset.Union(some, all) != nil || all.Complement(70).Len() != 0 {
		t.Error("the nil set is not everything")
	}
	hold(t, "the intersection", bitset.Intersect(all, some), combine(make(model, 70), make(model, 70), func(bool, bool) bool { return false }).with(0, 69))
	hold(t, "the intersection", bitset.Intersect(some, all), make(model, 70).with(0, 69))
}

func (m model) with(list ...int) model {
	for _, i := range list {
		m[i] = true
	}
	return m
}

// TestAcquire: a set comes empty from the pool, whatever was in it before, at every size.
func TestAcquire(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		n := 1 + r.IntN(300)
		s := bitset.Acquire(n)
		if s.Len() != 0 || len(s) != (n+63)/64 {
			t.Fatalf("a set for %d holds %v in %d words", n, slices.Collect(s.All()), len(s))
		}
		for range 5 {
			s.Add(int32(r.IntN(n)))
		}
		bitset.Release(s)
	}
}
