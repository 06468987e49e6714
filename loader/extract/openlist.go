package extract

import (
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// A list of agencies may stand below its label, a name or several on each line:
//
//	责任单位:
//	市财政局
//	市审计局

// OpenLabel reads the label with which a passage ends, and nothing behind it: the list of its clause stands on the lines below.
func (f Finder) OpenLabel(t doc.Text) (Clause, bool) {
	s := strings.TrimRight(t.Norm, " ")
	head, ok := strings.CutSuffix(s, ":")
	if !ok {
		return Clause{}, false
	}
	from := strings.LastIndexAny(head, ";])") + 1
	from = max(from, strings.LastIndex(head, "。")+len("。"))
	if !strings.Contains(head, "。") {
		from = strings.LastIndexAny(head, ";])") + 1
	}
	from += len(head[from:]) - len(strings.TrimLeft(head[from:], " *"))
	d := words.Label(strings.Trim(head[from:], " *"))
	if len(head)-from > longestLabel || d != words.Lead && d != words.Charge && d != words.Help || !words.NamesAgency(strings.Trim(head[from:], " *")) {
		return Clause{}, false
	}
	return Clause{From: from, To: len(t.Norm), Labelled: true, Parts: []Part{{duty: d}}}, true
}

// EndsInNames reports whether a clause ends its passage with a list behind a label, so that it may go on on the line below.
func (c Clause) EndsInNames(t doc.Text) bool {
	return c.Labelled && len(c.Parts) > 0 && strings.Trim(t.Norm[c.To:], " ") == "" && !strings.HasSuffix(t.Norm[:c.To], "。") &&
		!strings.HasSuffix(t.Norm[:c.To], ")") && !strings.HasSuffix(t.Norm[:c.To], "]")
}

// GoesOn gives the clause the names of the passage below it, where that holds nothing else.
func (f Finder) GoesOn(c *Clause, t doc.Text) bool {
	if t.Empty() || len(t.Norm) > longestAtom || isTitleInCapitals(t.Norm) {
		return false
	}
	units, open, ok := f.lister(t).listed(0, len(strings.TrimRight(t.Norm, "。;,、. ")))
	if !ok {
		return false
	}
	last := &c.Parts[len(c.Parts)-1]
	last.Units, last.OpenEnded = append(last.Units, units...), last.OpenEnded || open
	return true
}
