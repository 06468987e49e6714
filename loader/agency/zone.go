package agency

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// zoneBody reads the administration of a zone, which is named for its city: 咸宁高新区管委会 is
// 咸宁高新技术产业开发区管理委员会, and so is 市高新区管委会.
func (d *Directory) zoneBody(name string, in *graph.Jurisdiction) (body, bool) {
	if !isZone(name) {
		return body{}, false
	}
	place, zone := in, name
	s, ok := d.splitPlace(name, in)
	switch {
	case ok && s.place != nil && isZone(s.after):
		place, zone = s.place, s.after
	case ok && s.place != nil && isZonePlace(s.place):
		return body{}, false // the whole zone is the place: 河北雄安新区|管理委员会
	case in != nil && isZonePlace(in):
		place = in.Parent
	}
	if !isLocal(place) {
		return body{}, false
	}
	city := d.shortOf(place)
	full, short := d.contractions.expand(city+zone), d.contractions.contract(d.contractions.expand(city+zone))
	b := body{name: full, short: short, kind: graph.Government, in: place}
	if ok && s.how == byShort && name != full {
		b.call(name)
	}
	for _, z := range []string{zone, d.contractions.expand(zone), d.contractions.contract(d.contractions.expand(zone))} {
		b.aliases = append(b.aliases, city+z, place.Name+z)
	}
	return b, true
}

// isZone reports whether a name ends in the administration of a zone and says which.
func isZone(name string) bool {
	for _, end := range []string{"管委会、政府", "管理委员会、人民政府", "管委会", "管委", "管理委员会"} {
		if zone, ok := strings.CutSuffix(name, end); ok {
			return utf8.RuneCountInString(zone) >= 3 && strings.ContainsAny(zone, "区城园港")
		}
	}
	return false
}

// isZonePlace reports whether a place that ranks with counties is a zone.
func isZonePlace(j *graph.Jurisdiction) bool {
	return j.Level == graph.LevelCounty && (generalPlace(j.Name) || strings.HasSuffix(j.Name, "新区") && namedAfter(j))
}

// zoneOf is the zone whose administration a name means: 合肥高新区管委会 is that of 合肥高新技术产业开发区. It is nil where the
// name is no administration's, or says no place.
func (d *Directory) zoneOf(name string) *graph.Jurisdiction {
	for _, end := range []string{"党工委管委会", "管理委员会", "管委会", "管委"} {
		at := strings.Index(name, end)
		if at <= 0 {
			continue
		}
		place, rest := d.match(name[:at], speaksOfPlace)
		if place.place == nil || place.place.Level == graph.LevelCounty && rest == "" {
			return place.place
		}
		if rest == "" || !strings.HasSuffix(rest, "区") && !strings.HasSuffix(rest, "城") && !strings.HasSuffix(rest, "园") && !strings.HasSuffix(rest, "港") {
			return nil
		}
		return graph.NewJurisdiction(d.shortOf(place.place)+d.contractions.expand(rest), "", graph.LevelCounty, place.place)
	}
	return nil
}
