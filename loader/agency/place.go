package agency

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// placedName is a place at the front of a name, and what follows it.
type placedName struct {
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

// splitPlace splits a leading place name off s, as a plan of the jurisdiction in means it.
func (d *Directory) splitPlace(s string, in *graph.Jurisdiction) (placedName, bool) {
	if name, rest := d.match(s, d.followsCounty); name.place != nil && rest != "" {
		how := byShort
		if name.official {
			how = byOfficial
		}
		return placedName{how, name.place, name.word, rest}, true
	}
	for j := in; j != nil && isLocal(j); j = j.Parent {
		if rest, ok := strings.CutPrefix(s, j.Name); ok && rest != "" {
			return placedName{byOfficial, j, false, rest}, true
		}
	}
	if level, rest, ok := cutLevel(s); ok {
		return placedName{byLevel, placeOf(level, in), false, rest}, true
	}
	if isLocal(in) && in.Level != graph.LevelCounty && in.Level != graph.LevelTownship {
		if county, rest := d.counties.at(in, s); county != nil && rest != "" {
			return placedName{byOfficial, county, false, rest}, true
		}
		if county, rest := readCounty(in, s, d.followsCounty); county != nil {
			return placedName{byOfficial, county, false, rest}, true
		}
	}
	return placedName{}, false
}

// followsCounty reports whether what follows a name makes it a county's: its government, its party, or another body.
func (d *Directory) followsCounty(rest string) bool {
	if d.local.entry(graph.LevelCounty, form{after: rest}) != nil {
		return true
	}
	kind := graph.AgencyKind("")
	if strings.HasPrefix(rest, "人民政府") || strings.HasPrefix(rest, "政府") || strings.HasPrefix(rest, "委") {
		_, kind = d.endings.find(rest)
	}
	return kind == graph.Government || kind == graph.Party
}
