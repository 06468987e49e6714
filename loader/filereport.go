package loader

import (
	"slices"
	"sort"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

// settle says what became of a file that is a source of the plan.
func (f *FileReport) settle(d *draft, plan *graph.Plan, same bool) {
	f.Outcome, f.Plan, f.Title = Loaded, string(plan.ID), plan.Title
	switch {
	case same:
		f.Outcome = Unchanged
	case d.outdone:
		f.Outcome = Merged
		f.Reason = "a later version of the same plan says otherwise: " + plan.Sources[0].File
	case len(plan.Sources) > 0 && plan.Sources[0].SHA256 != d.source.SHA256:
		f.Outcome = Merged
		f.Reason = "another source of the same plan is fuller: " + plan.Sources[0].File
	}
}

// instead lists the plans that the files say now from which the plan was read before.
func (files newFiles) instead(p *graph.Plan) (list []graph.ID) {
	for _, d := range files {
		if d.report.Plan != "" && slices.ContainsFunc(p.Sources, func(s *graph.Source) bool { return newFiles{d}.replace(s, false) }) {
			list = append(list, graph.ID(d.report.Plan))
		}
	}
	return list
}

// tellReplaced says, of each file that the plan was read from before, what becomes of the plan.
func (files newFiles) tellReplaced(p *graph.Plan, what string) {
	for _, d := range files {
		if !slices.ContainsFunc(p.Sources, func(s *graph.Source) bool { return newFiles{d}.replace(s, false) }) {
			continue
		}
		if d.report.Outcome == NoPlan {
			d.report.Outcome = Removed
		}
		d.report.Reason = strings.TrimPrefix(d.report.Reason+"; "+what+p.Title, "; ")
	}
}

// lines says of a new version what is new, gone and changed, a line each.
func (d *difference) lines() (list []string) {
	if d == nil {
		return nil
	}
	for _, m := range d.added {
		list = append(list, strings.TrimSpace("new: "+m.Number+" "+m.Title))
	}
	for _, m := range d.gone {
		list = append(list, strings.TrimSpace("gone: "+m.Number+" "+m.Title))
	}
	for _, c := range d.changed {
		list = append(list, strings.TrimSpace("changed: "+c.after.Number+" "+c.after.Title)+": "+strings.Join(c.what, "; "))
	}
	return list
}

// fill counts what was read of the file, and lists what was not.
func (f *FileReport) fill(draft *draft, plan *graph.Plan) {
	f.Measures, f.Targets, f.Responsibilities, f.Mentions, f.Findings = 0, 0, 0, 0, nil
	c := draft.built.Plan.Coverage
	if plan != nil {
		f.Measures, f.Targets = len(plan.Measures), len(plan.Targets)
		for _, m := range plan.Measures {
			f.Responsibilities += len(m.Responsibilities())
			f.Mentions += len(m.Mentions())
		}
	}
	f.Markers, f.Attached = c.Markers, c.Attached
	lines := doc.LineStartsOf(draft.source.Text)
	add := func(kind, reason string, span graph.Span) {
		f.Findings = append(f.Findings, Finding{Line: lines.At(span.Start), Kind: kind, Reason: reason, Text: doc.Excerpt(draft.source.Text, span)})
	}
	for _, x := range c.Rejected {
		add("marker", x.Reason, x.Evidence.Span())
	}
	for _, x := range c.Anomalies {
		add("anomaly", x.Reason, x.Evidence.Span())
	}
	for _, x := range draft.reading.Left {
		add("left", x.Reason, x.Span)
	}
	for _, span := range draft.built.Numbers {
		add("number", "it looks like a target but was not read as one", span)
	}
	for _, n := range draft.notes {
		f.Findings = append(f.Findings, Finding{Line: n.Line, Kind: "left", Reason: n.Reason, Text: n.Text})
	}
	sort.SliceStable(f.Findings, func(i, j int) bool { return f.Findings[i].Line < f.Findings[j].Line })
}
