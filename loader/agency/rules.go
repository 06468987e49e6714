package agency

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// bodyOfSomePlaces reads a name with the level word of places below the plan's own (县经信局 in a plan of a city): a group.
func (d *Directory) bodyOfSomePlaces(name string, in *graph.Jurisdiction) (body, bool) {
	s, ok := d.splitPlace(name, in)
	if !ok || s.place != nil || in == nil || in.ID == graph.UnknownJurisdiction.ID {
		return body{}, false
	}
	_, kind := d.endings.find(s.after)
	return body{name: name, short: name, kind: graph.Collective, in: in}, kind != "" || d.local.known(form{after: s.after})
}

// placedBody reads a name that begins with its place and ends like a body: 市物流发展局, 重庆警备区政治工作局.
func (d *Directory) placedBody(name string, in *graph.Jurisdiction) (body, bool) {
	s, ok := d.splitPlace(strings.TrimPrefix(name, "中共"), in)
	if !ok || s.place == nil || s.word {
		return body{}, false
	}
	if b, ok := d.partyBody(s); ok {
		return b, true
	}
	kind := d.endings.kindAfterPlace(s.after)
	switch {
	case kind == "":
		return body{}, false
	case kind == graph.Collective:
		return body{name: name, short: name, kind: kind, in: in}, true
	case s.how == byShort: // names of schools and companies begin so in full
		return body{name: name, short: name, kind: kind, in: s.place}, true
	}
	rest, ok := d.contractions.spellOut(s.after)
	if !ok {
		return body{name: name, short: name, kind: kind, in: s.place, unresolved: true}, true
	}
	short := d.contractions.contract(rest)
	b := body{name: official(s.place) + rest, short: levelWord(s.place) + short, kind: kind, in: s.place}
	for _, after := range []string{s.after, rest, short} {
		b.aliases = append(b.aliases, levelWord(s.place)+after, official(s.place)+after)
	}
	return b, true
}

// ownBody reads a name that is complete by itself: a body of the nation as it calls itself, a company, a school.
func (d *Directory) ownBody(name string, in *graph.Jurisdiction) (body, bool) {
	text, kind := d.endings.find(name)
	if kind == "" || kind == graph.Collective || len(text) == len(name) || d.phrases.begin(name) {
		return body{}, false
	}
	if namesNation(name) {
		full, ok := d.contractions.spellOut(name)
		b := body{name: full, short: name, kind: kind, in: d.nation}
		if kind == graph.Enterprise {
			b.in = nil
		}
		return b, ok
	}
	if kind == graph.Government || kind == graph.Party || text == "中心" || utf8.RuneCountInString(name) < 4 {
		return body{}, false // every place may have one of that name
	}
	return body{name: name, short: name, kind: kind}, true
}

// namesNation reports whether a name begins as those of the nation's bodies do.
func namesNation(name string) bool {
	for _, head := range []string{"国家", "国务院", "中央", "中国", "中华", "最高人民", "全国"} {
		if strings.HasPrefix(name, head) {
			return true
		}
	}
	return false
}
