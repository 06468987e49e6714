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
	maxStream  = 64 << 20  // bytes of one, unpacked
	maxStreams = 128 << 20 // bytes of all, each time that they are read
	maxGlyphs  = 3 << 20   // the longest plans have a fourth of it
	maxOnPage  = 200_000
	maxPages   = 20_000
)

// file is the object graph of a PDF. Its look-ups give empty values for what is missing or of a wrong type: a file
// that errs in one place is read in all others.
type file struct {
	context *model.Context
	fonts   map[types.Object]*font // by reference
	glyphs  int                    // read so far
	last    int                    // glyphs of the page before
	lost    int                    // characters whose font is missing
	bytes   int                    // of streams, unpacked so far
	budget  func(int) error        // what glyphs may still be read
	stopped error                  // of the budget
	counted int                    // operators since the budget was asked
}

func openFile(data []byte) (*file, error) {
	settings := model.NewDefaultConfiguration()
	settings.Offline = true
	settings.Limits.MaxStreamBytes = maxStream
	settings.Limits.MaxDecodeBytes = maxStream
	settings.Limits.MaxObjectCount = 1 << 20
	settings.Limits.MaxXRefEntries = 1 << 20
	context, err := api.ReadContext(bytes.NewReader(data), settings)
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword), errors.Is(err, pdfcpu.ErrOwnerPasswordRequired), errors.Is(err, pdfcpu.ErrUnsupportedEncryptionFeature):
		return nil, ErrEncrypted
	case errors.Is(err, filter.ErrDecodeLimitExceeded):
		return nil, ErrTooLarge
	case err != nil:
		return nil, err
	}
	return &file{context: context, fonts: map[types.Object]*font{}}, nil
}

// operator counts an operator; a page may have millions that paint nothing.
func (f *file) operator() error {
	if f.counted++; f.counted%1024 != 0 {
		return nil
	}
	f.stopped = f.budget(1024 / 16)
	return f.stopped
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
		if f.bytes += len(o.Content); f.bytes > maxStreams {
			return nil, ErrTooLarge
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
		}
		return all, nil
	}
	return nil, nil
}

// leaf is a page in the tree of pages, with what it inherits.
type leaf struct {
	dict      types.Dict
	resources types.Dict
	rotate    int
}

// leaves lists the pages. A tree may err: its nodes count once, so that a ring in it ends.
func (f *file) leaves() ([]leaf, error) {
	root, err := f.context.Pages()
	if err != nil || root == nil {
		return nil, err
	}
	var list []leaf
	seen := map[types.Object]bool{}
	var walk func(o types.Object, from leaf, depth int)
	walk = func(o types.Object, from leaf, depth int) {
		dict := f.dict(o)
		if _, shared := o.(types.IndirectRef); dict == nil || depth > maxNested || len(list) > maxPages || shared && seen[o] {
			return
		} else if shared {
			seen[o] = true
		}
		here := leaf{dict, from.resources, int(f.number(dict["Rotate"], float64(from.rotate)))}
		if own := f.dict(dict["Resources"]); own != nil {
			here.resources = own
		}
		kids := f.array(dict["Kids"])
		for _, kid := range kids {
			walk(kid, here, depth+1)
		}
		if kids == nil {
			list = append(list, here)
		}
	}
	walk(*root, leaf{}, 0)
	if len(list) > maxPages {
		return nil, fmt.Errorf("%w: more than %d pages", ErrTooLarge, maxPages)
	}
	return list, nil
}

// readPage follows the content of a page.
func (f *file) readPage(l leaf) (*painter, error) {
	content, err := f.stream(l.dict["Contents"])
	if err != nil {
		return nil, err
	}
	p := newPainter(f, l.rotate)
	p.glyphs = make([]glyph, 0, f.last+f.last/8)
	err = p.run(content, l.resources)
	f.last = len(p.glyphs)
	return p, err
}
