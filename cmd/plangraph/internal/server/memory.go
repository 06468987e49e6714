package server

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A snapshot is long-lived and large; what a request leaves is small and dead at once. So the collector waits for a fixed
// amount of garbage, however small the snapshot is. Beside a large snapshot it waits for a share of the live heap, less
// than Go's own 100 %.
//
// Without the fixed amount, a server of a few plans collected hundreds of times a second, a fifth of the time of each
// request. With the share, 100,000 measures take 2.2 KB each under full load, the program included and their texts not.
const (
	garbageAtLeast = 48 << 20 // bytes
	garbageShare   = 40       // percent of the live heap
)

// garbagePercent returns GOGC for a live heap of that many bytes.
func garbagePercent(live uint64) int {
	return int(max(garbageShare, garbageAtLeast*100/max(live, 1<<20)))
}

// pacer adjusts GOGC after each collection to the live heap. Snapshots come and go and cached answers gather, so a
// percentage that was right once would be wrong by hundreds of megabytes later.
type pacer struct{ percent int }

// startPacer starts to adjust, unless the environment sets GOGC.
func startPacer() {
	if os.Getenv("GOGC") == "" {
		new(pacer).adjust()
	}
}

// sentinel is an object without references, whose finalizer runs after the next collection.
type sentinel struct{ _ [2]uint64 }

func (p *pacer) adjust() {
	percent := garbagePercent(liveHeap())
	if change := percent - p.percent; change*change*100 > p.percent*p.percent { // setting it stops the world for a moment
		debug.SetGCPercent(percent)
		p.percent = percent
	}
	runtime.SetFinalizer(new(sentinel), func(*sentinel) { p.adjust() })
}

// liveHeap returns the bytes that lived through the last collection.
func liveHeap() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}
