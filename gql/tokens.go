package gql

import (
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"net/http"
	"strings"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Tokens are what visitors show to be let in. Only their hashes are kept, so that none of them can get into a log or a
// dump. The zero value holds none.
type Tokens struct{ list []token }

type token struct {
	name string
	hash [sha256.Size]byte
	load bool
}

const shortestToken = 20

// ParseTokens reads tokens, a line each: a name, what it is for (read, or load, which includes reading), and the token
// itself of at least 20 characters without a space. Empty lines and those that begin with # are passed over. An error names
// the line and does not repeat what stands there.
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
		case len(parts[2]) < shortestToken:
			return Tokens{}, fmt.Errorf("line %d: the token is shorter than %d characters and could be guessed", i+1, shortestToken)
		}
		t.list = append(t.list, token{parts[0], sha256.Sum256([]byte(parts[2])), parts[1] == "load"})
	}
	return t, nil
}

// Any tells whether there is a token at all.
func (t Tokens) Any() bool { return len(t.list) > 0 }

// Load tells whether there is a token for loading.
func (t Tokens) Load() bool {
	for _, x := range t.list {
		if x.load {
			return true
		}
	}
	return false
}

// find is the token that was shown, nil where it is none. It takes the same time whether the first fits, the last, or
// none: all hashes are compared to the end.
func (t Tokens) find(shown string) *token {
	hash := sha256.Sum256([]byte(shown))
	found := -1
	for i := range t.list {
		found = subtle.ConstantTimeSelect(subtle.ConstantTimeCompare(hash[:], t.list[i].hash[:]), i, found)
	}
	if found < 0 {
		return nil
	}
	return &t.list[found]
}

// visitor is who asks: what the token that it showed allows. The zero value is one from outside HTTP, who may not load.
type visitor struct {
	token  *token // nil where none was shown
	loader Loader // nil where loading is off
}

// admitVisitor finds out who asks; an error is for who may not even read. A token that is not known here is refused, even
// where reading is open: who shows one believes that it counts.
func (o *Options) admitVisitor(r *http.Request) (visitor, *gqlerror.Error) {
	who := visitor{}
	if o.Tokens.Load() {
		who.loader = o.Loader
	}
	scheme, shown, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if o.Tokens.Any() && strings.EqualFold(scheme, "Bearer") {
		if who.token = o.Tokens.find(strings.TrimSpace(shown)); who.token == nil {
			return who, refusal(codeUnauthenticated, "the token is not known here")
		}
	}
	if o.Private && who.token == nil {
		return who, refusal(codeUnauthenticated, "this server is not open; show a token with the header Authorization: Bearer TOKEN")
	}
	return who, nil
}

// mayLoad is the error of a visitor who may not load.
func (v visitor) mayLoad() *gqlerror.Error {
	switch {
	case v.loader == nil:
		return refusal(codeLoadingOff, "nothing is loaded over HTTP here; plangraph load loads beside the server")
	case v.token == nil:
		return refusal(codeUnauthenticated, "loading needs a token; show it with the header Authorization: Bearer TOKEN")
	case !v.token.load:
		return refusal(codeForbidden, "this token is for reading only")
	}
	return nil
}
