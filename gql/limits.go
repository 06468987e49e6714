package gql

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Limits are how much one request may ask, and how many may at a time. Zero means no limit. What goes beyond one is
// refused with a code of its own, and the error's extensions say the limit and what was asked.
type Limits struct {
	Tokens     int // words and signs of the query's text
	Depth      int // nested fields
	Fields     int // selected, each fragment as often as it is spread
	Aliases    int
	Duplicates int // fields and fragments selected again in one selection
	Directives int
	Complexity int // fields of an answer
	Page       int // items of a page; at most 100, which the schema promises
	Batch      int // operations in one request
	Body       int // bytes of a request
	Upload     int // bytes of a request that uploads files
	Deadline   time.Duration
	Concurrent int           // requests executed at a time
	Queue      time.Duration // how long a request waits where so many are under way
}

// DefaultLimits suit a server in the open. A playground's own introspection is 13 levels deep; an answer of that
// complexity takes a fraction of a second.
var DefaultLimits = Limits{
	Tokens: 10_000, Depth: 20, Fields: 2_000, Aliases: 100, Duplicates: 100, Directives: 100, Complexity: 200_000, Page: maxPage,
	Batch: 10, Body: 256 << 10, Upload: 32 << 20, Deadline: 10 * time.Second, Concurrent: 64, Queue: time.Second,
}

// exceeded is the error of a request that goes beyond a limit.
func exceeded(code, what string, limit, actual int) *gqlerror.Error {
	err := refusal(code, fmt.Sprintf("%s: %d; send at most %d", what, actual, limit))
	err.Extensions["limit"], err.Extensions["actual"] = limit, actual
	return err
}

// bodyTooLarge is the error of a body of so many bytes; of one whose length was not said, at least so many.
func bodyTooLarge(limit int, actual int64) *gqlerror.Error {
	return exceeded(codeBody, "bytes in the request", limit, int(actual))
}

func (l Limits) tooSlow() *gqlerror.Error {
	err := refusal(codeDeadline, fmt.Sprintf("the answer took longer than %v and was given up; ask for less at a time", l.Deadline))
	err.Extensions["limit"] = l.Deadline.String()
	return err
}

// slots are the places for requests under way; nil has any number.
type slots chan struct{}

func newSlots(l Limits) slots {
	if l.Concurrent <= 0 {
		return nil
	}
	return make(slots, l.Concurrent)
}

// admit gives a request that has been read a place, to be freed, and its deadline. Who reads slowly or sends slowly holds
// no place.
func (h *handler) admit(ctx *scope, w http.ResponseWriter, r *http.Request) *gqlerror.Error {
	limits := h.options.Limits
	if !h.slots.take(ctx, limits.Queue) {
		w.Header().Set("Retry-After", "1")
		err := refusal(codeOverloaded, "the server is busy; ask again in a second")
		err.Extensions["limit"] = limits.Concurrent
		return err
	}
	if limits.Deadline > 0 && !isUpload(r) { // who may load may take time
		ctx.until = time.Now().Add(limits.Deadline)
	}
	return nil
}

// take waits for a place; it tells whether there was one in time.
func (s slots) take(ctx context.Context, most time.Duration) bool {
	if s == nil {
		return true
	}
	select {
	case s <- struct{}{}:
		return true
	default:
	}
	late := time.NewTimer(most)
	defer late.Stop()
	select {
	case s <- struct{}{}:
		return true
	case <-late.C:
	case <-ctx.Done():
	}
	return false
}

func (s slots) free() {
	if s != nil {
		<-s
	}
}
