package format

import (
	"errors"
	"fmt"

	"github.com/plangraph/plangraph/loader/format/pdf"
)

// decodePDF writes what package pdf reads, one line a paragraph or a row.
func decodePDF(data []byte, budget *Budget) (*Document, error) {
	read, err := pdf.Read(data, budget.Spend)
	switch {
	case errors.Is(err, pdf.ErrEncrypted):
		return nil, ErrEncrypted
	case errors.Is(err, pdf.ErrNoText):
		return nil, ErrNoTextLayer
	case errors.Is(err, pdf.ErrTooLarge):
		return nil, tooLarge("what is packed in it")
	case Exceeded(err):
		return nil, err
	case err != nil:
		return nil, damaged("PDF")
	}
	return laidOut(read)
}

// laidOut writes paragraphs and tables as text.
func laidOut(read *pdf.Document) (*Document, error) {
	var out lines
	for _, b := range read.Blocks {
		if b.Rows == nil {
			out.add(b.Text)
			out.end()
			continue
		}
		rows := make(table, len(b.Rows))
		for i, row := range b.Rows {
			for _, c := range row {
				rows[i] = append(rows[i], cell{c.Text, c.Across, c.Down})
			}
		}
		rows.write(&out)
	}
	text, err := out.finish()
	document := &Document{Text: joinLabels(text), Encoding: "PDF", Format: "pdf", Title: collapse(read.Title)}
	for _, l := range read.Left {
		document.Notes = append(document.Notes, Note{Text: l.Text, Reason: fmt.Sprintf("page %d: %s", l.Page, l.Reason)})
	}
	document.Notes = append(document.Notes, brokenLines(document.Text)...)
	return document, err
}
