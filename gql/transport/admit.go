package transport

import (
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/budget"
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

// patience is how long a request may take among the quick ones. Half of them take less than a thousandth of it.
const patience = 25 * time.Millisecond

// newLanes makes the places of requests that ask: as many as the limit says are quick, and half of the processors are for
// those that take long.
func newLanes(l cost.Limits) *budget.Lanes {
	lanes := &budget.Lanes{Patience: patience, Wait: l.Queue}
	if l.Concurrent > 0 {
		lanes.Quick, lanes.Slow = make(chan struct{}, l.Concurrent), make(chan struct{}, max(1, runtime.GOMAXPROCS(0)/2))
	}
	return lanes
}

// admit gives a request a place and its deadline. The request has been read before, so that a slow sender holds no place. An
// upload has its slot by then, and takes no place of those who ask.
func (h *handler) admit(w http.ResponseWriter, req *request) *gqlerror.Error {
	limits := h.options.Limits
	if !req.scope.Budget.Begin() {
		w.Header().Set("Retry-After", "1")
		err := gql.Refusal(gql.CodeOverloaded, "the server is busy; ask again in a second")
		err.Extensions["limit"] = limits.Concurrent
		return err
	}
	switch {
	case req.encoding == multipartForm:
		req.scope.Expires = time.Now().Add(uploadTime)
	case limits.Deadline > 0:
		req.scope.Expires = time.Now().Add(limits.Deadline)
	}
	return nil
}

// overloaded is the error of a request that could not go on for want of what all share.
func (h *handler) overloaded(w http.ResponseWriter, cause error) *gqlerror.Error {
	w.Header().Set("Retry-After", "1")
	if errors.Is(cause, budget.ErrMemory) {
		err := gql.Refusal(gql.CodeOverloaded, "the answers under way take all the memory for answers; ask for less at a time, or again in a second")
		err.Extensions["limit"] = h.options.Limits.Answers
		return err
	}
	return gql.Refusal(gql.CodeOverloaded, "the answer takes long, and others are asking such questions already; ask for less at a time, or again in a second")
}
