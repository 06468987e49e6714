package server

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
)

// TestGarbagePercent: the garbage that may gather is at least 48 MB, and never less than its share of the live heap.
func TestGarbagePercent(t *testing.T) {
	for live, want := range map[uint64]int{0: 4800, 16 << 20: 300, 64 << 20: 75, 120 << 20: 40, 1 << 30: 40} {
		if got := garbagePercent(live); got != want {
			t.Errorf("beside %d bytes: %d %%, want %d", live, got, want)
		}
	}
}

// TestPacer: what is held beside the rest narrows what may gather, and letting it go widens it again. The pacer leaves
// differences of a tenth as they are, and other tests of the package leave things behind, so that it is held to what lives.
func TestPacer(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	new(pacer).adjust()
	settled := func(what string) {
		t.Helper()
		now, want := 0, 0
		for until := time.Now().Add(plantest.Timeout); time.Now().Before(until); {
			runtime.GC()
			time.Sleep(10 * time.Millisecond)
			now = debug.SetGCPercent(-1)
			debug.SetGCPercent(now)
			if want = garbagePercent(liveHeap()); now*10 >= want*8 && now*10 <= want*12 {
				return
			}
		}
		t.Errorf("%s: %d %%, want %d", what, now, want)
	}
	settled("alone")
	held := make([]byte, 200<<20)
	settled("beside 200 MB")
	runtime.KeepAlive(held)
	settled("alone again")
}

// TestIdleReclaimer: memory is given back once, when much was allocated and hardly anything since the last look.
func TestIdleReclaimer(t *testing.T) {
	r := &idleReclaimer{}
	for i, look := range []struct {
		allocated uint64 // MB, ever
		want      bool
	}{{5, false}, {6, false}, {300, false}, {600, false}, {603, true}, {606, false}, {609, false}, {631, false}, {637, true}, {640, false}} {
		if got := r.isIdle(look.allocated << 20); got != look.want {
			t.Errorf("look %d, at %d MB: %v, want %v", i, look.allocated, got, look.want)
		}
	}
}
