package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

var loadCommand = command{
	name: "load", args: "PATH…", short: "Read files and folders into the store and print what was read and what was not.",
	flags: func(c *call) {
		storeFlag(c)
		c.StringVar(&c.report, "report", "text", "how the report is written: text or json")
	},
	run: func(ctx context.Context, c *call) error {
		if c.NArg() == 0 {
			return usageError{"name the files or folders to load"}
		}
		if c.report != "text" && c.report != "json" {
			return usageError{fmt.Sprintf("--report is text or json, not %q", c.report)}
		}
		files, skipped, err := loader.Collect(c.Args())
		if err != nil {
			return err
		}
		known, err := bundledKnowledge()
		if err != nil {
			return err
		}
		s, err := openStore(ctx, c.store)
		if err != nil {
			return err
		}
		defer s.Close()
		report, err := s.load(ctx, known, files, progressOn(c.err, "reading"))
		if report == nil {
			return err
		}
		for _, x := range skipped {
			report.Files = append(report.Files, loader.FileReport{File: x.Name, Outcome: loader.NoPlan, Reason: x.Reason})
		}
		return errors.Join(err, c.print(report), nothingLoaded(report))
	},
}

// load reads the files and writes what they change, one transaction a plan. A plan that fails does not stop the others:
// the report says so, and the error is errReported. The report is nil where nothing could be tried.
func (s *store) load(ctx context.Context, known knowledge, files []loader.File, progress func(done, total int)) (*loader.Report, error) {
	result, err := known.reader.Load(ctx, files, s.contents.Plans, progress)
	if err != nil {
		return nil, err
	}
	if len(result.Changes) > 0 {
		if err := s.ReplaceScheme(ctx, known.scheme); err != nil {
			return nil, err
		}
	}
	var failure error
	for _, change := range result.Changes {
		if err := s.Replace(ctx, change.Plan, change.Absorbed...); err != nil {
			result.Report.Fail(change.Plan.ID, err.Error())
			failure = errReported
		}
	}
	for _, f := range result.Report.Files {
		if f.Outcome == loader.Failed {
			failure = errReported
		}
	}
	return result.Report, failure
}

func (c *call) print(r *loader.Report) error {
	if c.report == "json" {
		e := json.NewEncoder(c.out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(r)
	}
	return r.WriteText(c.out)
}

// nothingLoaded is the error of a load that found no plan.
func nothingLoaded(r *loader.Report) error {
	if r.Loaded() > 0 {
		return nil
	}
	return errors.New("none of the files is a plan; the store is as it was")
}

// reload reads the store again and indexes it.
func (s *store) reload(ctx context.Context) (*graph.Snapshot, error) {
	contents, err := s.Scan(ctx)
	if err != nil {
		return nil, err
	}
	return graph.NewSnapshot(contents), nil
}
