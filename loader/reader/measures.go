package reader

import (
	"fmt"
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// findMeasures chooses the items that tell somebody to do something: the leaves of the outline outside sections that
// hold no tasks, the rows of tables of tasks, and any other item that has a clause of its own.
func findMeasures(it items) measures {
	m := measures{order: map[*doc.Node]int{}}
	it.root.Walk(func(n *doc.Node) {
		if it.isMeasure(n) {
			m.order[n] = len(m.list)
			m.list = append(m.list, n)
		}
	})
	return m
}

// measures are the items that tell somebody to do something.
type measures struct {
	list  []*doc.Node       // in the order of the text
	order map[*doc.Node]int // where each stands in the list
}

func (m measures) has(n *doc.Node) bool {
	_, ok := m.order[n]
	return ok
}

func (it items) isMeasure(n *doc.Node) bool {
	switch {
	case n.Parent == nil || n.Marker.Kind == doc.KindAttachment || len(n.Blocks) == 0 || it.page[n]:
		return false
	case n.IsRow():
		return it.rows[n] != nil
	case it.isRule(n):
		return false
	case it.hasItems(n):
		return it.ownsClause(n)
	case it.sections.of(n) != doc.Tasks:
		return len(it.of[n]) > 0
	}
	return len(it.of[n]) > 0 || !isBareList(n) && !n.IsHash() && !it.besideTable(n)
}

// besideTable reports whether the item only comments on tables that state the tasks: a heading across a table, or a
// bullet in a section whose tasks stand in a table.
func (it items) besideTable(n *doc.Node) bool {
	t := it.tabled[n.Parent]
	return t.rows && n.Marker.Kind == doc.KindDash || t.heads[n.Marker.Kind]
}

// tabled says of the items below one whether some are rows of tables of tasks, and of which kinds some have such rows below them.
type tabled struct {
	rows  bool
	heads map[string]bool
}

// tabledBelow finds where rows of tables of tasks stand: by the items above them.
func tabledBelow(root *doc.Node, t tables) map[*doc.Node]tabled {
	found := map[*doc.Node]tabled{}
	root.Walk(func(n *doc.Node) {
		if t.rows[n] == nil || n.Parent == nil {
			return
		}
		below := found[n.Parent]
		below.rows = true
		found[n.Parent] = below
		if above := n.Parent.Parent; above != nil {
			heads := found[above]
			if heads.heads == nil {
				heads.heads = map[string]bool{}
			}
			heads.heads[n.Parent.Marker.Kind] = true
			found[above] = heads
		}
	})
	return found
}

// isBareList reports whether the item asks nothing of anybody: a name in a list of attachments, a link, or a closing article
// of the plan on itself.
func isBareList(n *doc.Node) bool {
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
