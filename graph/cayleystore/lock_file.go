package cayleystore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"

	"github.com/plangraph/plangraph/graph"
)

// Processes that share a file take turns at writing. SQLite lets one write at a time too, but a change here reads the
// named graph before it writes the difference, and nobody may come in between. The lock is on a file beside the
// database, and the system frees it when its holder ends, however it ends. Readers need no turn: WAL shows each of them
// the last finished transaction.

// lockTimeout is how long one waits for another process. A change of one plan takes milliseconds.
var lockTimeout = 10 * time.Second

// lock waits for the other writers.
func (s *sqlite) lock(ctx context.Context, _ *sql.DB) (release func(), err error) {
	if s.lockFile == "" {
		return func() {}, nil
	}
	held, err := os.OpenFile(s.lockFile, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("its directory cannot be written: %w", cause(err))
	}
	if err := acquire(ctx, held); err != nil {
		held.Close()
		return nil, err
	}
	return func() { held.Close() }, nil
}

// acquire locks the file. The system's own waiting would not end with the context.
func acquire(ctx context.Context, file *os.File) error {
	ctx, cancel := context.WithTimeoutCause(ctx, lockTimeout, graph.ErrStoreBusy)
	defer cancel()
	for {
		err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if err == nil || !errors.Is(err, unix.EWOULDBLOCK) {
			return err
		}
		select {
		case <-time.After(5 * time.Millisecond):
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}
