package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/graph/cayleystore"

	"github.com/plangraph/plangraph/graph/rdf"
)

// restoreCommand puts a backup into the store.
type restoreCommand struct {
	store storeURL
	force bool
}

func (r *restoreCommand) flags(f *flag.FlagSet) {
	r.store.flags(f)
	f.BoolVar(&r.force, "force", false, "replace the plans that the store holds")
}

func (r *restoreCommand) run(ctx context.Context, args []string, s streams) error {
	if len(args) != 1 {
		return clierr.UsageError("name the one file that plangraph backup wrote")
	}
	if err := r.store.check(); err != nil {
		return err
	}
	path := args[0]
	if err := checkBackup(path); err != nil { // before anything of the store is touched
		return fmt.Errorf("%s: %w", path, clierr.WithoutPath(err))
	}
	store, err := cayleystore.Open(ctx, string(r.store))
	if err != nil {
		return err
	}
	defer store.Close()
	if err := r.checkReplaceable(ctx, store); err != nil {
		return err
	}
	var restored rdf.Backup
	err = readBackup(path, func(from io.Reader) error {
		restored, err = store.Restore(ctx, from)
		return err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s: %d plans at revision %s\n", path, restored.Plans, restored.Revision)
	return nil
}

// checkReplaceable fails where the store holds plans that --force does not give up.
func (r *restoreCommand) checkReplaceable(ctx context.Context, store *cayleystore.Store) error {
	revision, err := store.Revision(ctx)
	if err == nil && revision != rdf.RevisionOf(nil) && !r.force {
		return fmt.Errorf("%s holds plans; name another store, or replace them with --force", r.store.redacted())
	}
	return err
}

// checkBackup reads the backup to its end.
func checkBackup(path string) error {
	return readBackup(path, func(from io.Reader) error {
		_, err := rdf.CheckBackup(from)
		return err
	})
}

// readBackup opens the file and unpacks it where it is compressed, whatever its name.
func readBackup(path string, read func(io.Reader) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	from := bufio.NewReader(f)
	if magic, _ := from.Peek(2); string(magic) != "\x1f\x8b" {
		return read(from)
	}
	z, err := gzip.NewReader(from)
	if err != nil {
		return rdf.ErrBackupDamaged
	}
	return read(z)
}
