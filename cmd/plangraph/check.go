package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"

	"github.com/plangraph/plangraph/loader"
)

// check shows what would be read.
type check struct {
	json bool
}

func (c *check) flags(f *flag.FlagSet) {
	f.BoolVar(&c.json, "json", false, "write JSON, a line for each file")
}

func (c *check) run(_ context.Context, args []string, s streams) error {
	files, skipped, err := collect(args)
	if err != nil {
		return err
	}
	known, err := bundledKnowledge()
	if err != nil {
		return err
	}
	for _, x := range skipped {
		fmt.Fprintf(s.err, "plangraph check: %s: %s\n", x.Name, x.Reason)
		err = errTold
	}
	for _, file := range files {
		err = errors.Join(err, c.show(known, file, s))
	}
	return err
}

// show shows one file; where it cannot be read, one line says why.
func (c *check) show(known knowledge, file loader.File, s streams) error {
	outline, err := known.Check(file)
	if err != nil {
		fmt.Fprintf(s.err, "plangraph check: %s: %v\n", file.Name, err)
		return errTold
	}
	if c.json {
		return writeJSON(s.out, outline, "")
	}
	return outline.WriteText(s.out, isTerminal(s.out) && os.Getenv("NO_COLOR") == "")
}
