package agency

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

// localForms are the bodies that many places have, found by their forms: 市|经信委, 人行|杭州|中心支行.
type localForms struct {
	byLevel map[string]lexicon
	befores []string // what stands before the place in any form, the longest first, "" last
	chains  []chain
}

// newLocalForms reads the tables of bodies by level, but for those of the nation.
func newLocalForms(bodies map[string]Kinds) (*localForms, error) {
	l := &localForms{byLevel: map[string]lexicon{}}
	for _, level := range slices.Sorted(maps.Keys(bodies)) {
		var err error
		switch level {
		case graph.LevelNation:
		case anyLevel, graph.LevelProvince, graph.LevelPrefecture, graph.LevelCounty, graph.LevelTownship:
			l.byLevel[level], err = newLexicon(bodies[level])
		default:
			err = fmt.Errorf("there is no such level")
		}
		if err != nil {
			return nil, fmt.Errorf("bodies: %s: %w", level, err)
		}
	}
	l.collectBefores()
	return l, nil
}

// entry finds the body that has a form at a level. 政府 before a form, and 党 before 委, make no difference: 市政府外办 is 市外办.
func (l *localForms) entry(level string, f form) *entry {
	if e := l.byLevel[level][f]; e != nil {
		return e
	}
	if e := l.byLevel[anyLevel][f]; e != nil || f.before != "" || f.short {
		return e
	}
	if rest, ok := strings.CutPrefix(f.after, "党委"); ok && rest != "" {
		return l.entry(level, form{after: "委" + rest})
	}
	for _, head := range []string{"人民政府", "政府"} {
		if rest, ok := strings.CutPrefix(f.after, head); ok && rest != "" {
			if e := l.entry(level, form{after: rest}); e != nil {
				return e
			}
			return l.byLevel[anyLevel][form{after: "人民政府" + rest}]
		}
	}
	return nil
}

// known reports whether bodies of any level have the form.
func (l *localForms) known(f form) bool {
	for level := range l.byLevel {
		if l.entry(level, f) != nil {
			return true
		}
	}
	return false
}

// entryFor finds the body that has a form around a place; a form with the short name goes before others.
func (l *localForms) entryFor(before string, s placedName) *entry {
	if s.how == byShort {
		if e := l.entry(s.place.Level, form{before, s.after, true}); e != nil {
			return e
		}
	}
	return l.entry(s.place.Level, form{before: before, after: s.after})
}

// bodyNamed is the body of the tables with that official name, in whatever place.
func (l *localForms) bodyNamed(official string) *entry {
	official = doc.Normalize(official)
	for _, lexicon := range l.byLevel {
		if e := lexicon[officialForm(official, false)]; e != nil {
			return e
		}
		if e := lexicon[officialForm(official, true)]; e != nil {
			return e
		}
	}
	return nil
}

// markBranches marks the bodies of places that are branches of the nation's. A name that no table has is an error.
func (l *localForms) markBranches(names []string) error {
	for _, name := range names {
		found, branch := false, strings.TrimPrefix(doc.Normalize(name), slotPlace)
		for _, lexicon := range l.byLevel {
			for _, e := range lexicon {
				if strings.TrimPrefix(e.name, slotPlace) == branch {
					e.branch, found = true, true
				}
			}
		}
		if !found {
			return fmt.Errorf("branches: %s is no official name of a body", name)
		}
	}
	return nil
}

// collectBefores lists what may stand before a place, and the bodies with two places in their names.
func (l *localForms) collectBefores() {
	seen := map[string]bool{"": true}
	for _, lexicon := range l.byLevel {
		for form, e := range lexicon {
			seen[form.before] = true
			if c, ok := e.chain(); ok && !slices.Contains(l.chains, c) {
				l.chains = append(l.chains, c)
			}
		}
	}
	l.befores = slices.SortedFunc(maps.Keys(seen), func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
}

// chain is a body whose official name holds two places, of which the second is its own: 中国移动通信集团|浙江|有限公司|杭州|分公司.
type chain struct {
	before, middle, after string
	entry                 *entry
}

func (e *entry) chain() (chain, bool) {
	before, rest, ok := strings.Cut(e.name, slotProvince)
	middle, after, two := strings.Cut(rest, slotName)
	return chain{before, middle, after, e}, ok && two
}
