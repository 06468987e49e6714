package reader

import (
	"slices"
	"strings"
	"sync"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
	"github.com/plangraph/plangraph/loader/words"
)

// settle makes an item of every passage that ends with a clause of its own, so that the clause governs that passage alone. It
// changes an outline that was just parsed.
func settle(in *input, d *doc.Document) {
	s := settler{in.source.Text, in.finder()}
	d.RaiseHeads(s.isNamedHeading, false)
	d.RaiseHeads(s.isLabelledList, true)
	s.splitDuties(d.Root)
	s.splitParagraphs(d.Root)
	s.splitPassages(d.Root)
}

type settler struct {
	source string
	finder extract.Finder
}

// isNamedHeading reports whether a line is nothing but names of agencies.
func (s settler) isNamedHeading(t doc.Text) bool {
	_, ok := s.finder.NamedHeading(t)
	return ok
}

// fewestDuties is how many paragraphs begin with who is to act where that is the way of a list.
const fewestDuties = 3

// splitDuties makes an item of every paragraph of a list without numbers whose paragraphs begin with who is to act,
// 县水利局:负责…, one below the other. In a plan that has clauses, such a list only says what its agencies are there for.
func (s settler) splitDuties(root *doc.Node) {
	hasClauses := sync.OnceValue(func() bool { return s.hasClauses(root) })
	root.Walk(func(n *doc.Node) {
		if len(n.Children) > 0 || len(n.Blocks) < fewestDuties || n.IsRow() {
			return
		}
		var duties, others []doc.Block
		for i, b := range n.Blocks {
			if b.Alone && b.Cells == nil && (i > 0 || n.Parent == nil) && s.beginsWithDuty(b.Text) {
				duties = append(duties, b)
			} else {
				others = append(others, b)
			}
		}
		if len(duties) >= fewestDuties && !hasClauses() {
			n.Blocks = others
			for i, b := range duties {
				at := b.Text.Whole().Start
				n.Children = append(n.Children, &doc.Node{Marker: doc.Marker{Kind: kindParagraph, Ordinal: i + 1, Span: graph.Span{Start: at, End: at}}, Blocks: []doc.Block{b}, Parent: n})
			}
		}
	})
}

// hasClauses reports whether clauses in a document name agencies.
func (s settler) hasClauses(root *doc.Node) (has bool) {
	root.Walk(func(n *doc.Node) {
		for _, b := range n.Blocks {
			has = has || b.Cells == nil && slices.ContainsFunc(s.finder.Find(b.Text), func(c extract.Clause) bool { return c.NamesUnits() && !c.Deeds && !c.Prose && !c.Unsaid })
		}
	})
	return has
}

func (s settler) beginsWithDuty(t doc.Text) bool {
	_, ok := s.finder.FindUnitFirst(t)
	return ok
}

// isLabelledList reports whether a line is nothing but a list behind its label: 责任单位:A、B.
func (s settler) isLabelledList(t doc.Text) bool {
	if !words.BeginsLabel(t.Norm) {
		return false
	}
	list := s.finder.Find(t)
	return len(list) == 1 && list[0].From == 0 && list[0].To == len(t.Norm) && list[0].Labelled && list[0].NamesUnits() && list[0].For.IsOwn()
}

// splitParagraphs makes an item of every paragraph of a document without numbers, so that a clause in one governs it.
func (s settler) splitParagraphs(root *doc.Node) {
	if len(root.Children) > 0 {
		return
	}
	var front []doc.Block
	for i, b := range root.Blocks {
		if b.Cells != nil || !s.holdsClause(b.Text) {
			front = append(front, b)
			continue
		}
		at := graph.Span{Start: b.Text.Whole().Start, End: b.Text.Whole().Start}
		root.Children = append(root.Children, &doc.Node{Marker: doc.Marker{Kind: kindParagraph, Ordinal: i + 1, Span: at}, Blocks: root.Blocks[i : i+1], Parent: root})
	}
	root.Blocks = front
}

const kindParagraph = "paragraph"

// holdsClause reports whether a paragraph says something before a clause.
func (s settler) holdsClause(t doc.Text) bool {
	list := s.finder.Find(t)
	return len(list) > 0 && (list[0].From > 0 || list[0].Sentence)
}

// splitPassages makes measures of the passages without numbers below one item that each end with a clause of their own: else
// the clauses of all would be the item's. The first line stays the item's heading where it has no clause.
func (s settler) splitPassages(root *doc.Node) {
	root.Walk(func(n *doc.Node) {
		if n.Parent == nil || len(n.Children) > 0 || len(n.Blocks) == 0 || n.IsRow() || n.Marker.Kind == kindParagraph {
			return
		}
		if groups := s.passageGroups(n); len(groups) > 1 {
			splitItem(n, groups)
		} else if groups := s.toldGroups(n); len(groups) > 2 {
			splitItem(n, groups)
		}
	})
}

