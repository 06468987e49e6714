package format

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A workbook becomes its sheets, each a table: one line a row, merged cells as in other tables. Hidden sheets, rows and
// columns are noted and left out.
func decodeXLSX(data []byte) (*Document, error) {
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxBytes, UnzipXMLSizeLimit: maxBytes})
	switch {
	case errors.Is(err, excelize.ErrWorkbookPassword), errors.Is(err, excelize.ErrWorkbookFileFormat):
		return nil, ErrEncrypted
	case err != nil && strings.Contains(err.Error(), "unzip size exceeds"):
		return nil, tooLarge("what is packed in it")
	case err != nil:
		return nil, damaged("XLSX")
	}
	defer book.Close()
	d := &Document{Encoding: "XLSX", Format: "xlsx"}
	if p, err := book.GetDocProps(); err == nil {
		d.Title = collapse(p.Title)
	}
	var out lines
	for _, sheet := range book.GetSheetList() {
		if visible, err := book.GetSheetVisible(sheet); err == nil && !visible {
			d.Notes = append(d.Notes, Note{Text: sheet, Reason: "a hidden sheet"})
			continue
		}
		if err := writeSheet(book, sheet, &out); err != nil {
			return nil, err
		}
	}
	d.Text, err = out.finish()
	return d, err
}

// maxSheetRows bounds the rows of a sheet that are read.
const maxSheetRows = 100_000

func writeSheet(book *excelize.File, sheet string, out *lines) error {
	rows, err := book.Rows(sheet)
	if err != nil {
		return damaged("XLSX")
	}
	defer rows.Close()
	merged := mergedCells(book, sheet)
	for n := 1; rows.Next() && n <= maxSheetRows && !out.full(); n++ {
		texts, err := rows.Columns()
		if err != nil {
			return damaged("XLSX")
		}
		if rows.GetRowOpts().Hidden {
			continue
		}
		for i := range texts {
			texts[i] = oneLine(collapse(texts[i]))
		}
		for _, m := range merged {
			if m.top < n && n <= m.bottom {
				for len(texts) < m.left {
					texts = append(texts, "")
				}
				texts[m.left-1] = m.text
			}
		}
		out.sheetRow(texts)
	}
	return nil
}

func filledCells(texts []string) []string {
	var list []string
	for _, s := range texts {
		if s != "" {
			list = append(list, s)
		}
	}
	return list
}

// mergedCell is a cell that goes on in the rows below.
type mergedCell struct {
	text              string
	top, bottom, left int
}

func mergedCells(book *excelize.File, sheet string) []mergedCell {
	cells, err := book.GetMergeCells(sheet)
	if err != nil {
		return nil
	}
	var list []mergedCell
	for _, c := range cells[:min(len(cells), 2000)] {
		left, top, err1 := excelize.CellNameToCoordinates(c.GetStartAxis())
		_, bottom, err2 := excelize.CellNameToCoordinates(c.GetEndAxis())
		if err1 == nil && err2 == nil && bottom > top && left <= maxAcross {
			list = append(list, mergedCell{oneLine(collapse(c.GetCellValue())), top, bottom, left})
		}
	}
	return list
}

// decodeCSV reads a sheet that is written as text: one line a row. Its cells are parted by tabs, semicolons or commas,
// whichever its first line has most of. A text with tabs needs no such reading.
func decodeCSV(d *Document) (*Document, error) {
	first, _, _ := strings.Cut(strings.TrimLeft(d.Text, "\r\n"), "\n")
	comma := ','
	for _, c := range "\t;" {
		if strings.Count(first, string(c)) > strings.Count(first, string(comma)) {
			comma = c
		}
	}
	r := csv.NewReader(strings.NewReader(d.Text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = comma, -1, true, true
	var out lines
	for !out.full() {
		row, err := r.Read()
		if err != nil {
			break // what is left of a record that is cut off is none
		}
		for i := range row {
			row[i] = oneLine(collapse(row[i]))
		}
		out.sheetRow(row)
	}
	text, err := out.finish()
	d.Text, d.Format = text, "csv"
	return d, err
}

// sheetRow writes a row of a sheet; one that has a single cell is a line of text.
func (l *lines) sheetRow(texts []string) {
	switch row := filledCells(texts); {
	case len(row) == 1:
		l.end()
		l.add(row[0])
		l.end()
	case len(row) > 1:
		l.row(texts)
	}
}
