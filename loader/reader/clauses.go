package reader

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
)

// clause is a responsibility clause in its place.
type clause struct {
	extract.Clause
	node      *doc.Node
	block     int
	text      doc.Text
	more      []doc.Text // the passages of the lines joined to it
	span      graph.Span
	alone     bool      // it is a paragraph of its own
	rules     []*clause // clauses whose blanket rules join it
	unitFirst bool      // it is the beginning of its item's own sentence, and so part of the item's text
	named     bool      // it is a heading that is nothing but the name of who has what stands below
	firstLead bool      // the first of its list leads, by a rule that the plan has stated
}

// clauses are the responsibility clauses of a document.
type clauses struct {
	list []*clause               // in the order of the text
	of   map[*doc.Node][]*clause // those that stand in an item
}

// findClauses finds the clauses of every item by the plan's own conventions, and puts together those that belong together.
// It settles the outline: an item that is only a clause becomes part of the item above. problems are what was not understood.
func findClauses(in *input, d *doc.Document) (cs clauses, problems []doc.Left) {
	says := conventionsOf(d)
	found := allClauses(in, d.Root, says)
	c := &clauseCollector{source: in.source.Text, clauses: clauses{of: map[*doc.Node][]*clause{}}}
	c.collect(d.Root, found, says)
	if says.order {
		for _, any := range c.list {
			any.firstLead = true
		}
	}
	for at, one := range c.list {
		for _, s := range one.Same {
			c.borrow(one, s, c.list[:at])
		}
	}
	spreadBlankets(c.list)
	return addNamedHeadings(in, d, raise(d, c.clauses)), c.problems
}

// borrow gives a clause that says it is the same as another what that one names; the quote is the other's.
func (cc *clauseCollector) borrow(c *clause, s extract.Same, before []*clause) {
	for _, b := range slices.Backward(before) {
		rule := b.Lent(s)
		if len(rule.Blanket) > 0 && b.node != c.node && (s.Item == 0 || b.node.Marker.Kind == c.node.Marker.Kind && b.node.Marker.Ordinal == s.Item) {
			c.rules = append(c.rules, &clause{Clause: rule, text: b.text, more: b.more, span: b.span})
			return
		}
	}
	cc.note(c.span, "it is the same as another clause, which was not found")
}

// clauseCollector puts the clauses that were found in their places.
type clauseCollector struct {
	source string
	clauses
	problems []doc.Left
}

func (cc *clauseCollector) note(span graph.Span, reason string) {
	cc.problems = append(cc.problems, doc.Left{Span: span, Reason: reason})
}

// collect places what was found, but for what the plan's own habits do not make a clause.
func (cc *clauseCollector) collect(root *doc.Node, found []found, says conventions) {
	practised, headed, told, sentences := listsBare(found), headsBare(found), tellsByWhom(root, found), sentencesOf(root, found)
	first := false // whether the first of a list leads from here on
	for _, f := range found {
		if f.Unsaid && !practised && !(headed && f.heads()) {
			if f.Lone {
				continue // a second name, or a remark
			}
			cc.note(f.block().Text.Span(f.From, f.To), "a list of agencies, and no word says what they are to do")
			continue
		}
		if f.Sentence && !sentences.keep(f) {
			continue
		}
		if (f.Prose || f.Deeds) && !told {
			cc.note(f.block().Text.Span(f.From, f.To), "a sentence says by whom, and the plan does not assign its items so")
			continue
		}
		if len(f.below) == 0 && f.Labelled && len(f.Parts) > 0 && !f.NamesUnits() && f.Deadline.IsZero() && len(f.Same) == 0 && len(f.Blanket) == 0 {
			cc.note(f.block().Text.Span(f.From, f.To), "a label, and below it no list of agencies was read")
			continue
		}
		f.Clause.Signed = says.sign
		cc.place(f)
		if list := cc.of[f.node]; (first || f.Order) && len(list) > 0 {
			list[len(list)-1].firstLead = true
		}
		first = first || f.Order && f.Lasts
	}
}

// found is a clause with the block that holds it.
type found struct {
	extract.Clause
	node  *doc.Node
	at    int
	below []doc.Text // the lines below on which its list goes on
}

func (f found) block() doc.Block { return f.node.Blocks[f.at] }

func allClauses(in *input, root *doc.Node, says conventions) (list []found) {
	finder := in.datedFinder()
	finder.Bare = says.bare
	root.Walk(func(n *doc.Node) {
		goesOn := -1 // the block before which the last clause may go on below
		for i, b := range n.Blocks {
			in.spend()
			if b.Cells != nil {
				continue
			}
			own := finder.Find(b.Text)
			if last := len(list) - 1; goesOn == i && b.Alone && len(own) == 0 && finder.GoesOn(&list[last].Clause, b.Text) {
				list[last].below, goesOn = append(list[last].below, b.Text), i+1
				continue
			}
			first := len(list)
			for _, c := range own {
				if (c.Unsaid || c.Deeds) && n.Parent == nil {
					continue
				}
				list = append(list, found{c, n, i, nil})
			}
			switch c, ok := finder.OpenLabel(b.Text); {
			case n.Parent == nil:
			case ok && len(list) == first:
				list, goesOn = append(list, found{c, n, i, nil}), i+1
			case len(list) > first && list[len(list)-1].EndsInNames(b.Text):
				goesOn = i + 1
			}
		}
	})
	return list
}

