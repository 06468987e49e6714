package agency

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// localBody makes the body of a place from what follows the place or level word in its name.
func (d *Directory) localBody(j *graph.Jurisdiction, rest string) (body, bool) {
	if strings.HasPrefix(rest, "委") && rest != "委" || rest == "委" || strings.HasPrefix(rest, "纪委") {
		if b, ok := d.partyBody(j, rest); ok {
			return b, true
		}
	}
	if court := courtOf(j, rest); court != "" {
		return d.office(j, court), true
	}
	switch rest {
	case "政府", "人民政府":
		return d.office(j, "人民政府"), true
	}
	if official, ok := d.local.official[rest]; ok {
		return d.office(j, official), true
	}
	if after, ok := strings.CutPrefix(rest, "政府"); ok {
		if official, ok := d.local.official[after]; ok {
			return d.office(j, official), true
		}
		rest = "人民政府" + after
	}
	if before, ok := strings.CutSuffix(rest, "办"); ok && before != "" {
		return d.office(j, before+"办公室"), true
	}
	if before, ok := strings.CutSuffix(rest, "委"); ok && utf8.RuneCountInString(before) >= 4 {
		return d.office(j, before+"委员会"), true // a name that is spelled out but for its end
	}
	if endsLikeBody(rest) {
		return d.office(j, rest), true
	}
	return body{}, false
}

// office is the body of a place with that official name, and the forms by which a plan of the place may call it.
func (d *Directory) office(j *graph.Jurisdiction, official string) body {
	b := body{name: j.Name + official, in: j}
	if next := d.after[official]; next != "" {
		b.after = j.Name + next
	}
	b.kind = kindOf(b.name)
	level := levelWord(j)
	b.short = level + official
	if shorts := d.local.short[official]; len(shorts) > 0 {
		b.short = level + shorts[0]
		for _, s := range shorts[1:] {
			b.aliases = append(b.aliases, level+s)
		}
		b.aliases = append(b.aliases, level+official)
	}
	return b
}

// courtOf is a court of the place, whose name depends on its level.
func courtOf(j *graph.Jurisdiction, rest string) string {
	if rest != "法院" {
		return ""
	}
	switch j.Level {
	case graph.LevelProvince:
		return "高级人民法院"
	case graph.LevelPrefecture:
		return "中级人民法院"
	}
	return "人民法院"
}

// partyBody makes a body of the party committee of a place: 市委, 市委宣传部, 市纪委.
func (d *Directory) partyBody(j *graph.Jurisdiction, rest string) (body, bool) {
	level := levelWord(j)
	b := body{kind: graph.Party, in: j, short: level + rest}
	switch rest {
	case "纪委", "纪委监委", "委纪律检查委员会", "委纪委":
		b.name, b.short = "中共"+j.Name+"纪律检查委员会", level+"纪委"
		return b, true
	}
	after := strings.TrimPrefix(rest, "委")
	if after == "" || after == "员会" {
		b.name, b.short = "中共"+j.Name+"委员会", level+"委"
		return b, true
	}
	official, ok := d.party.official[after]
	switch {
	case ok:
	case strings.HasSuffix(after, "办"):
		official = after + "公室"
	case endsLikeBody(after) || strings.HasSuffix(after, "部"):
		official = after
	default:
		return body{}, false
	}
	b.name = "中共" + j.Name + "委" + official
	if shorts := d.party.short[official]; len(shorts) > 0 {
		b.short = level + "委" + shorts[0]
	} else {
		b.short = level + "委" + official
	}
	return b, true
}
