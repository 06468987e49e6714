package main

import (
	"context"
	"flag"
	"io"

	gqlschema "github.com/plangraph/plangraph/gql/schema"
)

// schema prints the GraphQL schema.
type schema struct{}

func (*schema) flags(*flag.FlagSet) {}

func (*schema) run(_ context.Context, args []string, s streams) error {
	if len(args) > 0 {
		return usageError("schema takes no arguments")
	}
	_, err := io.WriteString(s.out, gqlschema.SDL())
	return err
}
