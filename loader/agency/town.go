package agency

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// towns are the kinds of places below a county: how their names end, and how those of their governments go on, in full
// and in short.
var towns = []struct {
	level, full string
	short       []string
}{
	{"街道", "办事处", []string{"办", ""}},
	{"镇", "人民政府", []string{"政府", ""}},
	{"乡", "人民政府", []string{"政府", ""}},
}

// townBody reads the government of a town or subdistrict in a plan of its county: 良渚街道办事处.
func (d *Directory) townBody(name string, in *graph.Jurisdiction) (body, bool) {
	if in != nil && in.Level == graph.LevelTownship {
		in = in.Parent
	}
	if in == nil || in.Level != graph.LevelCounty {
		return body{}, false
	}
	name = strings.TrimPrefix(name, official(in))
	for _, kind := range towns {
		for _, end := range append([]string{kind.full}, kind.short...) {
			town, ok := strings.CutSuffix(name, end)
			if !ok || !strings.HasSuffix(town, kind.level) || town == kind.level {
				continue
			}
			b := body{name: official(in) + town + kind.full, short: town + kind.full, kind: graph.Government}
			b.in = graph.NewJurisdiction(town, "", graph.LevelTownship, in)
			for _, short := range kind.short {
				b.aliases = append(b.aliases, town+short)
			}
			return b, true
		}
	}
	return body{}, false
}

// townOf is the town or subdistrict whose government a name means: 昆山市周庄镇人民政府 is that of 周庄镇.
func (g *Gazetteer) townOf(name string) *graph.Jurisdiction {
	county, rest := g.countyAtFront(name)
	for _, kind := range towns {
		for _, end := range append([]string{kind.full, "党工委", "党委"}, kind.short...) {
			town, ok := strings.CutSuffix(rest, end)
			if n := utf8.RuneCountInString(town); !ok || end == "" || !strings.HasSuffix(town, kind.level) || n < 2 || n > longestTown {
				continue
			}
			return graph.NewJurisdiction(town, "", graph.LevelTownship, county)
		}
	}
	return nil
}

// longestTown is the most characters that a town's name has.
const longestTown = 8

// countyAtFront is the county with whose name a text begins, and what follows; nil, and all of it, where there is none.
func (g *Gazetteer) countyAtFront(s string) (*graph.Jurisdiction, string) {
	if name, rest := g.match(s, speaksOfPlace); name.place != nil && name.place.Level != graph.LevelProvince {
		return name.place, rest
	}
	if county, rest := g.counties.at(nil, s); county != nil {
		return county, rest
	}
	return nil, s
}
