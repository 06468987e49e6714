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
	s, ok := d.spot(name, in)
	if ok && s.place != nil && isZone(s.after) {
		place, zone = s.place, s.after
	}
	if !isLocal(place) {
		return body{}, false
	}
	city := d.shortOf(place)
	full, short := d.expand(city+zone), d.contract(d.expand(city+zone))
	b := body{name: full, short: short, kind: graph.Government, in: place}
	if ok && s.how == byShort && name != full {
		b.call(name)
	}
	for _, z := range []string{zone, d.expand(zone), d.contract(d.expand(zone))} {
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
