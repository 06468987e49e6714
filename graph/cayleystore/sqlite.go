package cayleystore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"

	csql "github.com/cayleygraph/cayley/graph/sql"
	cayleysqlite "github.com/cayleygraph/cayley/graph/sql/sqlite"
	"github.com/cayleygraph/quad"
	"github.com/mattn/go-sqlite3"
	"golang.org/x/sys/unix"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/rdf"
)

const (
	sqliteDriver  = "plangraph-sqlite3"
	sqliteReader  = "plangraph-sqlite3-reader" // for what may not be written
	sqliteDialect = "plangraph-sqlite"
)

func init() {
	sql.Register(sqliteDriver, &sqlite3.SQLiteDriver{ConnectHook: tune})
	sql.Register(sqliteReader, &sqlite3.SQLiteDriver{ConnectHook: bePatient})
	// Cayley's own dialect for SQLite, with our driver and our way of inserting.
	csql.Register(sqliteDialect, csql.Registration{
		Driver:               sqliteDriver,
		HashType:             fmt.Sprintf("BINARY(%d)", quad.HashSize),
		BytesType:            "BLOB",
		HorizonType:          "INTEGER",
		TimeType:             "DATETIME",
		QueryDialect:         cayleysqlite.QueryDialect,
		NoOffsetWithoutLimit: true,
		NoForeignKeys:        true,
		Error:                func(err error) error { return err },
		RunTx:                insertWith(cayleysqlite.QueryDialect.Placeholder),
	})
}

