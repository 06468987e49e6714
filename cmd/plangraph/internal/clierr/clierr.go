// Package clierr has the errors of the command line, and the one line that people read of any error.
package clierr

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// UsageError is wrong use of a command. Its exit code is 2, and a second line says where help is.
type UsageError string

// Error returns the text.
func (e UsageError) Error() string { return string(e) }

// ErrReported is the error of a command that has written everything in its own words.
var ErrReported = errors.New("reported already")

// advice is what to do about errors that do not say it themselves.
var advice = []struct {
	of   error
	todo string
}{
	{graph.ErrStoreBusy, "try again when that process has finished, or stop it"},
	{graph.ErrStoreDamaged, "name another store and restore a backup or load the plans into it"},
}

// Line puts an error into one line for people: what went wrong, and what to do.
func Line(err error) string {
	if errors.Is(err, context.Canceled) {
		return "interrupted"
	}
	line := strings.Join(strings.Fields(err.Error()), " ")
	for _, a := range advice {
		if errors.Is(err, a.of) {
			return line + ": " + a.todo
		}
	}
	var network *net.OpError
	if errors.As(err, &network) {
		return line + ": check that the database runs there"
	}
	return line
}

// WithoutPath returns the error without the path of a file, for messages that name the path already.
func WithoutPath(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
