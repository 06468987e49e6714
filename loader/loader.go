// Package loader reads files into plans: who does what with which technology, by when, each fact with its evidence.
//
// The pipeline, top to bottom, for each file:
//
//	format.Decode   bytes → text, whatever the file's format and encoding
//	reader.Read     text → outline → clauses and measures → which clause governs which measure → graph.Plan
//	Drafts.Unite    which files, and plans that a store holds, are one plan; they become sources of it
//
// The files of this package, in that order:
//
//	files.go, folder.go        files, and what a folder holds
//	sidecar.go                 what stands beside a file (NAME.yaml)
//	loader.go                  from files to drafts, from drafts to changes of a store
//	group.go, same.go          which drafts and held plans are one plan, and which is a new version
//	merge.go                   several readings of one plan → one plan
//	without.go                 what becomes of a plan when one of its files goes
//	report.go, filereport.go   what was read, and all that was not
//	outline.go                 what plangraph check shows of one file; the outline itself is doc.Parse's
//
// Reading is a pure function of the files: loading them again, or in another order, gives the same plans. What cannot be
// read is reported with file and line, never guessed and never dropped.
package loader

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/agency"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract/technology"
	"github.com/plangraph/plangraph/loader/format"
	"github.com/plangraph/plangraph/loader/metadata"
	"github.com/plangraph/plangraph/loader/reader"
)

// Reader reads plans against a directory of agencies and a scheme of technologies. It is safe for concurrent use.
type Reader struct {
	Agencies     *agency.Directory
	Technologies *technology.Finder
	Limits       Limits
	Outlines     bool // whether Read keeps what Check shows of each file, for Drafts.Outlines
}

// Limits are what reading may cost. Zero means no limit.
type Limits struct {
	FileTime time.Duration // for a file
	Time     time.Duration // for all files of a load together
	Units    int64         // glyphs, elements and passages of all files of a load together
}

// Result is what a load changes, and the report on every file.
type Result struct {
	Changes []Change
	Removed []Removal
	Report  *Report
}

// Change is a plan to be put into the store, and the plans there that turned out to be parts of it.
type Change struct {
	Plan     *graph.Plan
	Absorbed []graph.ID
}

// Removal is a plan that goes because none of its files says it any more. Instead are the plans that these say now; where one
// of them cannot be stored, the old one should stay.
type Removal struct {
	Plan    graph.ID
	Instead []graph.ID
}

// Load reads the files and tells what they change of what the store holds, which is nil where there is none. See Read and
// Unite.
func (r *Reader) Load(ctx context.Context, files []File, held Held, progress func(done, total int)) (*Result, error) {
	d, err := r.Read(ctx, files, progress)
	if err != nil {
		return nil, err
	}
	return d.Unite(ctx, held)
}

// Drafts are files that were read, each as if it were alone.
type Drafts struct {
	reader *Reader
	list   []*draft
	all    newFiles // of the load, of which these may be a part
}

// Read reads every file on its own, which takes most of a load's time and needs no store. progress, which may be nil, is
// told after each file. It fails only where the context ends; what is wrong with a file stands in the report.
func (r *Reader) Read(ctx context.Context, files []File, progress func(done, total int)) (*Drafts, error) {
	list, err := r.drafts(ctx, files, progress)
	return &Drafts{r, list, list}, err
}

// Outlines are what Check shows of each file, in the order in which they were given; nil where a file cannot be read, and where
// the reader keeps none.
func (d *Drafts) Outlines() []*Outline {
	list := make([]*Outline, len(d.list))
	for i, x := range d.list {
		list[i] = x.outline
	}
	return list
}

// Plans is how many of the files are plans.
func (d *Drafts) Plans() (n int) {
	for _, x := range d.list {
		if x.plan != nil {
			n++
		}
	}
	return n
}

// batchMeasures is about how many measures are decided on and stored while other writers wait: some two seconds' worth.
const batchMeasures = 5000

// Batches parts the drafts so that those of one plan stay together, and a batch is stored in a few seconds.
func (d *Drafts) Batches(ctx context.Context) ([]*Drafts, error) {
	groups, _, err := groups(ctx, d.list, nil)
	if err != nil {
		return nil, err
	}
	batch, measures := &Drafts{reader: d.reader, all: d.all}, 0
	for _, x := range d.list {
		if x.plan == nil {
			batch.list = append(batch.list, x)
		}
	}
	list := []*Drafts{batch}
	for _, g := range groups {
		if measures >= batchMeasures {
			batch, measures = &Drafts{reader: d.reader, all: d.all}, 0
			list = append(list, batch)
		}
		batch.list = append(batch.list, g.drafts...)
		for _, x := range g.drafts {
			measures += len(x.plan.Measures)
		}
	}
	return list, nil
}

