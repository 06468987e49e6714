package gql

import (
	"context"
	"time"

	"github.com/plangraph/plangraph/graph"
)

// scope is the context of a request's operations: what they read, who asks, and until when. One value holds all three,
// and no timer runs beside it, because both would cost as much as finding the answer.
type scope struct {
	context.Context
	snapshot *graph.Snapshot
	visitor  visitor   // the zero value outside HTTP
	until    time.Time // zero where there is no hurry
}

type scopeKey struct{}

// Value is the scope itself, or what the context around it holds.
func (s *scope) Value(key any) any {
	if key == (scopeKey{}) {
		return s
	}
	return s.Context.Value(key)
}

// Deadline is when time is up.
func (s *scope) Deadline() (time.Time, bool) {
	if s.until.IsZero() {
		return s.Context.Deadline()
	}
	return s.until, true
}

// Err tells, once time is up, that it is. Nothing is woken then: Done is the client's going alone. A query waits for
// nothing, and looks here between its fields.
func (s *scope) Err() error {
	if err := s.Context.Err(); err != nil {
		return err
	}
	if !s.until.IsZero() && time.Until(s.until) <= 0 {
		return context.DeadlineExceeded
	}
	return nil
}

func withSnapshot(ctx context.Context, s *graph.Snapshot) context.Context {
	return &scope{Context: ctx, snapshot: s}
}

func scopeOf(ctx context.Context) *scope { return ctx.Value(scopeKey{}).(*scope) }

// snapshot is the one revision that every field of the operation reads.
//
// Once the request's time is up it is an empty one, so that whatever is still to be resolved ends at once. Nobody sees
// what it answers: the whole response is given up.
func snapshot(ctx context.Context) *graph.Snapshot {
	if ctx.Err() != nil {
		return nothing
	}
	return scopeOf(ctx).snapshot
}

var nothing = graph.NewSnapshot(&graph.Contents{Scheme: &graph.Scheme{}})
