package agency

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// spot is a place at the front of a name, and what follows it.
type spot struct {
	how   howNamed
	place *graph.Jurisdiction // nil where the plan's place has none of that level
	word  bool                // the short name is also a word, so that only a form in the tables may follow
	after string
}

// howNamed is how a name says its place.
type howNamed int

const (
	byLevel    howNamed = iota // 市
	byOfficial                 // 杭州市
	byShort                    // 杭州
)

// spot reads the place at the front of a name that a plan of the place in writes.
func (d *Directory) spot(s string, in *graph.Jurisdiction) (spot, bool) {
	if name, rest := d.match(s, d.followsCounty); name.place != nil && rest != "" {
		how := byShort
		if name.official {
			how = byOfficial
		}
		return spot{how, name.place, name.word, rest}, true
	}
	for j := in; j != nil && isLocal(j); j = j.Parent {
		if rest, ok := strings.CutPrefix(s, j.Name); ok && rest != "" {
			return spot{byOfficial, j, false, rest}, true
		}
	}
	if level, rest, ok := cutLevel(s); ok {
		return spot{byLevel, placeOf(level, in), false, rest}, true
	}
	if isLocal(in) && in.Level != graph.LevelCounty && in.Level != graph.LevelTownship {
		if county, rest := readCounty(in, s, d.followsCounty); county != nil {
			return spot{byOfficial, county, false, rest}, true
		}
	}
	return spot{}, false
}

// followsCounty reports whether what follows a name makes it a county's: its government, its party, or another body.
func (d *Directory) followsCounty(rest string) bool {
	if d.entry(graph.LevelCounty, form{after: rest}) != nil {
		return true
	}
	kind := graph.AgencyKind("")
	if strings.HasPrefix(rest, "人民政府") || strings.HasPrefix(rest, "政府") || strings.HasPrefix(rest, "委") {
		_, kind = d.endings.find(rest)
	}
	return kind == graph.Government || kind == graph.Party
}

// entry finds the body that has a form at a level. 政府 before a form, and 党 before 委, make no difference: 市政府外办 is 市外办.
func (d *Directory) entry(level string, f form) *entry {
	if e := d.bodies[level][f]; e != nil {
		return e
	}
	if e := d.bodies[anyLevel][f]; e != nil || f.before != "" || f.short {
		return e
	}
	if rest, ok := strings.CutPrefix(f.after, "党委"); ok && rest != "" {
		return d.entry(level, form{after: "委" + rest})
	}
	for _, head := range []string{"人民政府", "政府"} {
		if rest, ok := strings.CutPrefix(f.after, head); ok && rest != "" {
			if e := d.entry(level, form{after: rest}); e != nil {
				return e
			}
			return d.bodies[anyLevel][form{after: "人民政府" + rest}]
		}
	}
	return nil
}
