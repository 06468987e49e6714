package doc

import (
	"regexp"
	"strings"

	"github.com/plangraph/plangraph/loader/words"
)

// mergedNote is a note that empty cells say what stands above them.
var mergedNote = regexp.MustCompile(`(?:空|未填)[^。;]{0,14}(?:合并|同上|上一?[行格栏项])|(?i)(?:empty|blank)[^.;]{0,40}(?:above|merged)`)

func isMergedNote(s string) bool {
	for _, w := range []string{"空", "未填", "mpty", "lank", "MPTY", "LANK"} {
		if strings.Contains(s, w) {
			return mergedNote.MatchString(s)
		}
	}
	return false
}

// fillMerged gives the cells that were merged over several rows to each of these: agencies and dates. A row shows that it
// belongs to the one above where its first cell, a number or a group, is empty too; a note may say so of all empty cells.
func (d *Document) fillMerged() {
	noted := false
	var rows []*Node
	d.Root.Walk(func(n *Node) {
		if n.IsRow() {
			rows = append(rows, n)
			return
		}
		for _, b := range n.Blocks {
			noted = noted || b.Cells == nil && isMergedNote(b.Text.Norm)
		}
	})
	for _, t := range d.Tail {
		noted = noted || isMergedNote(t.Norm)
	}
	for i, n := range rows {
		if i > 0 && n.Parent == rows[i-1].Parent && sameHead(n.Header, rows[i-1].Header) {
			n.fillFrom(rows[i-1].Blocks[0].Cells, noted)
		}
	}
}

// fillFrom fills the empty cells of a row with those above. Where no note tells, those who support are the row's own.
func (n *Node) fillFrom(above []Text, noted bool) {
	cells := n.Blocks[0].Cells
	if len(above) != len(cells) || len(cells) > len(n.Header) || !noted && !cells[0].Empty() {
		return
	}
	alone, led := true, false // no agencies stand in the row; some do in the columns of those who act
	for i, c := range cells {
		if !c.Empty() && holdsAgencies(n.Header[i].Norm) {
			alone = false
			led = led || words.Label(n.Header[i].Norm) != words.Help
		}
	}
	for i, c := range cells {
		head := words.Label(n.Header[i].Norm)
		if !c.Empty() || head != words.Date && !holdsAgencies(n.Header[i].Norm) {
			continue
		}
		if noted || alone || head == words.Date || head != words.Help && !led {
			cells[i] = above[i]
		}
	}
}