// Sort puts the report's files, which may come batch by batch, into the order in which they were given.
func (d *Drafts) Sort(r *Report) {
	place := map[*FileReport]int{}
	for i, x := range d.list {
		place[x.report] = i
	}
	slices.SortStableFunc(r.Files, func(a, b FileReport) int { return place[a.of] - place[b.of] })
}

// Unite tells which plans the files are, given what the store holds, and what they change there. Each file may be another
// source of a plan that the store holds, or a new version of it. Plans that stay as they are do not appear among the
// changes. It fails only where the context ends or the store cannot be read.
func (d *Drafts) Unite(ctx context.Context, held Held) (*Result, error) {
	groups, others, err := groups(ctx, d.list, held)
	if err != nil {
		return nil, err
	}
	result := &Result{Report: &Report{}}
	for _, group := range groups {
		d.reader.settle(group, d.all, others, result)
	}
	for _, x := range d.list {
		told := *x.report
		told.of = x.report
		result.Report.Files = append(result.Report.Files, told)
	}
	sort.Slice(result.Changes, func(i, j int) bool { return result.Changes[i].Plan.ID < result.Changes[j].Plan.ID })
	return result, nil
}

// draft is one file on its way to a plan.
type draft struct {
	file     File
	side     sidecar
	source   *graph.Source
	reading  *reader.Reading // nil once it is closed
	built    reader.Built    // what it makes; nothing once it is closed
	plan     *graph.Plan     // nil where the file is no plan
	report   *FileReport
	exceeded error         // what keeps it from being read is its cost
	outdone  bool          // a later version of the plan says otherwise
	rank     int           // among the sources of a store that are read again
	notes    []format.Note // what the format's reader left out of the text
	outline  *Outline      // where the reader keeps them
}

// drafts reads every file on its own, over all cores, and closes it.
func (r *Reader) drafts(ctx context.Context, files []File, progress func(done, total int)) ([]*draft, error) {
	list := make([]*draft, len(files))
	var done atomic.Int64
	whole := ctx
	group, ctx := errgroup.WithContext(ctx)
	limited, cancel := limitedTo(ctx, r.Limits.Time)
	defer cancel()
	budget := format.NewBudget(limited, r.Limits.Units)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			list[i] = r.within(budget, limited, f)
			if r.Outlines && list[i].reading != nil {
				list[i].outline = list[i].outlined()
			}
			list[i].close()
			if n := int(done.Add(1)); progress != nil {
				progress(n, len(files))
			}
			return nil
		})
	}
	return list, cmp.Or(group.Wait(), whole.Err())
}

// limitedTo is the context with a time, where that is limited.
func limitedTo(ctx context.Context, most time.Duration) (context.Context, context.CancelFunc) {
	if most <= 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, most)
}

// within reads one file within what is left of the load's budget and the file's own time.
func (r *Reader) within(load *format.Budget, ctx context.Context, f File) *draft {
	ctx, cancel := limitedTo(ctx, r.Limits.FileTime)
	defer cancel()
	return r.safely(f, load.File(ctx))
}

// Exceeded names the first file that was not read because it would have cost too much, and the reason; nil where there is none.
func (d *Drafts) Exceeded() error {
	for _, x := range d.list {
		if x.exceeded != nil {
			return fmt.Errorf("%s: %w", x.file.Name, x.exceeded)
		}
	}
	return nil
}

// safely reads one file so that, should the reader break on it, the others are read all the same.
func (r *Reader) safely(f File, budget *format.Budget) (d *draft) {
	defer func() {
		if recover() != nil {
			d = &draft{file: f, report: &FileReport{File: f.Name, Outcome: Failed, Reason: "the reader broke on this file; this is a mistake in Plangraph, please report it with the file"}}
		}
	}()
	return r.draft(f, budget)
}

