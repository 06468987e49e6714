package telemetry

import (
	"net/http"
	"net/http/pprof"
)

// Admin serves operators: /metrics, /healthz and /readyz as health answers them, and /debug/pprof/. It has no access
// control and belongs on an address that only operators reach. The command line is not shown: a store's password may stand
// there.
func Admin(m *Metrics, health http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", m)
	mux.Handle("GET /healthz", health)
	mux.Handle("GET /readyz", health)
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	return mux
}
