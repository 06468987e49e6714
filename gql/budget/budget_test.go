package budget

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"
)

// TestMemoryIsShared: what one request takes another cannot, until the first has ended.
func TestMemoryIsShared(t *testing.T) {
	m := NewMemory(100)
	a, b := NewRequest(t.Context(), m, nil), NewRequest(t.Context(), m, nil)
	for i, step := range []struct {
		r    *Request
		n    int
		want bool
	}{{a, 60, true}, {b, 40, true}, {a, 1, false}, {a, 0, false}} {
		if got := step.r.Take(step.n); got != step.want {
			t.Errorf("step %d: taken %t, want %t", i, got, step.want)
		}
	}
	if !errors.Is(a.Err(), ErrMemory) || a.GoOn() || b.Err() != nil || !b.GoOn() {
		t.Errorf("after that: %v and %v", a.Err(), b.Err())
	}
	a.End()
	a.End()
	if m.Taken() != 40 || !b.Take(60) {
		t.Errorf("%d bytes are taken when the first has ended", m.Taken())
	}
	if b.End(); m.Taken() != 0 {
		t.Errorf("%d bytes are taken in the end", m.Taken())
	}
	var nobody *Request
	if !nobody.Take(1<<40) || !nobody.GoOn() || nobody.Err() != nil {
		t.Error("nobody in particular is limited")
	}
}

// TestLongOnesMakeRoom: a request that takes longer than its patience gives its place among the quick ones to another, and
// waits for a slow lane; without one it ends.
func TestLongOnesMakeRoom(t *testing.T) {
	lanes := &Lanes{Quick: make(chan struct{}, 1), Slow: make(chan struct{}, 1), Patience: time.Millisecond, Wait: 10 * time.Millisecond}
	long, longer, quick := NewRequest(t.Context(), nil, lanes), NewRequest(t.Context(), nil, lanes), NewRequest(t.Context(), nil, lanes)
	if !long.Begin() || !long.GoOn() || quick.Begin() {
		t.Fatal("the only place is not the first one's")
	}
	time.Sleep(2 * time.Millisecond)
	if !long.GoOn() || len(lanes.Quick) != 0 || len(lanes.Slow) != 1 {
		t.Fatalf("%d quick and %d slow, want the long one in the slow lane", len(lanes.Quick), len(lanes.Slow))
	}
	if !longer.Begin() {
		t.Fatal("the place is not free")
	}
	time.Sleep(2 * time.Millisecond)
	if longer.GoOn() || !errors.Is(longer.Err(), ErrLanes) || !quick.Begin() {
		t.Errorf("beside a long one another goes on: %v", longer.Err())
	}
	long.End()
	longer.End()
	if quick.End(); len(lanes.Quick)+len(lanes.Slow) != 0 {
		t.Error("places are held when all have ended")
	}
}

// TestWhoLeavesWaitsNoLonger: neither for a place nor for an answer.
func TestWhoLeavesWaitsNoLonger(t *testing.T) {
	lanes := &Lanes{Quick: make(chan struct{}), Wait: time.Hour}
	ctx, leave := context.WithCancel(t.Context())
	r := NewRequest(ctx, nil, lanes)
	time.AfterFunc(time.Millisecond, leave)
	if r.Begin() || r.GoOn() {
		t.Error("a request goes on for somebody who has left")
	}
}

// TestRequestTogether takes and gives from many goroutines: in the end all is there again.
func TestRequestTogether(t *testing.T) {
	m := NewMemory(1 << 20)
	lanes := &Lanes{Quick: make(chan struct{}, 4), Slow: make(chan struct{}, 1), Wait: time.Minute}
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			r := NewRequest(t.Context(), m, lanes)
			r.Begin()
			var fields sync.WaitGroup
			for range 4 {
				fields.Go(func() { r.Take(1000); r.GoOn() })
			}
			fields.Wait()
			r.End()
		})
	}
	all.Wait()
	if m.Taken() != 0 || len(lanes.Quick)+len(lanes.Slow) != 0 {
		t.Errorf("%d bytes and %d places are held", m.Taken(), len(lanes.Quick)+len(lanes.Slow))
	}
}

