package extract

import (
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// FindUnitFirst reads an item that begins with who is to act: 市交通运输局负责公路的…, 市发改委牵头制定…, 市教育局:组织…. Such words are
// a clause only in a list of such items, which the caller checks; alone they are running text.
func (f Finder) FindUnitFirst(t doc.Text) (Clause, bool) {
	s := t.Norm
	if at := strings.IndexAny(s, "。;"); at >= 0 {
		s = s[:at]
	}
	if i := strings.IndexByte(s, ','); i >= 0 {
		s = s[:i]
	}
	b := &body{lister: newLister(t, f.IsUnit)}
	b.lister.telling = true
	if colon := strings.IndexByte(s, ':'); colon > 0 && colon < longestBeginning {
		return b.namedFirst(s, colon)
	}
	for at := range s {
		if at == 0 || at > longestBeginning {
			continue
		}
		v, ok := words.VerbAt(s[at:])
		if !ok || v.Weak || v.Join {
			continue
		}
		units, open, ok := b.names(0, at)
		if !ok {
			continue
		}
		end, duty, _ := b.phrase(at, v)
		return Clause{To: end, Parts: []Part{{duty: duty, Units: units, OpenEnded: open}}}, true
	}
	return Clause{}, false
}

// namedFirst reads names with a colon, and what they are to do behind it: 市教育局、市体育局:做好校舍排查.
func (b *body) namedFirst(s string, colon int) (Clause, bool) {
	after := colon + 1
	v, ok := words.VerbAt(s[after:])
	if !ok && words.AidAt(s[after:]) == 0 && words.MannerAt(s[after:]) == 0 || v.Join {
		return Clause{}, false
	}
	units, open, named := b.names(0, colon)
	if !named {
		return Clause{}, false
	}
	end, duty := after, words.Charge
	if ok {
		end, duty, _ = b.phrase(after, v)
	}
	return Clause{To: end, Parts: []Part{{duty: duty, Units: units, OpenEnded: open}}}, true
}

// longestBeginning is the most bytes of names before the verb of such an item.
const longestBeginning = 180
