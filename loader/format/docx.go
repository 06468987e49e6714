package format

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// A DOCX becomes one line a paragraph. Numbers that Word makes by itself are written out as Word shows them
// (docx_numbering.go), tables are rows (table.go), text boxes are lines after the paragraph that they hang on. Tracked
// insertions are text, deletions are not. Tables of contents, page headers and footers, footnotes, comments, deleted
// struck out and hidden text are noted and left out. Documents that it takes in (altChunk) are read in their place. A tab within a
// paragraph is a space, but in the rows of a table that is set with tabs.
//
// The libraries for DOCX that may be used here write documents; none of them works out the numbers of a list in a
// document it reads, and these are what an outline is made of. So the few elements that matter are read directly.
func decodeDOCX(files *archive, in within) (*Document, error) {
	main := files.mainPart()
	if files.parts[main] == nil {
		return nil, fmt.Errorf("%w: it is a ZIP archive without a Word document in it", ErrNotText)
	}
	d := &docx{files: files, in: in}
	folder := path.Dir(main)
	if err := d.readNumbering(files, folder); err != nil {
		return nil, err
	}
	d.readLinks(path.Join(folder, "_rels", path.Base(main)+".rels"), folder)
	if err := files.each(main, "body", d.block); err != nil {
		return nil, err
	}
	text, err := d.out.finish()
	if err != nil {
		return nil, err
	}
	beside, err := notesBeside(files, folder)
	if err != nil {
		return nil, err
	}
	title, err := files.title()
	return &Document{Text: joinLabels(text), Encoding: "DOCX", Format: "docx", Title: title, Notes: append(d.notes, beside...)}, err
}

// archive is the parts of a DOCX. It stops where they unpack to more than a document can need.
type archive struct {
	parts    map[string]*zip.File
	order    []string
	left     int64 // bytes that may still be unpacked
	elements int   // elements that may still be read
	budget   *Budget
	mixed    bool // characters and elements stand beside each other
}

const maxElements = 2 << 20

func openArchive(data []byte) (*archive, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged("ZIP")
	}
	a := &archive{parts: map[string]*zip.File{}, left: maxBytes, elements: maxElements}
	for _, f := range r.File {
		name := strings.TrimPrefix(f.Name, "/")
		a.parts[name] = f
		a.order = append(a.order, name)
	}
	return a, nil
}

// mainPart is the part that the package names as its document.
func (a *archive) mainPart() string {
	main := "word/document.xml"
	_ = a.each("_rels/.rels", "Relationships", func(e *element) { // without it the usual name holds
		if strings.HasSuffix(e.attr("Type"), "/officeDocument") && strings.HasSuffix(e.attr("Target"), ".xml") {
			main = strings.TrimPrefix(e.attr("Target"), "/")
		}
	})
	if base := path.Base(main); base == "workbook.xml" || base == "presentation.xml" {
		return ""
	}
	return main
}

// title is the title in the properties of the document; "" where there is none.
func (a *archive) title() (title string, err error) {
	err = a.each("docProps/core.xml", "coreProperties", func(e *element) {
		if e.name == "title" {
			title = collapse(e.allText())
		}
	})
	return title, err
}

// content is a part, unpacked; nil where there is none.
func (a *archive) content(part string) ([]byte, error) {
	f := a.parts[part]
	if f == nil {
		return nil, nil
	}
	if f.UncompressedSize64 > uint64(a.left) {
		return nil, tooLarge("what is packed in it")
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged("ZIP")
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, a.left+1))
	if a.left -= int64(len(data)); a.left < 0 {
		return nil, tooLarge("what is packed in it")
	}
	if err != nil {
		return nil, damaged("ZIP")
	}
	return data, nil
}

// each reads a part and calls do with every element in the one that is named. A part that is not there has none.
func (a *archive) each(part, parent string, do func(*element)) error {
	f := a.parts[part]
	if f == nil {
		return nil
	}
	if f.UncompressedSize64 > uint64(a.left) {
		return tooLarge("what is packed in it")
	}
	r, err := f.Open()
	if err != nil {
		return damaged("DOCX")
	}
	defer r.Close()
	counted := &io.LimitedReader{R: r, N: a.left + 1} // the size that the archive states may be a lie
	err = a.readElements(xml.NewDecoder(counted), parent, do)
	a.left = counted.N - 1
	switch {
	case Exceeded(err):
		return err
	case a.left < 0 || a.elements < 0:
		return tooLarge("what is packed in it")
	case err != nil:
		return damaged("DOCX")
	}
	return nil
}

func (a *archive) readElements(from *xml.Decoder, parent string, do func(*element)) error {
	inside := false
	for {
		token, err := from.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch start, ok := token.(xml.StartElement); {
		case !ok:
		case !inside:
			inside = start.Name.Local == parent && !strings.HasSuffix(start.Name.Space, ":datastyle:1.0") // which has a text, too
		default:
			e, err := a.readElement(from, start, 0)
			if err != nil {
				return err
			}
			do(e)
		}
	}
}
