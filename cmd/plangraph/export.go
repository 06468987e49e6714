package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/gql/exec"
	"github.com/plangraph/plangraph/gql/export"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// exportCommand writes a whole table for spreadsheets.
type exportCommand struct {
	store    storeURL
	question export.Question
	format   string
	filter   string
	order    string
	columns  string
	language string
	file     string
	force    bool
}

func (e *exportCommand) flags(f *flag.FlagSet) {
	e.store.flags(f)
	f.StringVar(&e.question.Of, "of", "measures", "the `TABLE`: "+strings.Join(export.Tables, ", "))
	f.StringVar(&e.format, "as", "", "the `FORMAT`: csv or xlsx; that of the name in -o where not given, else csv")
	f.StringVar(&e.filter, "filter", "", `which rows, as the query of that name takes it, a JSON `+"`OBJECT`"+`: {"jurisdiction": "杭州", "unowned": true}`)
	f.StringVar(&e.order, "order", "", `in which order, likewise, a JSON `+"`OBJECT`"+`: {"field": "TITLE"}`)
	f.StringVar(&e.columns, "columns", "", "the `COLUMNS`, with commas between, such as title,leadUnits,quote; all where not given")
	f.StringVar(&e.language, "lang", "en", "the `LANGUAGE` of heads and words: zh or en")
	f.StringVar(&e.question.Pages, "pages", "http://127.0.0.1:8080", "the `ADDRESS` of the server to whose pages the links lead")
	f.StringVar(&e.file, "o", "", "the `FILE` to write; standard output where not given")
	f.BoolVar(&e.force, "force", false, "replace FILE where there is one")
}

func (e *exportCommand) run(ctx context.Context, args []string, s streams) error {
	if len(args) > 0 {
		return clierr.UsageError("export takes no arguments; --of names the table, -o the file")
	}
	if err := e.complete(); err != nil {
		return clierr.UsageError(err.Error())
	}
	out, err := e.output(s.out)
	if err != nil {
		return err
	}
	if err := e.store.exists(); err != nil {
		return err
	}
	store, contents, err := e.store.open(ctx)
	if err != nil {
		return err
	}
	defer store.Close()
	held := snapshot.New(contents)
	query, variables := e.question.Check()
	if errs := exec.Execute(ctx, held, query, "", variables).Errors; len(errs) > 0 {
		return writeErrors(s.err, "export", gqlerror.List{e.question.WithoutPlace(errs[0])})
	}
	table, err := export.Open(ctx, held, e.question)
	if err != nil {
		return err
	}
	if err := e.write(ctx, table, out); err != nil {
		return err
	}
	if e.file != "" {
		fmt.Fprintf(s.out, "%s: %d %s at revision %s\n", e.file, table.Rows(), e.question.Of, held.Revision())
	}
	return e.store.checkWithheld(held)
}

// complete reads the flags.
func (e *exportCommand) complete() (err error) {
	if e.format == "" {
		e.format = strings.TrimPrefix(strings.ToLower(filepath.Ext(e.file)), ".")
	}
	if e.format == "" {
		e.format = "csv"
	}
	switch {
	case !slices.Contains(export.Formats, e.format):
		return fmt.Errorf("there is no format %q; write --as csv or --as xlsx", e.format)
	case e.language != "zh" && e.language != "en":
		return fmt.Errorf("--lang is zh or en, not %q", e.language)
	}
	if e.question.Filter, err = export.Object("--filter", e.filter); err != nil {
		return err
	}
	if e.question.OrderBy, err = export.Object("--order", e.order); err != nil {
		return err
	}
	e.question.Columns, e.question.Chinese = export.List(e.columns), e.language == "zh"
	e.question.Pages = strings.TrimSuffix(e.question.Pages, "/")
	return e.question.Validate()
}

// output is where the table goes without -o. A table's characters are not made printable for a terminal: they are the file's.
func (e *exportCommand) output(out io.Writer) (io.Writer, error) {
	if e.file != "" {
		if _, err := os.Stat(e.file); err == nil && !e.force {
			return nil, fmt.Errorf("%s is there already; name another file, or replace it with --force", e.file)
		}
		return nil, nil
	}
	if isTerminal(out) {
		if e.format == "xlsx" {
			return nil, clierr.UsageError("a workbook is nothing for a terminal; name a file with -o")
		}
		return out, nil
	}
	if p, ok := out.(printable); ok {
		return p.Writer, nil
	}
	return out, nil
}

// write writes the table: into the file whole or not at all, or to the stream.
func (e *exportCommand) write(ctx context.Context, table *export.Export, out io.Writer) error {
	write := func(w io.Writer) error { return table.Write(ctx, w, e.format, 0) }
	var err error
	if e.file == "" {
		err = write(out)
	} else {
		err = writeWhole(e.file, write, func(string) error { return nil })
	}
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return atFile("the table", err)
}
