package main

import (
	"compress/gzip"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/graph/rdf"
)

// backupCommand copies the store into a file.
type backupCommand struct {
	store storeURL
	force bool
}

func (b *backupCommand) flags(f *flag.FlagSet) {
	b.store.flags(f)
	f.BoolVar(&b.force, "force", false, "replace FILE where there is one")
}

func (b *backupCommand) run(ctx context.Context, args []string, s streams) error {
	if len(args) != 1 {
		return clierr.UsageError("name the one file to write, such as plans.nq.gz")
	}
	path := args[0]
	if _, err := os.Stat(path); err == nil && !b.force {
		return fmt.Errorf("%s is there already; name another file, or replace it with --force", path)
	}
	if err := b.store.exists(); err != nil {
		return err
	}
	store, err := cayleystore.Open(ctx, string(b.store))
	if err != nil {
		return err
	}
	defer store.Close()
	var copied rdf.Backup
	err = writeWhole(path, func(w io.Writer) error {
		return compress(w, strings.HasSuffix(path, ".gz"), func(w io.Writer) error {
			copied, err = store.Backup(ctx, w)
			return err
		})
	}, checkBackup)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s: %d plans at revision %s\n", path, copied.Plans, copied.Revision)
	return nil
}

// writeWhole writes a file that is there whole, on the disk and checked by its name, or not at all.
func writeWhole(path string, write func(io.Writer) error, check func(name string) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", path, clierr.WithoutPath(err))
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if err := write(f); err != nil {
		return atFile(path, err)
	}
	if err := check(f.Name()); err != nil {
		return fmt.Errorf("%s: what was written is not what is read back: %w", path, clierr.WithoutPath(err))
	}
	return atFile(path, errors.Join(f.Sync(), f.Chmod(0o644), os.Rename(f.Name(), path), syncFolder(path)))
}

// atFile names the file in an error of the file; an error of the store stays as it is.
func atFile(path string, err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		return fmt.Errorf("%s cannot be written: %w", path, of.Err)
	}
	return err
}

func compress(w io.Writer, gzipped bool, write func(io.Writer) error) error {
	if !gzipped {
		return write(w)
	}
	z := gzip.NewWriter(w)
	if err := write(z); err != nil {
		return err
	}
	return z.Close()
}

// syncFolder makes a new name survive a power cut.
func syncFolder(path string) error {
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}
