package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// foretell says what a load of the files would change, and changes nothing. Its error is that of the load.
func (l *load) foretell(ctx context.Context, files []loader.File, skipped []loader.Skipped, s streams) error {
	if err := l.store.check(); err != nil {
		return err
	}
	drafts, _, err := understand(ctx, files, s.err)
	if err != nil {
		return err
	}
	var held loader.Held // a store that is not there yet holds nothing
	contents := &graph.Contents{}
	if l.store.exists() == nil {
		store, all, err := l.store.open(ctx)
		if err != nil {
			return err
		}
		defer store.Close()
		if err := all.Damage(); err != nil {
			return err
		}
		held, contents = store, all
	}
	result, err := drafts.Unite(ctx, held)
	if err != nil {
		return err
	}
	told := foretold(contents, files, result.Report)
	for _, x := range skipped {
		told.add("skipped", x.Name, x.Reason)
	}
	if l.sync {
		gone := vanished(contents, files, skipped, nil)
		if err = whole(result.Report, gone, s.err); err == nil {
			told["vanished"] = gone.names()
		}
	}
	return errors.Join(told.write(s.out), err, verdict(result.Report))
}

// foretelling is which files are new, changed, vanished, unchanged, and not to be read, each with the reason.
type foretelling map[string][]string

func (f foretelling) add(word, file, reason string) {
	if reason != "" {
		file += ": " + reason
	}
	f[word] = append(f[word], file)
}

// foretold sorts the files, which the report names in the same order, by what a load would make of them. The bytes alone do
// not tell: a sidecar may have changed. That a plan changes does not tell either, where another file of it does.
func foretold(contents *graph.Contents, files []loader.File, report *loader.Report) foretelling {
	told, changing := foretelling{}, map[string]bool{} // plans, by their other files
	var still []loader.FileReport
	for i, f := range report.Files {
		k := knownBy(files[i])
		switch {
		case f.Outcome == loader.NoPlan, f.Outcome == loader.Failed:
			told.add(string(f.Outcome), f.File, f.Reason)
		case inStore(contents, func(s *graph.Source) bool { return s.SHA256 == k.sum }):
			still = append(still, f)
		case inStore(contents, k.is):
			told.add("changed", f.File, "")
			changing[f.Plan] = true
		default:
			told.add("new", f.File, "")
			changing[f.Plan] = true
		}
	}
	for _, f := range still {
		word := "changed"
		if f.Outcome == loader.Unchanged || changing[f.Plan] {
			word = "unchanged"
		}
		told.add(word, f.File, "")
	}
	return told
}

// write writes a line for each file, but only a number of those that stay as they are.
func (f foretelling) write(w io.Writer) error {
	for _, word := range []string{"new", "changed", "vanished", string(loader.NoPlan), string(loader.Failed)} {
		slices.Sort(f[word])
		for _, file := range f[word] {
			if _, err := fmt.Fprintf(w, "%s: %s\n", word, file); err != nil {
				return err
			}
		}
	}
	_, err := fmt.Fprintf(w, "%d unchanged\n", len(f["unchanged"]))
	return err
}
