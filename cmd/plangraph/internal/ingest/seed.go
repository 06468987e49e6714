package ingest

import (
	"context"
	"fmt"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/seeds"
)

// Seed puts the bundled plans into the store and returns all that it holds then.
func Seed(ctx context.Context, into graph.Store, progress Progress) (*graph.Contents, error) {
	files, err := loader.CollectFS(seeds.Plans())
	if err != nil {
		return nil, err
	}
	report, err := Load(ctx, files, into, progress)
	if err != nil {
		return nil, err
	}
	for _, f := range report.Files {
		if f.Outcome == loader.Failed {
			return nil, fmt.Errorf("%s: %s", f.File, f.Reason)
		}
	}
	return into.Scan(ctx)
}
