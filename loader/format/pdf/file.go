package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// pdfcpu would otherwise keep its settings in a folder of the user's.
func init() { api.DisableConfigDir() }

// What a file may make of itself.
const (
	maxStream = 64 << 20 // bytes, unpacked
	maxGlyphs = 20 << 20
	maxPages  = 20_000
)

// file is the object graph of a PDF. Its look-ups give empty values for what is missing or of a wrong type: a file
// that errs in one place is read in all others.
type file struct {
	context *model.Context
	pages   int
	fonts   map[types.Object]*font // by reference
	glyphs  int                    // read so far
}

func openFile(data []byte) (*file, error) {
	settings := model.NewDefaultConfiguration()
	settings.Offline = true
	settings.Limits.MaxStreamBytes = maxStream
	settings.Limits.MaxDecodeBytes = maxStream
	settings.Limits.MaxObjectCount = 1 << 20
	settings.Limits.MaxXRefEntries = 1 << 20
	context, err := api.ReadContext(bytes.NewReader(data), settings)
	if err == nil {
		err = context.EnsurePageCount()
	}
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword), errors.Is(err, pdfcpu.ErrOwnerPasswordRequired), errors.Is(err, pdfcpu.ErrUnsupportedEncryptionFeature):
		return nil, ErrEncrypted
	case errors.Is(err, filter.ErrDecodeLimitExceeded):
		return nil, ErrTooLarge
	case err != nil:
		return nil, err
	case context.PageCount > maxPages:
		return nil, fmt.Errorf("%w: %d pages", ErrTooLarge, context.PageCount)
	}
	return &file{context: context, pages: context.PageCount, fonts: map[types.Object]*font{}}, nil
}

func (f *file) title() string {
	if f.context.Info == nil {
		return ""
	}
	text, err := f.context.DereferenceText(f.dict(*f.context.Info)["Title"])
	if err != nil {
		return ""
	}
	return text
}

func (f *file) object(o types.Object) types.Object {
	resolved, err := f.context.Dereference(o)
	if err != nil {
		return nil
	}
	return resolved
}

// dict is a dictionary, or the one of a stream.
func (f *file) dict(o types.Object) types.Dict {
	switch o := f.object(o).(type) {
	case types.Dict:
		return o
	case types.StreamDict:
		return o.Dict
	}
	return nil
}

func (f *file) array(o types.Object) types.Array {
	a, _ := f.object(o).(types.Array)
	return a
}

func (f *file) name(o types.Object) string {
	n, _ := f.object(o).(types.Name)
	return string(n)
}

func (f *file) number(o types.Object, otherwise float64) float64 {
	switch o := f.object(o).(type) {
	case types.Integer:
		return float64(o)
	case types.Float:
		return float64(o)
	}
	return otherwise
}

// stream is the content of a stream, or of several in a row; what cannot be unpacked ends it.
func (f *file) stream(o types.Object) ([]byte, error) {
	switch o := f.object(o).(type) {
	case types.StreamDict:
		if err := o.DecodeWithLimit(maxStream); errors.Is(err, filter.ErrDecodeLimitExceeded) {
			return nil, ErrTooLarge
		} else if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, err
		}
		return o.Content, nil
	case types.Array:
		var all []byte
		for _, part := range o {
			if _, ok := f.object(part).(types.Array); ok {
				continue
			}
			content, err := f.stream(part)
			if err != nil {
				return nil, err
			}
			all = append(append(all, content...), '\n')
			if len(all) > maxStream {
				return nil, ErrTooLarge
			}
		}
		return all, nil
	}
	return nil, nil
}

// readPage follows the content of a page.
func (f *file) readPage(n int) (*painter, error) {
	dict, _, inherited, err := f.context.PageDict(n, false)
	if err != nil {
		return nil, err
	}
	content, err := f.stream(dict["Contents"])
	if err != nil {
		return nil, err
	}
	p := newPainter(f, inherited.Rotate)
	err = p.run(content, inherited.Resources)
	return p, err
}
