package extract

import (
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// FindUnitFirst reads an item that begins with who is to act: 市交通运输局负责公路的…, 市发改委牵头制定…. Such words are a clause
// only in a list of such items, which the caller checks; alone they are running text.
func (f Finder) FindUnitFirst(t doc.Text) (Clause, bool) {
	s := t.Norm
	if at := strings.IndexAny(s, "。;"); at >= 0 {
		s = s[:at]
	}
	if i := strings.IndexByte(s, ','); i >= 0 {
		s = s[:i]
	}
	l := newLister(t, f.IsUnit)
	for at := range s {
		if at == 0 || at > longestBeginning {
			continue
		}
		v, ok := words.VerbAt(s[at:])
		if !ok || v.Weak || v.Join {
			continue
		}
		b := &body{lister: l}
		units, open, ok := b.names(0, at)
		if !ok {
			continue
		}
		end, duty, _ := b.phrase(at, v)
		return Clause{To: end, Parts: []Part{{duty: duty, Units: units, OpenEnded: open}}}, true
	}
	return Clause{}, false
}

// longestBeginning is the most bytes of names before the verb of such an item.
const longestBeginning = 180
