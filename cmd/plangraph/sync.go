package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// folderState is how the files of a folder and those that a store holds differ.
type folderState struct {
	added, changed, same []string
	vanished             removal // what the store holds and the folder does not
}

// compareFolder holds the files of a folder against the store. A file is known by its bytes, by its place, or, where the
// store does not know that, by its name.
func compareFolder(contents *graph.Contents, files []loader.File, skipped []loader.Skipped) *folderState {
	state := &folderState{}
	var here []known
	for _, f := range files {
		sum := sha256.Sum256(f.Data)
		here = append(here, known{f.Name, hex.EncodeToString(sum[:]), f.Origin})
	}
	for _, x := range skipped { // is there, though it cannot be read
		here = append(here, known{name: x.Name})
	}
	for _, p := range contents.Plans {
		for _, s := range p.Sources {
			if !slices.ContainsFunc(here, func(k known) bool { return k.is(s) }) {
				state.vanished.take(p, s)
			}
		}
	}
	for _, k := range here[:len(files)] {
		switch {
		case inStore(contents, func(s *graph.Source) bool { return s.SHA256 == k.sum }):
			state.same = append(state.same, k.name)
		case inStore(contents, k.is):
			state.changed = append(state.changed, k.name)
		default:
			state.added = append(state.added, k.name)
		}
	}
	return state
}

// known is what a file is known by.
type known struct{ name, sum, origin string }

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

// tell writes a line for each file that is not the same in both.
func (f *folderState) tell(w io.Writer) {
	for _, x := range []struct {
		word  string
		files []string
	}{{"new", f.added}, {"changed", f.changed}, {"vanished", f.vanished.names()}} {
		for _, file := range x.files {
			fmt.Fprintf(w, "%s: %s\n", x.word, file)
		}
	}
	fmt.Fprintf(w, "%d unchanged\n", len(f.same))
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

// state compares the folder with the store; a store that is not there yet holds nothing.
func (l *load) state(ctx context.Context, files []loader.File, skipped []loader.Skipped) (*folderState, error) {
	if l.store.exists() != nil {
		if err := l.store.check(); err != nil {
			return nil, err
		}
		return compareFolder(&graph.Contents{}, files, skipped), nil
	}
	store, contents, err := l.store.open(ctx)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	return compareFolder(contents, files, skipped), contents.Damage()
}

// dropVanished takes out of the store what is no longer in the folder.
func (l *load) dropVanished(ctx context.Context, files []loader.File, skipped []loader.Skipped, out io.Writer) error {
	if l.store.exists() != nil {
		return nil
	}
	store, err := l.store.connect(ctx)
	if err != nil {
		return err
	}
	defer store.Close()
	return store.Writing(ctx, func(w graph.Writer) error {
		contents, err := store.Scan(ctx)
		if err != nil {
			return err
		}
		return compareFolder(contents, files, skipped).vanished.carryOut(ctx, w, out)
	})
}
