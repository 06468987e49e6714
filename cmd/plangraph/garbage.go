package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A snapshot is long-lived and large, what a request leaves is small and dead at once. So the collector waits for a fixed
// amount of garbage, however small the snapshot is: without it, a server of a few plans collected hundreds of times a
// second, a fifth of the time of each request. Beside a large snapshot it waits for a share of what lives, less than Go's
// own measure of 100 %: 100,000 measures take 2.2 KB each then under full load, the program included and their texts not.
const (
	garbageAtLeast = 48 << 20 // bytes
	garbageShare   = 40       // percent of what lives
)

// garbagePercent is how much may be added to the living bytes until the collector runs, in percent of them.
func garbagePercent(living uint64) int {
	return int(max(garbageShare, garbageAtLeast*100/max(living, 1<<20)))
}

// pacer fits the collector, after each collection, to what lived through it. Snapshots come and go, and kept answers
// gather, so that a percentage that was right once would be wrong by hundreds of megabytes later.
type pacer struct{ percent int }

// pace begins to fit the collector. Who sets GOGC decides instead.
func pace() {
	if os.Getenv("GOGC") == "" {
		new(pacer).fit()
	}
}

// collection is an object that nobody holds, so that the next collection finds it.
type collection struct{ _ [2]uint64 }

func (p *pacer) fit() {
	percent := garbagePercent(living())
	if change := percent - p.percent; change*change*100 > p.percent*p.percent { // setting it stops the world for a moment
		debug.SetGCPercent(percent)
		p.percent = percent
	}
	runtime.SetFinalizer(new(collection), func(*collection) { p.fit() })
}

// living is what lived through the last collection, in bytes.
func living() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}
