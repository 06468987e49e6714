package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/plangraph/plangraph/loader"
)

var checkCommand = command{
	name: "check", args: "PATH…", short: "Show what would be read, and where: outline, clauses, findings. Nothing is stored.",
	flags: func(c *call) { c.BoolVar(&c.json, "json", false, "write JSON, one document a file") },
	run: func(_ context.Context, c *call) error {
		if c.NArg() == 0 {
			return usageError{"name the files or folders to check"}
		}
		files, skipped, err := loader.Collect(c.Args())
		if err != nil {
			return err
		}
		known, err := bundledKnowledge()
		if err != nil {
			return err
		}
		for _, x := range skipped {
			fmt.Fprintf(c.err, "plangraph check: %s: %s\n", x.Name, x.Reason)
			err = errReported
		}
		for _, f := range files {
			err = errors.Join(err, c.checkFile(known, f))
		}
		return err
	},
}

// checkFile shows one file; where it cannot be read, one line says why.
func (c *call) checkFile(known knowledge, f loader.File) error {
	outline, err := known.reader.Check(f)
	if err != nil {
		fmt.Fprintf(c.err, "plangraph check: %s: %v\n", f.Name, err)
		return errReported
	}
	if c.json {
		e := json.NewEncoder(c.out)
		e.SetEscapeHTML(false)
		return e.Encode(outline)
	}
	return outline.WriteText(c.out, isTerminal(c.out) && os.Getenv("NO_COLOR") == "")
}
