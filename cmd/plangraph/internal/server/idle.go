package server

import (
	"context"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// idleReclaimer gives memory back to the system when a server that was busy is idle. The collector runs by what is
// allocated, so without requests their garbage would stay: 100 MB beside 100,000 measures.
type idleReclaimer struct {
	allocated uint64 // bytes, ever, when it looked last
	garbage   uint64 // bytes allocated since memory was given back
}

const (
	idleInterval = 5 * time.Second
	idleBelow    = 8 << 20  // bytes allocated between two looks: a server that only follows its store
	reclaimFrom  = 32 << 20 // bytes of garbage that make it worth a collection
	allocsEver   = "/gc/heap/allocs:bytes"
)

// run looks every few seconds until the context ends.
func (r *idleReclaimer) run(ctx context.Context) {
	tick := time.NewTicker(idleInterval)
	defer tick.Stop()
	allocated := []metrics.Sample{{Name: allocsEver}}
	for {
		select {
		case <-tick.C:
			metrics.Read(allocated)
			if r.isIdle(allocated[0].Value.Uint64()) {
				debug.FreeOSMemory()
			}
		case <-ctx.Done():
			return
		}
	}
}

// isIdle reports whether the server has become idle and left enough garbage to be worth a collection. allocated is all that
// the program has allocated so far.
func (r *idleReclaimer) isIdle(allocated uint64) bool {
	since := allocated - r.allocated
	r.allocated, r.garbage = allocated, r.garbage+since
	if since >= idleBelow || r.garbage < reclaimFrom {
		return false
	}
	r.garbage = 0
	return true
}
