package loader

import (
	"fmt"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// findMeasures chooses the items that tell somebody to do something: the leaves of the outline outside sections that
// hold no tasks, the rows of tables of tasks, and any other item that has a clause of its own.
func (d *reading) findMeasures() {
	d.doc.Root.Walk(func(n *doc.Node) {
		if d.isMeasure(n) {
			d.order[n] = len(d.measures)
			d.measures = append(d.measures, n)
		}
	})
}

func (d *reading) isMeasure(n *doc.Node) bool {
	switch {
	case n.Parent == nil || n.Marker.Kind == doc.KindAttachment || len(n.Blocks) == 0 || d.pageItems[n]:
		return false
	case n.IsRow():
		return d.rows[n] != nil
	case d.hasItems(n):
		return d.ownsClause(n)
	case d.sectionOf(n) != doc.Tasks:
		return len(d.of[n]) > 0
	}
	return len(d.of[n]) > 0 || !d.isBareList(n) && !isHashHeading(n) && !d.besideTable(n)
}

// besideTable reports whether the item only comments on tables that state the tasks: a heading across a table, or a
// bullet in a section whose tasks stand in a table.
func (d *reading) besideTable(n *doc.Node) bool {
	for _, sibling := range n.Parent.Children {
		if d.rows[sibling] != nil && n.Marker.Kind == doc.KindDash {
			return true
		}
		for _, c := range sibling.Children {
			if d.rows[c] != nil && sibling.Marker.Kind == n.Marker.Kind {
				return true
			}
		}
	}
	return false
}

// isHashHeading reports whether the item is a heading of Markdown, which numbers nothing; only its rows and items act.
func isHashHeading(n *doc.Node) bool { return strings.HasPrefix(n.Marker.Kind, "#") }

// hasItems reports whether measures can stand below the item.
func (d *reading) hasItems(n *doc.Node) bool {
	for _, c := range n.Children {
		if !c.IsRow() || d.rows[c] != nil {
			return true
		}
	}
	return false
}

// ownsClause reports whether an item with others below it has a clause that speaks of itself: one in its own text, while
// those below have their own. Where they have none it governs them instead (heading).
func (d *reading) ownsClause(n *doc.Node) bool {
	own := false
	for _, c := range d.of[n] {
		if d.beforeChildren(c) && !d.governsBelow(c) {
			own = true
		}
	}
	return own
}

func (d *reading) beforeChildren(c *clause) bool {
	return len(c.node.Children) == 0 || c.span.Start < c.node.Children[0].Own().Start
}

// governsBelow reports whether a clause in an item with others below speaks for these: none of them has a clause, or the
// clause names who leads and theirs only who else is responsible.
func (d *reading) governsBelow(c *clause) bool {
	with, led := 0, 0
	d.below(c.node, func(n *doc.Node) {
		if len(d.of[n]) > 0 || d.rows[n] != nil {
			with++
			for _, own := range d.of[n] {
				if own.NamesLead() || !own.Labelled {
					led++
					break
				}
			}
			if r := d.rows[n]; r != nil && r.NamesLead() {
				led++
			}
		}
	})
	if with == 0 {
		return true
	}
	return led == 0 && c.NamesLead() && d.isHeadingClause(c)
}

// isHeadingClause reports whether nothing but a heading stands before the clause.
func (d *reading) isHeadingClause(c *clause) bool {
	return c.alone && c.block <= 1 || c.block == 0 && !strings.Contains(strings.TrimRight(c.text.Norm[:c.From], "。"), "。")
}

// below visits the leaves under the item.
func (d *reading) below(n *doc.Node, visit func(*doc.Node)) {
	for _, c := range n.Children {
		if len(c.Children) == 0 {
			visit(c)
			continue
		}
		if len(d.of[c]) > 0 {
			visit(c)
		}
		d.below(c, visit)
	}
}

// isBareList reports whether the item asks nothing of anybody: a name in a list of attachments, a link, or a closing article
// of the plan on itself.
func (d *reading) isBareList(n *doc.Node) bool {
	if len(n.Blocks) > 1 {
		return false
	}
	s := strings.Trim(n.Blocks[0].Text.Norm, "* ")
	if strings.HasPrefix(s, "本") && (words.IsInterpreter(s) || strings.Contains(s, "起施行") || strings.Contains(s, "起实施") || strings.Contains(s, "起执行")) {
		return true // 本措施由…负责解释
	}
	if strings.HasPrefix(s, "《") && strings.HasSuffix(s, "》") || strings.HasPrefix(s, "[") && strings.HasSuffix(s, ")") || s == "" {
		return true
	}
	if len(s) > 300 {
		return false
	}
	for _, ext := range []string{".doc", ".docx", ".pdf", ".xls", ".xlsx", ".zip", ".wps"} {
		if strings.HasSuffix(strings.ToLower(s), ext) {
			return true
		}
	}
	return false
}

// paths gives every item its place in the outline by its markers, the natural key of a measure within its plan:
// 一、2/(一)3/1.3/(1)3. A marker that occurs twice below one parent is told apart by its turn.
func paths(n *doc.Node, above string, into map[*doc.Node]string) {
	turns := map[string]int{}
	for _, c := range n.Children {
		step := c.Marker.Kind
		if c.Marker.Ordinal > 0 {
			step = fmt.Sprintf("%s%d", step, c.Marker.Ordinal)
		}
		if turns[step]++; turns[step] > 1 || c.Marker.Ordinal == 0 {
			step = fmt.Sprintf("%s~%d", step, turns[step])
		}
		into[c] = above + "/" + step
		paths(c, into[c], into)
	}
}

// own is the place of a measure with its own clause, but without a clause on its last lines that governs others too.
func (d *reading) own(n *doc.Node) graph.Span {
	span := n.Own()
	blocks := n.Blocks
	for len(blocks) > 1 {
		last := len(blocks) - 1
		c := d.aloneAt(n, last)
		if c == nil || len(c.governs) < 2 {
			break
		}
		blocks = blocks[:last]
		span.End = blocks[last-1].Text.Whole().End
	}
	return span
}

func (d *reading) aloneAt(n *doc.Node, block int) *clause {
	for _, c := range d.of[n] {
		if c.alone && c.block == block {
			return c
		}
	}
	return nil
}
