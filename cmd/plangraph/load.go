package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// load reads files into the store.
type load struct {
	store  storeURL
	report string
	sync   bool
	dryRun bool
}

func (l *load) flags(f *flag.FlagSet) {
	l.store.flags(f)
	f.StringVar(&l.report, "report", "text", "the `FORM` of the report: text or json")
	f.BoolVar(&l.sync, "sync", false, "let the store hold what the one folder holds: files that vanished from it are taken out")
	f.BoolVar(&l.dryRun, "dry-run", false, "say which files are new, changed or vanished, and store nothing")
}

func (l *load) run(ctx context.Context, args []string, s streams) error {
	if l.report != "text" && l.report != "json" {
		return usageError(fmt.Sprintf("--report is text or json, not %q", l.report))
	}
	files, skipped, err := collect(args)
	if err != nil {
		return err
	}
	if l.sync {
		if err := l.checkSync(args, files); err != nil {
			return err
		}
	}
	if l.dryRun {
		return l.foretell(ctx, files, skipped, s)
	}
	report, err := l.read(ctx, files, s.err)
	if report == nil {
		return err
	}
	if l.sync && err == nil {
		err = l.dropVanished(ctx, report, files, skipped, s.err)
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
	drafts, scheme, err := understand(ctx, files, terminal)
	if err != nil {
		return nil, err
	}
	if l.store.exists() != nil && drafts.Plans() == 0 {
		result, err := drafts.Unite(ctx, nil)
		if err != nil {
			return nil, err
		}
		return result.Report, nil
	}
	store, err := l.store.connect(ctx)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	return keep(ctx, drafts, scheme, store, terminal)
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

// read reads the files and writes what they change of the store.
func read(ctx context.Context, files []loader.File, into graph.Store, terminal io.Writer) (*loader.Report, error) {
	drafts, scheme, err := understand(ctx, files, terminal)
	if err != nil {
		return nil, err
	}
	return keep(ctx, drafts, scheme, into, terminal)
}

// understand reads the files with the bundled knowledge, each on its own.
func understand(ctx context.Context, files []loader.File, terminal io.Writer) (*loader.Drafts, *graph.Scheme, error) {
	known, err := bundledKnowledge()
	if err != nil {
		return nil, nil, err
	}
	step := bar(terminal, "reading", len(files))
	drafts, err := known.Read(ctx, files, func(int, int) { step() })
	return drafts, known.scheme, err
}

// keep decides which plans the files are and stores what changes, one transaction a plan, a batch at a time, while no other
// writer runs: what is decided by what the store holds must still be so when it is written. A plan that cannot be written
// does not stop the others; the report says so. The report is nil where nothing was tried.
func keep(ctx context.Context, drafts *loader.Drafts, scheme *graph.Scheme, into graph.Store, terminal io.Writer) (*loader.Report, error) {
	batches, err := drafts.Batches(ctx)
	if err != nil {
		return nil, err
	}
	report, step := &loader.Report{}, bar(terminal, "storing", drafts.Plans())
	for _, batch := range batches {
		err := into.Writing(ctx, func(w graph.Writer) error {
			result, err := batch.Unite(ctx, w)
			if err != nil {
				return err
			}
			report.Files = append(report.Files, result.Report.Files...)
			if result.Report.Loaded() == 0 && len(result.Changes) == 0 {
				return nil
			}
			return store(ctx, result, report, scheme, w, step)
		})
		if err != nil {
			if len(report.Files) == 0 {
				report = nil
			}
			return report, err
		}
	}
	drafts.Sort(report)
	return report, ctx.Err()
}

// store writes what a batch changes. What a file said before goes last, and not where the store has refused what it says now.
func store(ctx context.Context, result *loader.Result, report *loader.Report, scheme *graph.Scheme, into graph.Writer, step func()) error {
	if err := into.ReplaceScheme(ctx, scheme); err != nil {
		return err
	}
	put(ctx, result, report, into, step)
	failed := map[graph.ID]bool{}
	for _, f := range report.Files {
		failed[graph.ID(f.Plan)] = f.Outcome == loader.Failed
	}
	for _, old := range result.Removed {
		if slices.ContainsFunc(old.Instead, func(id graph.ID) bool { return failed[id] }) {
			continue
		}
		if err := into.Remove(ctx, old.Plan); err != nil && !errors.Is(err, graph.ErrNotFound) {
			return err
		}
	}
	return nil
}

// put stores each plan that changes. The store takes one at a time, but another can be made ready meanwhile: its triples,
// their digest and its statements are half of the work.
func put(ctx context.Context, result *loader.Result, report *loader.Report, into graph.Writer, step func()) {
	var storing errgroup.Group
	var reporting sync.Mutex
	storing.SetLimit(runtime.GOMAXPROCS(0))
	for _, change := range result.Changes {
		storing.Go(func() error {
			if err := into.Replace(ctx, change.Plan, change.Absorbed...); err != nil {
				reporting.Lock()
				defer reporting.Unlock()
				report.Fail(change.Plan.ID, notStored+tell(err))
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
