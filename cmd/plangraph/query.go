package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/gql/exec"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// queryCommand answers one query without a server.
type queryCommand struct {
	store     storeURL
	variables string
	file      string
}

func (q *queryCommand) flags(f *flag.FlagSet) {
	q.store.flags(f)
	f.StringVar(&q.variables, "variables", "", "the query's variables, as a `JSON` object")
	f.StringVar(&q.file, "f", "", "the `FILE` that holds the query; - for standard input")
}

func (q *queryCommand) run(ctx context.Context, args []string, s streams) error {
	text, err := q.text(args, s.in)
	if err != nil {
		return err
	}
	var variables map[string]any
	if q.variables != "" && json.Unmarshal([]byte(q.variables), &variables) != nil {
		return clierr.UsageError(`--variables is no JSON object; write it as {"name": "value"}`)
	}
	if err := q.store.exists(); err != nil {
		return err
	}
	store, contents, err := q.store.open(ctx)
	if err != nil {
		return err
	}
	defer store.Close()
	snapshot := snapshot.New(contents)
	response := exec.Execute(ctx, snapshot, text, "", variables)
	if response.Data != nil {
		if err := writeJSON(s.out, response.Data, "  "); err != nil {
			return err
		}
	}
	if err := writeErrors(s.err, "query", response.Errors); err != nil {
		return err
	}
	return q.store.checkWithheld(snapshot)
}

// text is the text of the query: the argument, or the file's.
func (q *queryCommand) text(args []string, in io.Reader) (string, error) {
	var text []byte
	var err error
	switch {
	case q.file == "" && len(args) == 1:
		return args[0], nil
	case q.file == "" || len(args) > 0:
		return "", clierr.UsageError("give the query as the one argument, or its file with -f")
	case q.file == "-":
		text, err = io.ReadAll(in)
	default:
		text, err = os.ReadFile(q.file)
	}
	if err != nil {
		return "", fmt.Errorf("%s: the query cannot be read: %w", q.file, clierr.WithoutPath(err))
	}
	return string(text), nil
}

// writeErrors writes a line for each error: where in the query, what, and which nodes an ambiguous name may mean.
func writeErrors(w io.Writer, command string, errs gqlerror.List) error {
	for _, e := range errs {
		place := ""
		if len(e.Locations) > 0 {
			place = fmt.Sprintf("%d:%d: ", e.Locations[0].Line, e.Locations[0].Column)
		}
		fmt.Fprintf(w, "plangraph %s: %s%s", command, place, e.Message)
		if candidates, err := json.Marshal(e.Extensions["candidates"]); err == nil && !slices.Contains([]string{"null", "[]"}, string(candidates)) {
			fmt.Fprintf(w, ": %s", candidates)
		}
		fmt.Fprintln(w)
	}
	if len(errs) > 0 {
		return clierr.ErrReported
	}
	return nil
}
