package main

import (
	"context"
	"flag"
	"fmt"
	"io"
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

// add finds what the name means: one plan, by its id, number or title, or one file of a plan.
func (r *removal) add(plans []*graph.Plan, name string) error {
	var found []*graph.Plan
	var sources []*graph.Source
	for _, p := range plans {
		switch {
		case string(p.ID) == name, p.Title == name, p.DocumentNumber != "" && graph.Words(p.DocumentNumber) == graph.Words(name):
			found, sources = append(found, p), append(sources, p.Sources...)
		default:
			for _, source := range p.Sources {
				if isFile(source, name) {
					found, sources = append(found, p), append(sources, source)
				}
			}
		}
	}
	if len(found) == 0 {
		return fmt.Errorf("%s: the store has no such plan or file; plangraph list shows what there is; nothing was removed", name)
	}
	if distinct := slices.Compact(found); len(distinct) > 1 {
		var ids []string
		for _, p := range distinct {
			ids = append(ids, fmt.Sprintf("%s (%s)", p.ID, p.Title))
		}
		return fmt.Errorf("%s fits several plans: %s; name one by its id; nothing was removed", name, strings.Join(ids, ", "))
	}
	r.take(found[0], sources...)
	return nil
}

// isFile reports whether the source is the file of that name, or at that path.
func isFile(source *graph.Source, name string) bool {
	return source.File == name || source.Origin != "" && source.Origin == loader.Origin(name)
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

// carryOut removes what is to go, a plan a transaction, and says so. A plan that keeps files is read again from these.
func (r *removal) carryOut(ctx context.Context, w graph.Writer, out io.Writer) error {
	known, err := bundledKnowledge()
	if err != nil {
		return err
	}
	for _, p := range r.plans {
		rest := known.Without(p, func(s *graph.Source) bool { return r.files[s] })
		if rest == nil {
			if err := w.Remove(ctx, p.ID); err != nil {
				return err
			}
			fmt.Fprintf(out, "removed %s: %s\n", p.ID, p.Title)
			continue
		}
		if err := w.Replace(ctx, rest, p.ID); err != nil {
			return err
		}
		for _, source := range p.Sources {
			if r.files[source] {
				fmt.Fprintf(out, "removed %s from %s: %s\n", source.File, rest.ID, rest.Title)
			}
		}
	}
	return nil
}
