package reader

import (
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
)

// conventions are what a plan says of its own clauses, wherever it says so.
type conventions struct {
	bare  bool // brackets list agencies, without a verb
	order bool // the first of each list leads
	sign  bool // a sign behind a name, which else is a footnote's, sets the lead apart
}

func conventionsOf(d *doc.Document) (c conventions) {
	d.Root.Walk(func(n *doc.Node) {
		for _, b := range n.Blocks {
			if b.Cells == nil {
				c = c.with(b.Text.Norm)
			}
		}
	})
	for _, t := range d.Tail {
		c = c.with(t.Norm)
	}
	return c
}

// with adds the conventions that a passage states.
func (c conventions) with(s string) conventions {
	c.bare = c.bare || extract.StatesBareLists(s)
	c.sign = c.sign || extract.StatesMark(s)
	c.order = c.order || extract.StatesOrderRule(s) && !strings.Contains(s, "下同") && !strings.Contains(s, "以下")
	return c
}
