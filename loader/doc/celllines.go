package doc

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/words"
)

// Pages turned into text may set each cell of a table on a line of its own: the heads of the columns one below the other, and
// then row after row. A number in the first column shows where each row begins.

// cellLines takes a table with a cell a line off the lines; nil where none begins.
func (j *joiner) cellLines() []paragraph {
	n := j.headLines()
	if n == 0 {
		return nil
	}
	head := j.lineRow(j.at, j.spans(j.at, j.at+n))
	numbered := isNumberHead(head.cells[0].Norm)
	if !isHead(head.cells) {
		return nil
	}
	rows, end := []paragraph{head}, j.at+n
	for numbered {
		at := end
		if at+1 < len(j.lines) && beginsItem(j.source, j.lines[at]) && isLoneNumber(j.text(at+1)) {
			at++ // a heading across the table
		}
		size, cells := j.numberedRow(at, n)
		if cells == nil {
			break
		}
		if at > end {
			rows = append(rows, paragraph{text: NewText(j.source, j.lines[end].span), gap: j.lines[end].gap})
		}
		rows = append(rows, j.lineRow(at, cells))
		end = at + size
	}
	if len(rows) < 2 {
		return nil
	}
	j.at = end
	return rows
}

// mostHeadLines is the most columns of such a table.
const mostHeadLines = 12

// headLines counts the lines from here on of which each names a column, where they are enough for a head. Between the head of
// the numbers and the first number each line names one, whatever it says.
func (j *joiner) headLines() int {
	n, agencies, numbered := 0, false, j.beginsNumbered()
	for i := j.at; i < len(j.lines) && n < mostHeadLines; i++ {
		if l := j.lines[i]; l.row || l.width > 24 {
			break
		}
		s := Normalize(j.text(i))
		if isLoneNumber(s) || !numbered && !isNumberHead(s) && !namesColumn(s) && words.Label(s) == words.None {
			break
		}
		agencies = agencies || holdsAgencies(s)
		n++
	}
	if n < 3 || !agencies {
		return 0
	}
	return n
}

// beginsNumbered reports whether the line here is the head of the numbers, and the first of them comes soon.
func (j *joiner) beginsNumbered() bool {
	if !isNumberHead(Normalize(j.text(j.at))) {
		return false
	}
	for i := j.at + 1; i < min(len(j.lines), j.at+mostHeadLines+1); i++ {
		if isLoneNumber(j.text(i)) {
			return Numeral(Normalize(j.text(i))) == 1
		}
	}
	return false
}

// isNumberHead reports whether a head is that of the column of numbers.
func isNumberHead(s string) bool {
	switch strings.ToLower(strings.Trim(s, ".")) {
	case "序号", "编号", "项次", "no", "#", "nr":
		return true
	}
	return false
}

// spans are the places of lines.
func (j *joiner) spans(from, to int) (list [][]graph.Span) {
	for _, l := range j.lines[from:to] {
		list = append(list, []graph.Span{l.span})
	}
	return list
}

// lineRow makes a row of cells that each stand on one line or several.
func (j *joiner) lineRow(at int, cells [][]graph.Span) paragraph {
	p := paragraph{gap: j.lines[at].gap}
	var all []graph.Span
	for _, spans := range cells {
		all = append(all, spans...)
		p.cells = append(p.cells, cellText(j.source, spans...))
	}
	p.text = NewText(j.source, all...)
	return p
}

// numberedRow reads the row that begins at a line: its number, and cells up to as many as there are heads. It says how many
// lines it takes; cells is nil where no row begins, or its cells cannot be told apart.
func (j *joiner) numberedRow(from, columns int) (size int, cells [][]graph.Span) {
	if from >= len(j.lines) || !isLoneNumber(j.text(from)) {
		return 0, nil
	}
	number := Numeral(Normalize(j.text(from)))
	end := from + 1
	for end < len(j.lines) && end-from < 4*columns && !j.endsRow(end, number) && !(end-from >= columns && beginsItem(j.source, j.lines[end])) {
		end++
	}
	last := end >= len(j.lines) || Numeral(Normalize(j.text(end))) != number+1
	blank := j.lines[from].gap
	for i := from; i < end; i++ {
		l := j.lines[i]
		blank = min(blank, l.gap)
		empty := 0
		if i > from {
			empty = l.gap - blank
		}
		switch above := len(cells) - 1; {
		case i > from+1 && empty == 0 && (endsOpen(Normalize(j.text(i-1))) || openBracket(j.text(i-1))):
			cells[above] = append(cells[above], l.span)
		case last && len(cells) == columns:
			return i - from, cells
		default:
			for ; empty > 0 && len(cells) < columns-1 && end-from < columns; empty-- {
				cells = append(cells, nil)
			}
			cells = append(cells, []graph.Span{l.span})
		}
	}
	for empty := j.gap(end) - blank; empty > 0 && len(cells) < columns; empty-- {
		cells = append(cells, nil)
	}
	cells = joinTask(j.source, cells, columns)
	if len(cells) != columns {
		return 0, nil
	}
	return end - from, cells
}

// gap counts the blank lines before a line; those of empty cells stand there too.
func (j *joiner) gap(i int) int {
	if i >= len(j.lines) {
		return 0
	}
	return j.lines[i].gap
}

// endsRow reports whether a line is the number of the next row, or no cell any more.
func (j *joiner) endsRow(i, number int) bool {
	s := j.text(i)
	if j.lines[i].row || strings.HasPrefix(s, "#") || isAttachment(Normalize(s)) || isNumberHead(Normalize(s)) {
		return true
	}
	return isLoneNumber(s) && Numeral(Normalize(s)) == number+1
}

// joinTask joins the lines of a task, the first cell behind the number, where a row has more lines than columns.
func joinTask(source string, cells [][]graph.Span, columns int) [][]graph.Span {
	for len(cells) > columns && len(cells) > 2 {
		task := cells[1]
		if end := task[len(task)-1]; endsSentence(source[end.Start:end.End]) || len(task) > 8 {
			break
		}
		joined := append(append([]graph.Span{}, task...), cells[2]...)
		cells = append([][]graph.Span{cells[0], joined}, cells[3:]...)
	}
	return cells
}
