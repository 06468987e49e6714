package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/words"
)

// gated splits a list and lets through what is an agency by its own structure. The rest comes back with the reason.
func (l lister) gated(from, to int) (good []Unit, bad []Refused, open bool) {
	list, open := l.units(from, to, false)
	for _, u := range list {
		if reason := l.refuses(u.Name); reason != "" && !l.excuses(u.Name, list) {
			bad = append(bad, Refused{u.From, u.To, reason})
			continue
		}
		good = append(good, u)
	}
	return good, bad, open
}

// mayBeNamed reports whether a name, or what stands before its second name, 学生处(学生工作部), may be one where a label says so.
func (l lister) mayBeNamed(name string) bool {
	return l.mayBe != nil && (l.mayBe(name) || l.mayBe(withoutSecondName(name))) && !l.verbBehind(name)
}

// withoutSecondName cuts off a second name in brackets that ends like one of an office.
func withoutSecondName(name string) string {
	at := strings.IndexByte(name, '(')
	if at <= 0 || !strings.HasSuffix(name, ")") {
		return name
	}
	if inner := name[at+1 : len(name)-1]; endsLikeOffice(inner) || strings.HasSuffix(inner, "部") {
		return name[:at]
	}
	return name
}

// listed reads a list of nothing but names of agencies. It looks no further than the first that is none.
func (l lister) listed(from, to int) (list []Unit, open, ok bool) {
	list, open = l.units(from, to, true)
	for _, u := range list {
		if !l.accepts(u.Name) && !l.excuses(u.Name, list) {
			return nil, false, false
		}
	}
	return list, open, len(list) > 0
}

// excuses reports whether a name that the gate refuses is one by where it stands: behind a label, before a word of duty, beside
// others.
func (l lister) excuses(name string, list []Unit) bool {
	among := func() bool {
		return l.named || slices.ContainsFunc(list, func(u Unit) bool { return l.accepts(u.Name) })
	}
	return (l.named || l.actors) && isActors(name) || l.named && (isProper(name) || isShortLocal(name) || isOffice(name) || l.mayBeNamed(name)) || l.loose && l.shownByDuty(name) && (!isGeneric(name) || among()) || l.isLocal(name) || isTown(name) && among()
}

// hopeless reports whether a name is none, wherever it stands in a list.
func (l lister) hopeless(u Unit) bool {
	return !l.named && !l.loose && !l.accepts(u.Name) && !isTown(u.Name) && !l.isLocal(u.Name)
}

// accepts reports whether a text is the name of an agency.
func (l lister) accepts(name string) bool { return l.refuses(name) == "" }

// refuses says why a text is no name of an agency; nothing where it is one.
func (l lister) refuses(name string) string {
	switch {
	case name == "":
		return "nothing stands there"
	case utf8.RuneCountInString(name) > longestName && (name[0] >= utf8.RuneSelf || len(name) > 2*longestName):
		return "too long for the name of an agency"
	case strings.Count(name, "(")+strings.Count(name, "[") != strings.Count(name, ")")+strings.Count(name, "]"):
		return "a bracket of it stands elsewhere"
	case strings.Count(name, "“") != strings.Count(name, "”"):
		return "a quotation of it ends elsewhere"
	case strings.ContainsAny(name, ":;") || strings.Contains(name, "。"):
		return "a label or a sentence, not the name of an agency"
	case slices.ContainsFunc(prepositions, func(w string) bool { return strings.HasPrefix(name, w) }):
		return "a phrase, not the name of an agency"
	case strings.HasPrefix(name, "谁"):
		return "a saying, not an agency"
	case words.EndsAsPerson(name):
		return "persons in charge, not an agency"
	case !l.isUnit(name) && !l.isUnit(withoutRemark(name)):
		return "not known as an agency, and not built like the name of one"
	case l.beginsWithVerb(name), strings.Contains(name, "的") && utf8.RuneCountInString(name) > 6, strings.Contains(strings.ReplaceAll(name, "自由", ""), "由"):
		return "a phrase, not the name of an agency"
	case l.endsInVerb(name):
		return "a name with a verb behind it, which could not be parted"
	}
	return ""
}

// prepositions begin phrases, and no names: 以市水务局为主体.
var prepositions = []string{"以", "将", "把", "让", "请", "使", "据"}

// longestName is the most characters that a name has; an English one has twice as many.
const longestName = 60

// beginsWithVerb reports whether a name stands behind a verb: 支持|市博物馆.
func (l lister) beginsWithVerb(name string) bool {
	v, ok := words.VerbAt(name)
	return ok && !v.Join && len(v.Text) < len(name) && l.isUnit(name[len(v.Text):])
}

