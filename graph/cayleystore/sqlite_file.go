package cayleystore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"github.com/mattn/go-sqlite3"
	"golang.org/x/sys/unix"

	"github.com/plangraph/plangraph/graph"
)

// lost looks whether the file is the one that was there at the first call. SQLite itself goes on with a file that was deleted
// or replaced, and sees nothing of the new one.
func (s *sqlite) lost() error {
	if s.path == "" {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	now, err := os.Stat(s.path)
	switch {
	case err != nil:
		return fmt.Errorf("%w: its file is gone: %w", graph.ErrStoreLost, cause(err))
	case s.opened == nil || s.opened.Size() == 0 && os.SameFile(s.opened, now):
		s.opened = now
	case !os.SameFile(s.opened, now):
		return fmt.Errorf("%w: another file is in its place", graph.ErrStoreLost)
	case s.emptied || now.Size() == 0:
		s.emptied = true // whatever is written into it later, the connections here do not see it
		return fmt.Errorf("%w: its file was emptied", graph.ErrStoreLost)
	case s.frozen != "" && s.frozen != stampOf(s.path):
		return fmt.Errorf("%w: its file, which cannot be followed from here, has changed", graph.ErrStoreLost)
	}
	return nil
}

// stamp is of the file, which somebody may have written over without SQLite.
func (s *sqlite) stamp() string {
	if s.path == "" {
		return ""
	}
	return stampOf(s.path)
}

func stampOf(path string) (stamp string) {
	for _, name := range []string{path, path + "-wal"} {
		if info, err := os.Stat(name); err == nil && info.Size() > 0 {
			stamp += fmt.Sprint(info.Size(), info.ModTime().UnixNano(), " ")
		}
		if stamp == "" {
			return "none"
		}
	}
	return stamp
}

func (s *sqlite) readOnly() error { return s.closed }

// readInstead lets a store be read where it can only not be written: the disk is full, or its folder is closed.
func (s *sqlite) readInstead(err error) bool {
	var failed sqlite3.Error
	if s.path == "" || s.closed != nil || !errors.As(err, &failed) {
		return false
	}
	switch failed.Code {
	case sqlite3.ErrFull, sqlite3.ErrIoErr, sqlite3.ErrCantOpen, sqlite3.ErrReadonly:
		info, statErr := os.Stat(s.path)
		return statErr == nil && info.Size() > 0 && s.onlyRead(s.explain(err)) == nil
	}
	return false
}

// onlyRead chooses how to read a file that may not be written, and why is the reason. SQLite wants to write two files beside
// it even to read: where another process keeps these, we share them, and where there are none, nobody writes, so that the file
// is read as it is.
func (s *sqlite) onlyRead(why error) error {
	held := func(name string) bool {
		info, err := os.Stat(name)
		return err == nil && info.Size() > 0
	}
	var how string
	switch log, shared := held(s.path+"-wal"), held(s.path+"-shm"); {
	case shared:
		how = "mode=ro&"
	case !log:
		how = "mode=ro&immutable=1&"
		s.frozen = stampOf(s.path)
	case unix.Access(s.path, unix.W_OK) == nil:
		how = "mode=rw&_locking_mode=EXCLUSIVE&" // with which the index of the log stays in memory
		s.alone = true
	default:
		return fmt.Errorf("%s: what was written last lies in %s-wal and can be read only where the folder may be written", s.name, s.path)
	}
	s.closed, s.query = why, how
	return nil
}

// settle writes what lies in the log into the file, so that a copy of the file has it, and that a log which outlives its file
// holds nothing. Where others read meanwhile it stays in the log, and nothing is lost.
func (s *sqlite) settle(ctx context.Context, db *sql.DB) {
	if s.path == "" || s.closed != nil || s.lost() != nil {
		return
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return
	}
	defer conn.Close()
	_, _ = conn.ExecContext(ctx, `PRAGMA busy_timeout = 200`)
	_, _ = conn.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
}

// watch is for those who wait for others: a file answers.
func (s *sqlite) watch(context.Context) (done func()) { return func() {} }
