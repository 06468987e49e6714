package format

import (
	"encoding/csv"
	"regexp"
	"strings"
)

// decodeCSV reads a sheet that is written as text: one line a row. Its cells are parted by tabs, semicolons or commas,
// whichever its first line has most of. A text with tabs needs no such reading.
func decodeCSV(name string, d *Document) (*Document, error) {
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

// htmlTable matches a table in HTML, with which Markdown writes merged cells.
var htmlTable = regexp.MustCompile(`(?is)<table[\s>].*?</table>`)

// withoutHTMLTables writes the tables that Markdown holds in HTML as rows.
func withoutHTMLTables(text string) string {
	return htmlTable.ReplaceAllStringFunc(text, func(s string) string {
		if d, err := decodeHTML([]byte(s)); err == nil {
			return strings.TrimSuffix(d.Text, "\n")
		}
		return s
	})
}