// tune sets up a connection. WAL lets readers run beside the writer; FULL makes a finished transaction survive a power
// cut. Rare checkpoints matter for the indexes, whose keys are hashes and so lie anywhere.
func tune(c *sqlite3.SQLiteConn) error {
	if err := bePatient(c); err != nil {
		return err
	}
	_, err := c.Exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 65536`, nil)
	return err
}

func bePatient(c *sqlite3.SQLiteConn) error {
	_, err := c.Exec(`PRAGMA busy_timeout = `+strconv.FormatInt(lockTimeout.Milliseconds(), 10), nil)
	return err
}

// sqlite is a database in a file, or in memory.
type sqlite struct {
	name     string
	source   string // for SQLite, as a URI
	query    string // of the URI: how the file is opened
	path     string // empty in memory
	lockFile string // the file whose lock a writer holds; empty in memory
	closed   error  // why it may not be written; nil where it may
	frozen   string // the stamp of a file that is read as if nobody wrote it; empty for others
	alone    bool   // it is read by one connection at a time, which nobody else may have beside it

	mu      sync.Mutex  // for what follows
	opened  os.FileInfo // nil before it was opened
	emptied bool        // since then
}

// openFile looks whether the file can be a store, and makes it where there is none.
func openFile(path string) (backend, error) {
	s := &sqlite{name: "file:" + path, query: "mode=rw&", path: path, lockFile: path + "-lock"}
	s.source = "file:" + (&url.URL{Path: path}).EscapedPath() + "?"
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s: there is no directory %s", s.name, filepath.Dir(path))
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
		if err != nil {
			return nil, fmt.Errorf("%s: it cannot be made: %w; look whether its folder may be written", s.name, cause(err))
		}
		file.Close() // nobody has opened it as a database yet
	case err != nil:
		return nil, fmt.Errorf("%s: it cannot be opened: %w", s.name, cause(err))
	case info.IsDir():
		return nil, fmt.Errorf("%s: it is a directory; name a file in it", s.name)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: it is no file; name one on a local disk", s.name)
	}
	if err := writable(path); err != nil {
		return s, s.onlyRead(err)
	}
	return s, nil
}

// writable says why a file cannot be written. Not by opening it: closing a handle of the database drops the locks that SQLite
// holds in this process.
func writable(path string) error {
	if err := unix.Access(path, unix.W_OK); err != nil {
		return fmt.Errorf("it cannot be opened for writing: %w", err)
	}
	if err := unix.Access(filepath.Dir(path), unix.W_OK); err != nil {
		return fmt.Errorf("it cannot be written, because its folder may not be: %w", err)
	}
	return nil
}

// cause leaves out the path, which the message has already.
func cause(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

var memories atomic.Int64

// newMemory names a database of its own, which lives as long as a connection to it is open.
func newMemory() backend {
	return &sqlite{name: "memory:", source: "file:/plangraph-" + strconv.FormatInt(memories.Add(1), 10) + "?vfs=memdb&"}
}

func (s *sqlite) String() string { return s.name }

// open reads with a narrow cache, 1 MB: a scan needs each page once, and what it kept would stay with the server for
// good, 256 MB of it with the writers' cache. So would what the connection itself takes, 3 MB after reading 100,000 measures;
// a database in memory is gone with its last connection.
func (s *sqlite) open() (*sql.DB, error) {
	driver := sqliteDriver
	if s.closed != nil {
		driver = sqliteReader
	}
	db, err := sql.Open(driver, s.source+s.query+"_cache_size=-1024")
	if err == nil && s.lockFile != "" {
		db.SetMaxIdleConns(-1)
	}
	return db, err
}

// address lets transactions take the right to write when they begin, so that they wait for each other there. A wide
// cache, 256 MB at most, keeps the pages of the indexes that every plan's hashes touch.
func (s *sqlite) address() (dialect, dsn string) {
	return sqliteDialect, s.source + s.query + "_txlock=immediate&_cache_size=-262144"
}

func (s *sqlite) tables(ctx context.Context, db *sql.DB) (ours, others int, err error) {
	err = db.QueryRowContext(ctx, `SELECT COUNT(*) FILTER (WHERE name IN ('nodes', 'quads')), COUNT(*) FILTER (WHERE name NOT IN ('nodes', 'quads'))
		FROM sqlite_master WHERE type = 'table'`).Scan(&ours, &others)
	return ours, others, err
}

// layout lets a triple stand in several named graphs, as Cayley's dialect for PostgreSQL does, and puts two indexes in
// place of Cayley's five: one that keeps a quad from standing twice and finds a named graph, and one of the few rows by
// which the store knows itself. Keys are hashes, so an index that does not begin with the label makes each plan touch
// thousands of pages; with these, a load writes a quarter of the bytes, and 100,000 measures take 80 s of CPU, not 150.
func (s *sqlite) layout() []string {
	known := func(p quad.IRI) string { return "predicate_hash = " + s.literal(hashOf(p)) }
	return append([]string{
		`DROP INDEX IF EXISTS spo_unique`,
		`CREATE UNIQUE INDEX spo_unique ON quads (subject_hash, predicate_hash, object_hash) WHERE label_hash IS NULL`,
		`DROP INDEX IF EXISTS spol_unique`,
		`CREATE UNIQUE INDEX IF NOT EXISTS lspo_unique ON quads (label_hash, subject_hash, predicate_hash, object_hash)`,
		`CREATE INDEX IF NOT EXISTS known_index ON quads (predicate_hash) WHERE ` + known(rdf.DigestPredicate) + ` OR ` + known(rdf.FingerprintsPredicate) + ` OR ` + known(rdf.FormatPredicate),
		`DROP INDEX IF EXISTS spo_index`,
		`DROP INDEX IF EXISTS osp_index`,
		`DROP INDEX IF EXISTS ops_index`,
		`DROP INDEX IF EXISTS pos_index`,
	}, indexes...)
}

func (s *sqlite) literal(key hash) string { return fmt.Sprintf("x'%x'", key) }

func (s *sqlite) placeholder(n int) string { return cayleysqlite.QueryDialect.Placeholder(n) }

// version is SQLite's own number, which changes with each transaction of another connection.
func (s *sqlite) version() string {
	if s.frozen != "" || s.alone { // the stamp tells
		return ""
	}
	return "PRAGMA data_version"
}

func (s *sqlite) explain(err error) error {
	var failed sqlite3.Error
	if !errors.As(err, &failed) {
		return err
	}
	if failed.ExtendedCode == sqlite3.ErrReadonlyDbMoved {
		return fmt.Errorf("%w: its file was moved or deleted", graph.ErrStoreLost)
	}
	switch failed.Code {
	case sqlite3.ErrNotADB, sqlite3.ErrCorrupt:
		return fmt.Errorf("%w: %w", graph.ErrStoreDamaged, err)
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return graph.ErrStoreBusy
	case sqlite3.ErrFull:
		return errors.New("the disk is full; the store is as it was before this")
	case sqlite3.ErrIoErr:
		return errors.New("the disk fails to read or write; look at its space and its health; the store is as it was before this")
	case sqlite3.ErrCantOpen:
		return errors.New("it cannot be opened; look whether its folder may be written")
	case sqlite3.ErrReadonly:
		return errors.New("it cannot be written; look who owns the file and its folder; the store is as it was before this")
	}
	return err
}

func (s *sqlite) close() error { return nil }
