package server

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// health answers /healthz and /readyz. The first is ok as long as the program runs. The second is ok while the server
// should be sent requests: from the first snapshot until it is told to stop.
func (s *Server) health() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/healthz":
			writeText(w, http.StatusOK, "ok")
		case s.stopping.Load():
			writeText(w, http.StatusServiceUnavailable, "stopping")
		case s.current.Load() == nil:
			writeText(w, http.StatusServiceUnavailable, "reading the store")
		default:
			lines := []string{"ok"}
			if s.stale.Load() {
				lines = append(lines, "stale: the store cannot be read, and the last revision stays in service; the log says why")
			}
			writeText(w, http.StatusOK, strings.Join(append(lines, s.withheldLines(s.current.Load())...), "\n"))
		}
	})
}

// withheldLines returns a line for each plan whose facts are not served, and why; in a private server only how many there are.
func (s *Server) withheldLines(snapshot *snapshot.Snapshot) []string {
	plans := snapshot.Withheld()
	if s.config.private && len(plans) > 0 {
		return []string{fmt.Sprintf("withheld: %d plans; the log says which", len(plans))}
	}
	var lines []string
	for _, p := range plans {
		lines = append(lines, fmt.Sprintf("withheld: %s: %s", p.ID, p.Coverage.Withheld[0]))
	}
	return lines
}

// logWithheld logs the plans whose facts are not served, each once as long as it stays so.
func (s *Server) logWithheld(snapshot *snapshot.Snapshot) {
	reasons := map[graph.ID]string{}
	for _, p := range snapshot.Withheld() {
		why := p.Coverage.Withheld[0]
		if reasons[p.ID] = why; s.withheld[p.ID] != why {
			s.log.Error("the facts of a plan are withheld; plangraph verify tells all", "plan", p.ID, "title", p.Title, "reason", why)
		}
	}
	s.withheld = reasons
}

// whenReady refuses requests before the first snapshot, and says that they may come again in a second.
func (s *Server) whenReady(next http.Handler) http.Handler {
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

func writeText(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	fmt.Fprintln(w, text)
}
