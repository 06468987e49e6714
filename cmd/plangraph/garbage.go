package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// A snapshot is long-lived and large, what a request leaves is small and dead at once. So the collector waits for a fixed
// amount of garbage, however small the snapshot is, and beside a large one for a share of it that keeps the process small.
// Without a floor, a server of a few plans collected hundreds of times a second: a fifth of the time of each request.
const (
	garbageAtLeast = 64 << 20 // bytes
	garbageShare   = 40       // percent of what lives
)

// pace fits the collector to what lives now, after collecting everything else by collect. Who sets GOGC decides instead.
func pace(collect func()) {
	collect()
	if os.Getenv("GOGC") != "" {
		return
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetGCPercent(garbagePercent(m.HeapAlloc))
}

// garbagePercent is how much may be added to the living bytes until the collector runs, in percent of them.
func garbagePercent(living uint64) int {
	return int(max(garbageShare, garbageAtLeast*100/max(living, 1<<20)))
}
