package gql

import (
	"context"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql/budget"
	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// Scope is the context of a request's operations: the snapshot that they read, the visitor who asks, and when time is up.
// It is one value without a timer, because context.WithValue and context.WithDeadline would cost as much as a small answer.
type Scope struct {
	context.Context
	Snapshot *snapshot.Snapshot
	Visitor  Visitor   // the zero value outside HTTP
	Expires  time.Time // zero for no deadline
	Budget   *budget.Request
}

type scopeKey struct{}

// Value returns the scope itself for its own key, else what the context around it holds.
func (s *Scope) Value(key any) any {
	switch key {
	case scopeKey{}:
		return s
	case budget.ContextKey{}:
		return s.Budget
	}
	return s.Context.Value(key)
}

// Deadline returns when time is up.
func (s *Scope) Deadline() (time.Time, bool) {
	if s.Expires.IsZero() {
		return s.Context.Deadline()
	}
	return s.Expires, true
}

// GoOn reports whether the answer is still waited for. It implements [snapshot.Asker].
func (s *Scope) GoOn() bool { return s.Err() == nil && s.Budget.GoOn() }

// Err returns an error once the client has left, time is up, or the budget is spent. Done is closed for the first alone: a
// query waits for nothing, and looks here between its fields.
func (s *Scope) Err() error {
	if err := s.Context.Err(); err != nil {
		return err
	}
	if !s.Expires.IsZero() && time.Until(s.Expires) <= 0 {
		return context.DeadlineExceeded
	}
	return s.Budget.Err()
}

// WithSnapshot returns a scope without a visitor and a deadline.
func WithSnapshot(ctx context.Context, s *snapshot.Snapshot) context.Context {
	scope := &Scope{Context: ctx}
	scope.Snapshot = s.Within(scope)
	return scope
}

func scopeOf(ctx context.Context) *Scope { return ctx.Value(scopeKey{}).(*Scope) }

// currentSnapshot is the one revision that every field of the operation reads. Once the request has ended it is an empty one, so
// that all fields still to be resolved end at once. Nobody sees what they answer.
func currentSnapshot(ctx context.Context) *snapshot.Snapshot {
	if ctx.Err() != nil {
		return emptySnapshot
	}
	return scopeOf(ctx).Snapshot
}

var emptySnapshot = snapshot.New(&graph.Contents{Scheme: &graph.Scheme{}})

// Visitor is who sends a request, as far as loading depends on it. The zero value, for operations outside HTTP, may not
// load.
type Visitor struct {
	Loader Loader // nil where loading is off
	Token  Token
}

// Token says what the token that a visitor showed is for.
type Token int

const (
	NoToken   Token = iota // none was shown
	ReadToken              // for reading
	LoadToken              // for loading, and for reading
)

// MayLoad returns the error of a visitor who may not load, and nil for one who may.
func (v Visitor) MayLoad() *gqlerror.Error {
	if code, message := v.whyNotLoad(); code != "" {
		return Refusal(code, message)
	}
	return nil
}

// whyNotLoad is why the visitor may not load; both are empty for one who may.
func (v Visitor) whyNotLoad() (code, message string) {
	switch {
	case v.Loader == nil:
		return CodeLoadingOff, "nothing is loaded over HTTP here; plangraph load loads beside the server"
	case v.Token == NoToken:
		return CodeUnauthenticated, "loading needs a token; show it with the header Authorization: Bearer TOKEN"
	case v.Token != LoadToken:
		return CodeForbidden, "this token is for reading only"
	}
	return "", ""
}
