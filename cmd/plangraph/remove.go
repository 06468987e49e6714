package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// remove takes plans, or files of plans, out of the store.
type remove struct {
	store storeURL
}

func (r *remove) flags(f *flag.FlagSet) { r.store.flags(f) }

func (r *remove) run(ctx context.Context, args []string, s streams) error {
	if len(args) == 0 {
		return usageError("name the plans or files to remove: an id, a document number, a title or a file, as plangraph list shows them")
	}
	if err := r.store.exists(); err != nil {
		return err
	}
	store, err := r.store.connect(ctx)
	if err != nil {
		return err
	}
	defer store.Close()
	return store.Writing(ctx, func(w graph.Writer) error {
		contents, err := store.Scan(ctx)
		if err != nil {
			return err
		}
		var gone removal
		for _, name := range args { // all are found before anything is removed
			if err := gone.add(contents.Plans, name); err != nil {
				return err
			}
		}
		return gone.carryOut(ctx, w, s.out)
	})
}

// removal is which files of which plans are to go; of a plan as a whole, all.
type removal struct {
	plans []*graph.Plan
	files map[*graph.Source]bool
}

// add finds what the name means: one plan, by its id, number or title, or one file of a plan, by its name or else its path.
func (r *removal) add(plans []*graph.Plan, name string) error {
	found := fitting(plans, name, func(s *graph.Source) bool { return s.File == name })
	if len(found) == 0 {
		found = fitting(plans, name, atPath(name))
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
	r.take(found[0].plan, found[0].sources...)
	return nil
}

// candidate is a plan that a name may mean, or one file of a plan.
type candidate struct {
	plan    *graph.Plan
	sources []*graph.Source
	file    string // empty for a plan as a whole
}

func (c candidate) String() string {
	if c.file == "" {
		return fmt.Sprintf("%s (%s)", c.plan.ID, c.plan.Title)
	}
	return fmt.Sprintf("%s of %s (%s)", c.file, c.plan.ID, c.plan.Title)
}

// fitting lists the plans that have the name, and of the others the files that are it.
func fitting(plans []*graph.Plan, name string, is func(*graph.Source) bool) (list []candidate) {
	for _, p := range plans {
		if string(p.ID) == name || p.Title == name || p.DocumentNumber != "" && graph.Words(p.DocumentNumber) == graph.Words(name) {
			list = append(list, candidate{plan: p, sources: p.Sources})
			continue
		}
		for _, s := range p.Sources {
			if is(s) {
				list = append(list, candidate{p, []*graph.Source{s}, s.File})
			}
		}
	}
	return list
}

// atPath reports whether a source is the file at the path; one of which the store does not know the place, by its name.
func atPath(path string) func(*graph.Source) bool {
	origin := loader.Origin(path)
	_, err := os.Stat(path)
	return func(s *graph.Source) bool {
		if s.Origin != "" {
			return s.Origin == origin
		}
		return err == nil && s.File == filepath.Base(path)
	}
}

func (r *removal) take(p *graph.Plan, sources ...*graph.Source) {
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

// carryOut removes what is to go, a plan a transaction, and says so.
func (r *removal) carryOut(ctx context.Context, w graph.Writer, out io.Writer) error {
	var keep []*graph.Plan
	for _, p := range r.plans {
		if slices.ContainsFunc(p.Sources, func(s *graph.Source) bool { return !r.files[s] }) {
			keep = append(keep, p)
			continue
		}
		if err := w.Remove(ctx, p.ID); err != nil {
			return err
		}
		fmt.Fprintf(out, "removed %s: %s\n", p.ID, p.Title)
	}
	if len(keep) == 0 {
		return nil
	}
	return r.readAgain(ctx, keep, w, out)
}

// readAgain makes plans anew from the files that they keep.
func (r *removal) readAgain(ctx context.Context, plans []*graph.Plan, w graph.Writer, out io.Writer) error {
	known, err := bundledKnowledge()
	if err != nil {
		return err
	}
	result, err := known.Without(ctx, plans, func(s *graph.Source) bool { return r.files[s] }, w)
	if err != nil {
		return err
	}
	if err := w.ReplaceScheme(ctx, known.scheme); err != nil {
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
	r.tell(plans, result.Report, out)
	return nil
}

// tell says which files are gone, and of which plan the others are now where that is another one. The report has these in
// the order of the plans and their files.
func (r *removal) tell(plans []*graph.Plan, left *loader.Report, out io.Writer) {
	rest := left.Files
	for _, p := range plans {
		for _, s := range p.Sources {
			if r.files[s] {
				fmt.Fprintf(out, "removed %s from %s: %s\n", s.File, p.ID, p.Title)
				continue
			}
			if f := rest[0]; f.Plan != string(p.ID) {
				fmt.Fprintf(out, "%s is now of %s: %s\n", s.File, f.Plan, f.Title)
			}
			rest = rest[1:]
		}
	}
}
