package doc

import (
	"html"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// Markdown may hold a table in HTML. Its cells are read as those of any table; their quotes are of the source with its tags.

// htmlTable takes a table in HTML off the lines; nil where none begins, it never ends, or its cells cover more than they say. No
// line is looked at twice.
func (j *joiner) htmlTable() []paragraph {
	if j.at < j.tried || !hasTag(j.text(j.at), "table") {
		return nil
	}
	end := j.at
	for end < len(j.lines) && !strings.Contains(strings.ToLower(j.text(end)), "</table") {
		end++
	}
	if j.tried = end + 1; end == len(j.lines) {
		return nil
	}
	t := tagged{source: j.source, at: j.lines[j.at].span.Start, end: j.lines[end].span.End, from: map[int]merged{}}
	t.room = (t.end - t.at) / bytesPerCopy
	t.read()
	if len(t.rows) < 2 || t.room < 0 {
		return nil
	}
	t.rows[0].gap = j.lines[j.at].gap
	j.at = end + 1
	return t.rows
}

// bytesPerCopy is how many bytes a table must have for each cell that a merged one covers: a table of nothing but such cells would
// take a thousand times its own size.
const bytesPerCopy = 4

// hasTag reports whether a text begins with the tag: <table class="a">.
func hasTag(s, name string) bool {
	return len(s) > len(name)+1 && s[0] == '<' && strings.EqualFold(s[1:len(name)+1], name) && strings.IndexByte(" >\t", s[len(name)+1]) >= 0
}

// tagged is a table in HTML being read: the row and the cell that are open, and what was read.
type tagged struct {
	source  string
	at, end int
	rows    []paragraph
	cells   []Text
	row     textBuilder
	cell    *textBuilder // nil outside of cells
	rowAt   int
	breaks  bool // a paragraph or a line ends before the next text of the cell
	said    byte // the last character of the cell

	below, beside int            // how many rows and columns the cell takes
	from          map[int]merged // what goes on from rows above, by column
	room          int            // how many cells merged ones may still cover
}

// merged is a cell that goes on for so many rows more.
type merged struct {
	rows int
	text Text
}

// mostSpan is the most rows or columns that a cell takes.
const mostSpan = 100

// spanOf reads how many rows or columns a cell takes: rowspan="3".
func spanOf(tag, name string) int {
	_, rest, ok := strings.Cut(tag, name+"=")
	if !ok {
		return 1
	}
	v, _ := arabicNumeral(strings.TrimLeft(rest, `"'`))
	return min(max(v, 1), mostSpan)
}

// takeOver takes over the cells that go on from rows above, up to the next place that is free.
func (t *tagged) takeOver() {
	for ; t.room >= 0; t.room-- {
		above, ok := t.from[len(t.cells)]
		if !ok {
			return
		}
		if above.rows--; above.rows == 0 {
			delete(t.from, len(t.cells))
		} else {
			t.from[len(t.cells)] = above
		}
		t.cells = append(t.cells, above.text)
	}
}

func (t *tagged) read() {
	for t.at < t.end {
		if t.source[t.at] == '<' {
			if n := strings.IndexByte(t.source[t.at:t.end], '>'); n > 0 {
				t.tag(strings.ToLower(t.source[t.at+1 : t.at+n]))
				t.at += n + 1
				continue
			}
		}
		t.character()
	}
	t.endRow()
}

// tag takes up a tag by its name: a row, a cell, or what parts the text of one.
func (t *tagged) tag(s string) {
	name := strings.FieldsFunc(s+" ", func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
	if len(name) == 0 {
		return
	}
	switch strings.TrimSuffix(name[0], "/") {
	case "tr":
		t.endRow()
		t.rowAt = t.at
	case "td", "th":
		t.endCell()
		t.takeOver()
		t.cell, t.breaks, t.said = &textBuilder{}, false, 0
		t.below, t.beside = spanOf(s, "rowspan"), spanOf(s, "colspan")
	case "/td", "/th":
		t.endCell()
	case "/tr":
		t.endRow()
	case "p", "/p", "br", "li", "/li", "ul", "ol", "div", "/div":
		t.breaks = true
	}
}

// character takes the next character of the text, or the one that an entity stands for.
func (t *tagged) character() {
	r, n := utf8.DecodeRuneInString(t.source[t.at:t.end])
	if r == '&' {
		if end := strings.IndexByte(t.source[t.at:min(t.end, t.at+10)], ';'); end > 0 {
			if s := html.UnescapeString(t.source[t.at : t.at+end+1]); s[0] != '&' || utf8.RuneCountInString(s) == 1 {
				r, _ = utf8.DecodeRuneInString(s)
				n = end + 1
			}
		}
	}
	if t.cell != nil {
		if t.breaks && r > ' ' {
			t.part()
		}
		t.cell.add(r, t.at, t.at+n)
		t.row.add(r, t.at, t.at+n)
		if r > ' ' && r < utf8.RuneSelf {
			t.said = byte(r)
		}
	}
	t.at += n
}

// part puts a sign between two paragraphs of a cell, where the first does not end with one, or with a word that goes on.
func (t *tagged) part() {
	sign := ';'
	if t.said == 0 || strings.IndexByte(",.;:", t.said) >= 0 || strings.HasSuffix(t.cell.norm.String(), " and") {
		sign = ' '
	}
	t.cell.add(sign, t.at, t.at)
	t.row.add(sign, t.at, t.at)
	t.breaks = false
}

func (t *tagged) endCell() {
	if t.cell != nil {
		text := trimText(t.cell.text())
		t.room -= t.beside - 1
		for n := range t.beside {
			if t.room < 0 {
				break
			}
			if t.below > 1 {
				t.from[len(t.cells)] = merged{t.below - 1, text}
			}
			if n > 0 {
				text = Text{}
			}
			t.cells = append(t.cells, text)
		}
		t.row.add(' ', t.at, t.at)
	}
	t.cell = nil
}

func (t *tagged) endRow() {
	t.endCell()
	if len(t.cells) > 0 {
		t.takeOver()
		text := trimText(t.row.text())
		if text.Empty() {
			text = NewText(t.source, graph.Span{Start: t.rowAt, End: t.at})
		}
		t.rows = append(t.rows, paragraph{text: text, cells: t.cells})
	}
	t.cells, t.row = nil, textBuilder{}
}
