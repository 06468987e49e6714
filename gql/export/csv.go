package export

import (
	"bufio"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// bom marks UTF-8 for Excel, which takes a CSV file without it for one of the system's old encoding.
const bom = "\ufeff"

// writeCSV writes UTF-8 with a mark at its beginning and CRLF at the ends of lines. The last columns of each row are the question
// and the revision, so that a row that is copied elsewhere still says what it answers.
func (e *Export) writeCSV(ctx context.Context, w io.Writer) error {
	buffer := bufio.NewWriterSize(w, 32<<10)
	if _, err := buffer.WriteString(bom); err != nil {
		return err
	}
	out := csv.NewWriter(buffer)
	out.UseCRLF = true
	record := make([]string, len(e.columns)+2)
	for i, h := range append(e.columns, head{english: "Revision", chinese: "数据版本"}, head{english: "Question", chinese: "查询条件"}) {
		record[i] = h.in(e.question.Chinese)
	}
	if err := out.Write(record); err != nil {
		return err
	}
	record[len(e.columns)], record[len(e.columns)+1] = e.revision, guarded(e.question.String())
	err := e.each(ctx, func(row []cell) error {
		for i := range row {
			record[i] = row[i].csv()
		}
		return out.Write(record)
	})
	if err != nil {
		return err
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return err
	}
	return buffer.Flush()
}

// csv is the cell as a field.
func (c *cell) csv() string {
	switch {
	case c.empty:
		return ""
	case c.sort == numberCell:
		return strconv.FormatFloat(c.number, 'f', -1, 64)
	case c.sort == dateCell:
		n := int(c.number)
		return fmt.Sprintf("%04d-%02d-%02d", n/10_000, n/100%100, n%100)
	case c.sort == yesCell:
		return strings.ToUpper(strconv.FormatBool(c.number == 1))
	}
	return guarded(c.text)
}

// guarded is a text that no spreadsheet takes for a formula. One that begins like a formula, in either width, with a control that
// spreadsheets pass over, or with the guard itself, gets a ' before it: so the text is what follows the first ' of a field.
func guarded(s string) string {
	if strings.ContainsAny(firstOf(s), "=+-@＝＋－＠'\t\r\n") {
		return "'" + s
	}
	return s
}

// firstOf is the first character after spaces, which spreadsheets pass over, too.
func firstOf(s string) string {
	s = strings.TrimLeft(s, " \u00a0\u3000\ufeff")
	for _, r := range s {
		return string(r)
	}
	return ""
}
