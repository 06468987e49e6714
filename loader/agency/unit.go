package agency

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// longestName is the most characters that the name of a body has.
const longestName = 45

// IsUnit reports whether a text in normal form looks like the complete name of a body or of a group of bodies, by how it
// begins and ends. It is strict: it serves to split A和B, and to tell a list of units from prose.
func (d *Directory) IsUnit(s string) bool {
	if isEnglish(s) {
		return d.isEnglishUnit(s)
	}
	n := utf8.RuneCountInString(s)
	if n < 2 || n > longestName || (strings.ContainsAny(s, ":;,!?") || strings.Contains(s, "。") || strings.Contains(s, "、")) && !isGroup(s) {
		return false
	}
	if d.national[s] != nil || d.named[s] != nil || d.phrases.isCollective(s) {
		return true
	}
	if name, second := d.secondName(s); second != "" {
		s = name
	}
	return d.isPlacedUnit(s) || d.isBareUnit(s, n)
}

// isPlacedUnit reports whether a text is a place with a body after it.
func (d *Directory) isPlacedUnit(s string) bool {
	for _, before := range d.local.befores {
		rest, ok := strings.CutPrefix(s, before)
		if !ok {
			continue
		}
		placed, ok := d.splitPlace(rest, nil)
		if !ok {
			continue
		}
		if d.local.known(form{before: before, after: placed.after}) || placed.how == byShort && d.local.known(form{before, placed.after, true}) {
			return true
		}
		if before == "" && !placed.word && d.canFollow(placed) {
			return !d.isTwo(s)
		}
	}
	if county, rest := readCounty(nil, s, d.followsCounty); county != nil && rest != "" {
		return true
	}
	e, _ := d.branch(s, nil)
	return e != nil
}

// canFollow reports whether what follows a place ends like a body.
func (d *Directory) canFollow(s placedName) bool {
	if rest, ok := strings.CutPrefix(strings.TrimPrefix(s.after, "党"), "委"); ok && s.how != byShort {
		return rest == "" || utf8.RuneCountInString(rest) > 1 && endsLikePartyOffice(rest)
	}
	text, kind := d.endings.find(s.after)
	switch {
	case kind == "": // 农业担保公司 behind 省 is a company, 担保公司 is any
		return s.how != byShort && len(text) < len(s.after) && strings.HasSuffix(text, "公司")
	case utf8.RuneCountInString(text) == 1: // 市举办, 市发展委
		return utf8.RuneCountInString(s.after) > 2 || s.how != byShort && utf8.RuneCountInString(s.after) > 1
	case kind == graph.Collective:
		return len(text) < len(s.after) || s.how == byLevel
	}
	return true
}

// isTwo reports whether a text names two bodies: 省发展改革委和省商务厅.
func (d *Directory) isTwo(s string) bool {
	for _, and := range []string{"和", "与", "及"} {
		if left, right, ok := strings.Cut(s, and); ok && d.IsUnit(left) && d.IsUnit(right) {
			return true
		}
	}
	return false
}

// isBareUnit reports whether a text of n characters names a body without any place: 财政局, 阿里巴巴集团.
func (d *Directory) isBareUnit(s string, n int) bool {
	text, kind := d.endings.find(s)
	switch {
	case kind == "" || d.phrases.begin(s):
		return false
	case kind == graph.Collective && strings.HasSuffix(s, "部门") && d.local.isWork(strings.TrimSuffix(s, "部门")):
		return true
	case kind == graph.Party && n > 2 && d.local.known(form{after: s}): // 宣传部
		return true
	case d.local.known(form{after: s}) && kind != graph.Enterprise && n > 1 && text != s:
		return true
	case kind == graph.Collective || n < 3 || len(text) == len(s):
		return false
	}
	return utf8.RuneCountInString(text) > 1 || text == "局" || text == "办" && namesNation(s) && n <= longestOfNation
}

// longestOfNation is the most characters of a short name of the nation's that no table has: 中央空管办.
const longestOfNation = 8

// phrases are beginnings of phrases that only end like a name: 建设|数据中心, 成立|领导小组.
type phrases []string

// begin reports whether a text begins as a phrase does, and so is no name.
func (p phrases) begin(s string) bool {
	for _, verb := range p {
		if strings.HasPrefix(s, verb) && !(verb == "建设" && strings.HasSuffix(s, "局")) { // also a field: 建设与交通局
			return true
		}
	}
	return false
}
