package export

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// MaxSheetRows is how many rows a sheet may have besides its head.
const MaxSheetRows = excelize.TotalRows - 1

// writeXLSX writes a workbook. excelize makes all of it but the rows. These are streamed into its sheet, because excelize's own
// stream keeps the sheet and the packed workbook until both are whole, and nothing would leave before the last row.
func (e *Export) writeXLSX(ctx context.Context, w io.Writer) error {
	if e.count > MaxSheetRows {
		return wrong("a sheet has at most %d rows, and these are %d; ask for CSV, or for less", MaxSheetRows, e.count)
	}
	frame, styles, err := e.frame()
	if err != nil {
		return err
	}
	out := zip.NewWriter(w)
	out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for _, part := range frame.File {
		if part.Name == sheetPart {
			continue
		}
		if err := copyPart(out, part); err != nil {
			return err
		}
	}
	part, err := frame.Open(sheetPart)
	if err != nil {
		return err
	}
	defer part.Close()
	sheet, err := io.ReadAll(part)
	if err != nil {
		return err
	}
	if err := e.writeSheet(ctx, out, sheet, styles); err != nil {
		return err
	}
	return out.Close()
}

// sheetPart is where a workbook has its first sheet.
const sheetPart = "xl/worksheets/sheet1.xml"

// copyPart copies a part of the workbook as it is.
func copyPart(out *zip.Writer, part *zip.File) error {
	from, err := part.OpenRaw()
	if err != nil {
		return err
	}
	header := part.FileHeader
	to, err := out.CreateRaw(&header)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return err
}

// writeSheet writes the sheet with the rows after its head.
func (e *Export) writeSheet(ctx context.Context, out *zip.Writer, sheet []byte, s styles) error {
	to, err := out.Create(sheetPart)
	if err != nil {
		return err
	}
	before, after, found := bytes.Cut(sheet, []byte("</sheetData>"))
	if !found {
		return fmt.Errorf("the workbook's frame has no place for rows")
	}
	w := bufio.NewWriterSize(to, 32<<10)
	w.Write(before) //nolint:errcheck // a bufio.Writer keeps its first error
	x := &sheetWriter{Writer: w, styles: s, letters: make([]string, len(e.columns)), row: 1}
	for i := range e.columns {
		if x.letters[i], err = excelize.ColumnNumberToName(i + 1); err != nil {
			return err
		}
	}
	if err := e.each(ctx, x.writeRow); err != nil {
		return err
	}
	w.WriteString("</sheetData>") //nolint:errcheck // as above
	w.Write(after)                //nolint:errcheck // as above
	return w.Flush()
}

// styles are the workbook's styles for cells that are no plain texts and numbers.
type styles struct{ date, link int }

// frame makes the workbook without rows: a sheet with the head, frozen, with filters over all rows, and one that says what was
// asked of which revision.
func (e *Export) frame() (*zip.Reader, styles, error) {
	book := excelize.NewFile()
	defer book.Close()
	name, about := "data", "about"
	if e.question.Chinese {
		name, about = "数据", "说明"
	}
	var s styles
	headStyle := 0
	titles := make([]any, len(e.columns))
	for i, h := range e.columns {
		titles[i] = h.in(e.question.Chinese)
	}
	last, err := excelize.CoordinatesToCellName(max(1, len(e.columns)), e.count+1)
	if err != nil {
		return nil, s, err
	}
	for _, step := range []func() error{
		func() error { return book.SetSheetName("Sheet1", name) },
		func() (err error) {
			headStyle, err = book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
			return err
		},
		func() (err error) {
			format := "yyyy-mm-dd"
			s.date, err = book.NewStyle(&excelize.Style{CustomNumFmt: &format})
			return err
		},
		func() (err error) {
			s.link, err = book.NewStyle(&excelize.Style{Font: &excelize.Font{Color: "0563C1", Underline: "single"}})
			return err
		},
		func() error { return book.SetSheetRow(name, "A1", &titles) },
		func() error { return book.SetRowStyle(name, 1, 1, headStyle) },
		func() error { return e.setWidths(book, name) },
		func() error {
			return book.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
		},
		func() error { return book.AutoFilter(name, "A1:"+last, nil) },
		func() error { return e.describe(book, about) },
	} {
		if err := step(); err != nil {
			return nil, s, err
		}
	}
	var packed bytes.Buffer
	if err := book.Write(&packed); err != nil {
		return nil, s, err
	}
	frame, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	return frame, s, err
}

