package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/convert"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/ingest"
	"github.com/plangraph/plangraph/loader"
)

// checkCommand shows what would be read.
type checkCommand struct {
	json    bool
	convert bool
}

func (c *checkCommand) flags(f *flag.FlagSet) {
	f.BoolVar(&c.json, "json", false, "write JSON, a line for each file")
	convertFlag(f, &c.convert)
}

func (c *checkCommand) run(ctx context.Context, args []string, s streams) error {
	folder, err := collect(args)
	if err != nil {
		return err
	}
	if c.convert {
		convert.Files(ctx, folder.Files)
	}
	known, err := ingest.Bundled()
	if err != nil {
		return err
	}
	for _, x := range folder.Skipped {
		fmt.Fprintf(s.err, "plangraph check: %s: %s\n", x.Name, x.Reason)
		if !x.Hidden {
			err = clierr.ErrReported
		}
	}
	for _, file := range folder.Files {
		err = errors.Join(err, c.show(known, file, s))
	}
	return err
}

// show shows one file; where it cannot be read, one line says why.
func (c *checkCommand) show(known ingest.Knowledge, file loader.File, s streams) error {
	outline, err := known.Check(file)
	if err != nil {
		fmt.Fprintf(s.err, "plangraph check: %s: %v\n", file.Name, err)
		return clierr.ErrReported
	}
	if c.json {
		return writeJSON(s.out, outline, "")
	}
	return outline.WriteText(s.out, isTerminal(s.out) && os.Getenv("NO_COLOR") == "")
}
