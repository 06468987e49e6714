package main

import (
	"flag"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"os"
	"strings"

	"github.com/rs/cors"

	"github.com/plangraph/plangraph/gql/transport"
)

// access is who may ask what.
type access struct {
	tokenFile       string
	private         bool
	origins         string
	noIntrospection bool
	tokens          transport.Tokens
}

const tokensVariable = "PLANGRAPH_TOKENS"

func (a *access) flags(f *flag.FlagSet) {
	f.StringVar(&a.tokenFile, "tokens", "", "the `FILE` of the tokens that let people in, a line each: NAME read TOKEN or NAME load TOKEN; or the same in "+tokensVariable+", with ; between lines")
	f.BoolVar(&a.private, "private", false, "answer nobody without a token")
	f.StringVar(&a.origins, "allow-origins", "", "the `ORIGINS` whose pages may ask from a browser, such as https://example.org, with commas between; * for all")
	f.BoolVar(&a.noIntrospection, "no-introspection", false, "do not show the schema; the playground is off then, too")
}

// check reads the tokens and the origins. No message repeats a token.
func (a *access) check() error {
	text, from := strings.ReplaceAll(os.Getenv(tokensVariable), ";", "\n"), tokensVariable
	if a.tokenFile != "" {
		if text != "" {
			return usageError("the tokens stand in " + tokensVariable + " and in the file of --tokens; give one of them")
		}
		file, err := os.ReadFile(a.tokenFile)
		if err != nil {
			return usageError(fmt.Sprintf("%s: the tokens cannot be read: %v", a.tokenFile, cause(err)))
		}
		text, from = string(file), a.tokenFile
	}
	tokens, err := transport.ParseTokens(text)
	if err != nil {
		return usageError(fmt.Sprintf("%s: %v", from, err))
	}
	if a.tokens = tokens; a.private && !tokens.Any() {
		return usageError("--private needs a token; give it with --tokens FILE or " + tokensVariable)
	}
	for _, origin := range a.allowed() {
		u, err := url.Parse(origin)
		if origin != "*" && (err != nil || u.Host == "" || u.Scheme+"://"+u.Host != origin) {
			return usageError(fmt.Sprintf("--allow-origins are such as https://example.org, not %q", origin))
		}
	}
	return nil
}

func (a *access) allowed() []string {
	return strings.FieldsFunc(a.origins, func(r rune) bool { return r == ',' || r == ' ' })
}

// share lets the allowed origins' pages ask. Nothing is sent along by the browser itself: there are no cookies, and a page
// must hold a token to show one.
func (a *access) share(next http.Handler) http.Handler {
	if len(a.allowed()) == 0 {
		return next
	}
	return cors.New(cors.Options{
		AllowedOrigins: a.allowed(),
		AllowedMethods: []string{http.MethodGet, http.MethodPost},
		AllowedHeaders: []string{"Authorization", "Content-Type", "If-None-Match", transport.CostHeader},
		ExposedHeaders: []string{"ETag", "Retry-After"},
		MaxAge:         600,
	}).Handler(next)
}

// security are the headers that every answer has, whoever gives it: an answer is what its type says and nothing to be
// guessed, no page holds it in a frame, and what is no page loads nothing. The pages widen this for themselves, and say
// what only pages can: with whom they share a window.
var security = http.Header{
	"Content-Security-Policy":      {"default-src 'none'; frame-ancestors 'none'"},
	"X-Content-Type-Options":       {"nosniff"},
	"X-Frame-Options":              {"DENY"},
	"Referrer-Policy":              {"no-referrer"},
	"Cross-Origin-Resource-Policy": {"same-origin"},
}

// secured sets them. All answers share their values, which whoever sets such a header replaces and does not change.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), security)
		next.ServeHTTP(w, r)
	})
}
