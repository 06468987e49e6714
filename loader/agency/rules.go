package agency

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// find tells how a name ends and what kind of body ends so; no kind where it does not end like one.
func (e endings) find(s string) (text string, kind graph.AgencyKind) {
	last, _ := utf8.DecodeLastRuneInString(s)
	for _, end := range e[last] {
		if strings.HasSuffix(s, end.text) {
			return end.text, end.kind
		}
	}
	return "", ""
}

// bodyOfSomePlaces reads a name with the level word of places below the plan's own (县经信局 in a plan of a city): a group.
func (d *Directory) bodyOfSomePlaces(name string, in *graph.Jurisdiction) (body, bool) {
	s, ok := d.spot(name, in)
	if !ok || s.place != nil || in == nil || in.ID == graph.UnknownJurisdiction.ID {
		return body{}, false
	}
	_, kind := d.endings.find(s.after)
	return body{name: name, short: name, kind: graph.Collective, in: in}, kind != "" || d.known(form{after: s.after})
}

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

// isZone tells whether a name ends in the administration of a zone and says which.
func isZone(name string) bool {
	for _, end := range []string{"管委会、政府", "管理委员会、人民政府", "管委会", "管委", "管理委员会"} {
		if zone, ok := strings.CutSuffix(name, end); ok {
			return utf8.RuneCountInString(zone) >= 3 && strings.ContainsAny(zone, "区城园港")
		}
	}
	return false
}

// townBody reads the government of a town or subdistrict in a plan of its county: 良渚街道办事处.
func (d *Directory) townBody(name string, in *graph.Jurisdiction) (body, bool) {
	if in != nil && in.Level == graph.LevelTownship {
		in = in.Parent
	}
	if in == nil || in.Level != graph.LevelCounty {
		return body{}, false
	}
	for _, end := range []struct{ town, short, long string }{
		{"街道", "办事处", "办事处"}, {"街道", "办", "办事处"}, {"街道", "", "办事处"},
		{"镇", "人民政府", "人民政府"}, {"镇", "政府", "人民政府"}, {"镇", "", "人民政府"},
		{"乡", "人民政府", "人民政府"}, {"乡", "政府", "人民政府"}, {"乡", "", "人民政府"},
	} {
		town, ok := strings.CutSuffix(strings.TrimPrefix(name, official(in)), end.short)
		if own, cut := strings.CutSuffix(town, end.town); !ok || !cut || own == "" {
			continue
		}
		place := graph.NewJurisdiction(town, "", graph.LevelTownship, in)
		b := body{name: official(in) + town + end.long, short: town + end.long, kind: graph.Government, in: place}
		b.aliases = []string{town + "政府"}
		if end.town == "街道" {
			b.aliases = []string{town, town + "办"}
		}
		return b, true
	}
	return body{}, false
}

// placedBody reads a name that begins with its place and ends like a body: 市物流发展局, 重庆警备区政治工作局.
func (d *Directory) placedBody(name string, in *graph.Jurisdiction) (body, bool) {
	s, ok := d.spot(strings.TrimPrefix(name, "中共"), in)
	if !ok || s.place == nil || s.word {
		return body{}, false
	}
	if b, ok := d.partyBody(s); ok {
		return b, true
	}
	kind := d.kindAfterPlace(s.after)
	switch {
	case kind == "":
		return body{}, false
	case kind == graph.Collective:
		return body{name: name, short: name, kind: kind, in: in}, true
	case s.how == byShort: // names of schools and companies begin so in full
		return body{name: name, short: name, kind: kind, in: s.place}, true
	}
	rest, ok := d.spellOut(s.after)
	if !ok {
		return body{name: name, short: name, kind: kind, in: s.place, unresolved: true}, true
	}
	short := d.contract(rest)
	b := body{name: official(s.place) + rest, short: levelWord(s.place) + short, kind: kind, in: s.place}
	for _, after := range []string{s.after, rest, short} {
		b.aliases = append(b.aliases, levelWord(s.place)+after, official(s.place)+after)
	}
	return b, true
}

// kindAfterPlace is the kind of body that a text names after a place; none where it names none.
func (d *Directory) kindAfterPlace(s string) graph.AgencyKind {
	text, kind := d.endings.find(s)
	if len(text) == len(s) && kind != graph.Government && kind != graph.Association {
		return ""
	}
	return kind
}

