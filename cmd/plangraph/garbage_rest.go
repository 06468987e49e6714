package main

import (
	"context"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// rest notices when a server that was busy has nothing to do any more. The collector runs by what is allocated, so that
// without requests their garbage would stay: 100 MB beside 100,000 measures.
type rest struct {
	allocated uint64 // bytes, ever, when it looked last
	garbage   uint64 // bytes allocated since memory was given back
}

const (
	restEvery  = 5 * time.Second
	restBelow  = 8 << 20  // bytes allocated between two looks: a server that only follows its store
	restWorth  = 32 << 20 // bytes of garbage that make it worth a collection
	allocsEver = "/gc/heap/allocs:bytes"
)

// watch gives memory back to the system whenever the server has come to rest, until the context ends.
func (r *rest) watch(ctx context.Context) {
	tick := time.NewTicker(restEvery)
	defer tick.Stop()
	allocated := []metrics.Sample{{Name: allocsEver}}
	for {
		select {
		case <-tick.C:
			metrics.Read(allocated)
			if r.begins(allocated[0].Value.Uint64()) {
				debug.FreeOSMemory()
			}
		case <-ctx.Done():
			return
		}
	}
}

// begins tells whether the server has come to rest, and left enough to give back, when so much has been allocated ever.
func (r *rest) begins(allocated uint64) bool {
	since := allocated - r.allocated
	r.allocated, r.garbage = allocated, r.garbage+since
	if since >= restBelow || r.garbage < restWorth {
		return false
	}
	r.garbage = 0
	return true
}
