package ingest

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// Removal is which files of which plans are to go. A plan goes as a whole where all of its files do.
type Removal struct {
	plans []*graph.Plan
	files map[*graph.Source]bool
}

// Add adds what the name means: one plan, by its id, number or title, or one file of a plan, by its name or else its path.
func (r *Removal) Add(plans []*graph.Plan, name string) error {
	found := candidates(plans, name, func(s *graph.Source) bool { return s.File == name })
	if len(found) == 0 {
		found = candidates(plans, name, isAtPath(name))
	}
	switch {
	case len(found) == 0:
		return fmt.Errorf("%s: the store has no such plan or file; plangraph list shows what there is; nothing was removed", name)
	case len(found) > 1:
		var list []string
		for _, c := range found {
			list = append(list, c.String())
		}
		return fmt.Errorf("%s fits several: %s; name a plan by its id, or a file by its path; nothing was removed", name, strings.Join(list, ", "))
	case found[0].file != "" && len(found[0].plan.Coverage.Withheld) > 0:
		return fmt.Errorf("%s: its plan %s is damaged and cannot be read again without it; remove the plan by its id; nothing was removed", name, found[0].plan.ID)
	}
	r.addSources(found[0].plan, found[0].sources...)
	return nil
}

func (r *Removal) addSources(p *graph.Plan, sources ...*graph.Source) {
	if r.files == nil {
		r.files = map[*graph.Source]bool{}
	}
	if !slices.Contains(r.plans, p) {
		r.plans = append(r.plans, p)
	}
	for _, source := range sources {
		r.files[source] = true
	}
}

// candidate is a plan that a name may mean, or one file of a plan.
type candidate struct {
	plan    *graph.Plan
	sources []*graph.Source
	file    string // empty for a plan as a whole
}

// String describes the candidate in the error of a name that fits several.
func (c candidate) String() string {
	if c.file == "" {
		return fmt.Sprintf("%s (%s)", c.plan.ID, c.plan.Title)
	}
	return fmt.Sprintf("%s of %s (%s)", c.file, c.plan.ID, c.plan.Title)
}

// candidates lists the plans that have the name, and of the others the files that match.
func candidates(plans []*graph.Plan, name string, matches func(*graph.Source) bool) (list []candidate) {
	for _, p := range plans {
		if string(p.ID) == name || p.Title == name || p.DocumentNumber != "" && graph.FingerprintText(p.DocumentNumber) == graph.FingerprintText(name) {
			list = append(list, candidate{plan: p, sources: p.Sources})
			continue
		}
		for _, s := range p.Sources {
			if matches(s) {
				list = append(list, candidate{p, []*graph.Source{s}, s.File})
			}
		}
	}
	return list
}

// isAtPath reports whether a source is the file at the path. A source whose path the store does not know is compared by name.
func isAtPath(path string) func(*graph.Source) bool {
	origin := loader.Origin(path)
	_, err := os.Stat(path)
	return func(s *graph.Source) bool {
		if s.Origin != "" {
			return s.Origin == origin
		}
		return err == nil && s.File == filepath.Base(path)
	}
}

// Apply removes what is to go, a plan a transaction, and writes a line for each.
func (r *Removal) Apply(ctx context.Context, w graph.Writer, out io.Writer) error {
	var partial []*graph.Plan
	for _, p := range r.plans {
		if slices.ContainsFunc(p.Sources, func(s *graph.Source) bool { return !r.files[s] }) {
			partial = append(partial, p)
			continue
		}
		if err := w.Remove(ctx, p.ID); err != nil {
			return err
		}
		fmt.Fprintf(out, "removed %s: %s\n", p.ID, p.Title)
	}
	if len(partial) == 0 {
		return nil
	}
	return r.rebuild(ctx, partial, w, out)
}

// rebuild makes plans anew from the files that they keep.
func (r *Removal) rebuild(ctx context.Context, plans []*graph.Plan, w graph.Writer, out io.Writer) error {
	known, err := Bundled()
	if err != nil {
		return err
	}
	result, err := known.Without(ctx, plans, func(s *graph.Source) bool { return r.files[s] }, w)
	if err != nil {
		return err
	}
	if err := w.ReplaceScheme(ctx, known.Scheme); err != nil {
		return err
	}
	for _, change := range result.Changes {
		if err := w.Replace(ctx, change.Plan, change.Absorbed...); err != nil {
			return err
		}
	}
	for _, old := range result.Removed {
		if err := w.Remove(ctx, old.Plan); err != nil {
			return err
		}
	}
	r.report(plans, result.Report, out)
	return nil
}

// report writes which files are gone, and of which plan a file that stays is now, where that is another one. left has the
// files that stay, in the order of the plans and their files.
func (r *Removal) report(plans []*graph.Plan, left *loader.Report, out io.Writer) {
	remaining := left.Files
	for _, p := range plans {
		for _, s := range p.Sources {
			if r.files[s] {
				fmt.Fprintf(out, "removed %s from %s: %s\n", s.File, p.ID, p.Title)
				continue
			}
			if f := remaining[0]; f.Plan != string(p.ID) {
				fmt.Fprintf(out, "%s is now of %s: %s\n", s.File, f.Plan, f.Title)
			}
			remaining = remaining[1:]
		}
	}
}

func (r *Removal) fileNames() (names []string) {
	for _, p := range r.plans {
		for _, s := range p.Sources {
			if r.files[s] {
				names = append(names, s.File)
			}
		}
	}
	return names
}

// digests are the SHA-256 of the files that go.
func (r *Removal) digests() map[string]bool {
	set := map[string]bool{}
	for s := range r.files {
		set[s.SHA256] = true
	}
	return set
}