// TestCacheWeighs adds far more than the cache holds, of every kind: it stays within its bytes, and keeps nothing that is
// too large a part.
func TestCacheWeighs(t *testing.T) {
	c := NewCache(64 << 10)
	for i := range 2000 {
		kind := Kind(i % 4)
		key := Key{Kind: kind, Text: fmt.Sprint(i)}
		c.Add(key, i, i%1000)
		if got, ok := Get[int](c, key); ok && got != i {
			t.Fatalf("%d is kept as %d", i, got)
		}
		if _, ok := Get[int](c, Key{Kind: (kind + 1) % 4, Text: key.Text}); ok {
			t.Fatalf("%d is found as another kind", i)
		}
	}
	if n := c.Bytes(); n > 64<<10 || n < 16<<10 {
		t.Errorf("%d bytes are kept, of 64 K", n)
	}
	large := Key{Text: "large"}
	if c.Add(large, 1, 8<<10); c.Bytes() > 64<<10 {
		t.Error("it outgrew itself")
	}
	if _, ok := Get[int](c, large); ok {
		t.Error("one entry is an eighth of the cache")
	}
}

// weight is a value of that many bytes.
type weight int

// Weight returns the bytes.
func (w *weight) Weight() int { return int(*w) }

// TestPartsGoTogether: parts are found with the value that they belong to, weighed again when they are added again, dropped
// when they outgrow the entry, and gone with it.
func TestPartsGoTogether(t *testing.T) {
	c := NewCache(64 << 10)
	key, name := Key{Text: "query"}, Part{Plans, 1}
	value, other, grows := new(int), new(int), new(weight)
	*grows = 1000
	c.AddPart(key, value, name, grows)
	if n := c.Bytes(); n != 0 {
		t.Errorf("a part alone is kept in %d bytes", n)
	}
	c.Add(key, value, 500)
	c.AddPart(key, other, name, grows)
	if _, ok := GetPart[*weight](c, key, name); ok || c.Bytes() != 500+Overhead {
		t.Errorf("a part of another value is kept, in %d bytes", c.Bytes())
	}
	for _, size := range []weight{1000, 3000, 3000} {
		*grows = size
		c.AddPart(key, value, name, grows)
		if got, _ := GetPart[*weight](c, key, name); got != grows || c.Bytes() != 500+Overhead+partOverhead+int(size) {
			t.Errorf("with a part of %d bytes the cache has %d", size, c.Bytes())
		}
		if _, ok := GetPart[*weight](c, key, Part{Costs, 1}); ok {
			t.Error("it is found as another kind")
		}
	}
	*grows = 8 << 10
	c.AddPart(key, value, name, grows)
	if _, ok := GetPart[*weight](c, key, name); ok || c.Bytes() != 500+Overhead {
		t.Errorf("too large a part is kept, in %d bytes", c.Bytes())
	}
	*grows = 1
	c.AddPart(key, value, name, grows)
	c.Add(key, other, 500)
	if _, ok := GetPart[*weight](c, key, name); ok {
		t.Error("a part stays when its value has gone")
	}
}

// TestGrowingPartsTogether adds and reads parts of few entries from many goroutines, in a cache that is too small for them.
func TestGrowingPartsTogether(t *testing.T) {
	c := NewCache(64 << 10)
	var all sync.WaitGroup
	for g := range 8 {
		all.Go(func() {
			for i := range 2000 {
				key := Key{Text: fmt.Sprint((i + g) % 50)}
				value, known := Get[*int](c, key)
				if !known {
					value = new(int)
					c.Add(key, value, 500)
				}
				size := weight(i % 3000)
				c.AddPart(key, value, Part{Plans, i % 3}, &size)
				GetPart[*weight](c, key, Part{Plans, i % 3})
			}
		})
	}
	all.Wait()
	kept := 0
	for i := range 50 {
		e, _ := c.entries.GetIfPresent(Key{Text: fmt.Sprint(i)})
		kept += e.weight
	}
	if n := c.Bytes(); n > 64<<10 || n != kept {
		t.Errorf("it counts %d bytes, of 64 K, and keeps %d", n, kept)
	}
}
