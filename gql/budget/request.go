package budget

import (
	"context"
	"errors"
	"sync"
	"time"
)

// Errors of requests that found no place.
var (
	ErrMemory = errors.New("the memory for answers is spent")
	ErrLanes  = errors.New("others are asking long questions already")
)

// Free is how many bytes a request may take without counting: most take no more.
const Free = 16 << 10

// Lanes are the places of requests under way. Each begins among the quick ones. One that takes longer than Patience gives
// that place to others and goes on in a slow lane, of which there are fewer than processors: so the short questions of
// others never wait for the long ones of anybody.
type Lanes struct {
	Quick, Slow chan struct{} // nil for any number
	Patience    time.Duration
	Wait        time.Duration // for a place
}

// Acquire waits for a place, and reports whether it got one in time.
func Acquire(ctx context.Context, places chan struct{}, wait time.Duration) bool {
	if places == nil {
		return true
	}
	select {
	case places <- struct{}{}:
		return true
	default:
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case places <- struct{}{}:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

// Request is what one request has taken. A nil Request may take anything and goes on for ever. Its methods may be called
// at the same time.
type Request struct {
	ctx    context.Context // whoever waits, and until when
	memory *Memory
	lanes  *Lanes

	mu    sync.Mutex
	began time.Time     // zero while it holds no place
	place chan struct{} // where it holds a place; nil for none
	slow  bool
	taken int
	err   error // why it cannot go on
}

// NewRequest makes the request of whoever waits with that context. Without lanes it needs no place.
func NewRequest(ctx context.Context, m *Memory, l *Lanes) *Request {
	return &Request{ctx: ctx, memory: m, lanes: l}
}

// ContextKey is the key of a context for the request in it.
type ContextKey struct{}

// Of returns the request in the context; nil where there is none.
func Of(ctx context.Context) *Request {
	r, _ := ctx.Value(ContextKey{}).(*Request)
	return r
}

// Begin takes a place among the quick requests, and reports whether there was one in time.
func (r *Request) Begin() bool {
	if r.lanes == nil {
		return true
	}
	if !Acquire(r.ctx, r.lanes.Quick, r.lanes.Wait) {
		return false
	}
	r.place, r.began = r.lanes.Quick, time.Now()
	return true
}

// Leave gives the place to others. The memory stays taken.
func (r *Request) Leave() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.leave()
}

func (r *Request) leave() {
	if r.place != nil {
		<-r.place
		r.place = nil
	}
}

// GoOn reports whether somebody still waits for the answer. A request that takes long waits here for a slow lane.
func (r *Request) GoOn() bool {
	if r == nil {
		return true
	}
	if r.ctx.Err() != nil {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.lanes != nil && !r.began.IsZero() && time.Since(r.began) > r.lanes.Patience {
		r.slowDown()
	}
	return r.err == nil
}

// SlowDown moves the request to a slow lane before it does what takes long and cannot be stopped. It reports whether it got
// one.
func (r *Request) SlowDown() bool {
	if r == nil {
		return true
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.slowDown()
	return r.err == nil
}

func (r *Request) slowDown() {
	if r.slow || r.lanes == nil || r.lanes.Slow == nil || r.began.IsZero() {
		return
	}
	r.slow = true
	r.leave()
	if Acquire(r.ctx, r.lanes.Slow, r.lanes.Wait) {
		r.place = r.lanes.Slow
	} else {
		r.err = errors.Join(r.err, ErrLanes)
	}
}

// Take takes bytes of memory, and reports whether there were so many. Without them the request cannot go on.
func (r *Request) Take(n int) bool {
	if r.TryTake(n) {
		return true
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.err == nil {
		r.err = ErrMemory
	}
	return false
}

// TryTake does so for a request that can go on without.
func (r *Request) TryTake(n int) bool {
	if r == nil {
		return true
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.err != nil || !r.memory.take(n) {
		return false
	}
	r.taken += n
	return true
}

// Err returns why the request cannot go on; nil where it can.
func (r *Request) Err() error {
	if r == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err
}

// End gives everything back.
func (r *Request) End() {
	if r == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.leave()
	r.memory.give(r.taken)
	r.taken = 0
}
