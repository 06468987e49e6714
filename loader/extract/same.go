package extract

import (
	"regexp"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// Same is a list that only says that it is another one: 配合单位:同上, Support: as above (No. 3).
type Same struct {
	duty  words.Duty
	whole bool // it is all that a cell says
	Item  int  // the number of the item or row that it means; 0 for the one above
}

var sameForms = []*regexp.Regexp{
	regexp.MustCompile(`^(?:同上|同前|同左|〃|″|")(?:一?[行项条栏格])?$`),
	regexp.MustCompile(`^(?:同|见)(?:第|序号|编号|任务)?([0-9]{1,3}|[一二三四五六七八九十百]{1,4})[项条号行]?$`),
	regexp.MustCompile(`(?i)^(?:the )?(?:same )?(?:as )?(?:above|before|ditto|in|for|see)?,? ?\(?(?:no\.?|number|item|row|action|measure|#) ?([0-9]{1,3})\)?$`),
	regexp.MustCompile(`(?i)^(?:same|(?:the )?same as above|as above|as before|see above|ditto)$`),
}

// sameAs reports whether a text says that it is the same as another, and which: 0 for the one above.
func sameAs(s string) (item int, ok bool) {
	if len(s) > 40 {
		return 0, false
	}
	for _, form := range sameForms {
		if m := form.FindStringSubmatch(s); m != nil {
			if len(m) > 1 {
				item = doc.Numeral(m[1])
			}
			return item, true
		}
	}
	return 0, false
}

// SaysSame reports whether a cell says that it is the same as the one above.
func SaysSame(c doc.Text) bool {
	item, ok := sameAs(c.Norm)
	return ok && item == 0
}

// Means reports whether a part of the clause or cell that is meant is part of what is said.
func (s Same) Means(p Part) bool { return s.whole || s.duty == p.duty }

// Lent is what the clause lends to another that says it is the same: a rule for that one. It names nobody where nothing fits.
func (c Clause) Lent(s Same) (rule Clause) {
	for _, p := range c.Parts {
		if s.Means(p) && len(p.Units) > 0 {
			rule.Blanket = append(rule.Blanket, p)
		}
	}
	return rule
}
