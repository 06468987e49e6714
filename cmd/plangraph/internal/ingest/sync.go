package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// Other writers give up after ten seconds, so a long removal is split. Between the parts a waiting writer gets its turn: it
// looks every 5 ms whether the file's lock is free.
const (
	removedAtOnce = 250 // plans
	pauseBetween  = 20 * time.Millisecond
)

// Folder is what was found in the one folder that a store is to hold.
type Folder struct {
	Files   []loader.File
	Skipped []loader.Skipped // what cannot be read, but is there
}

// AddSkipped adds to the report what was found in place of files.
func (f Folder) AddSkipped(to *loader.Report) {
	for _, x := range f.Skipped {
		to.Files = append(to.Files, x.Report())
	}
}

// RemoveVanished takes out of the store what is no longer in the folder. What others load meanwhile stays: a file that was
// not there at the first look has not vanished.
func (f Folder) RemoveVanished(ctx context.Context, store graph.Store, loaded *loader.Report, out io.Writer) error {
	var first map[string]bool // the digests of what had vanished at the first look
	for {
		more := false
		err := store.Writing(ctx, func(w graph.Writer) error {
			contents, err := store.Scan(ctx)
			if err == nil {
				err = contents.Damage()
			}
			if err != nil {
				return err
			}
			gone := f.vanished(contents, first)
			if err := checkVanished(loaded, gone, out); err != nil {
				return err
			}
			if first == nil {
				first = gone.digests()
			}
			more = len(gone.plans) > removedAtOnce
			gone.plans = gone.plans[:min(removedAtOnce, len(gone.plans))]
			return gone.Apply(ctx, w, out)
		})
		if err != nil || !more {
			return err
		}
		time.Sleep(pauseBetween)
	}
}

// checkVanished refuses to take out what vanished where a file of the folder failed, or none is a plan: a plan may have
// moved into the file that failed, and a wrong folder must not empty a store.
func checkVanished(loaded *loader.Report, gone Removal, out io.Writer) error {
	why := "no file of the folder is a plan"
	for _, f := range loaded.Files {
		switch f.Outcome {
		case loader.Loaded, loader.Unchanged, loader.Merged:
			why = ""
		}
	}
	if slices.ContainsFunc(loaded.Files, func(f loader.FileReport) bool { return f.Outcome == loader.Failed }) {
		why = "a file of the folder failed"
	}
	if why == "" || len(gone.plans) == 0 {
		return nil
	}
	fmt.Fprintf(out, "plangraph load: %s, so what vanished from it stays in the store; plangraph remove takes it out\n", why)
	return clierr.ErrReported
}

// vanished is what the store holds and the folder does not. Where digests is not nil, only files with these count.
func (f Folder) vanished(contents *graph.Contents, digests map[string]bool) (gone Removal) {
	var present []fileIdentity
	for _, file := range f.Files {
		present = append(present, identify(file))
	}
	for _, x := range f.Skipped {
		present = append(present, fileIdentity{name: x.Name})
	}
	for _, p := range contents.Plans {
		for _, s := range p.Sources {
			if (digests == nil || digests[s.SHA256]) && !slices.ContainsFunc(present, func(k fileIdentity) bool { return k.is(s) }) {
				gone.addSources(p, s)
			}
		}
	}
	return gone
}

// fileIdentity is what a file is recognised by: its bytes, its path, or, where the store does not know that, its name.
type fileIdentity struct{ name, sha256, origin string }

func identify(f loader.File) fileIdentity {
	sum := sha256.Sum256(f.Data)
	return fileIdentity{f.Name, hex.EncodeToString(sum[:]), f.Origin}
}

// is reports whether the source was read from the file.
func (k fileIdentity) is(s *graph.Source) bool {
	if s.SHA256 == k.sha256 {
		return true
	}
	if s.Origin != "" && k.origin != "" {
		return s.Origin == k.origin
	}
	return s.File == k.name
}
