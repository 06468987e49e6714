package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/graph"
)

var queryCommand = command{
	name: "query", args: "[QUERY]", short: "Answer one GraphQL query from the store and print the JSON.",
	flags: func(c *call) {
		storeFlag(c)
		c.StringVar(&c.variables, "variables", "", "the query's variables, as a JSON object")
		c.StringVar(&c.file, "f", "", "the file that holds the query; - for standard input")
	},
	run: func(ctx context.Context, c *call) error {
		query, err := c.query()
		if err != nil {
			return err
		}
		variables := map[string]any{}
		if c.variables != "" {
			if err := json.Unmarshal([]byte(c.variables), &variables); err != nil {
				return usageError{`--variables is no JSON object; write it as {"name": "value"}`}
			}
		}
		s, err := openStore(ctx, c.store)
		if err != nil {
			return err
		}
		defer s.Close()
		response := gql.Execute(ctx, graph.NewSnapshot(s.contents), query, "", variables)
		if err := printJSON(c.out, response.Data); err != nil {
			return err
		}
		for _, e := range response.Errors {
			fmt.Fprintf(c.err, "plangraph query: %s\n", e.Message)
			err = errReported
		}
		return err
	},
}

// query is the text of the query: the argument, or the file's.
func (c *call) query() (string, error) {
	switch {
	case c.file == "" && c.NArg() == 1:
		return c.Arg(0), nil
	case c.file == "" || c.NArg() > 0:
		return "", usageError{"give the query as the one argument, or its file with -f"}
	case c.file == "-":
		text, err := io.ReadAll(c.in)
		return string(text), err
	}
	text, err := os.ReadFile(c.file)
	if errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("%s: no such file", c.file)
	}
	if err != nil {
		return "", fmt.Errorf("%s: cannot be read", c.file)
	}
	return string(text), nil
}

func printJSON(w io.Writer, data json.RawMessage) error {
	if len(data) == 0 {
		return nil
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, data, "", "  "); err != nil {
		return err
	}
	pretty.WriteByte('\n')
	_, err := pretty.WriteTo(w)
	return err
}