// tellsByWhom reports whether it is the plan's way to end an item with a sentence that says by whom it is done: half of its
// items do.
func tellsByWhom(root *doc.Node, all []found) bool {
	told, items := map[*doc.Node]bool{}, 0
	for _, f := range all {
		if f.Prose || f.Deeds {
			told[f.node] = true
		}
	}
	root.Walk(func(n *doc.Node) {
		if n.Parent != nil && len(n.Children) == 0 && !n.IsRow() {
			items++
		}
	})
	return len(told) > 2 && len(told)*2 >= items
}

// listsBare reports whether it is the plan's way to end an item with a bracket that says whose it is, so that one which
// only lists agencies says so too. One bracket alone may mean anything.
func listsBare(all []found) bool {
	lists, brackets := 0, 0
	for _, f := range all {
		if f.Lone {
			continue
		}
		if f.Unsaid {
			lists++
		} else if !f.Labelled {
			brackets++
		}
	}
	return lists > 0 && lists+brackets > 2
}

// heads reports whether a clause ends the heading of items.
func (f found) heads() bool {
	return f.node.Parent != nil && len(f.node.Children) > 0 && f.at == 0 && f.From > 0 && strings.Trim(f.block().Text.Norm[f.To:], "。 ") == ""
}

// headsBare reports whether it is the plan's way to end a heading with a bracket that says whose the items below are: most
// headings beside such a one do.
func headsBare(all []found) bool {
	ends, unsaid := map[*doc.Node]int{}, false
	for _, f := range all {
		if f.heads() && f.For.IsOwn() {
			ends[f.node.Parent]++
			unsaid = unsaid || f.Unsaid
		}
	}
	if !unsaid {
		return false
	}
	for parent, n := range ends {
		headings := 0
		for _, c := range parent.Children {
			if len(c.Children) > 0 {
				headings++
			}
		}
		if n < 2 || n*2 < headings {
			return false
		}
	}
	return true
}

// spreadBlankets gives the agencies of 以下均需X落实 to the clause that says so and all later ones; those of a heading's, to the
// clauses below it.
func spreadBlankets(clauses []*clause) {
	var below []*clause
	first := 0 // the clause behind the last rule for those before it
	for at, c := range clauses {
		switch {
		case len(c.Blanket) == 0:
		case c.Whole:
			for _, any := range clauses {
				any.rules = append(any.rules, c)
			}
		case c.Before:
			for _, before := range clauses[first:at] {
				before.rules = append(before.rules, c)
			}
			first = at + 1
		default:
			below = append(below, c)
		}
		for _, rule := range below {
			if rule == c || len(rule.node.Children) == 0 || rule.node.Parent == nil || c.node.IsBelow(rule.node) {
				c.rules = append(c.rules, rule)
			}
		}
	}
}

// place adds a clause, or joins it to the one right before it: 牵头单位:A on one line, 配合单位:B on the next.
func (cc *clauseCollector) place(f found) {
	n, i, b, found := f.node, f.at, f.block(), f.Clause
	c := &clause{Clause: found, more: f.below, node: n, block: i, text: b.Text, span: b.Text.Span(found.From, found.To), unitFirst: found.Told || n.Parent != nil && len(n.Children) > 0 && found.From == 0 && !found.For.IsOwn()}
	rest := b.Text.Norm[:found.From] + b.Text.Norm[found.To:]
	c.alone = b.Alone && strings.Trim(rest, "。;,. ") == ""
	if last := len(f.below) - 1; last >= 0 {
		c.span.End, c.block = f.below[last].Whole().End, i+len(f.below)
	}
	for _, r := range c.Refused {
		cc.note(b.Text.Span(r.From, r.To), r.Reason)
	}
	if c.Unclosed {
		cc.note(c.span, "the bracket of this clause never closes")
	}
	if last := len(cc.of[n]) - 1; last >= 0 && c.Sentence && cc.of[n][last].Told && cc.of[n][last].block == i {
		before := cc.of[n][last]
		before.Clause = before.With(c.Clause)
		before.span.End = c.span.End
		return
	}
	if last := len(cc.of[n]) - 1; last >= 0 && cc.joins(cc.of[n][last], c) {
		before := cc.of[n][last]
		before.Parts, before.Same, before.more = append(before.Parts, c.Parts...), append(before.Same, c.Same...), append(before.more, c.text)
		if !c.Deadline.IsZero() {
			before.Deadline = c.Deadline
		}
		before.span.End, before.block, before.Order = c.span.End, c.block, before.Order || c.Order
		return
	}
	cc.list, cc.of[n] = append(cc.list, c), append(cc.of[n], c)
}

func (cc *clauseCollector) joins(before, c *clause) bool {
	if !before.Labelled || !c.Labelled || before.alone != c.alone || !c.For.IsOwn() {
		return false
	}
	return strings.TrimFunc(cc.source[before.span.End:c.span.Start], func(r rune) bool { return strings.ContainsRune("\r\n\t 　,，;；。", r) }) == ""
}