// partyBody reads an office of a party committee: 市|委督查室.
func (d *Directory) partyBody(s spot) (body, bool) {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(s.after, "党"), "委")
	if !ok || utf8.RuneCountInString(rest) < 2 || !endsLikePartyOffice(rest) {
		return body{}, false
	}
	full, ok := d.spellOut(rest)
	if !ok {
		return body{}, false
	}
	place := official(s.place)
	b := body{name: committee("中共"+place+"委"+full, areaOf(s.place)), short: levelWord(s.place) + "委" + rest, kind: graph.Party, in: s.place}
	b.aliases = []string{place + "委" + rest, levelWord(s.place) + "委" + full, place + "委" + full}
	return b, true
}

// areaOf is the name of an autonomous region; empty for another place.
func areaOf(j *graph.Jurisdiction) string {
	if strings.HasSuffix(j.Name, "自治区") {
		return j.Name
	}
	return "\x00"
}

func endsLikePartyOffice(s string) bool {
	for _, end := range []string{"部", "办", "办公室", "室", "局", "委员会", "工委", "领导小组", "中心", "校"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// branchBody reads a branch of a body of the nation: 中国信保|安徽|分公司.
func (d *Directory) branchBody(name string, in *graph.Jurisdiction) (body, bool) {
	e, s := d.branch(name, in)
	if e == nil || s.place == nil {
		return body{}, false
	}
	at := d.shortOf(s.place)
	if s.how != byShort {
		at = official(s.place)
	}
	b := body{name: e.name + at + d.expand(s.after), kind: e.kind, in: s.place}
	b.short = b.name
	for _, head := range e.shorts {
		b.aliases = append(b.aliases, head+at+s.after)
	}
	if len(e.shorts) > 0 {
		b.short = e.shorts[0] + at + s.after
	}
	return b, true
}

// branch takes a name apart into the body of the nation, and the place and branch that follow; nil where it is no such name.
func (d *Directory) branch(name string, in *graph.Jurisdiction) (*entry, spot) {
	for i := range name {
		e := d.national[name[:i]]
		if e == nil {
			continue
		}
		if s, ok := d.spot(name[i:], in); ok && isBranch(s.after) {
			return e, s
		}
	}
	return nil, spot{}
}

func isBranch(s string) bool {
	for _, end := range []string{"分公司", "公司", "分行", "支行", "分局", "监管局", "监管办", "局", "办事处", "部", "分院", "分社", "专员办"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// ownBody reads a name that is complete by itself: a body of the nation as it calls itself, a company, a school.
func (d *Directory) ownBody(name string, in *graph.Jurisdiction) (body, bool) {
	text, kind := d.endings.find(name)
	if kind == "" || kind == graph.Collective || len(text) == len(name) || d.startsPhrase(name) {
		return body{}, false
	}
	if namesNation(name) {
		full, ok := d.spellOut(name)
		b := body{name: full, short: name, kind: kind, in: d.nation}
		if kind == graph.Enterprise {
			b.in = nil
		}
		return b, ok
	}
	if kind == graph.Government || kind == graph.Party || utf8.RuneCountInString(name) < 4 {
		return body{}, false
	}
	return body{name: name, short: name, kind: kind}, true
}

// namesNation tells whether a name begins as those of the nation's bodies do.
func namesNation(name string) bool {
	for _, head := range []string{"国家", "国务院", "中央", "中国", "中华", "最高人民", "全国"} {
		if strings.HasPrefix(name, head) {
			return true
		}
	}
	return false
}

// spellOut expands the end of a name: …管委会, and, where it is long enough to be spelled out otherwise, …办 and …委. A
// short name with such an end (文创办) is an abbreviation that only a table can spell out: ok is false.
func (d *Directory) spellOut(s string) (full string, ok bool) {
	full = d.expand(s)
	for end, more := range map[string]string{"办": "公室", "委": "员会"} {
		if before, cut := strings.CutSuffix(full, end); cut && !strings.HasSuffix(full, "党委") {
			return full + more, utf8.RuneCountInString(before) >= 4
		}
	}
	return full, true
}

// expand writes out the words that short forms contract.
func (d *Directory) expand(s string) string {
	for _, pair := range d.contractions {
		if long, short := pair[0], pair[1]; !strings.Contains(s, long) {
			s = strings.ReplaceAll(s, short, long)
		}
	}
	return s
}

// contract is the usual short form of a name that is written out.
func (d *Directory) contract(s string) string {
	for _, pair := range d.contractions {
		s = strings.ReplaceAll(s, pair[0], pair[1])
	}
	return s
}
