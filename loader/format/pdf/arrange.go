package pdf

// Glyph is a painted character of a page, in points; y grows upwards. Turns is by how many quarter turns to the left its
// text runs.
type Glyph struct {
	Text              string
	X, Y, Width, Size float64
	Turns             int
}

// Rule is a straight line of a page that is horizontal or vertical.
type Rule struct{ X0, Y0, X1, Y1 float64 }

// Page is what is painted on a page of another format.
type Page struct {
	Glyphs []Glyph
	Rules  []Rule
}

// Arrange puts the pages of another format in order as those of a PDF.
func Arrange(pages []Page) (*Document, error) {
	d := &Document{}
	var sheets []sheet
	for i, p := range pages {
		from := &painter{}
		for _, g := range p.Glyphs {
			from.glyphs = append(from.glyphs, glyph{text: g.Text, x: g.X, y: g.Y, width: g.Width, size: g.Size, way: int8(g.Turns & 3)})
		}
		for _, r := range p.Rules {
			from.rules = append(from.rules, rule{min(r.X0, r.X1), min(r.Y0, r.Y1), max(r.X0, r.X1), max(r.Y0, r.Y1)})
		}
		sheets = append(sheets, d.sheetsOf(i+1, from)...)
	}
	d.arrange(sheets)
	return d, d.check()
}

// sheetsOf is what a page shows; what stands beside its text is noted.
func (d *Document) sheetsOf(number int, p *painter) []sheet {
	list := p.sheets()
	for i := range list {
		list[i].number = number
	}
	for _, a := range p.aside {
		d.leave(number, a.text, a.reason)
	}
	return list
}

// arrange makes the blocks of the document.
func (d *Document) arrange(sheets []sheet) {
	d.dropStamps(sheets)
	var pages []page
	for _, s := range sheets {
		pages = append(pages, layOut(s))
	}
	d.dropFurniture(pages)
	var parts []page
	var before []interval // where the columns of the table are parted with which the page before ended
	for _, p := range pages {
		p.before = before
		own := p.parts()
		before = nil
		if n := len(own); n > 0 && len(own[n-1].lines) > 0 {
			before = own[n-1].lines[len(own[n-1].lines)-1].cuts
		}
		parts = append(parts, own...)
	}
	for i := 1; i < len(parts); i++ {
		takeHead(&parts[i-1], &parts[i])
	}
	d.join(parts)
}

// takeHead makes a table of the head, and of a first row, with which a page ends before the rows of a table without rules:
// they are too few to be known by themselves.
func takeHead(before, p *page) {
	if len(p.lines) == 0 || p.number != before.number+1 || p.before != nil || p.lines[0].cuts == nil {
		return
	}
	cuts, from := p.lines[0].cuts, len(before.lines)
	for i := from - 1; i >= max(0, len(before.lines)-headLines) && before.lines[i].rows == nil && within(before.lines[i], cuts); i-- {
		if isFilled(before.lines[i], cuts) {
			from = i
		}
	}
	if from == len(before.lines) {
		return
	}
	own := before.lines[from:]
	head := line{y: own[0].y, size: own[0].size, cuts: cuts, ends: make([]bool, len(cuts)+1)}
	head.left, head.right = extent(own)
	for _, l := range own {
		row := rowsOf([]line{l}, cuts, nil, false).rows
		if last := len(head.rows) - 1; last >= 0 && !isFilled(l, cuts) {
			for i := range row[0] {
				head.rows[last][i].Text = glue(head.rows[last][i].Text, row[0][i].Text)
			}
			continue
		}
		head.rows = append(head.rows, row...)
	}
	before.lines = append(before.lines[:from:from], head)
}

// isFilled reports whether a line has something in each column.
func isFilled(l line, cuts []interval) bool { return len(segments(l)) >= max(len(cuts), tableColumns) }

// headLines is the number of lines in the head of a table, at most.
const headLines = 4
