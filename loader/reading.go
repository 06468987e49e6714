package loader

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/norm"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
	"github.com/plangraph/plangraph/loader/format"
)

// reading is one source being read: its outline with what was found in it.
type reading struct {
	*Reader
	budget      *format.Budget
	source      *graph.Source
	doc         *doc.Document
	head        *head
	pageItems   map[*doc.Node]bool // dashed lines before the items that only say what the document is
	meta        metadata
	clauses     []*clause               // in the order of the text
	of          map[*doc.Node][]*clause // those that stand in an item
	rows        map[*doc.Node]*row      // what the tables' rows say
	measures    []*doc.Node             // in the order of the text
	order       map[*doc.Node]int       // where each stands in measures
	governed    map[*doc.Node][]*clause // clauses that govern a measure, in order: its own and its groups'
	unread      map[*doc.Node]bool      // items with a clause that was not understood, which inherit nobody's
	firstLeads  map[*clause]bool        // clauses after the plan's order rule was stated
	deadlines   map[*doc.Node]graph.PartialDate
	sections    map[*doc.Node]doc.Section
	indicators  map[*doc.Node]*indicatorRow
	conventions conventions
	ledger      graph.Coverage
	alarms      []alarm
	problems    []problem    // for the report
	noted       int          // how many of them the reading found; the others come with each building
	numbers     []graph.Span // quantities that look like targets but were not read
}

// clause is a responsibility clause in its place.
type clause struct {
	extract.Clause
	node      *doc.Node
	block     int
	text      doc.Text
	more      []doc.Text // the passages of the lines joined to it
	span      graph.Span
	alone     bool // it is a paragraph of its own
	governs   []*doc.Node
	heading   bool      // it stands in a heading and governs what is below
	rules     []*clause // clauses whose blanket rules join it
	missing   bool      // it was read, but nothing takes it
	unitFirst bool      // it is the beginning of its item's own sentence, and so part of the item's text
}

// read runs the passes over a source, each in a file of its own.
func (r *Reader) read(source *graph.Source, side sidecar, budget *format.Budget) *reading {
	d := &reading{
		Reader: r, budget: budget, source: source, doc: doc.Parse(source.Text),
		of: map[*doc.Node][]*clause{}, rows: map[*doc.Node]*row{}, order: map[*doc.Node]int{}, deadlines: map[*doc.Node]graph.PartialDate{}, sections: map[*doc.Node]doc.Section{}, governed: map[*doc.Node][]*clause{}, pageItems: map[*doc.Node]bool{}, firstLeads: map[*clause]bool{}, indicators: map[*doc.Node]*indicatorRow{},
	}
	d.meta = d.readMetadata()
	d.complete(side)
	d.splitParagraphs()
	d.splitPassages()
	d.readConventions()
	d.findClauses()
	d.raiseClauses()
	d.readRows()
	d.findMeasures()
	d.findUnitFirst()
	d.findUnread()
	if !d.meta.jurisdiction.Known() {
		d.meta.jurisdiction = d.jurisdictionOfUnits()
	}
	d.govern()
	d.noted = len(d.problems)
	return d
}

// findClauses finds the clauses of every item by the plan's own conventions, and puts together those that belong together.
func (d *reading) findClauses() {
	finder := extract.Finder{IsUnit: d.Agencies.IsUnit, MayBe: d.Agencies.MayBeUnit, Year: d.meta.year(), Bare: d.conventions.bare}
	found := d.allClauses(finder)
	practised, told := listsBare(found), d.tellsByWhom(found)
	first := d.conventions.orderAfter
	for _, f := range found {
		if f.Unsaid && !practised {
			d.note(f.block().Text.Span(f.From, f.To), "a list of agencies, and no word says what they are to do")
			continue
		}
		if f.Prose && !told {
			d.note(f.block().Text.Span(f.From, f.To), "a sentence says by whom, and the plan does not assign its items so")
			continue
		}
		f.Clause.Signed = d.conventions.sign
		d.place(f.node, f.at, f.block(), f.Clause)
		first = first || f.Order
		if list := d.of[f.node]; first && len(list) > 0 {
			d.firstLeads[list[len(list)-1]] = true
		}
	}
	if d.conventions.order {
		for _, c := range d.clauses {
			d.firstLeads[c] = true
		}
	}
	d.spreadBlankets()
}

// found is a clause with the block that holds it.
type found struct {
	extract.Clause
	node *doc.Node
	at   int
}

func (f found) block() doc.Block { return f.node.Blocks[f.at] }

func (d *reading) allClauses(finder extract.Finder) (list []found) {
	d.doc.Root.Walk(func(n *doc.Node) {
		for i, b := range n.Blocks {
			d.spend()
			if b.Cells != nil {
				continue
			}
			for _, c := range finder.Find(b.Text) {
				if c.Unsaid && n.Parent == nil {
					continue
				}
				list = append(list, found{c, n, i})
			}
		}
	})
	return list
}

