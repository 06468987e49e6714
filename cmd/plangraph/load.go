package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// load reads files into the store.
type load struct {
	store  storeURL
	report string
}

func (l *load) flags(f *flag.FlagSet) {
	l.store.flags(f)
	f.StringVar(&l.report, "report", "text", "the `FORM` of the report: text or json")
}

func (l *load) run(ctx context.Context, args []string, s streams) error {
	if l.report != "text" && l.report != "json" {
		return usageError(fmt.Sprintf("--report is text or json, not %q", l.report))
	}
	files, skipped, err := collect(args)
	if err != nil {
		return err
	}
	report, err := l.read(ctx, files, s.err)
	if report == nil {
		return err
	}
	for _, x := range skipped {
		report.Files = append(report.Files, loader.FileReport{File: x.Name, Outcome: loader.NoPlan, Reason: x.Reason})
	}
	return errors.Join(l.print(s.out, report), err, verdict(report))
}

// read reads the files into the store. A store in a file that is not there yet is made only when there is a plan to keep.
func (l *load) read(ctx context.Context, files []loader.File, terminal io.Writer) (*loader.Report, error) {
	if err := l.store.check(); err != nil {
		return nil, err
	}
	if l.store.exists() == nil {
		store, err := l.store.connect(ctx)
		if err != nil {
			return nil, err
		}
		defer store.Close()
		return read(ctx, files, store, terminal)
	}
	result, scheme, err := understand(ctx, files, nil, terminal)
	if err != nil || result.Report.Loaded() == 0 {
		return reportOf(result), err
	}
	store, err := l.store.connect(ctx)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	return keep(ctx, result, scheme, store, terminal)
}

func reportOf(r *loader.Result) *loader.Report {
	if r == nil {
		return nil
	}
	return r.Report
}

// collect gathers the files at the paths; that there are none is an error.
func collect(paths []string) ([]loader.File, []loader.Skipped, error) {
	if len(paths) == 0 {
		return nil, nil, usageError("name the files or folders to read")
	}
	files, skipped, err := loader.Collect(paths)
	if err == nil && len(files)+len(skipped) == 0 {
		err = errors.New("there is no file in what was named")
	}
	return files, skipped, err
}

// notStored begins the reason of a plan that was read and could not be written.
const notStored = "it could not be stored: "

// read reads the files, given what the store holds, and writes what they change, one transaction a plan. A plan that
// cannot be written does not stop the others; the report says so. The report is nil where nothing was tried.
func read(ctx context.Context, files []loader.File, into graph.Store, terminal io.Writer) (*loader.Report, error) {
	result, scheme, err := understand(ctx, files, into, terminal)
	if err != nil {
		return nil, err
	}
	return keep(ctx, result, scheme, into, terminal)
}

// understand reads the files with the bundled knowledge, and stores nothing.
func understand(ctx context.Context, files []loader.File, held loader.Held, terminal io.Writer) (*loader.Result, *graph.Scheme, error) {
	known, err := bundledKnowledge()
	if err != nil {
		return nil, nil, err
	}
	step := bar(terminal, "reading", len(files))
	result, err := known.Load(ctx, files, held, func(int, int) { step() })
	return result, known.scheme, err
}

// keep stores what was read.
func keep(ctx context.Context, result *loader.Result, scheme *graph.Scheme, into graph.Store, terminal io.Writer) (*loader.Report, error) {
	if result.Report.Loaded() > 0 {
		if err := into.ReplaceScheme(ctx, scheme); err != nil {
			return nil, err
		}
	}
	for _, id := range result.Removed {
		if err := into.Remove(ctx, id); err != nil && !errors.Is(err, graph.ErrNotFound) {
			return nil, err
		}
	}
	put(ctx, result, into, bar(terminal, "storing", len(result.Changes)))
	return result.Report, ctx.Err()
}

// put stores each plan that changes. The store takes one at a time, but another can be made ready meanwhile: its triples,
// their digest and its statements are half of the work.
func put(ctx context.Context, result *loader.Result, into graph.Store, step func()) {
	var storing errgroup.Group
	var reporting sync.Mutex
	storing.SetLimit(runtime.GOMAXPROCS(0))
	for _, change := range result.Changes {
		storing.Go(func() error {
			if err := into.Replace(ctx, change.Plan, change.Absorbed...); err != nil {
				reporting.Lock()
				defer reporting.Unlock()
				result.Report.Fail(change.Plan.ID, notStored+tell(err))
			}
			step()
			return nil
		})
	}
	storing.Wait()
}

// verdict is the error of a load, judged by its report: that a file failed, which the report tells, or that none is a plan.
func verdict(r *loader.Report) error {
	for _, f := range r.Files {
		if f.Outcome == loader.Failed {
			return errTold
		}
	}
	if r.Loaded() == 0 {
		return errors.New("none of the files is a plan; the store is as it was")
	}
	return nil
}

func (l *load) print(w io.Writer, r *loader.Report) error {
	if l.report == "json" {
		return writeJSON(w, r, "  ")
	}
	return r.WriteText(w)
}
