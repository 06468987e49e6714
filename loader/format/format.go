// Package format turns the bytes of a file into the text that the outline reader reads. All offsets of the product refer
// to this text, so each format has one rule for what its text is:
//
//	text      exactly the decoded characters; only a byte order mark goes
//	markdown  the same
//	csv       one line a row
//	html      the page's article: one line a block element, see html.go
//	docx      one line a paragraph, automatic numbers written out, see docx.go
//	pdf       one line a paragraph, put together from the lines of the page, see package pdf
//	ofd       the same, from the text objects of the pages, see ofd.go
//	odt, rtf  one line a paragraph
//	xlsx      one line a row, sheet by sheet
//	mht, eml  the page or text in it; of a mail with documents attached these, one after the other
//	zip       the documents in it, one after the other
//	scan      one line a paragraph, from what tesseract recognised, see scan.go
//
// In all but the first two, a row of a table is one line whose cells are parted by tabs (see table.go), and nothing else in
// them holds a tab. What belongs to the page and not to the document (navigation, page headers, page numbers) is left
// out of the text and handed back as notes: nothing goes silently.
//
// The kind of a file is read from its content. Its name decides only between plain text and Markdown.
package format

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Document is the text of a file.
type Document struct {
	Text     string // valid UTF-8
	Encoding string // of a text, HTML or Markdown file: UTF-8, GB18030, UTF-16LE, UTF-16BE, …; otherwise DOCX or PDF
	Format   string // text, html, markdown, csv, docx, pdf, ofd, odt, rtf, xlsx, mail, zip, scan
	Title    string // what the container states: HTML's <title>, the properties of a DOCX or PDF; "" where it does not
	Notes    []Note // what is not in the text, or not as in the file
}

// Note says what was left out of the text, or changed in it, and why.
type Note struct {
	Line   int    // the line of Text that it is about, counted from 1; 0 for what is not in Text
	Text   string // what was left out, its white space collapsed; "" where there is nothing to show
	Reason string
}

// maxBytes bounds a file, and each part that is unpacked from it. No plan is near it.
const maxBytes = 64 << 20

// Decode reads a file; name is only for error messages and to tell Markdown from plain text. Every error is one line
// that begins with the name and wraps ErrNotText, ErrEmpty, ErrTooLarge, ErrDamaged, ErrNoTextLayer or ErrEncrypted.
func Decode(name string, data []byte) (*Document, error) { return DecodeWithin(nil, name, data) }

// DecodeWithin reads a file as Decode does, within a budget. Its errors may wrap ErrTooLong and ErrLoadTooLarge, too.
func DecodeWithin(budget *Budget, name string, data []byte) (*Document, error) {
	document, err := decodeWithin(name, data, within{budget: budget})
	if err == nil && strings.TrimSpace(document.Text) == "" {
		err = ErrEmpty
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return document, nil
}

// decodeWithin reads a file that may lie within others.
func decodeWithin(name string, data []byte, in within) (document *Document, err error) {
	defer func() {
		if recover() != nil { // the parsers of other people's formats are only as safe as their last fuzzing
			document, err = nil, ErrDamaged
		}
	}()
	if len(data) > maxBytes {
		return nil, tooLarge("the file")
	}
	if err := in.budget.Spend(1 + len(data)/64); err != nil {
		return nil, err
	}
	switch {
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return decodePDF(data, in.budget)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return decodeArchive(data, in)
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return decodeRTF(data)
	case isScan(data):
		return decodeScan(data)
	case isMail(data):
		return decodeMail(data, in)
	}
	if kind := foreign(data); kind != "" {
		return nil, fmt.Errorf("%w: it is %s", ErrNotText, kind)
	}
	if looksLikeHTML(data) {
		return decodeHTML(data)
	}
	return decodeText(name, data)
}

func decodeText(name string, data []byte) (*Document, error) {
	text, encoding, notes, err := decodeCharacters(data)
	if err != nil {
		return nil, fmt.Errorf("%w%s", err, binaryKind(data))
	}
	if inner, ok, err := unwrap(name, text); ok {
		return inner, err
	}
	document := &Document{Text: text, Encoding: encoding, Format: "text", Notes: notes}
	switch extension(name) {
	case ".md", ".markdown":
		document.Format, document.Text = "markdown", text
	case ".csv":
		return decodeCSV(document)
	}
	return document, nil
}

var extensions = []string{".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".docx", ".docm", ".pdf",
	".xlsx", ".xlsm", ".odt", ".ofd", ".rtf", ".mht", ".mhtml", ".eml", ".zip", ".json", ".xml", ".csv", ".fodt"}

// Known reports whether a name has the extension of a format that Decode reads, for choosing files in a folder.
func Known(name string) bool { return slices.Contains(extensions, extension(name)) }

func extension(name string) string { return strings.ToLower(filepath.Ext(name)) }
