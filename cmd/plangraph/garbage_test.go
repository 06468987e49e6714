package main

import "testing"

// TestGarbagePercent: the garbage that may gather is at least 64 MB, and never less than its share of what lives.
func TestGarbagePercent(t *testing.T) {
	for living, want := range map[uint64]int{0: 6400, 16 << 20: 400, 64 << 20: 100, 160 << 20: 40, 1 << 30: 40} {
		if got := garbagePercent(living); got != want {
			t.Errorf("beside %d bytes: %d %%, want %d", living, got, want)
		}
	}
}
