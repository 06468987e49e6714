package main

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// TestGarbagePercent: the garbage that may gather is at least 64 MB, and never less than its share of what lives.
func TestGarbagePercent(t *testing.T) {
	for living, want := range map[uint64]int{0: 6400, 16 << 20: 400, 64 << 20: 100, 160 << 20: 100, 1 << 30: 100} {
		if got := garbagePercent(living); got != want {
			t.Errorf("beside %d bytes: %d %%, want %d", living, got, want)
		}
	}
}

// TestPace: what is held beside the rest narrows what may gather, and letting it go widens it again.
func TestPace(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	p := &pacer{}
	p.fit()
	settled := func(what string, ok func(percent int) bool) {
		t.Helper()
		for range 100 {
			runtime.GC()
			time.Sleep(10 * time.Millisecond)
			now := debug.SetGCPercent(-1)
			debug.SetGCPercent(now)
			if ok(now) {
				return
			}
		}
		t.Errorf("%s: the percentage did not follow", what)
	}
	held := make([]byte, 100<<20)
	settled("beside 400 MB", func(percent int) bool { return percent == garbageShare })
	runtime.KeepAlive(held)
	held = nil
	settled("alone", func(percent int) bool { return percent > 2*garbageShare })
}

// TestRest: memory is given back once, when much was allocated and hardly anything since the last look.
func TestRest(t *testing.T) {
	r := &rest{}
	for i, look := range []struct {
		allocated uint64 // MB, ever
		want      bool
	}{{5, false}, {6, false}, {300, false}, {600, false}, {603, true}, {606, false}, {609, false}, {631, false}, {637, true}, {640, false}} {
		if got := r.begins(look.allocated << 20); got != look.want {
			t.Errorf("look %d, at %d MB: %v, want %v", i, look.allocated, got, look.want)
		}
	}
}
