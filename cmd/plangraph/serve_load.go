package main

import (
	"context"
	"io"
	"strings"
	"sync"

	"github.com/plangraph/plangraph/gql"
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
	held, err := u.server.store.Scan(ctx)
	if err != nil {
		return nil, err
	}
	var list []loader.File
	for _, f := range files {
		list = append(list, loader.File{Name: f.Name, Data: f.Data})
	}
	report, err := read(ctx, loader.Pair(list), held.Plans, u.server.store, io.Discard)
	if err != nil {
		return nil, err
	}
	u.server.follow(ctx)
	return shown(report, u.server.current.Load().Revision()), nil
}

// shown is the loader's report as clients see it.
func shown(r *loader.Report, revision string) *gql.LoadReport {
	report := &gql.LoadReport{Revision: revision}
	for _, f := range r.Files {
		file := gql.LoadedFile{
			File: f.File, Outcome: strings.ToUpper(string(f.Outcome)), Reason: given(f.Reason), PlanID: given(f.Plan), Title: given(f.Title),
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
