package pgtest

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/url"
	"path/filepath"
	"testing"
)

// Pooler serves a database through a few connections, which its clients share by the transaction, as PgBouncer does in that
// mode. It gives the database's URL by way of it.
func (s *Server) Pooler(t *testing.T, database string, connections int) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	u, err := url.Parse(database)
	if err != nil {
		t.Fatal(err)
	}
	p := &pooler{socket: filepath.Join(s.directory, ".s.PGSQL.5432"), free: make(chan *backend, connections)}
	for range connections {
		p.free <- nil
	}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go p.serve(conn)
		}
	}()
	return (&url.URL{Scheme: "postgres", Host: listener.Addr().String(), Path: u.Path, RawQuery: "user=plangraph&sslmode=disable"}).String()
}

type pooler struct {
	socket string
	free   chan *backend // nil for a connection that is still to be made
}

// backend is a connection to the server, after its greeting.
type backend struct {
	net.Conn
	from     *bufio.Reader
	greeting []byte
}

// serve answers a client, whose first message names user and database.
func (p *pooler) serve(client net.Conn) {
	defer client.Close()
	from := bufio.NewReader(client)
	hello, err := readMessage(from, false)
	if err != nil || binary.BigEndian.Uint32(hello[4:]) != 3<<16 { // such as one that cancels
		return
	}
	server, err := p.take(hello)
	if err != nil {
		return
	}
	_, err = client.Write(server.greeting)
	p.free <- server
	server = nil
	defer func() {
		if server != nil { // in the midst of a transaction
			server.Close()
			p.free <- nil
		}
	}()
	for err == nil {
		var message []byte
		if message, err = readMessage(from, true); err != nil || message[0] == 'X' {
			return
		}
		if server == nil {
			if server, err = p.take(hello); err != nil {
				return
			}
		}
		if _, err = server.Write(message); err == nil && (message[0] == 'Q' || message[0] == 'S') {
			var idle bool
			if idle, err = relay(client, server); idle {
				p.free <- server
				server = nil
			}
		}
	}
}

// take waits for a connection that is free.
func (p *pooler) take(hello []byte) (*backend, error) {
	if b := <-p.free; b != nil {
		return b, nil
	}
	conn, err := net.Dial("unix", p.socket)
	if err != nil {
		p.free <- nil
		return nil, err
	}
	b := &backend{Conn: conn, from: bufio.NewReader(conn)}
	if _, err := conn.Write(hello); err != nil {
		return nil, err
	}
	for {
		message, err := readMessage(b.from, true)
		if err != nil {
			return nil, err
		}
		if b.greeting = append(b.greeting, message...); message[0] == 'Z' {
			return b, nil
		}
	}
}

// relay passes an answer on, and reports whether the transaction has ended with it.
func relay(to io.Writer, server *backend) (idle bool, err error) {
	for {
		message, err := readMessage(server.from, true)
		if err != nil {
			return false, err
		}
		if _, err := to.Write(message); err != nil {
			return false, err
		}
		if message[0] == 'Z' {
			return message[5] == 'I', nil
		}
	}
}

// readMessage reads a message of PostgreSQL's protocol; the first of a client has no kind.
func readMessage(from *bufio.Reader, kind bool) ([]byte, error) {
	head := 4
	if kind {
		head = 5
	}
	message := make([]byte, head)
	if _, err := io.ReadFull(from, message); err != nil {
		return nil, err
	}
	length := int(binary.BigEndian.Uint32(message[head-4:])) - 4
	if length < 0 || length > 1<<26 {
		return nil, errors.New("it is no message")
	}
	message = append(message, make([]byte, length)...)
	_, err := io.ReadFull(from, message[head:])
	return message, err
}
