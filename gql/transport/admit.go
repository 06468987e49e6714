package transport

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/cost"
)

// Tokens are what visitors show to be let in. Only their hashes are kept, so that none can get into a log or a dump. The
// zero value holds none.
type Tokens struct{ list []token }

type token struct {
	hash [sha256.Size]byte
	use  gql.Token
}

const minTokenLength = 20

// ParseTokens reads tokens, one a line: a name, its use (read, or load, which includes reading), and the token itself of at
// least 20 characters without a space. Empty lines and those that begin with # are ignored. An error names the line and
// repeats nothing of it.
func ParseTokens(text string) (Tokens, error) {
	var t Tokens
	for i, line := range strings.Split(text, "\n") {
		parts := strings.Fields(line)
		if len(parts) == 0 || strings.HasPrefix(parts[0], "#") {
			continue
		}
		switch {
		case len(parts) != 3, parts[1] != "read" && parts[1] != "load":
			return Tokens{}, fmt.Errorf("line %d is not NAME read TOKEN or NAME load TOKEN", i+1)
		case len(parts[2]) < minTokenLength:
			return Tokens{}, fmt.Errorf("line %d: the token is shorter than %d characters and could be guessed", i+1, minTokenLength)
		}
		use := gql.ReadToken
		if parts[1] == "load" {
			use = gql.LoadToken
		}
		t.list = append(t.list, token{sha256.Sum256([]byte(parts[2])), use})
	}
	return t, nil
}

// Any reports whether there is a token at all.
func (t Tokens) Any() bool { return len(t.list) > 0 }

// Load reports whether there is a token for loading.
func (t Tokens) Load() bool {
	for _, x := range t.list {
		if x.use == gql.LoadToken {
			return true
		}
	}
	return false
}

// find is the use of the token that was shown; NoToken where it is not known. It compares all hashes to their end, so that
// the time it takes says nothing of which one fits.
func (t Tokens) find(shown string) gql.Token {
	hash := sha256.Sum256([]byte(shown))
	found := -1
	for i := range t.list {
		found = subtle.ConstantTimeSelect(subtle.ConstantTimeCompare(hash[:], t.list[i].hash[:]), i, found)
	}
	if found < 0 {
		return gql.NoToken
	}
	return t.list[found].use
}

// authenticate finds out who sends the request; it returns an error for somebody who may not even read. An unknown token is
// refused even where reading is open: who shows one believes that it counts.
func (o *Options) authenticate(r *http.Request) (gql.Visitor, *gqlerror.Error) {
	visitor := gql.Visitor{}
	if o.Tokens.Load() {
		visitor.Loader = o.Loader
	}
	scheme, shown, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if o.Tokens.Any() && strings.EqualFold(scheme, "Bearer") {
		if visitor.Token = o.Tokens.find(strings.TrimSpace(shown)); visitor.Token == gql.NoToken {
			return visitor, gql.Refusal(gql.CodeUnauthenticated, "the token is not known here")
		}
	}
	if o.Private && visitor.Token == gql.NoToken {
		return visitor, gql.Refusal(gql.CodeUnauthenticated, "this server is not open; show a token with the header Authorization: Bearer TOKEN")
	}
	return visitor, nil
}

// slots are the places for requests under way; nil has any number.
type slots chan struct{}

func newSlots(l cost.Limits) slots {
	if l.Concurrent <= 0 {
		return nil
	}
	return make(slots, l.Concurrent)
}

// admit gives a request a slot, to be released, and its deadline. The request has been read before, so that a slow sender
// holds no slot.
func (h *handler) admit(w http.ResponseWriter, req *request) *gqlerror.Error {
	limits := h.options.Limits
	if !h.slots.acquire(&req.scope, limits.Queue) {
		w.Header().Set("Retry-After", "1")
		err := gql.Refusal(gql.CodeOverloaded, "the server is busy; ask again in a second")
		err.Extensions["limit"] = limits.Concurrent
		return err
	}
	if limits.Deadline > 0 && req.encoding != multipartForm { // a load may take its time
		req.scope.Expires = time.Now().Add(limits.Deadline)
	}
	return nil
}

// acquire waits for a slot, and reports whether it got one in time.
func (s slots) acquire(ctx context.Context, wait time.Duration) bool {
	if s == nil {
		return true
	}
	select {
	case s <- struct{}{}:
		return true
	default:
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case s <- struct{}{}:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

func (s slots) release() {
	if s != nil {
		<-s
	}
}
