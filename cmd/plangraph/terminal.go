package main

import (
	"encoding/json"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/ingest"
)

// progressOn shows a bar for each task where w is a terminal, and nothing anywhere else.
func progressOn(w io.Writer) ingest.Progress {
	if p, ok := w.(printable); ok { // a bar moves the cursor itself
		w = p.Writer
	}
	if !isTerminal(w) {
		return ingest.NoProgress
	}
	return func(task string, total int) (step func()) { return bar(w, task, total) }
}

func bar(w io.Writer, task string, total int) (step func()) {
	if total == 0 {
		return func() {}
	}
	b := progressbar.NewOptions(total, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(task), progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
	return func() { _ = b.Add(1) }
}

// isTerminal reports whether w is a terminal.
func isTerminal(w io.Writer) bool {
	if p, ok := w.(printable); ok {
		w = p.Writer
	}
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// writeJSON writes the value and a line end; on one line where there is no indent.
func writeJSON(w io.Writer, value any, indent string) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	return e.Encode(value)
}
