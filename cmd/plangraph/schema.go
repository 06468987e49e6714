package main

import (
	"context"
	"io"

	"github.com/plangraph/plangraph/gql"
)

var schemaCommand = command{
	name: "schema", short: "Print the GraphQL schema.",
	run: func(_ context.Context, c *call) error {
		if c.NArg() > 0 {
			return usageError{"schema takes no arguments"}
		}
		_, err := io.WriteString(c.out, gql.SDL())
		return err
	},
}
