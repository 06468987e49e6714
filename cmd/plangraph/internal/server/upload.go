package server

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/ingest"
	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// uploads loads what comes over HTTP, one load at a time, as the command load does.
type uploads struct {
	server *Server
	turn   chan struct{} // holds a token while somebody changes the store
	queue  chan struct{} // holds one for each removal that waits or runs: these take the places of those who ask
}

// What an upload may cost, and how many removals may wait.
const removals = 4

var uploadLimits = loader.Limits{FileTime: 30 * time.Second, Time: time.Minute, Units: 8 << 20}

func newUploads(s *Server) *uploads {
	return &uploads{server: s, turn: make(chan struct{}, 1), queue: make(chan struct{}, removals)}
}

// begin waits for the turn, until the client leaves.
func (u *uploads) begin(ctx context.Context) (end func(), err error) {
	select {
	case u.turn <- struct{}{}:
		return func() { <-u.turn }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

var _ gql.Loader = (*uploads)(nil)

// Load puts the files into the store and the new revision in service.
func (u *uploads) Load(ctx context.Context, files []gql.File) (*gql.LoadReport, error) {
	end, err := u.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	var report *loader.Report
	err = u.server.use(ctx, func(store graph.Store) (err error) {
		report, err = ingest.LoadWithin(ctx, pairs(files), uploadLimits, store)
		return err
	})
	if err != nil {
		return nil, unreadable(err)
	}
	u.record(report)
	u.server.follow(ctx)
	return toLoadReport(report, u.server.current.Load().Revision()), nil
}

// Check says what a load of the files would do, and stores nothing. It takes its turn among the loads, because reading costs as much.
func (u *uploads) Check(ctx context.Context, files []gql.File) (*gql.LoadPreview, error) {
	end, err := u.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	var report *loader.Report
	var outlines []*loader.Outline
	err = u.server.use(ctx, func(store graph.Store) (err error) {
		report, outlines, err = ingest.CheckWithin(ctx, pairs(files), uploadLimits, store)
		return err
	})
	if err != nil {
		return nil, unreadable(err)
	}
	return toLoadPreview(report, outlines), nil
}

// pairs are the files as the loader takes them, each with its sidecar.
func pairs(files []gql.File) []loader.File {
	var list []loader.File
	for _, f := range files {
		list = append(list, loader.File{Name: f.Name, Data: f.Data})
	}
	return loader.Pair(list)
}

// unreadable is the error as clients may see it, where a file would cost too much to read.
func unreadable(err error) error {
	var over *ingest.OverLimitError
	if errors.As(err, &over) {
		return &gql.UnreadableError{Reason: over.Error()}
	}
	return err
}

// Remove takes the plan out of the store.
func (u *uploads) Remove(ctx context.Context, plan graph.ID) (*gql.RemovedPlan, error) {
	select {
	case u.queue <- struct{}{}:
		defer func() { <-u.queue }()
	default:
		return nil, gql.ErrLoaderBusy
	}
	end, err := u.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	u.server.follow(ctx) // what another process has just loaded can be removed, too
	held := u.server.current.Load().Plan(plan)
	if held == nil {
		return nil, graph.ErrNotFound
	}
	if err := u.server.use(ctx, func(store graph.Store) error { return store.Remove(ctx, plan) }); err != nil {
		return nil, err
	}
	u.server.log.Info("a plan was removed", "plan", plan, "title", held.Title)
	u.server.follow(ctx)
	return &gql.RemovedPlan{ID: plan, Title: held.Title, Revision: u.server.current.Load().Revision()}, nil
}

// record counts the outcomes. Why a plan could not be stored goes to the log alone, because it names files of this machine.
func (u *uploads) record(r *loader.Report) {
	for i := range r.Files {
		f := &r.Files[i]
		u.server.metrics.Loaded(string(f.Outcome))
		if before, why, found := strings.Cut(f.Reason, ingest.NotStored); found {
			u.server.log.Error("a plan could not be stored", "error", why)
			f.Reason = before + "it could not be stored; whoever runs this server finds the reason in its log"
		}
	}
}

// toLoadReport returns the loader's report as clients see it.
func toLoadReport(r *loader.Report, revision string) *gql.LoadReport {
	report := &gql.LoadReport{Revision: revision}
	for _, f := range r.Files {
		report.Files = append(report.Files, toLoadedFile(f))
	}
	return report
}

func toLoadedFile(f loader.FileReport) gql.LoadedFile {
	file := gql.LoadedFile{
		File: f.File, Outcome: strings.ToUpper(string(f.Outcome)), Reason: optional(f.Reason), PlanID: optional(f.Plan), Title: optional(f.Title), Changes: f.Changes,
		Measures: f.Measures, Targets: f.Targets, Markers: f.Markers, Attached: f.Attached,
	}
	for _, x := range f.Findings {
		file.Findings = append(file.Findings, gql.LoadFinding{Line: x.Line, Kind: x.Kind, Reason: x.Reason, Text: x.Text})
	}
	return file
}

// toLoadPreview returns what a load would do, file by file.
func toLoadPreview(r *loader.Report, outlines []*loader.Outline) *gql.LoadPreview {
	preview := &gql.LoadPreview{}
	for i, f := range r.Files {
		file := gql.LoadPreviewFile{Report: toLoadedFile(f)}
		if o := outlines[i]; o != nil {
			file.DocumentNumber, file.Issuer, file.Jurisdiction, file.IssuedOn = optional(o.Number), optional(o.Issuer), optional(o.Jurisdiction), optional(o.IssuedOn)
			for _, x := range o.Items {
				file.Items = append(file.Items, toPreviewItem(x))
			}
		}
		preview.Files = append(preview.Files, file)
	}
	return preview
}

func toPreviewItem(x loader.OutlineItem) gql.LoadPreviewItem {
	item := gql.LoadPreviewItem{Line: x.Line, Depth: x.Depth, Number: x.Number, Title: x.Title, Measure: x.Measure, Technologies: x.Technologies, Targets: x.Targets, Deadline: optional(x.Deadline)}
	for _, u := range x.Units {
		item.Units = append(item.Units, gql.LoadPreviewUnit(u))
	}
	return item
}

func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
