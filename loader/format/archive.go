package format

import (
	"fmt"
	"path"
	"strings"
)

// decodeArchive tells by its parts what an archive is.
func decodeArchive(data []byte, in within) (*Document, error) {
	files, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	files.budget = in.budget
	switch {
	case files.parts["OFD.xml"] != nil:
		return decodeOFD(files)
	case files.parts["xl/workbook.xml"] != nil:
		return decodeXLSX(data)
	case files.parts["content.xml"] != nil:
		return decodeODT(files)
	case files.parts[files.mainPart()] != nil:
		return decodeDOCX(files, in)
	case files.parts["[Content_Types].xml"] != nil:
		return nil, fmt.Errorf("%w: it is a ZIP archive without a Word document in it", ErrNotText)
	}
	return decodeZIP(files, in)
}

// What an archive or a mail may hold.
const (
	maxInside = 3   // containers within containers
	maxFiles  = 200 // files that are read
)

// decodeZIP reads the documents in an archive, one after the other, as one text. What cannot be read is noted.
func decodeZIP(files *archive, in within) (*Document, error) {
	all := &bundle{kind: "zip", in: in}
	for _, name := range files.order {
		if strings.HasSuffix(name, "/") || strings.HasPrefix(path.Base(name), ".") || strings.Contains(name, "__MACOSX") {
			continue
		}
		if all.count++; all.count > maxFiles {
			return nil, fmt.Errorf("%w: more than %d files are in it", ErrTooLarge, maxFiles)
		}
		if files.parts[name].Flags&1 != 0 {
			return nil, ErrEncrypted
		}
		data, err := files.content(name)
		if err != nil {
			return nil, err
		}
		if err := all.add(name, data); err != nil {
			return nil, err
		}
	}
	return all.document("it is a ZIP archive without a document in it")
}

// bundle puts the documents of a container together.
type bundle struct {
	kind  string
	in    within
	count int
	out   lines
	title string
	notes []Note
	read  int
}

// add reads a file of the container. Only what is too large ends the reading of the others.
func (b *bundle) add(name string, data []byte) error {
	if b.in.depth >= maxInside {
		b.notes = append(b.notes, Note{Text: path.Base(name), Reason: "not read: containers within containers"})
		return nil
	}
	d, err := decodeWithin(name, data, b.in.deeper())
	switch {
	case Exceeded(err):
		return err
	case err != nil:
		b.notes = append(b.notes, Note{Text: path.Base(name), Reason: "not read: " + err.Error()})
		return nil
	}
	if strings.TrimSpace(d.Text) == "" {
		return nil
	}
	if b.read++; b.read == 1 {
		b.title = d.Title
	}
	b.notes = append(b.notes, d.Notes...)
	b.out.whole(d.Text)
	return nil
}

func (b *bundle) document(otherwise string) (*Document, error) {
	text, err := b.out.finish()
	if err != nil {
		return nil, err
	}
	if b.read == 0 {
		if len(b.notes) > 0 {
			return nil, fmt.Errorf("%w: %s: %s", ErrNotText, b.notes[0].Text, b.notes[0].Reason)
		}
		return nil, fmt.Errorf("%w: %s", ErrNotText, otherwise)
	}
	return &Document{Text: text, Encoding: strings.ToUpper(b.kind), Format: b.kind, Title: b.title, Notes: b.notes}, nil
}
