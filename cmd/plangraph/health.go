package main

import (
	"fmt"
	"net/http"
)

// health answers /healthz, which is ok as long as the program runs, and /readyz, which is so while it should be sent
// requests: from the first snapshot to the moment when it is told to stop.
func (s *server) health() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/healthz":
			say(w, http.StatusOK, "ok")
		case s.stopping.Load():
			say(w, http.StatusServiceUnavailable, "stopping")
		case s.current.Load() == nil:
			say(w, http.StatusServiceUnavailable, "reading the store")
		default:
			say(w, http.StatusOK, "ok")
		}
	})
}

// whenReady sends whoever comes before the first snapshot away for a second.
func (s *server) whenReady(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.current.Load() == nil {
			w.Header().Set("Retry-After", "1")
			w.Header().Set("Content-Type", "application/json; charset=utf-8")
			w.WriteHeader(http.StatusServiceUnavailable)
			fmt.Fprintln(w, `{"errors":[{"message":"the plans are being read; ask again in a second","extensions":{"code":"NOT_READY"}}]}`)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func say(w http.ResponseWriter, status int, word string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	fmt.Fprintln(w, word)
}