func (e *Export) setWidths(book *excelize.File, sheet string) error {
	for i, h := range e.columns {
		letter, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := book.SetColWidth(sheet, letter, letter, h.width); err != nil {
			return err
		}
	}
	return nil
}

// describe adds the sheet that says what the table is.
func (e *Export) describe(book *excelize.File, sheet string) error {
	if _, err := book.NewSheet(sheet); err != nil {
		return err
	}
	rows := [][2]any{{"Question", e.question.String()}, {"Revision", e.revision}, {"Rows", e.count}, {"Pages", e.question.Pages}}
	if e.question.Chinese {
		rows = [][2]any{{"查询条件", e.question.String()}, {"数据版本", e.revision}, {"行数", e.count}, {"网页", e.question.Pages}}
	}
	for i, row := range rows {
		if err := book.SetSheetRow(sheet, "A"+strconv.Itoa(i+1), &[]any{row[0], row[1]}); err != nil {
			return err
		}
	}
	return book.SetColWidth(sheet, "A", "B", 24)
}

// sheetWriter writes rows of a sheet.
type sheetWriter struct {
	*bufio.Writer
	styles
	letters []string // of the columns
	row     int
	scratch []byte
}

func (x *sheetWriter) writeRow(row []cell) error {
	x.row++
	b := append(x.scratch[:0], `<row r="`...)
	b = append(strconv.AppendInt(b, int64(x.row), 10), `">`...)
	for i := range row {
		if !row[i].empty {
			b = x.appendCell(b, i, &row[i])
		}
	}
	x.scratch = append(b, "</row>"...)
	_, err := x.Write(x.scratch)
	return err
}

func (x *sheetWriter) appendCell(b []byte, column int, c *cell) []byte {
	b = append(append(b, `<c r="`...), x.letters[column]...)
	b = append(strconv.AppendInt(b, int64(x.row), 10), '"')
	switch c.sort {
	case numberCell:
		b = strconv.AppendFloat(append(b, `><v>`...), c.number, 'f', -1, 64)
	case dateCell:
		b = fmt.Appendf(b, ` s="%d"><v>%d`, x.date, serial(int(c.number)))
	case yesCell:
		b = fmt.Appendf(b, ` t="b"><v>%d`, int(c.number))
	case linkCell:
		b = fmt.Appendf(b, ` s="%d" t="str"><f>`, x.link)
		b = append(appendEscaped(b, `HYPERLINK("`+strings.ReplaceAll(c.text, `"`, `""`)+`")`), `</f><v>`...)
		b = appendEscaped(b, c.text)
	default:
		b = append(b, ` t="inlineStr"><is><t xml:space="preserve">`...)
		return append(appendEscaped(b, fitting(c.text)), `</t></is></c>`...)
	}
	return append(b, `</v></c>`...)
}

// serial is the number that a workbook has for a day: days since 1899-12-30.
func serial(day int) int {
	date := time.Date(day/10_000, time.Month(day/100%100), day%100, 0, 0, 0, 0, time.UTC)
	return int(date.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
}

// cutMark ends a text that is longer than a cell may be.
const cutMark = "… [cut: the whole text is on the page]"

// fitting is a text that a cell can hold: a longer one is cut, and says so.
func fitting(s string) string {
	if len(s) <= excelize.TotalCellChars {
		return s
	}
	left := excelize.TotalCellChars - len(cutMark)
	for at, r := range s {
		if left -= utf16.RuneLen(r); left < 0 {
			return s[:at] + cutMark
		}
	}
	return s
}

// escapedLike is what a reader of workbooks would take for an escaped character: _x0041_.
var escapedLike = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// appendEscaped appends a text for XML. What XML cannot say becomes the replacement character.
func appendEscaped(b []byte, s string) []byte {
	if strings.Contains(s, "_x") {
		s = escapedLike.ReplaceAllStringFunc(s, func(found string) string { return "_x005F" + found })
	}
	if !strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' || strings.ContainsRune(`<>&"'`, r) || r >= 0xFFFE && r <= 0xFFFF || r == utf8.RuneError
	}) {
		return append(b, s...)
	}
	out := bytes.NewBuffer(b)
	xml.EscapeText(out, []byte(s)) //nolint:errcheck // a buffer takes everything
	return out.Bytes()
}
