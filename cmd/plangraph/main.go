// Plangraph reads government plans and answers who does what with which technology, by when.
//
// This package is the command line. Each command is a file with a type whose fields are its flags and whose run method does
// the work. No command exits, prints outside its streams or listens for signals, so that a test runs them as people do.
// What several commands share, and what a server is made of, lies in internal:
//
//	internal/clierr     errors, and the one line that people read of them
//	internal/ingest     files → plans → the store, and out of it again
//	internal/convert    other programs that make files readable, for --convert
//	internal/server     listeners, following, health, memory, limits, loading over HTTP
//	internal/telemetry  log, metrics, traces
//	internal/plantest   what tests share
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

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)   // a second signal ends what does not end by itself
	signal.Ignore(syscall.SIGXFSZ) // a limit on the size of files is an error of writing, as a full disk is
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
	args  string // what its usage shows after the flags
	about string
	new   func() action
}

// action is one run of a command. Its error becomes one line on the standard error and the exit code.
type action interface {
	flags(*flag.FlagSet)
	run(ctx context.Context, args []string, s streams) error
}

// commands are in the order in which people meet them.
var commands = []command{
	{"load", "PATH…", "Read files and folders into the store and print what was read and what was not.", func() action { return new(loadCommand) }},
	{"serve", "", "Serve the plans over GraphQL. Where no store is named, an empty one gets the bundled plans first.", func() action { return new(serveCommand) }},
	{"query", "[QUERY]", "Answer one GraphQL query from the store and print the JSON.", func() action { return new(queryCommand) }},
	{"export", "", "Write all measures, targets or responsibilities that a filter selects as a table, with their quotes.", func() action { return new(exportCommand) }},
	{"check", "PATH…", "Show what would be read, and where: outline, clauses, findings. Nothing is stored.", func() action { return new(checkCommand) }},
	{"list", "", "Show which plans the store holds, and from which files.", func() action { return new(listCommand) }},
	{"remove", "PLAN|FILE…", "Take plans, or files of plans, out of the store.", func() action { return new(removeCommand) }},
	{"verify", "[FILE…]", "Check that each fact in the store has its words, and that the files still are what was loaded.", func() action { return new(verifyCommand) }},
	{"backup", "FILE", "Copy all that the store holds into one file, while others use the store.", func() action { return new(backupCommand) }},
	{"restore", "FILE", "Put a backup into the store, whole or not at all.", func() action { return new(restoreCommand) }},
	{"schema", "", "Print the GraphQL schema.", func() action { return new(schemaCommand) }},
}

func run(ctx context.Context, args []string, s streams) int {
	s.out, s.err = newPrintable(s.out), newPrintable(s.err)
	if len(args) == 0 {
		help(s.err)
		return usage
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		if len(args) == 1 {
			help(s.out)
			return done
		}
		args = []string{args[1], "-h"}
	}
	var names []string
	for _, c := range commands {
		if c.name == args[0] {
			return c.call(ctx, args[1:], s)
		}
		names = append(names, c.name)
	}
	fmt.Fprintf(s.err, "plangraph: there is no command %q; the commands are %s\n", args[0], strings.Join(names, ", "))
	return usage
}

func (c command) call(ctx context.Context, args []string, s streams) int {
	a, f := c.new(), flag.NewFlagSet(c.name, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	a.flags(f)
	args, err := parseFlags(f, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		c.help(s.out, f)
		return done
	case err != nil:
		err = clierr.UsageError(err.Error())
	default:
		err = a.run(ctx, args, s)
	}
	return c.exitCode(s.err, err)
}

// parseFlags reads flags wherever they stand among the arguments, and returns the other arguments. After -- there are no
// more flags.
func parseFlags(f *flag.FlagSet, args []string) (others []string, err error) {
	for {
		if err := f.Parse(args); err != nil {
			return nil, err
		}
		rest := f.Args()
		switch at := len(args) - len(rest); {
		case len(rest) == 0:
			return others, nil
		case at > 0 && args[at-1] == "--":
			return append(others, rest...), nil
		}
		others, args = append(others, rest[0]), rest[1:]
	}
}

// exitCode writes an error that is not reported yet, and returns the exit code.
func (c command) exitCode(w io.Writer, err error) int {
	if err == nil {
		return done
	}
	if !errors.Is(err, clierr.ErrReported) {
		fmt.Fprintf(w, "plangraph %s: %s\n", c.name, clierr.Line(err))
	}
	var wrong clierr.UsageError
	if errors.As(err, &wrong) {
		fmt.Fprintf(w, "Try: plangraph help %s\n", c.name)
		return usage
	}
	return failed
}
