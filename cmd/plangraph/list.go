package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/graph"
)

// listCommand shows which plans a store holds, and from which files.
type listCommand struct {
	store storeURL
	json  bool
}

func (l *listCommand) flags(f *flag.FlagSet) {
	l.store.flags(f)
	f.BoolVar(&l.json, "json", false, "write JSON")
}

// planEntry is a plan in the list.
type planEntry struct {
	ID             graph.ID `json:"id"`
	DocumentNumber string   `json:"documentNumber,omitempty"`
	Title          string   `json:"title"`
	Jurisdiction   string   `json:"jurisdiction"`
	Measures       int      `json:"measures"`
	Files          []string `json:"files"` // the fullest or latest first
}

func (l *listCommand) run(ctx context.Context, args []string, s streams) error {
	if len(args) > 0 {
		return clierr.UsageError("list takes no arguments")
	}
	if err := l.store.exists(); err != nil {
		return err
	}
	store, contents, err := l.store.open(ctx)
	if err != nil {
		return err
	}
	defer store.Close()
	plans := []planEntry{}
	for _, p := range contents.Plans {
		plans = append(plans, planEntry{p.ID, p.DocumentNumber, p.Title, p.Jurisdiction.Name, len(p.Measures), filesOf(p)})
	}
	if l.json {
		return writeJSON(s.out, plans, "  ")
	}
	return writeList(s.out, plans)
}

func filesOf(p *graph.Plan) []string {
	files := []string{}
	for _, source := range p.Sources {
		files = append(files, source.File)
	}
	return files
}

func writeList(w io.Writer, plans []planEntry) error {
	var b strings.Builder
	for _, p := range plans {
		fmt.Fprintf(&b, "%s\t%s\n", p.ID, strings.Join(nonEmpty(p.Title, p.DocumentNumber, p.Jurisdiction, fmt.Sprintf("%d measures", p.Measures)), " · "))
		for _, file := range p.Files {
			fmt.Fprintf(&b, "\t%s\n", file)
		}
	}
	if len(plans) == 0 {
		b.WriteString("the store holds no plan\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func nonEmpty(texts ...string) (list []string) {
	for _, t := range texts {
		if t != "" {
			list = append(list, strings.Join(strings.Fields(t), " "))
		}
	}
	return list
}