// tellsByWhom reports whether it is the plan's way to end an item with a sentence that says by whom it is done: half of its
// items do.
func (d *reading) tellsByWhom(all []found) bool {
	told, items := 0, 0
	for _, f := range all {
		if f.Prose {
			told++
		}
	}
	d.doc.Root.Walk(func(n *doc.Node) {
		if n.Parent != nil && len(n.Children) == 0 && !n.IsRow() {
			items++
		}
	})
	return told > 2 && told*2 >= items
}

// listsBare reports whether it is the plan's way to end an item with a bracket that says whose it is, so that one which
// only lists agencies says so too. One bracket alone may mean anything.
func listsBare(all []found) bool {
	lists, brackets := 0, 0
	for _, f := range all {
		if f.Unsaid {
			lists++
		} else if !f.Labelled {
			brackets++
		}
	}
	return lists > 0 && lists+brackets > 2
}

// conventions are what a plan says of its own clauses, wherever it says so.
type conventions struct {
	bare       bool // brackets list agencies, without a verb
	order      bool // the first of each list leads
	orderAfter bool
	sign       bool // a sign behind a name, which else is a footnote's, sets the lead apart
}

func (d *reading) readConventions() {
	d.doc.Root.Walk(func(n *doc.Node) {
		for _, b := range n.Blocks {
			if b.Cells == nil {
				d.stated(b.Text.Norm)
			}
		}
	})
	for _, t := range d.doc.Tail {
		d.stated(t.Norm)
	}
}

func (d *reading) stated(s string) {
	c := &d.conventions
	c.bare = c.bare || extract.StatesBareLists(s)
	c.sign = c.sign || extract.StatesMark(s)
	c.order = c.order || extract.StatesOrderRule(s) && !strings.Contains(s, "下同") && !strings.Contains(s, "以下")
}

// spreadBlankets gives the agencies of 以下均需X落实 to the clause that says so and all later ones.
func (d *reading) spreadBlankets() {
	var below []*clause
	first := 0 // the clause behind the last rule for those before it
	for at, c := range d.clauses {
		switch {
		case len(c.Blanket) == 0:
		case c.Whole:
			for _, any := range d.clauses {
				any.rules = append(any.rules, c)
			}
		case c.Before:
			for _, before := range d.clauses[first:at] {
				before.rules = append(before.rules, c)
			}
			first = at + 1
		default:
			below = append(below, c)
		}
		c.rules = append(c.rules, below...)
	}
}

// place adds a clause, or joins it to the one right before it: 牵头单位:A on one line, 配合单位:B on the next.
func (d *reading) place(n *doc.Node, i int, b doc.Block, found extract.Clause) {
	c := &clause{Clause: found, node: n, block: i, text: b.Text, span: b.Text.Span(found.From, found.To), unitFirst: found.Told}
	rest := b.Text.Norm[:found.From] + b.Text.Norm[found.To:]
	c.alone = b.Alone && strings.Trim(rest, "。;,. ") == ""
	for _, r := range c.Refused {
		d.note(b.Text.Span(r.From, r.To), r.Reason)
	}
	if c.Unclosed {
		d.note(c.span, "the bracket of this clause never closes")
	}
	if last := len(d.of[n]) - 1; last >= 0 && d.joins(d.of[n][last], c) {
		before := d.of[n][last]
		before.Parts, before.more = append(before.Parts, c.Parts...), append(before.more, c.text)
		if !c.Deadline.IsZero() {
			before.Deadline = c.Deadline
		}
		before.span.End, before.block, before.Order = c.span.End, c.block, before.Order || c.Order
		return
	}
	d.clauses, d.of[n] = append(d.clauses, c), append(d.of[n], c)
}

func (d *reading) joins(before, c *clause) bool {
	if !before.Labelled || !c.Labelled || before.alone != c.alone {
		return false
	}
	return strings.TrimFunc(d.source.Text[before.span.End:c.span.Start], func(r rune) bool { return strings.ContainsRune("\r\n\t 　,，;；。", r) }) == ""
}

// asWritten is the name as the source writes it, in plain characters and without the white space of wrapped lines.
func asWritten(source string, span graph.Span) string {
	raw := norm.Plain(source[span.Start:span.End])
	fields := strings.Fields(raw)
	for _, r := range raw {
		if r >= 0x2e80 {
			return strings.Join(fields, "")
		}
	}
	return strings.Join(fields, " ")
}

// problem is what the report lists: a passage and what is the matter with it.
type problem struct {
	span   graph.Span
	reason string
}

func (d *reading) note(span graph.Span, reason string) {
	d.problems = append(d.problems, problem{span, reason})
}

func runes(s string) int { return utf8.RuneCountInString(s) }
