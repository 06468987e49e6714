package main

import (
	"context"
	"io"
	"strings"
	"sync"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// uploads loads what comes over HTTP, one load at a time, as the command load does.
type uploads struct {
	server *server
	turn   sync.Mutex
}

var _ gql.Loader = (*uploads)(nil)

// Load puts the files into the store and the new revision in service.
func (u *uploads) Load(ctx context.Context, files []gql.File) (*gql.LoadReport, error) {
	u.turn.Lock()
	defer u.turn.Unlock()
	var list []loader.File
	for _, f := range files {
		list = append(list, loader.File{Name: f.Name, Data: f.Data})
	}
	report, err := read(ctx, loader.Pair(list), u.server.store, io.Discard)
	if err != nil {
		return nil, err
	}
	u.note(report)
	u.server.follow(ctx)
	return shown(report, u.server.current.Load().Revision()), nil
}

// Remove takes the plan out of the store.
func (u *uploads) Remove(ctx context.Context, plan graph.ID) (*gql.RemovedPlan, error) {
	u.turn.Lock()
	defer u.turn.Unlock()
	u.server.follow(ctx) // what another process has just loaded can be removed, too
	held := u.server.current.Load().Plan(plan)
	if held == nil {
		return nil, graph.ErrNotFound
	}
	if err := u.server.store.Remove(ctx, plan); err != nil {
		return nil, err
	}
	u.server.log.Info("a plan was removed", "plan", plan, "title", held.Title)
	u.server.follow(ctx)
	return &gql.RemovedPlan{ID: plan, Title: held.Title, Revision: u.server.current.Load().Revision()}, nil
}

// note counts what became of the files. Why a store kept none of a plan is for the log: it names files of this machine.
func (u *uploads) note(r *loader.Report) {
	for i := range r.Files {
		f := &r.Files[i]
		u.server.metrics.Loaded(string(f.Outcome))
		if before, why, found := strings.Cut(f.Reason, notStored); found {
			u.server.log.Error("a plan could not be stored", "error", why)
			f.Reason = before + "it could not be stored; whoever runs this server finds the reason in its log"
		}
	}
}

// shown is the loader's report as clients see it.
func shown(r *loader.Report, revision string) *gql.LoadReport {
	report := &gql.LoadReport{Revision: revision}
	for _, f := range r.Files {
		file := gql.LoadedFile{
			File: f.File, Outcome: strings.ToUpper(string(f.Outcome)), Reason: given(f.Reason), PlanID: given(f.Plan), Title: given(f.Title), Changes: f.Changes,
			Measures: f.Measures, Targets: f.Targets, Markers: f.Markers, Attached: f.Attached,
		}
		for _, x := range f.Findings {
			file.Findings = append(file.Findings, gql.LoadFinding{Line: x.Line, Kind: x.Kind, Reason: x.Reason, Text: x.Text})
		}
		report.Files = append(report.Files, file)
	}
	return report
}

func given(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
