package ingest

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// Preview says which files are new, changed, vanished, unchanged, and not to be read, each with the reason. The keys are
// these words.
type Preview map[string][]string

// NewPreview returns what a load of the parsed files would change of a store, and the report of that load. held is nil for a
// store that is not there yet; contents is what the store holds.
func NewPreview(ctx context.Context, parsed Parsed, f Folder, held loader.Held, contents *graph.Contents) (Preview, *loader.Report, error) {
	result, err := parsed.Unite(ctx, held)
	if err != nil {
		return nil, nil, err
	}
	p := classify(contents, f.Files, result.Report)
	for _, x := range f.Skipped {
		p.add(string(x.Report().Outcome), x.Name, x.Reason)
	}
	f.AddSkipped(result.Report)
	return p, result.Report, nil
}

// CheckWithin reads the files within those limits, and says what a load of them would make of what the store holds, and what is
// read of each: its outline is nil where it cannot be read. Nothing is stored. A file that exceeds the limits is an
// *OverLimitError.
func CheckWithin(ctx context.Context, files []loader.File, limits loader.Limits, held loader.Held) (*loader.Report, []*loader.Outline, error) {
	known, err := Bundled()
	if err != nil {
		return nil, nil, err
	}
	known.Limits, known.Outlines = limits, true
	drafts, err := known.Read(ctx, files, nil)
	if err != nil {
		return nil, nil, err
	}
	if err := drafts.Exceeded(); err != nil {
		return nil, nil, &OverLimitError{err}
	}
	result, err := drafts.Unite(ctx, held)
	if err != nil {
		return nil, nil, err
	}
	return result.Report, drafts.Outlines(), nil
}

// AddVanished adds what a load with --sync would take out. Its error is that of the load.
func (p Preview) AddVanished(f Folder, contents *graph.Contents, report *loader.Report, out io.Writer) error {
	gone := f.vanished(contents, nil)
	if err := checkVanished(report, gone, out); err != nil {
		return err
	}
	p["vanished"] = gone.fileNames()
	return nil
}

func (p Preview) add(word, file, reason string) {
	if reason != "" {
		file += ": " + reason
	}
	p[word] = append(p[word], file)
}

// classify sorts the files, which the report names in the same order, by what a load would make of them. Equal bytes do not
// mean unchanged: a sidecar may have changed. A changed plan does not mean a changed file: another file of it may be the cause.
func classify(contents *graph.Contents, files []loader.File, report *loader.Report) Preview {
	p, changing := Preview{}, map[string]bool{} // plans, by their other files
	var sameBytes []loader.FileReport
	for i, f := range report.Files {
		k := identify(files[i])
		switch {
		case f.Outcome == loader.NoPlan, f.Outcome == loader.Failed:
			p.add(string(f.Outcome), f.File, f.Reason)
		case anySource(contents, func(s *graph.Source) bool { return s.SHA256 == k.sha256 }):
			sameBytes = append(sameBytes, f)
		case anySource(contents, k.is):
			p.add("changed", f.File, "")
			changing[f.Plan] = true
		default:
			p.add("new", f.File, "")
			changing[f.Plan] = true
		}
	}
	for _, f := range sameBytes {
		word := "changed"
		if f.Outcome == loader.Unchanged || changing[f.Plan] {
			word = "unchanged"
		}
		p.add(word, f.File, "")
	}
	return p
}

// anySource reports whether a source in the store matches.
func anySource(contents *graph.Contents, matches func(*graph.Source) bool) bool {
	return slices.ContainsFunc(contents.Plans, func(p *graph.Plan) bool { return slices.ContainsFunc(p.Sources, matches) })
}

// Write writes a line for each file, but only the number of those that stay as they are.
func (p Preview) Write(w io.Writer) error {
	for _, word := range []string{"new", "changed", "vanished", string(loader.NoPlan), string(loader.Failed)} {
		slices.Sort(p[word])
		for _, file := range p[word] {
			if _, err := fmt.Fprintf(w, "%s: %s\n", word, file); err != nil {
				return err
			}
		}
	}
	_, err := fmt.Fprintf(w, "%d unchanged\n", len(p["unchanged"]))
	return err
}
