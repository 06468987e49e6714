package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// checkSync refuses what could empty a store by mistake.
func (l *load) checkSync(paths []string, files []loader.File) error {
	if len(paths) != 1 {
		return usageError("--sync takes the one folder that the store is to hold")
	}
	if info, err := os.Stat(paths[0]); err != nil || !info.IsDir() {
		return usageError(fmt.Sprintf("%s is no folder; --sync takes the one folder that the store is to hold", paths[0]))
	}
	if len(files) == 0 {
		return fmt.Errorf("%s holds no file that can be read; plangraph remove empties a store", paths[0])
	}
	return nil
}

// removedAtOnce is how many plans are taken out while other writers wait, who give up after ten seconds. Between the parts
// they get their turn: who waits for a file's lock looks every 5 ms.
const (
	removedAtOnce = 250
	betweenParts  = 20 * time.Millisecond
)

// dropVanished takes out of the store what is no longer in the folder. What others load meanwhile stays: a file that was not
// there at the first look has not vanished.
func (l *load) dropVanished(ctx context.Context, report *loader.Report, files []loader.File, skipped []loader.Skipped, out io.Writer) error {
	if l.store.exists() != nil {
		return nil
	}
	store, err := l.store.connect(ctx)
	if err != nil {
		return err
	}
	defer store.Close()
	var first map[string]bool // the bytes of what had vanished at the first look
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
			gone := vanished(contents, files, skipped, first)
			if err := whole(report, gone, out); err != nil {
				return err
			}
			if first == nil {
				first = gone.sums()
			}
			more = len(gone.plans) > removedAtOnce
			gone.plans = gone.plans[:min(removedAtOnce, len(gone.plans))]
			return gone.carryOut(ctx, w, out)
		})
		if err != nil || !more {
			return err
		}
		time.Sleep(betweenParts)
	}
}

// whole refuses to take out what vanished where the folder was not read and stored in full, or holds no plan: a plan may
// have moved into a file that failed, and a wrong folder must not empty a store.
func whole(report *loader.Report, gone removal, out io.Writer) error {
	why := "no file of the folder is a plan"
	for _, f := range report.Files {
		switch f.Outcome {
		case loader.Loaded, loader.Unchanged, loader.Merged:
			why = ""
		}
	}
	if slices.ContainsFunc(report.Files, func(f loader.FileReport) bool { return f.Outcome == loader.Failed }) {
		why = "a file of the folder failed"
	}
	if why == "" || len(gone.plans) == 0 {
		return nil
	}
	fmt.Fprintf(out, "plangraph load: %s, so what vanished from it stays in the store; plangraph remove takes it out\n", why)
	return errTold
}

// vanished is what the store holds and the folder does not, of all or of those with the given bytes.
func vanished(contents *graph.Contents, files []loader.File, skipped []loader.Skipped, of map[string]bool) (gone removal) {
	var here []known
	for _, f := range files {
		here = append(here, knownBy(f))
	}
	for _, x := range skipped { // is there, though it cannot be read
		here = append(here, known{name: x.Name})
	}
	for _, p := range contents.Plans {
		for _, s := range p.Sources {
			if (of == nil || of[s.SHA256]) && !slices.ContainsFunc(here, func(k known) bool { return k.is(s) }) {
				gone.take(p, s)
			}
		}
	}
	return gone
}

// known is what a file is known by: its bytes, its place, or, where the store does not know that, its name.
type known struct{ name, sum, origin string }

func knownBy(f loader.File) known {
	sum := sha256.Sum256(f.Data)
	return known{f.Name, hex.EncodeToString(sum[:]), f.Origin}
}

func (k known) is(s *graph.Source) bool {
	if s.SHA256 == k.sum {
		return true
	}
	if s.Origin != "" && k.origin != "" {
		return s.Origin == k.origin
	}
	return s.File == k.name
}

func inStore(contents *graph.Contents, is func(*graph.Source) bool) bool {
	return slices.ContainsFunc(contents.Plans, func(p *graph.Plan) bool { return slices.ContainsFunc(p.Sources, is) })
}

func (r *removal) names() (files []string) {
	for _, p := range r.plans {
		for _, s := range p.Sources {
			if r.files[s] {
				files = append(files, s.File)
			}
		}
	}
	return files
}

// sums are the hashes of the bytes of what goes.
func (r *removal) sums() map[string]bool {
	list := map[string]bool{}
	for s := range r.files {
		list[s.SHA256] = true
	}
	return list
}