// draft reads one file as if it were alone.
func (r *Reader) draft(f File, budget *format.Budget) *draft {
	d := &draft{file: f, report: &FileReport{File: f.Name, Outcome: NoPlan}}
	text, err := f.decode(budget)
	if format.Exceeded(err) {
		d.exceeded = errors.New(strings.TrimPrefix(err.Error(), f.Name+": "))
		d.report.Outcome, d.report.Reason = Failed, d.exceeded.Error()
		return d
	}
	if err != nil {
		d.report.Reason = strings.TrimPrefix(err.Error(), f.Name+": ")
		return d
	}
	d.notes = text.Notes
	if f.SidecarFault != "" {
		d.report.Outcome, d.report.Reason = Failed, f.SidecarFault
		return d
	}
	if d.side, err = parseSidecar(f.Sidecar); err != nil {
		d.report.Outcome, d.report.Reason = Failed, err.Error()
		return d
	}
	if d.side.Title == "" && text.Title != "" && metadata.IsTitle(doc.Normalize(text.Title)) {
		d.side.Title = text.Title
	}
	sum := sha256.Sum256(f.Data)
	d.source = graph.NewSource(f.Name, hex.EncodeToString(sum[:]), text.Encoding, text.Text)
	d.source.Origin = f.Origin
	if err := d.read(r, budget); err != nil {
		return &draft{file: f, exceeded: err, report: &FileReport{File: f.Name, Outcome: Failed, Reason: err.Error()}}
	}
	if why := d.reading.WhyNoPlan(); why != nil {
		d.plan, d.report.Reason = nil, why.Error()
	}
	return d
}

// close reports what was read and lets go of how, which weighs some twenty times the text: a load of 100,000 measures took
// 1.4 GB at its peak, and takes 0.7 without. Most files are plans of their own; one that turns out to be a source among
// others is read again.
func (d *draft) close() {
	if d.reading != nil {
		d.report.fill(d, d.plan)
		d.reading, d.built = nil, reader.Built{}
	}
}

// read reads the draft's source and makes the plan that it is on its own. It fails only where the budget does.
func (d *draft) read(r *Reader, budget *format.Budget) (err error) {
	one := reader.Reader{Agencies: r.Agencies, Technologies: r.Technologies}
	if d.reading, err = one.Read(d.source, d.side.metadata(r.Agencies), budget); err != nil {
		return err
	}
	d.built, err = d.reading.Plan(d.reading.Metadata, "")
	d.plan = d.built.Plan
	return err
}

// readAgain reads a source that was read before, without a budget, so that it cannot fail.
func (d *draft) readAgain(r *Reader) { _ = d.read(r, nil) }

// settle makes the plan of a group of drafts and held plans that are one. Its id may be taken by another plan with the same
// number or title, which is not this one.
func (r *Reader) settle(g *group, files newFiles, others taken, result *Result) {
	plan, since := r.unite(g, files, "")
	if plan != nil && others.has(plan.ID, g) {
		meta := distinction(plan)
		plan, since = r.unite(g, files, meta)
		if others.has(plan.ID, g) {
			plan, since = r.unite(g, files, meta+plan.Sources[0].SHA256)
		}
	}
	if plan == nil {
		for _, h := range g.held {
			result.Removed = append(result.Removed, Removal{h.ID, files.instead(h)})
			files.tellReplaced(h, "the plan that was read from this file before is taken out: ")
		}
		return
	}
	if len(g.drafts) == 0 {
		files.tellReplaced(g.held[0], "the plan that was read from this file before stays with its other sources: ")
	}
	others[plan.ID] = g
	if !plan.Coverage.Balanced() {
		for _, d := range g.drafts {
			d.report.Outcome = Failed
			d.report.Reason = fmt.Sprintf("its ledger does not add up: %d markers, %d attached, %d rejected", plan.Coverage.Markers, plan.Coverage.Attached, len(plan.Coverage.Rejected))
		}
		return
	}
	change := Change{Plan: plan}
	same := false
	for _, h := range g.held {
		if h.ID != plan.ID {
			change.Absorbed = append(change.Absorbed, h.ID)
		} else if same = equal(h, plan); !same {
			since = compare(h, plan, anyWord)
		}
	}
	if !same || len(change.Absorbed) > 0 {
		result.Changes = append(result.Changes, change)
	}
	for _, d := range g.drafts {
		d.report.settle(d, plan, same)
		if !same && !d.outdone {
			d.report.Changes = since.lines()
		}
	}
}

// taken says which group has a plan's id, in the store or in this load.
type taken map[graph.ID]*group

// has reports whether another group has the id.
func (t taken) has(id graph.ID, g *group) bool { return t[id] != nil && t[id] != g }

// distinction is what tells a plan from another with the same number or title; where that is the same too, its bytes do.
func distinction(p *graph.Plan) string {
	return fmt.Sprint(p.Jurisdiction.ID, p.IssuedOn, p.PeriodStart, p.PeriodEnd)
}
