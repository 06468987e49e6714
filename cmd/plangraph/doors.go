package main

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"syscall"
	"time"

	"golang.org/x/net/netutil"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/telemetry"
)

// doors are the addresses of a server: everybody's, and the operators' where there is one.
type doors struct {
	public, admin *door
	failed        chan error
}

// door is an address and whoever answers there.
type door struct {
	*http.Server
	net.Listener
}

// open takes the addresses before anything slow happens, so that a wrong one is told at once, and answers from now on,
// if only that it is not ready. wrap comes around everybody's requests.
func (c *serve) open(s *server, wrap func(http.Handler) http.Handler) (*doors, error) {
	public, err := listen("--listen", c.listen)
	if err != nil {
		return nil, err
	}
	d := &doors{failed: make(chan error, 2)}
	handler := secured(wrap(telemetry.Requests(c.routes(s), s.metrics, s.log)))
	d.public = &door{c.limits.server(handler), netutil.LimitListener(public, c.connections)}
	if c.admin != "" {
		admin, err := listen("--admin", c.admin)
		if err != nil {
			public.Close()
			return nil, err
		}
		// No limit on writing: a profile takes as long as it is told to.
		d.admin = &door{&http.Server{Handler: telemetry.Admin(s.metrics, s.health()), ReadHeaderTimeout: 5 * time.Second}, admin}
		d.admin.answer(d.failed)
		s.log.Info("operators find metrics, health and profiles here", "address", "http://"+admin.Addr().String())
	}
	d.public.answer(d.failed)
	return d, nil
}

// listen takes the address that the flag gives.
func listen(flag, address string) (net.Listener, error) {
	if _, _, err := net.SplitHostPort(address); err != nil {
		return nil, usageError(fmt.Sprintf("%s is HOST:PORT, such as 127.0.0.1:8080, not %q", flag, address))
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

// answer answers until it is shut down; a failure comes through the channel.
func (d *door) answer(failed chan<- error) {
	go func() {
		if err := d.Serve(d.Listener); !errors.Is(err, http.ErrServerClosed) {
			failed <- err
		}
	}()
}

func (d *door) shut() {
	if d != nil {
		d.Server.Close()
		d.Listener.Close()
	}
}

// close ends what is not ended yet; operators look on until the last.
func (d *doors) close() {
	d.public.shut()
	d.admin.shut()
}