// passageGroups lists the passages of an item by the clauses that end them; a single group where fewer than two do.
func (s settler) passageGroups(n *doc.Node) (groups [][]doc.Block) {
	if len(n.Blocks) < 2 && !s.isWide(n.Blocks[0]) {
		return nil
	}
	var open []doc.Block
	ends := 0
	for _, b := range n.Blocks {
		if b.Cells != nil {
			return nil
		}
		for _, part := range s.wideParts(b) {
			open = append(open, part)
			if s.endsWithClause(part.Text) {
				groups, open = append(groups, open), nil
				ends++
			}
		}
	}
	if ends < 2 {
		return nil
	}
	if len(open) > 0 {
		groups[len(groups)-1] = append(groups[len(groups)-1], open...)
	}
	if first := groups[0]; len(first) > 1 && isShortHeading(first[0].Text.Norm) {
		groups = append([][]doc.Block{first[:1], first[1:]}, groups[1:]...)
	}
	return groups
}

// toldGroups parts the paragraphs below a heading where several say in English sentences who is to act: each such one begins a
// group.
func (s settler) toldGroups(n *doc.Node) (groups [][]doc.Block) {
	if len(n.Blocks) < 3 || !n.Heads() && !isShortHeading(n.Blocks[0].Text.Norm) {
		return nil
	}
	first := 0
	for i, b := range n.Blocks {
		if b.Cells != nil {
			return nil
		}
		if i > 0 && s.tells(b.Text) {
			groups, first = append(groups, n.Blocks[first:i:i]), i
		}
	}
	return append(groups, n.Blocks[first:])
}

// tells reports whether a paragraph says in an English sentence who is to act.
func (s settler) tells(t doc.Text) bool {
	if _, after := words.Modal(words.LowerASCII(t.Norm)); after == 0 {
		return false
	}
	return slices.ContainsFunc(s.finder.Find(t), func(c extract.Clause) bool { return c.Sentence && c.Assigns() })
}

// isShortHeading reports whether a first line is a heading over the passages: short, and one sentence at most.
func isShortHeading(s string) bool {
	s = strings.TrimSuffix(s, "。")
	return runes(s) <= 40 && !strings.Contains(s, "。")
}

// wideParts cuts a block behind clauses that wide blanks follow, which part paragraphs in copies without line breaks.
func (s settler) wideParts(b doc.Block) (parts []doc.Block) {
	if b.Text.Empty() {
		return nil
	}
	if !s.isWide(b) {
		return []doc.Block{b}
	}
	from := 0
	for _, c := range s.finder.Find(b.Text) {
		if c.From > from && c.To < len(b.Text.Norm) && s.wideAt(b.Text, c.To) {
			parts = append(parts, doc.Block{Text: b.Text.Slice(from, c.To), Alone: b.Alone})
			from = c.To
		}
	}
	return append(parts, doc.Block{Text: b.Text.Slice(from, len(b.Text.Norm)), Alone: b.Alone})
}

// isWide reports whether wide blanks stand in a block.
func (s settler) isWide(b doc.Block) bool {
	if b.Text.Empty() {
		return false
	}
	whole := b.Text.Whole()
	return strings.Contains(s.source[whole.Start:whole.End], "　　")
}

func (s settler) wideAt(t doc.Text, at int) bool {
	end := t.Span(0, at).End
	return strings.HasPrefix(s.source[end:], "　　")
}

// endsWithClause reports whether a passage says something and ends with a clause.
func (s settler) endsWithClause(t doc.Text) bool {
	if !strings.HasSuffix(strings.TrimRight(t.Norm, "。; "), ")") && !strings.HasSuffix(strings.TrimRight(t.Norm, "。; "), "]") || !words.Hints(t.Norm) {
		return false
	}
	list := s.finder.Find(t)
	if len(list) == 0 {
		return false
	}
	last := list[len(list)-1]
	return !last.Unsaid && last.From > 0 && strings.Trim(t.Norm[last.To:], "。;,. ") == "" && last.NamesUnits()
}

func splitItem(n *doc.Node, groups [][]doc.Block) {
	n.Blocks = groups[0]
	for i, g := range groups[1:] {
		at := g[0].Text.Whole().Start
		n.Children = append(n.Children, &doc.Node{
			Marker: doc.Marker{Kind: kindParagraph, Ordinal: i + 1, Span: graph.Span{Start: at, End: at}}, Blocks: g, Parent: n,
		})
	}
}
