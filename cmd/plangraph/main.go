// Plangraph reads government plans and answers who does what with which technology, by when.
//
// This package is the command line and the only place where the parts meet: the loader reads files into plans, the store
// keeps them, the snapshot answers, the GraphQL handler serves. Each command is a file with a value that says how it is
// used and a function that runs it; none of them exits, prints outside its streams or listens for signals, so that a test
// runs them as people do.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/plangraph/plangraph/graph"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// The exit codes.
const (
	done   = 0
	failed = 1
	usage  = 2
)

// streams are where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// command is one of the words after plangraph.
type command struct {
	name  string
	args  string // what follows the flags in its usage
	short string
	run   func(ctx context.Context, c *call) error
	flags func(c *call)
}

// commands are in the order in which people meet them.
var commands = []command{loadCommand, serveCommand, queryCommand, checkCommand, schemaCommand}

// call is one run of a command: its flags and arguments, and its streams.
type call struct {
	*flag.FlagSet
	streams
	store string
	options
}

// usageError is wrong use: the exit code is 2, and the message says how to use the command.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

func run(ctx context.Context, args []string, s streams) int {
	if len(args) == 0 {
		help(s.err)
		return usage
	}
	name := args[0]
	if name == "help" || name == "-h" || name == "--help" || name == "-help" {
		if len(args) > 1 {
			name, args = args[1], []string{args[1], "-h"}
		} else {
			help(s.out)
			return done
		}
	}
	for _, c := range commands {
		if c.name == name {
			return c.call(ctx, args[1:], s)
		}
	}
	fmt.Fprintf(s.err, "plangraph: there is no command %q; the commands are %s\n", name, names())
	return usage
}

func names() string {
	var list []string
	for _, c := range commands {
		list = append(list, c.name)
	}
	return strings.Join(list, ", ")
}

func help(w io.Writer) {
	fmt.Fprintln(w, "Plangraph reads government plans and answers who does what with which technology, by when.\n\nUsage: plangraph COMMAND [FLAG]… [ARGUMENT]…\n\nCommands:")
	for _, c := range commands {
		fmt.Fprintf(w, "  %-8s %s\n", c.name, c.short)
	}
	fmt.Fprintln(w, "\n\"plangraph help COMMAND\" tells more. Exit codes: 0 done, 1 failed, 2 wrong usage.")
}

// call parses the arguments and runs the command; its error becomes one line and an exit code.
func (c command) call(ctx context.Context, args []string, s streams) int {
	k := &call{FlagSet: flag.NewFlagSet(c.name, flag.ContinueOnError), streams: s}
	k.SetOutput(io.Discard)
	if c.flags != nil {
		c.flags(k)
	}
	switch err := k.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		c.help(s.out, k)
		return done
	case err != nil:
		return c.fail(s.err, usageError{err.Error()})
	}
	if err := c.run(ctx, k); err != nil {
		return c.fail(s.err, err)
	}
	return done
}

func (c command) help(w io.Writer, k *call) {
	fmt.Fprintf(w, "%s\n\nUsage: plangraph %s [FLAG]… %s\n", c.short, c.name, c.args)
	k.SetOutput(w)
	k.PrintDefaults()
}

// advice is what to do about an error that does not say so itself.
func advice(err error) string {
	switch {
	case errors.Is(err, graph.ErrStoreBusy):
		return ": stop it first, or keep the plans in PostgreSQL, which many processes share"
	case errors.Is(err, graph.ErrStoreDamaged):
		return ": restore it from a copy, or load the plans into a new one"
	case errors.Is(err, graph.ErrStoreVersion):
		return ": use that version"
	}
	return ""
}

// errReported is an error that the command has already told in its own words.
var errReported = errors.New("reported")

func (c command) fail(w io.Writer, err error) int {
	if !errors.Is(err, errReported) {
		fmt.Fprintf(w, "plangraph %s: %s%s\n", c.name, strings.Join(strings.Fields(err.Error()), " "), advice(err))
	}
	var wrong usageError
	if errors.As(err, &wrong) {
		fmt.Fprintf(w, "Try: plangraph help %s\n", c.name)
		return usage
	}
	return failed
}
