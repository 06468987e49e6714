package server

import (
	"flag"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"os"
	"strings"

	"github.com/rs/cors"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/gql/transport"
)

// access is who may ask what.
type access struct {
	tokenFile       string
	private         bool
	origins         string
	hosts           string
	noIntrospection bool
	tokens          transport.Tokens
}

const tokensVariable = "PLANGRAPH_TOKENS"

func (a *access) flags(f *flag.FlagSet) {
	f.StringVar(&a.tokenFile, "tokens", "", "the `FILE` of the tokens that let people in, a line each: NAME read TOKEN or NAME load TOKEN; or the same in "+tokensVariable+", with ; between lines")
	f.BoolVar(&a.private, "private", false, "answer nobody without a token")
	f.StringVar(&a.origins, "allow-origins", "", "the `ORIGINS` whose pages may ask from a browser, such as https://example.org, with commas between; * for all")
	f.StringVar(&a.hosts, "hosts", "", "the `NAMES` under which browsers find this server, such as plans.example.org, with commas between; * for any. localhost, addresses in numbers, and the names in --listen and --allow-origins are known")
	f.BoolVar(&a.noIntrospection, "no-introspection", false, "do not show the schema; the playground is off then, too")
}

// validate reads the tokens and the origins. No message repeats a token.
func (a *access) validate() error {
	text, from := strings.ReplaceAll(os.Getenv(tokensVariable), ";", "\n"), tokensVariable
	if a.tokenFile != "" {
		if text != "" {
			return clierr.UsageError("the tokens stand in " + tokensVariable + " and in the file of --tokens; give one of them")
		}
		file, err := os.ReadFile(a.tokenFile)
		if err != nil {
			return clierr.UsageError(fmt.Sprintf("%s: the tokens cannot be read: %v", a.tokenFile, clierr.WithoutPath(err)))
		}
		text, from = string(file), a.tokenFile
	}
	tokens, err := transport.ParseTokens(text)
	if err != nil {
		return clierr.UsageError(fmt.Sprintf("%s: %v", from, err))
	}
	if a.tokens = tokens; a.private && !tokens.Any() {
		return clierr.UsageError("--private needs a token; give it with --tokens FILE or " + tokensVariable)
	}
	for _, origin := range a.allowed() {
		u, err := url.Parse(origin)
		if origin != "*" && (err != nil || u.Host == "" || u.Scheme+"://"+u.Host != origin) {
			return clierr.UsageError(fmt.Sprintf("--allow-origins are such as https://example.org, not %q", origin))
		}
	}
	return nil
}

func (a *access) allowed() []string { return listed(a.origins) }

func listed(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
}

// withCORS lets pages of the allowed origins ask. The browser adds nothing by itself: there are no cookies, and a page must
// hold a token to send one.
func (a *access) withCORS(next http.Handler) http.Handler {
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

// securityHeaders are set on every response. Its type is never guessed, no page holds it in a frame, and what is no page
// loads nothing. The pages replace the policy by a wider one, and add with whom they share a window.
var securityHeaders = http.Header{
	"Content-Security-Policy":      {"default-src 'none'; frame-ancestors 'none'"},
	"X-Content-Type-Options":       {"nosniff"},
	"X-Frame-Options":              {"DENY"},
	"Referrer-Policy":              {"no-referrer"},
	"Cross-Origin-Resource-Policy": {"same-origin"},
}

// withSecurityHeaders sets them. All responses share their values, so a handler replaces such a value and never changes it.
func withSecurityHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), securityHeaders)
		next.ServeHTTP(w, r)
	})
}
