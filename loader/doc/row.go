package doc

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/words"
)

// addRow adds a row of a table. It is false for a row that is a heading across the table, to be read as text.
func (b *builder) addRow(p paragraph) bool {
	switch {
	case isRule(p.cells):
		b.block(Block{Text: p.text, Cells: p.cells})
		return true
	case isHead(p.cells) && b.mayBegin(p.cells):
		b.closeRow()
		if !sameHead(b.header, p.cells) {
			b.row = nil
		}
		b.header = p.cells
		b.block(Block{Text: p.text, Cells: p.cells, Alone: true})
		return true
	case b.rowGoesOn(p.cells):
		b.goOn(p)
		return true
	case filled(p.cells) == 1 && !b.isMergedRow(p.cells):
		b.closeRow()
		return false
	case b.header == nil:
		b.block(Block{Text: p.text, Cells: p.cells, Alone: true})
		return true
	}
	b.closeRow()
	b.begin(rowMarker(b.doc.Source, p))
	b.row = b.top()
	b.row.Header = b.header
	b.block(Block{Text: p.text, Cells: p.cells})
	b.closeRow()
	return true
}

// mayBegin reports whether a row that reads like a head begins a table: below a head of as many cells only one that says the
// same again, or whose every cell names a column, since tasks have such words too.
func (b *builder) mayBegin(cells []Text) bool {
	if len(b.header) != len(cells) {
		return true
	}
	again, named := true, true
	for i, c := range cells {
		again = again && c.Norm == b.header[i].Norm
		named = named && (c.Empty() || namesColumn(c.Norm))
	}
	return again || named
}

func (b *builder) closeRow() {
	if b.top().IsRow() {
		b.open = b.open[:len(b.open)-1]
	}
}

// rowMarker takes the number from the row's first cell.
func rowMarker(source string, p paragraph) Marker {
	first := p.cells[0].Norm
	if v, n := arabicNumeral(first); n > 0 && strings.Trim(first[n:], ".、 ") == "" {
		span := p.cells[0].Whole()
		return Marker{Kind: KindRow, Ordinal: v, Text: source[span.Start:span.End], Span: span}
	}
	return Marker{Kind: KindRow}
}

// sameHead reports whether a head says what the one before says, as on the next page of a table.
func sameHead(a, b []Text) bool {
	return slices.EqualFunc(a, b, func(x, y Text) bool { return x.Norm == y.Norm })
}

// isMergedRow reports whether a row with one cell only lacks what merged cells above say: it stands below the tasks of a
// table, and its first cell is one of these.
func (b *builder) isMergedRow(cells []Text) bool {
	if b.row == nil || !cells[0].Empty() || len(cells) != len(b.header) {
		return false
	}
	above := b.row.Blocks[0].Cells
	for i, c := range cells {
		if !c.Empty() {
			return i < len(above) && !above[i].Empty()
		}
	}
	return false
}

// rowGoesOn reports whether a row only goes on with the last one, in lines or on the next page: it has no number, and a cell
// goes on with what stands above it, or it has nothing but agencies.
func (b *builder) rowGoesOn(cells []Text) bool {
	if b.row == nil || !cells[0].Empty() || len(cells) != len(b.header) || len(b.row.Blocks[0].Cells) != len(cells) {
		return false
	}
	above := b.row.Blocks[0].Cells
	longest, agencies := 0, true
	for i, c := range cells {
		if !c.Empty() && (endsOpen(above[i].Norm) || isPiece(c.Norm)) {
			return true
		}
		if len(above[i].Norm) > len(above[longest].Norm) {
			longest = i
		}
		agencies = agencies && (c.Empty() || holdsAgencies(b.header[i].Norm) && !above[i].Empty())
	}
	if c := cells[longest]; !c.Empty() {
		return !endsSentence(above[longest].Norm) && endsSentence(c.Norm)
	}
	return agencies && filled(cells) > 0
}

// goOn joins a row to the last one, cell by cell.
func (b *builder) goOn(p paragraph) {
	source := b.doc.Source
	list := slices.Clone(b.row.Blocks[0].Cells)
	for i, c := range p.cells {
		switch {
		case c.Empty():
		case list[i].Empty():
			list[i] = c
		default:
			list[i] = cellText(source, append(list[i].Spans(source, 0, len(list[i].Norm)), c.Whole())...)
		}
	}
	b.row.Blocks[0].Cells = list
	b.row.Blocks = append(b.row.Blocks, Block{Text: p.text, Cells: p.cells})
}

// endsOpen reports whether a list or a sentence goes on behind the text.
func endsOpen(s string) bool {
	return s != "" && (strings.HasSuffix(s, "、") || strings.IndexByte(",(/", s[len(s)-1]) >= 0)
}

// isPiece reports whether a cell can only be the end of a text: one character, or a mark at its start.
func isPiece(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(",.。、;)", r) || size == len(s) && isHan(r)
}

// holdsAgencies reports whether the head of a column says that its cells name agencies.
func holdsAgencies(head string) bool {
	switch words.Label(head) {
	case words.Lead, words.Charge, words.Help:
		return true
	}
	return words.HeadsAgencies(head)
}
