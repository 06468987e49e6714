package server

import (
	"container/list"
	"context"
	"io"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"
)

// connections is a listener with so many connections at most. For one more, it closes the one that has waited longest for a
// request, or for the rest of one: whoever holds connections to keep others out, loses them first. One that has been served
// for longer than any answer takes goes next, because its client does not take what it asked for.
type connections struct {
	net.Listener
	most, perAddress int
	patience         time.Duration // with one that is served

	mu      sync.Mutex
	changed *sync.Cond
	waiting list.List // of *connection: for a request or the rest of one, the longest first
	serving list.List // of *connection: from a request to the end of its answer, the longest first
	from    map[netip.Addr]int
	closed  bool
}

// servingSlack is how much longer than an answer may take to be made a connection is served where others wait.
const servingSlack = 2 * time.Second

// waitingGrace is how long a connection may wait for its first request where others wait for a connection.
const waitingGrace = 250 * time.Millisecond

func newConnections(l net.Listener, most, perAddress int, patience time.Duration) *connections {
	c := &connections{Listener: l, most: most, perAddress: perAddress, patience: patience, from: map[netip.Addr]int{}}
	c.changed = sync.NewCond(&c.mu)
	return c
}

// connection is one of them.
type connection struct {
	net.Conn
	address netip.Addr // the client's, or its network; zero for this machine
	in      *list.List // waiting or serving; nil once it is closed
	at      *list.Element
	since   time.Time
}

// Accept returns the next connection, once there is room for it.
func (c *connections) Accept() (net.Conn, error) {
	for {
		conn, err := c.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if x := (&connection{Conn: conn, address: networkOf(conn.RemoteAddr())}); c.admit(x) {
			return x, nil
		}
		conn.Close()
	}
}

// networkOf is the address, or the network of 64 bits that one client has of version 6; zero for this machine, where the
// proxy of everybody may run.
func networkOf(a net.Addr) netip.Addr {
	at, err := netip.ParseAddrPort(a.String())
	ip := at.Addr().Unmap()
	if err != nil || ip.IsLoopback() {
		return netip.Addr{}
	}
	if ip.Is6() {
		network, _ := ip.WithZone("").Prefix(64)
		return network.Addr()
	}
	return ip
}

// admit makes room for a connection and takes it. It reports whether there is room, which there is not where one address has
// too many, or when the listener is closed.
func (c *connections) admit(x *connection) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if x.address.IsValid() && c.from[x.address] >= c.perAddress && !c.closeOldest(&c.waiting, 0, x.address) {
		return false
	}
	for !c.closed && c.waiting.Len()+c.serving.Len() >= c.most {
		if !c.closeOldest(&c.waiting, waitingGrace, netip.Addr{}) && !c.closeOldest(&c.serving, c.patience, netip.Addr{}) {
			wake := time.AfterFunc(100*time.Millisecond, c.changed.Broadcast)
			c.changed.Wait()
			wake.Stop()
		}
	}
	if c.closed {
		return false
	}
	c.put(x, &c.waiting)
	if x.address.IsValid() {
		c.from[x.address]++
	}
	return true
}

// closeOldest closes the oldest connection of the list, of that address where one is given, if it has been there so long.
func (c *connections) closeOldest(l *list.List, age time.Duration, address netip.Addr) bool {
	for at := l.Front(); at != nil; at = at.Next() {
		x := at.Value.(*connection)
		switch {
		case address.IsValid() && x.address != address:
			continue
		case time.Since(x.since) < age:
			return false
		}
		c.remove(x)
		go x.Conn.Close()
		return true
	}
	return false
}

func (c *connections) put(x *connection, l *list.List) {
	x.in, x.at, x.since = l, l.PushBack(x), time.Now()
}

// remove forgets a connection.
func (c *connections) remove(x *connection) {
	if x.in == nil {
		return
	}
	x.in.Remove(x.at)
	x.in = nil
	if x.address.IsValid() {
		if c.from[x.address]--; c.from[x.address] == 0 {
			delete(c.from, x.address)
		}
	}
	c.changed.Broadcast()
}

// move puts a connection, unless it is closed, at the end of the list.
func (c *connections) move(x *connection, l *list.List) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if x.in == nil || x.in == l {
		return
	}
	x.in.Remove(x.at)
	c.put(x, l)
	c.changed.Broadcast()
}

// Close closes the listener.
func (c *connections) Close() error {
	c.mu.Lock()
	c.closed = true
	c.changed.Broadcast()
	c.mu.Unlock()
	return c.Listener.Close()
}

type connectionKey struct{}

// watch lets the server tell what its connections do: one is served from the end of a request to the end of its answer.
func (c *connections) watch(s *http.Server) *http.Server {
	next := s.Handler
	s.ConnContext = func(ctx context.Context, conn net.Conn) context.Context {
		return context.WithValue(ctx, connectionKey{}, conn)
	}
	s.ConnState = func(conn net.Conn, state http.ConnState) {
		x, ok := conn.(*connection)
		switch {
		case !ok:
		case state == http.StateIdle:
			c.move(x, &c.waiting)
		case state == http.StateClosed, state == http.StateHijacked:
			c.mu.Lock()
			c.remove(x)
			c.mu.Unlock()
		}
	}
	s.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if x, ok := r.Context().Value(connectionKey{}).(*connection); ok {
			if r.ContentLength == 0 {
				c.move(x, &c.serving)
			} else {
				r.Body = &watchedBody{r.Body, r.ContentLength, func() { c.move(x, &c.serving) }}
			}
		}
		next.ServeHTTP(w, r)
	})
	return s
}

// watchedBody is a body that says when it has been read.
type watchedBody struct {
	io.ReadCloser
	left int64 // bytes, as far as its length is known
	read func()
}

// Read reads.
func (b *watchedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if b.left -= int64(n); err != nil || b.left == 0 {
		b.read()
	}
	return n, err
}
