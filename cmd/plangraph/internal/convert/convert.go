// Package convert lets other programs make files readable that Plangraph does not read: LibreOffice old files of Word, Excel
// and WPS, and tesseract the scans of pages. Nothing else runs programs on what people load, and only --convert does this.
//
// A program works in a private folder with an empty home, on a copy of the file under a name of ours. It has a limit of time,
// and is killed with its children where it takes longer. What it makes is read as any file is, within the same bounds.
package convert

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/format"
)

// maxMade bounds what a program may make of a file, in bytes.
const maxMade = 64 << 20

var errFailed = errors.New("could not be converted")

// Files converts the files that need it, in place. What keeps one from being converted stands in it.
func Files(ctx context.Context, files []loader.File) {
	var office, scanner *program
	for i := range files {
		f := &files[i]
		switch need := format.Needs(f.Data); need {
		case format.NeedsWord, format.NeedsSheet:
			if office == nil {
				office = libreOffice(ctx)
			}
			to := map[format.Need]string{format.NeedsWord: "docx", format.NeedsSheet: "xlsx"}[need]
			f.Converted = office.convert(func(dir string) ([]byte, error) { return office.save(ctx, dir, f.Data, to) })
		case format.NeedsRecognition, format.NeedsPicture:
			if scanner == nil {
				scanner = tesseract(ctx)
			}
			f.Converted = scanner.convert(func(dir string) ([]byte, error) { return scanner.recognise(ctx, dir, f.Data, need) })
		}
	}
}

// program is a program that converts, or why it is not there.
type program struct {
	path    string
	version string // its name and its version
	missing error
}

// convert has a file converted in a folder of its own.
func (p *program) convert(do func(dir string) ([]byte, error)) *loader.Converted {
	if p.missing != nil {
		return &loader.Converted{Err: p.missing}
	}
	dir, err := os.MkdirTemp("", "plangraph-convert-")
	if err != nil {
		return &loader.Converted{Err: fmt.Errorf("%w: there is no room for temporary files", errFailed)}
	}
	defer os.RemoveAll(dir)
	data, err := do(dir)
	if err != nil {
		return &loader.Converted{Err: fmt.Errorf("%s: %w", p.version, err)}
	}
	return &loader.Converted{Data: data, By: p.version}
}

// made reads what a program has made.
func made(dir, name string) ([]byte, error) {
	path := filepath.Join(dir, name)
	info, err := os.Lstat(path)
	switch {
	case err != nil || !info.Mode().IsRegular() || info.Size() == 0:
		return nil, fmt.Errorf("%w: nothing came out", errFailed)
	case info.Size() > maxMade:
		return nil, fmt.Errorf("%w: more than %d MB came out", errFailed, maxMade>>20)
	}
	return os.ReadFile(path)
}
