// Package ingest reads files into a store, and takes plans and files out of it again. The commands load, remove and serve
// do it alike:
//
//	ingest.go     files → drafts → what changes → the store
//	knowledge.go  the tables that plans are read against
//	seed.go       the bundled plans, for an empty store
//	preview.go    what a load would change
//	sync.go       what vanished from a folder
//	removal.go    plans and files that go
package ingest

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// NotStored begins the reason of a plan that was read and could not be written.
const NotStored = "it could not be stored: "

// Progress begins to show a task of total steps. step moves it on by one, from any goroutine.
type Progress func(task string, total int) (step func())

// NoProgress shows nothing.
func NoProgress(string, int) func() { return func() {} }

// LoadWithin reads the files as Load does, within those limits. A file that exceeds them is an *OverLimitError, and then nothing
// is stored.
func LoadWithin(ctx context.Context, files []loader.File, limits loader.Limits, into graph.Store) (*loader.Report, error) {
	parsed, err := parse(ctx, files, limits, NoProgress)
	if err != nil {
		return nil, err
	}
	if err := parsed.Exceeded(); err != nil {
		return nil, &OverLimitError{err}
	}
	return parsed.Store(ctx, into, NoProgress)
}

// OverLimitError names a file that would cost too much to read, and why.
type OverLimitError struct{ error }

// ownLimits are those of one's own files: of what hangs, and not of what is large.
var ownLimits = loader.Limits{FileTime: 5 * time.Minute, Time: 3 * time.Hour}

// Load reads the files and writes what they change of the store.
func Load(ctx context.Context, files []loader.File, into graph.Store, progress Progress) (*loader.Report, error) {
	parsed, err := Parse(ctx, files, progress)
	if err != nil {
		return nil, err
	}
	return parsed.Store(ctx, into, progress)
}

// Parsed is what files say, each on its own, before it is decided which plans they are.
type Parsed struct {
	*loader.Drafts
	scheme *graph.Scheme
}

// Parse reads the files with the bundled knowledge.
func Parse(ctx context.Context, files []loader.File, progress Progress) (Parsed, error) {
	return parse(ctx, files, ownLimits, progress)
}

func parse(ctx context.Context, files []loader.File, limits loader.Limits, progress Progress) (Parsed, error) {
	known, err := Bundled()
	if err != nil {
		return Parsed{}, err
	}
	known.Limits = limits
	step := progress("reading", len(files))
	drafts, err := known.Read(ctx, files, func(int, int) { step() })
	return Parsed{drafts, known.Scheme}, err
}

// Store decides which plans the files are and writes what changes, one transaction a plan, a batch at a time. No other
// writer runs meanwhile: what is decided by what the store holds must still be so when it is written. A plan that cannot
// be written does not stop the others; the report says so. The report is nil where nothing was tried.
func (p Parsed) Store(ctx context.Context, into graph.Store, progress Progress) (*loader.Report, error) {
	batches, err := p.Batches(ctx)
	if err != nil {
		return nil, err
	}
	report, step := &loader.Report{}, progress("storing", p.Plans())
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
			return storeBatch(ctx, result, report, p.scheme, w, step)
		})
		if err != nil {
			if len(report.Files) == 0 {
				report = nil
			}
			return report, err
		}
	}
	p.Sort(report)
	return report, ctx.Err()
}

// storeBatch writes what a batch changes. What a file said before goes last, and stays where the store has refused what the
// file says now.
func storeBatch(ctx context.Context, result *loader.Result, report *loader.Report, scheme *graph.Scheme, into graph.Writer, step func()) error {
	if err := into.ReplaceScheme(ctx, scheme); err != nil {
		return err
	}
	storeAll(ctx, result, report, into, step)
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

// storeAll writes each plan that changes. The store takes one at a time, but others can be prepared meanwhile: their
// triples, digests and statements are half of the work.
func storeAll(ctx context.Context, result *loader.Result, report *loader.Report, into graph.Writer, step func()) {
	var writing errgroup.Group
	var reportMu sync.Mutex
	writing.SetLimit(runtime.GOMAXPROCS(0))
	for _, change := range result.Changes {
		writing.Go(func() error {
			if err := into.Replace(ctx, change.Plan, change.Absorbed...); err != nil {
				reportMu.Lock()
				defer reportMu.Unlock()
				report.Fail(change.Plan.ID, NotStored+clierr.Line(err))
			}
			step()
			return nil
		})
	}
	_ = writing.Wait() // each failure stands in the report
}
