package cayleystore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/lib/pq"
)

// The driver for PostgreSQL waits for an answer as long as the connection stands, which is for ever where the server hangs.
// So the connections of a store are known here, and are cut where whoever waits no longer wants to.
const (
	wireDriver = "plangraph-postgres"

	hangup  = 3 * time.Second // how long the server has to stop what its client has given up
	silence = 5 * time.Minute // how long it may take to answer at all
)

func init() { sql.Register(wireDriver, wiring{}) }

// stores are the connections of each open store, by the number that its driver's data source begins with.
var (
	stores  sync.Map
	numbers atomic.Int64
)

// wires are the connections of one store.
type wires struct {
	number string
	mu     sync.Mutex
	open   map[*wire]bool
}

func newWires() *wires {
	w := &wires{number: strconv.FormatInt(numbers.Add(1), 10), open: map[*wire]bool{}}
	stores.Store(w.number, w)
	return w
}

func (w *wires) name(url string) string { return w.number + " " + url }

// forget ends the store's connections for good.
func (w *wires) forget() {
	stores.Delete(w.number)
	w.cut()
}

// cut ends the connections that there are.
func (w *wires) cut() {
	w.mu.Lock()
	list := make([]*wire, 0, len(w.open))
	for c := range w.open {
		list = append(list, c)
	}
	w.mu.Unlock()
	for _, c := range list {
		_ = c.Close() // whoever uses it gets the error
	}
}

// watch cuts the connections where the context has ended and, a while after, done was not called.
func (w *wires) watch(ctx context.Context) (done func()) {
	finished := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		select {
		case <-finished:
		case <-time.After(hangup):
			w.cut()
		}
	})
	return func() {
		stop()
		close(finished)
	}
}

// Dial implements pq.Dialer.
func (w *wires) Dial(network, address string) (net.Conn, error) {
	return w.DialTimeout(network, address, lockTimeout)
}

// DialTimeout implements pq.Dialer.
func (w *wires) DialTimeout(network, address string, timeout time.Duration) (net.Conn, error) {
	conn, err := net.DialTimeout(network, address, timeout)
	if err != nil {
		return nil, err
	}
	c := &wire{conn, w}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.open[c] = true
	return c, nil
}

// wire is a connection that is known to its store.
type wire struct {
	net.Conn
	of *wires
}

// Read waits for no answer longer than silence.
func (c *wire) Read(p []byte) (int, error) {
	if err := c.SetReadDeadline(time.Now().Add(silence)); err != nil {
		return 0, err
	}
	return c.Conn.Read(p)
}

// Close ends the connection, and whoever reads it.
func (c *wire) Close() error {
	c.of.mu.Lock()
	delete(c.of.open, c)
	c.of.mu.Unlock()
	return c.Conn.Close()
}

// SyscallConn lets the driver see whether an idle connection was closed.
func (c *wire) SyscallConn() (syscall.RawConn, error) {
	if raw, ok := c.Conn.(syscall.Conn); ok {
		return raw.SyscallConn()
	}
	return nil, errors.ErrUnsupported
}

// wiring is the driver.
type wiring struct{}

// Open implements driver.Driver.
func (wiring) Open(name string) (driver.Conn, error) {
	number, url, _ := strings.Cut(name, " ")
	w, ok := stores.Load(number)
	if !ok {
		return nil, driver.ErrBadConn
	}
	conn, err := pq.DialOpen(w.(*wires), url)
	if err != nil {
		return nil, err
	}
	return &session{pqConn: conn.(pqConn)}, nil
}

// pqConn is what the driver's connections can do.
type pqConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
	driver.NamedValueChecker
}

// session is a connection that leaves no statement behind when a transaction ends. database/sql closes them later, when a
// pooler has given the server's connection to somebody else, whose statements would meet these.
type session struct {
	pqConn
	prepared []*statement
}

// PrepareContext implements driver.ConnPrepareContext.
func (s *session) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	prepared, err := s.pqConn.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	st := &statement{pqStmt: prepared.(pqStmt)}
	s.prepared = append(s.prepared, st)
	return st, nil
}

// BeginTx implements driver.ConnBeginTx.
func (s *session) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	tx, err := s.pqConn.BeginTx(ctx, o)
	if err != nil {
		return nil, err
	}
	s.prepared = nil
	return transaction{tx, s}, nil
}

type transaction struct {
	driver.Tx
	of *session
}

// Commit implements driver.Tx.
func (t transaction) Commit() error {
	t.of.closeStatements()
	return t.Tx.Commit()
}

// Rollback implements driver.Tx.
func (t transaction) Rollback() error {
	t.of.closeStatements()
	return t.Tx.Rollback()
}

func (s *session) closeStatements() {
	for _, st := range s.prepared {
		_ = st.Close() // where the connection is broken, its end says so
	}
	s.prepared = nil
}

// pqStmt is what the driver's statements can do.
type pqStmt interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// statement is closed once.
type statement struct {
	pqStmt
	closed bool
}

// Close implements driver.Stmt.
func (s *statement) Close() error {
	if s.closed {
		return nil
	}
	s.closed = true
	return s.pqStmt.Close()
}