// endsInVerb reports whether a name of a group (各区) goes on with a verb: 各区负责. Of other names the classifier sees it.
func (l lister) endsInVerb(name string) bool {
	if !strings.HasPrefix(name, "各") && !strings.HasPrefix(name, "有关") && !strings.HasPrefix(name, "相关") {
		return false
	}
	for i := range name {
		if i == 0 {
			continue
		}
		if v, ok := words.VerbAt(name[i:]); ok && !v.Join && l.isUnit(name[:i]) && !l.isUnit(name[i:]) {
			return true
		}
	}
	return false
}

// isLocal reports whether a name that no rule knows begins with a level word in a bracket, where lists with verbs stand: 镇党政办.
func (l lister) isLocal(name string) bool {
	if l.mayBe == nil || !l.inside {
		return false
	}
	for _, level := range []string{"镇", "乡", "街道", "部", "厅", "局", "县", "区", "市", "省", "州"} {
		if rest, ok := strings.CutPrefix(name, level); ok && utf8.RuneCountInString(rest) > 1 {
			return l.mayBe(name) && !l.verbBehind(name)
		}
	}
	return false
}

// isShortLocal reports whether a short name begins with the word of a level, which suffices behind a label: 县电大, 区消防.
func isShortLocal(name string) bool {
	n := utf8.RuneCountInString(name)
	if n < 3 || n > 6 || strings.ContainsAny(name, "0123456789()的各等级及和与按分由年月日") {
		return false
	}
	for at := range name {
		if v, ok := words.VerbAt(name[at:]); ok && at > 0 && !v.Join {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(name)
	return strings.ContainsRune("县区市省州镇乡", first)
}

// shownByDuty reports whether a name that no rule knows is one before a word of duty where clauses stand: 派出所|牵头.
func (l lister) shownByDuty(name string) bool {
	return l.mayBe != nil && l.mayBe(name) && !l.verbBehind(name) && !l.beginsWithVerb(name) && !words.NamesPerson(name)
}

// isGeneric reports whether a name speaks of actors of one sort, whoever they are: 核心企业, 干部.
func isGeneric(name string) bool {
	for _, end := range []string{"企业", "公司", "机构", "单位", "干部", "全部", "内部", "外部", "平台", "社团", "家庭", "人员", "市场", "社会"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// verbBehind reports whether a text ends with verbs of duty, and what stands before them could be a name: 省商务厅协办.
func (l lister) verbBehind(name string) bool {
	for i := range name {
		if i == 0 || !onlyVerbs(name[i:]) {
			continue
		}
		if head, _ := words.CutManner(name[:i]); l.isUnit(head) || l.mayBe(head) {
			return true
		}
	}
	return false
}

// onlyVerbs reports whether a text is made of verbs of duty: 负责督办.
func onlyVerbs(s string) bool {
	for s != "" {
		v, ok := words.VerbAt(s)
		if !ok {
			return false
		}
		s = s[len(v.Text):]
	}
	return true
}

// isTown reports whether a name is that of a town or subdistrict, which among agencies means its government: 望江街道.
func isTown(name string) bool {
	for _, level := range []string{"街道", "镇", "乡"} {
		if town, ok := strings.CutSuffix(name, level); ok && len(town) >= len("望江") && len(town) <= len("望江望江") {
			return !strings.ContainsAny(town, "0123456789个各等和及")
		}
	}
	return false
}

// isOffice reports whether a name ends as those of offices within an agency do, which suffices behind a label: 环卫处, 规划司.
func isOffice(name string) bool {
	for _, end := range []string{"处", "司", "科", "股", "室", "站", "所", "队"} {
		if head, ok := strings.CutSuffix(name, end); ok && utf8.RuneCountInString(head) >= 2 && utf8.RuneCountInString(head) <= 12 {
			return !strings.ContainsAny(head, "0123456789,。;:()的之")
		}
	}
	return false
}

// isProper reports whether an English text is a name by its capitals, which suffices behind a label: GovTech, Land Survey.
func isProper(name string) bool {
	list := strings.Fields(strings.TrimPrefix(name, "the "))
	if len(list) == 0 || len(list) > 8 || strings.ContainsAny(name, ":;[]0123456789") {
		return false
	}
	for i, w := range list {
		if strings.ContainsFunc(w, unicode.IsUpper) || w[0] == '(' || w == "&" && i > 0 {
			continue
		}
		if i == 0 || !slices.Contains(nameParticles, w) {
			return false
		}
	}
	return true
}

// nameParticles stand within names in lower case.
var nameParticles = []string{"of", "and", "for", "the", "on", "de", "du", "des", "la", "le", "von", "und", "van", "der", "di", "y", "na", "e", "do", "da"}

// withoutRemark is a name without the remark in brackets behind it: …领导小组办公室(设在市发改委).
func withoutRemark(name string) string {
	at := strings.IndexByte(name, '(')
	if at <= 0 || !strings.HasSuffix(name, ")") {
		return name
	}
	for _, word := range []string{"(设", "(挂靠", "(含", "(以下简称"} {
		if strings.HasPrefix(name[at:], word) {
			return name[:at]
		}
	}
	return name
}
