package extract

import (
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// NamedHeading reads a heading that is nothing but names of agencies, to whom the items below it belong: they lead these.
// Whether headings are meant so is for the caller to see.
func (f Finder) NamedHeading(t doc.Text) (Clause, bool) {
	if t.Empty() || len(t.Norm) > longestSentence || isTitleInCapitals(t.Norm) {
		return Clause{}, false
	}
	l := f.lister(t)
	units, open, ok := l.listed(0, len(t.Norm))
	if !ok {
		return Clause{}, false
	}
	return Clause{To: len(t.Norm), For: doc.Reference{Where: words.Below}, Parts: []Part{{duty: words.Lead, Units: units, OpenEnded: open}}}, true
}

// isTitleInCapitals reports whether a heading is English words in capitals, which only look like initials: HEALTH AND DIET.
func isTitleInCapitals(s string) bool {
	return strings.ToUpper(s) == s && strings.Contains(s, " ") && strings.ToLower(s) != s
}

// Assigns reports whether the clause says who leads or is in charge, and not only who helps or by when.
func (c Clause) Assigns() bool {
	for _, p := range c.Parts {
		if p.duty != words.Help && len(p.Units) > 0 {
			return true
		}
	}
	return c.marked() || c.Led
}
