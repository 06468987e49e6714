package agency

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// partyBody reads an office of a party committee: 市|委督查室.
func (d *Directory) partyBody(s placedName) (body, bool) {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(s.after, "党"), "委")
	if !ok || utf8.RuneCountInString(rest) < 2 || !endsLikePartyOffice(rest) {
		return body{}, false
	}
	full, ok := d.contractions.spellOut(rest)
	if !ok {
		return body{}, false
	}
	place := official(s.place)
	b := body{name: committee("中共"+place+"委"+full, s.place), short: levelWord(s.place) + "委" + rest, kind: graph.Party, in: s.place}
	b.aliases = []string{place + "委" + rest, levelWord(s.place) + "委" + full, place + "委" + full}
	return b, true
}

func endsLikePartyOffice(s string) bool {
	for _, end := range []string{"部", "办", "办公室", "室", "局", "委员会", "工委", "领导小组", "中心", "校"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// committee spells out the party committee of an autonomous region, since 区委 is a district's: 中共广西壮族自治区委员会宣传部.
func committee(name string, place *graph.Jurisdiction) string {
	head, tail, ok := strings.Cut(name, place.Name+"委")
	if !ok || !strings.HasSuffix(place.Name, "自治区") || strings.HasPrefix(tail, "员会") {
		return name
	}
	return head + place.Name + "委员会" + tail
}
