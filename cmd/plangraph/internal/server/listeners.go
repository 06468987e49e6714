package server

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/telemetry"
)

// listeners are the addresses of a server: everybody's, and the operators' where there is one.
type listeners struct {
	public, admin *listener
	failed        chan error
}

// listener is an address and the HTTP server there.
type listener struct {
	*http.Server
	net.Listener
}

// open takes the addresses and serves them from now on, if only to say that the server is not ready. It comes before
// anything slow, so that a wrong address is reported at once. wrap comes around everybody's requests.
func (s *Server) open(wrap func(http.Handler) http.Handler) error {
	c := s.config
	public, err := listen("--listen", c.listen)
	if err != nil {
		return err
	}
	l := &listeners{failed: make(chan error, 2)}
	handler := withSecurityHeaders(wrap(telemetry.Requests(c.withHosts(c.listen, s.routes()), s.metrics, s.log)))
	connections := newConnections(public, c.connections, c.perAddress, c.Deadline+c.Queue+servingSlack)
	l.public = &listener{connections.watch(c.httpServer(handler)), connections}
	if c.admin != "" {
		admin, err := listen("--admin", c.admin)
		if err != nil {
			public.Close()
			return err
		}
		// No limit on writing: a profile takes as long as it is told to.
		l.admin = &listener{&http.Server{Handler: telemetry.Admin(s.metrics, s.health()), ReadHeaderTimeout: 5 * time.Second}, admin}
		l.admin.serve(l.failed)
		s.log.Info("operators find metrics, health and profiles here", "address", "http://"+admin.Addr().String())
	}
	l.public.serve(l.failed)
	s.listeners = l
	return nil
}

// listen takes the address that the flag gives.
func listen(flag, address string) (net.Listener, error) {
	if _, _, err := net.SplitHostPort(address); err != nil {
		return nil, clierr.UsageError(fmt.Sprintf("%s is HOST:PORT, such as 127.0.0.1:8080, not %q", flag, address))
	}
	listener, err := net.Listen("tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is in use; choose another with %s HOST:PORT", address, flag)
	case err != nil:
		return nil, fmt.Errorf("nobody can listen on %s here; choose another with %s HOST:PORT", address, flag)
	}
	return listener, nil
}

// serve serves until the listener is shut down. A failure is sent to failed.
func (l *listener) serve(failed chan<- error) {
	go func() {
		if err := l.Serve(l.Listener); !errors.Is(err, http.ErrServerClosed) {
			failed <- err
		}
	}()
}

// close ends requests under way.
func (l *listener) close() {
	if l != nil {
		l.Server.Close()
		l.Listener.Close()
	}
}

// close ends what has not ended yet. The operators' address comes last, so that they see the end.
func (l *listeners) close() {
	l.public.close()
	l.admin.close()
}
