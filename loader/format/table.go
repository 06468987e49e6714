package format

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// table is a table of a page or a DOCX. It becomes one line a row, cells parted by tabs, so that every row can be read
// by itself under the head of the table:
//
//   - a cell merged over several rows says in each of them what it says;
//   - a cell merged over several columns stands in the first, and the others are empty;
//   - what is several lines in a cell is one line, parted by spaces.
type table [][]cell

type cell struct {
	text         string
	across, down int // columns and rows that it covers, at least 1
}

const (
	maxAcross = 100
	// layoutCell is the number of characters in a cell from which on a table is a frame around text and not a table.
	layoutCell = 2000
)

func isLayoutCell(text string) bool {
	return len(text) > layoutCell && utf8.RuneCountInString(text) > layoutCell
}

// merged is a cell above that goes on in the rows below.
type merged struct {
	text string
	left int // rows to come
}

// headCell is the length in bytes of the longest cell in the head of a table.
const headCell = 90

// isHeaded reports whether rows, by the numbers of their cells, are those of a table: a head of three cells or more, and
// below it a row with as many.
func isHeaded(counts []int) bool {
	if len(counts) < 2 || counts[0] < 3 {
		return false
	}
	return slices.Contains(counts[1:], counts[0])
}

// oneLine is what stands in a cell, a table within it too, on one line.
func oneLine(text string) string {
	return strings.NewReplacer("\n", " ", "\t", " ", "\v", " ").Replace(strings.TrimSpace(text))
}

func (t table) write(out *lines) {
	if t.isCard() {
		t.writeCard(out)
		return
	}
	var above []merged // by column
	for _, row := range t {
		if out.full() {
			return
		}
		var texts []string
		texts, above = fillRow(row, above)
		out.row(texts)
	}
	out.end()
}

// fillRow lays the cells of a row into the columns that the cells above have left free.
func fillRow(row []cell, above []merged) (texts []string, below []merged) {
	take := func() { // columns taken from above
		for len(texts) < len(above) && above[len(texts)].left > 0 {
			m := above[len(texts)]
			texts, below = append(texts, m.text), append(below, merged{m.text, m.left - 1})
		}
	}
	for _, c := range row {
		take()
		for i := range min(max(c.across, 1), maxAcross) {
			text := c.text
			if i > 0 {
				text = ""
			}
			texts, below = append(texts, text), append(below, merged{text, c.down - 1})
		}
	}
	for len(texts) < len(above) {
		if take(); len(texts) < len(above) {
			texts, below = append(texts, ""), append(below, merged{})
		}
	}
	return texts, below
}
