package main

import (
	"context"
	"flag"
	"io"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	gqlschema "github.com/plangraph/plangraph/gql/schema"
)

// schemaCommand prints the GraphQL schema.
type schemaCommand struct{}

func (*schemaCommand) flags(*flag.FlagSet) {}

func (*schemaCommand) run(_ context.Context, args []string, s streams) error {
	if len(args) > 0 {
		return clierr.UsageError("schema takes no arguments")
	}
	_, err := io.WriteString(s.out, gqlschema.SDL())
	return err
}
