package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/ingest"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// verifyCommand checks that what a store holds is what was loaded, and that each fact has its words.
type verifyCommand struct {
	store storeURL
}

func (v *verifyCommand) flags(f *flag.FlagSet) { v.store.flags(f) }

func (v *verifyCommand) run(ctx context.Context, args []string, s streams) error {
	if err := v.store.exists(); err != nil {
		return err
	}
	var folder ingest.Folder
	if len(args) > 0 {
		var err error
		if folder, err = collect(args); err != nil {
			return err
		}
	}
	store, contents, err := v.store.open(ctx)
	if err != nil {
		return err
	}
	defer store.Close()
	wrong := verifyFiles(s.out, contents, folder.Files)
	for _, x := range folder.Skipped {
		if x.Hidden {
			continue
		}
		fmt.Fprintf(s.out, "%s: cannot be compared: %s\n", x.Name, x.Reason)
		wrong++
	}
	wrong += verifyPlans(s.out, contents)
	if wrong > 0 {
		fmt.Fprintf(s.out, "%d things are wrong; load the files of a plan again, or restore a backup\n", wrong)
		return clierr.ErrReported
	}
	return nil
}

// verifyPlans writes a line for each fact that breaks a rule, and one for all plans where none does.
func verifyPlans(w io.Writer, contents *graph.Contents) (wrong int) {
	for _, p := range contents.Withheld() {
		for _, why := range p.Coverage.Withheld {
			fmt.Fprintf(w, "%s: %s: %s\n", p.ID, p.Title, why)
			wrong++
		}
	}
	if wrong == 0 {
		measures, targets := 0, 0
		for _, p := range contents.Plans {
			measures, targets = measures+len(p.Measures), targets+len(p.Targets)
		}
		fmt.Fprintf(w, "%d plans, %d measures, %d targets at revision %s: each fact has its quote\n", len(contents.Plans), measures, targets, contents.Revision)
	}
	return wrong
}

// verifyFiles writes a line for each file that is not what the store holds.
func verifyFiles(w io.Writer, contents *graph.Contents, files []loader.File) (wrong int) {
	held, named := map[string]bool{}, map[string]bool{}
	for _, p := range contents.Plans {
		for _, source := range p.Sources {
			held[source.SHA256], named[source.File] = true, true
		}
	}
	for _, f := range files {
		sum := sha256.Sum256(f.Data)
		switch {
		case held[hex.EncodeToString(sum[:])]:
		case named[f.Name]:
			fmt.Fprintf(w, "%s: the file is not what was loaded under this name\n", f.Name)
			wrong++
		default:
			fmt.Fprintf(w, "%s: the store does not hold this file\n", f.Name)
			wrong++
		}
	}
	return wrong
}
