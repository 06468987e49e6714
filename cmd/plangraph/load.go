package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/convert"
	"github.com/plangraph/plangraph/cmd/plangraph/internal/ingest"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// loadCommand reads files into the store.
type loadCommand struct {
	store   storeURL
	report  string
	sync    bool
	dryRun  bool
	convert bool
}

func (l *loadCommand) flags(f *flag.FlagSet) {
	l.store.flags(f)
	f.StringVar(&l.report, "report", "text", "the `FORM` of the report: text or json")
	f.BoolVar(&l.sync, "sync", false, "let the store hold what the one folder holds: files that vanished from it are taken out")
	convertFlag(f, &l.convert)
	f.BoolVar(&l.dryRun, "dry-run", false, "say which files are new, changed or vanished, and store nothing")
}

func (l *loadCommand) run(ctx context.Context, args []string, s streams) error {
	if l.report != "text" && l.report != "json" {
		return clierr.UsageError(fmt.Sprintf("--report is text or json, not %q", l.report))
	}
	folder, err := collect(args)
	if err != nil {
		return err
	}
	if l.convert {
		convert.Files(ctx, folder.Files)
	}
	if l.sync {
		if err := checkSync(args, folder); err != nil {
			return err
		}
	}
	if err := l.store.check(); err != nil {
		return err
	}
	parsed, err := ingest.Parse(ctx, folder.Files, progressOn(s.err))
	if err != nil {
		return err
	}
	if l.dryRun {
		return l.preview(ctx, parsed, folder, s)
	}
	report, err := l.load(ctx, parsed, folder, s.err)
	if report == nil {
		return err
	}
	return errors.Join(l.print(s.out, report), err, exitError(report))
}

// load stores what the files say, and takes out what vanished. A store in a file that is not there yet is made only when
// there is a plan for it. The report is nil where nothing was tried.
func (l *loadCommand) load(ctx context.Context, parsed ingest.Parsed, folder ingest.Folder, out io.Writer) (*loader.Report, error) {
	if l.store.exists() != nil && parsed.Plans() == 0 {
		result, err := parsed.Unite(ctx, nil)
		if err != nil {
			return nil, err
		}
		folder.AddSkipped(result.Report)
		return result.Report, nil
	}
	store, err := l.store.connect(ctx)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	report, err := parsed.Store(ctx, store, progressOn(out))
	if report != nil {
		folder.AddSkipped(report)
	}
	if l.sync && err == nil {
		err = folder.RemoveVanished(ctx, store, report, out)
	}
	return report, err
}

// preview writes what a load of the files would change, and changes nothing. Its error is that of the load.
func (l *loadCommand) preview(ctx context.Context, parsed ingest.Parsed, folder ingest.Folder, s streams) error {
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
	preview, report, err := ingest.NewPreview(ctx, parsed, folder, held, contents)
	if err != nil {
		return err
	}
	if l.sync {
		err = preview.AddVanished(folder, contents, report, s.err)
	}
	return errors.Join(preview.Write(s.out), err, exitError(report))
}

func convertFlag(f *flag.FlagSet, to *bool) {
	f.BoolVar(to, "convert", false, "let LibreOffice convert old Word, Excel and WPS files, and tesseract recognise the text of scans, where they are installed")
}

// collect gathers the files at the paths; that there are none is an error.
func collect(paths []string) (ingest.Folder, error) {
	if len(paths) == 0 {
		return ingest.Folder{}, clierr.UsageError("name the files or folders to read")
	}
	files, skipped, err := loader.Collect(paths)
	seen := slices.ContainsFunc(skipped, func(x loader.Skipped) bool { return !x.Hidden })
	if err == nil && len(files) == 0 && !seen {
		err = errors.New("there is no file in what was named")
	}
	return ingest.Folder{Files: files, Skipped: skipped}, err
}

// checkSync refuses what could empty a store by mistake.
func checkSync(paths []string, folder ingest.Folder) error {
	if len(paths) != 1 {
		return clierr.UsageError("--sync takes the one folder that the store is to hold")
	}
	if info, err := os.Stat(paths[0]); err != nil || !info.IsDir() {
		return clierr.UsageError(fmt.Sprintf("%s is no folder; --sync takes the one folder that the store is to hold", paths[0]))
	}
	if len(folder.Files) == 0 {
		return fmt.Errorf("%s holds no file that can be read; plangraph remove empties a store", paths[0])
	}
	return nil
}

// exitError returns the error of a load with that report: a file failed, which the report says, or none is a plan.
func exitError(r *loader.Report) error {
	for _, f := range r.Files {
		if f.Outcome == loader.Failed {
			return clierr.ErrReported
		}
	}
	if r.Loaded() == 0 {
		return errors.New("none of the files is a plan; the store is as it was")
	}
	return nil
}

func (l *loadCommand) print(w io.Writer, r *loader.Report) error {
	if l.report == "json" {
		return writeJSON(w, r, "  ")
	}
	return r.WriteText(w)
}
