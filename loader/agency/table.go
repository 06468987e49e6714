package agency

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

// form is a name around its place: 人行|杭州|中心支行. A short one has the place's short name and no other: 浙江|金融监管局.
type form struct {
	before, after string
	short         bool
}

// newForm reads a form as the tables write it: the place goes where {} or the first slot is, or else in front.
func newForm(s string) form {
	for _, slot := range []string{slotShort, "{}", slotPlace, slotName} {
		if before, after, ok := strings.Cut(s, slot); ok {
			return form{before, after, slot == slotShort}
		}
	}
	return form{after: s}
}

// officialForm is the form of an official name; short where the body's other forms are.
func officialForm(name string, short bool) form {
	f := newForm(name)
	f.short = short
	return f
}

// The slots of an official name.
const (
	slotPlace    = "{place}"    // 杭州市
	slotName     = "{name}"     // 杭州
	slotProvince = "{province}" // 浙江
	slotShort    = "{short}"    // in a form: the short name alone
)

// entry is a body of the tables.
type entry struct {
	name   string // the official name, with slots where it is a body of many places
	usual  form   // the usual short form; the official one where there is none
	forms  []form // every form, the official one last
	kind   graph.AgencyKind
	whole  bool                // the usual short form has the place's whole name: 人行浙江省分行
	branch bool                // of a place, but the nation's: a branch of one of its bodies
	in     *graph.Jurisdiction // of the nation's and named bodies; nil for those of no one place
	shorts []string            // of the nation's and named bodies: other names, the usual one first
}

// lexicon finds the bodies of places by their forms.
type lexicon map[form]*entry

func newLexicon(kinds Kinds) (lexicon, error) {
	l := lexicon{}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		for _, name := range slices.Sorted(maps.Keys(kinds[kind])) {
			e := &entry{name: doc.Normalize(name), kind: kind}
			if !strings.Contains(e.name, slotPlace) && !strings.Contains(e.name, slotName) {
				e.name = slotPlace + e.name
			}
			short := false
			for _, s := range kinds[kind][name] {
				e.forms = append(e.forms, newForm(doc.Normalize(s)))
				short = short || strings.Contains(s, slotShort)
			}
			e.forms = append(e.forms, officialForm(e.name, short))
			e.usual = e.forms[0]
			e.whole = len(kinds[kind][name]) > 0 && strings.Contains(kinds[kind][name][0], slotPlace)
			for _, f := range e.forms {
				if other := l[f]; other != nil && other != e {
					return nil, fmt.Errorf("%s%s is claimed by %s and by %s", f.before, f.after, other.name, e.name)
				}
				l[f] = e
			}
		}
	}
	return l, nil
}

// names finds bodies by their whole names.
type names map[string]*entry

func (n names) add(kinds Kinds, in *graph.Jurisdiction) error {
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		for _, name := range slices.Sorted(maps.Keys(kinds[kind])) {
			e := &entry{name: doc.Normalize(name), kind: kind, in: in}
			for _, s := range append([]string{name}, kinds[kind][name]...) {
				s = doc.Normalize(s)
				if other := n[s]; other != nil && other != e {
					return fmt.Errorf("%s is claimed by %s and by %s", s, other.name, e.name)
				}
				n[s] = e
				if s != e.name {
					e.shorts = append(e.shorts, s)
				}
			}
		}
	}
	return nil
}
