package main

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// usageError is wrong use of a command: the exit code is 2, and a second line says where help is.
type usageError string

func (e usageError) Error() string { return string(e) }

// errTold is the error of a command that has told everything in its own words.
var errTold = errors.New("told already")

// advice is what to do about errors that do not say it themselves.
var advice = []struct {
	of   error
	todo string
}{
	{graph.ErrStoreBusy, "try again when that process has finished, or stop it"},
	{graph.ErrStoreDamaged, "name another store and restore a backup or load the plans into it"},
}

// tell puts an error into one line for people: what went wrong, and what to do.
func tell(err error) string {
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

// cause is the error without the path, for messages that name the path already.
func cause(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
