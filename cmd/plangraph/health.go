package main

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/plangraph/plangraph/graph"
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
			say(w, http.StatusOK, strings.Join(append([]string{"ok"}, s.withheld(s.current.Load())...), "\n"))
		}
	})
}

// withheld says a line for each plan whose facts are not served, and why; in a private server only how many there are.
func (s *server) withheld(snapshot *graph.Snapshot) []string {
	plans := snapshot.Withheld()
	if s.private && len(plans) > 0 {
		return []string{fmt.Sprintf("withheld: %d plans; the log says which", len(plans))}
	}
	var lines []string
	for _, p := range plans {
		lines = append(lines, fmt.Sprintf("withheld: %s: %s", p.ID, p.Coverage.Withheld[0]))
	}
	return lines
}

// tellWithheld logs the plans whose facts are not served, each once as long as it stays so.
func (s *server) tellWithheld(snapshot *graph.Snapshot) {
	told := map[graph.ID]string{}
	for _, p := range snapshot.Withheld() {
		why := p.Coverage.Withheld[0]
		if told[p.ID] = why; s.told[p.ID] != why {
			s.log.Error("the facts of a plan are withheld; plangraph verify tells all", "plan", p.ID, "title", p.Title, "reason", why)
		}
	}
	s.told = told
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
