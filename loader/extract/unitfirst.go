package extract

import (
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
)

// FindUnitFirst reads an item that begins with who is to act: 市交通运输局负责公路的…, 市发改委牵头制定…. Such words are a clause
// only in a list of such items, which the caller checks; alone they are running text.
func (f Finder) FindUnitFirst(t doc.Text) (Clause, bool) {
	s := t.Norm
	if at := strings.IndexAny(s, "。;"); at >= 0 {
		s = s[:at]
	}
	for _, v := range []string{"牵头负责", "负责牵头", "牵头", "具体负责", "负责"} {
		at := strings.Index(s, v)
		if at <= 0 || runeCount(s[:at]) > 60 || startsNoun(s[at+len(v):]) || strings.HasPrefix(s[at+len(v):], "人") {
			continue
		}
		d := charged
		if strings.Contains(v, "牵头") {
			d = leads
		}
		l := newLister(t, f.IsUnit)
		units, open := l.units(0, at)
		if len(units) == 0 || !allUnits(units, f.IsUnit) {
			continue
		}
		return Clause{To: at + len(v), Parts: []Part{{duty: d, Units: units, OpenEnded: open}}}, true
	}
	return Clause{}, false
}

func allUnits(units []Unit, isUnit func(string) bool) bool {
	for _, u := range units {
		if !isUnit(u.Name) {
			return false
		}
	}
	return true
}
