package agency

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// localBody finds a body of a place by its form: 市|经信委, 人行|杭州|中心支行, 团|市|委.
func (d *Directory) localBody(name string, in *graph.Jurisdiction) (body, bool) {
	for _, before := range d.local.befores {
		rest, ok := strings.CutPrefix(name, before)
		if !ok {
			continue
		}
		s, ok := d.splitPlace(rest, in)
		if !ok || s.place == nil {
			continue
		}
		if e := d.local.entryFor(before, s); e != nil {
			b := d.office(e, s.place)
			if s.how == byLevel && callsByLevel(s.place) && utf8.RuneCountInString(s.after) <= longestShort || s.how == byShort && e.kind == graph.Enterprise {
				b.call(name)
			}
			return b, true
		}
	}
	return body{}, false
}

// longestShort is the most characters after the level word for which a name still is a short one: 市工业和信息化局.
const longestShort = 7

// callsByLevel reports whether plans call the bodies of a place by its level word: 市经信局, but 余杭区经信局.
func callsByLevel(j *graph.Jurisdiction) bool {
	return j.Level == graph.LevelProvince || j.Level == graph.LevelPrefecture
}

// call makes the short name the one that the plan uses: 市人力社保局 in Hangzhou, 市人社局 elsewhere.
func (b *body) call(short string) {
	b.aliases = append(b.aliases, b.short)
	b.short = short
}

// office is the body of the tables at a place, with all names by which plans may call it.
func (d *Directory) office(e *entry, place *graph.Jurisdiction) body {
	b := body{name: d.fill(e, place), kind: e.kind, in: place}
	if to := d.successions.at(d.Gazetteer, e, place); to != "" {
		b.successor = d.fill(d.local.bodyNamed(to), place)
	}
	if e.branch {
		b.in = d.nation
	}
	full, short, word := official(place), d.shortOf(place), levelWord(place)
	if d.byName[short] != place {
		short = full // 吉林 is the province, not its city
	}
	b.short = e.usual.around(word)
	if strings.Contains(e.name, slotName) {
		b.short = e.usual.around(short)
	}
	if e.whole {
		b.short = e.usual.around(full)
	} else {
		b.aliases = append(b.aliases, e.usual.around(short))
	}
	if !e.usual.short {
		b.aliases = append(b.aliases, e.usual.around(full))
	}
	if place.Level == graph.LevelCounty {
		word = levelEnd(place.Name) // as its own plans call it
	}
	for _, f := range e.forms {
		switch {
		case f.short:
			b.aliases = append(b.aliases, f.around(short))
		case f.before == "" || f == e.usual && !e.whole:
			b.aliases = append(b.aliases, f.around(word))
		}
	}
	return b
}

func (f form) around(place string) string { return f.before + place + f.after }

// fill is the official name of a body at a place.
func (g *Gazetteer) fill(e *entry, place *graph.Jurisdiction) string {
	full := official(place)
	if rest, ok := strings.CutPrefix(e.name, slotPlace); ok {
		return full + rest
	}
	name := strings.ReplaceAll(e.name, slotPlace, full)
	name = strings.ReplaceAll(name, slotName, g.shortOf(place))
	if strings.Contains(name, slotProvince) {
		name = strings.ReplaceAll(name, slotProvince, g.shortOf(province(place)))
	}
	if e.kind == graph.Party {
		return committee(name, place)
	}
	return name
}

func province(j *graph.Jurisdiction) *graph.Jurisdiction {
	for p := j; p != nil; p = p.Parent {
		if p.Level == graph.LevelProvince {
			return p
		}
	}
	return j
}

// chainedBody finds a body by an official name that holds two places: 中国移动通信集团|浙江|有限公司|杭州|分公司.
func (d *Directory) chainedBody(name string, in *graph.Jurisdiction) (body, bool) {
	for _, c := range d.local.chains {
		rest, ok := strings.CutPrefix(name, c.before)
		if !ok {
			continue
		}
		above, ok := d.splitPlace(rest, in)
		if !ok || !strings.HasPrefix(above.after, c.middle) {
			continue
		}
		own, ok := d.splitPlace(above.after[len(c.middle):], in)
		if ok && own.place != nil && own.after == c.after && own.place.Within(above.place) {
			return d.office(c.entry, own.place), true
		}
	}
	return body{}, false
}

// bareBody finds a body of the plan's own place by a form without any place: 财政局.
func (d *Directory) bareBody(name string, in *graph.Jurisdiction) (body, bool) {
	if !isLocal(in) {
		return body{}, false
	}
	e := d.local.entry(in.Level, form{after: name})
	if e == nil {
		return body{}, false
	}
	return d.office(e, in), true
}
