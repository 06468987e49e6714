package main

import (
	"context"
	"flag"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/ingest"
	"github.com/plangraph/plangraph/graph"
)

// removeCommand takes plans, or files of plans, out of the store.
type removeCommand struct {
	store storeURL
}

func (r *removeCommand) flags(f *flag.FlagSet) { r.store.flags(f) }

func (r *removeCommand) run(ctx context.Context, args []string, s streams) error {
	if len(args) == 0 {
		return clierr.UsageError("name the plans or files to remove: an id, a document number, a title or a file, as plangraph list shows them")
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
		var gone ingest.Removal
		for _, name := range args { // all are found before anything is removed
			if err := gone.Add(contents.Plans, name); err != nil {
				return err
			}
		}
		return gone.Apply(ctx, w, s.out)
	})
}
