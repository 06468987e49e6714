package web

import "net/http"

// basePolicy lets a page load what the server itself has and nothing else: no other origin, no script or style in the
// page's text, no frame around it, no address that a <base> could bend.
const basePolicy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// playgroundPolicy adds what GraphiQL's editor, Monaco, cannot do without: it writes <style> elements and style attributes
// while it runs and can put no nonce on them, and its style sheets hold small pictures as data: addresses. Neither can
// load anything from elsewhere.
const playgroundPolicy = basePolicy + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:"

// secured sets the headers of every page; a page with a policy of its own sets it anew.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", basePolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}
