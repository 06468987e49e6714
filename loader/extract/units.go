package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// Unit is one name in a clause's list, at Norm[From:To].
type Unit struct {
	Name     string // in normal form: 市科委(市知识产权局)
	From, To int
	written  string // what stands there; a name that shares its head with others is longer
	starred  bool   // ☆ or (牵头) marks it as the one that leads
	helping  bool   // (配合) marks it as one that helps
	signed   bool   // a sign that may be a footnote's stands behind it: A*
}

// StandsIn reports whether the unit was read from the passage of that normal form.
func (u Unit) StandsIn(norm string) bool {
	return u.To <= len(norm) && norm[u.From:u.To] == u.written
}

// lister splits lists of units. isUnit reports whether a text looks like the complete name of a body.
type lister struct {
	doc.Text
	norm    string // Text.Norm
	isUnit  func(string) bool
	mayBe   func(string) bool
	inside  bool // in a bracket
	loose   bool // a word of duty stands behind it, so that a name need only end like one
	telling bool // prose tells who does what, so that verbs have objects
	actors  bool // it stands where agencies do, so that actors in general are some: local carriers
	named   bool // a label stands before it, so that capitals make an English name
}

func (f Finder) lister(t doc.Text) lister {
	l := newLister(t, f.IsUnit)
	l.mayBe = f.MayBe
	return l
}

func newLister(t doc.Text, isUnit func(string) bool) lister {
	return lister{Text: t, norm: t.Norm, isUnit: isUnit}
}

// units splits norm[from:to]. openEnded reports whether the list ends in 等. A strict reading of names alone stops behind the
// first that is none.
func (l lister) units(from, to int, strict bool) (list []Unit, openEnded bool) {
	if list, openEnded, end := l.sharedHeadFirst(from, to); len(list) > 0 {
		if end < to {
			more, open := l.units(end, to, strict)
			list, openEnded = append(list, more...), openEnded || open
		}
		return list, openEnded
	}
	for _, a := range l.atoms(from, to) {
		more, open := l.split(a.From, a.To)
		list, openEnded = append(list, more...), openEnded || open
		if strict && slices.ContainsFunc(more, l.hopeless) {
			return list, openEnded
		}
	}
	return list, openEnded
}

// atoms cuts a list at its commas and puts together again what only together names a body: 各区、县(市)政府.
func (l lister) atoms(from, to int) []Unit {
	var list []Unit
	depth, start := 0, from
	for i := from; i <= to; {
		r, size := utf8.RuneError, 1
		if i < to {
			r, size = utf8.DecodeRuneInString(l.norm[i:to])
		}
		switch {
		case i == to || depth == 0 && (strings.ContainsRune("、,;/", r) && !insideWord(l.norm, i, size) || r >= '①' && r <= '⑳'):
			list = l.addAtom(list, start, i)
			start = i + size
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth = max(0, depth-1)
		}
		i += size
	}
	return l.joinEnglish(list)
}

func runeCount(s string) int { return utf8.RuneCountInString(s) }

// insideWord reports whether a slash stands between Latin letters, as in R/D.
func insideWord(norm string, i, size int) bool {
	return norm[i] == '/' && i > 0 && i+size < len(norm) && norm[i-1] < utf8.RuneSelf && norm[i+1] < utf8.RuneSelf
}

func (l lister) addAtom(list []Unit, from, to int) []Unit {
	from, to = l.trim(from, to)
	if from >= to || saysNobody(l.norm[from:to]) || strings.Trim(l.norm[from:to], "0123456789") == "" {
		return list
	}
	if n := len(list); n > 0 && (joinsBack(l.norm[from:to]) || joinsForward(l.norm[list[n-1].From:list[n-1].To], l.norm[from:to])) {
		list[n-1].To = to
		return list
	}
	return append(list, Unit{From: from, To: to})
}

// saysNobody reports whether a cell or a list is filled in only to say that it is empty.
func saysNobody(s string) bool {
	if len(s) > len("to be determined") {
		return false
	}
	switch strings.ToLower(s) {
	case "-", "--", "—", "——", "–", "/", "\\", "无", "暂无", "待定", "待明确", "待确定", "未定", "n/a", "na", "nil", "none", "tbd", "tbc", "to be confirmed", "to be determined", "to be decided", "to be agreed":
		return true
	}
	return false
}

// trim drops spaces, footnote marks and full stops around a name.
func (l lister) trim(from, to int) (int, int) {
	if at := strings.Index(l.norm[from:to], "[^"); at > 0 {
		to = from + at // a footnote of Markdown
	}
	for from < to && strings.IndexByte(" *.", l.norm[from]) >= 0 {
		from++
	}
	if n := strings.IndexByte(l.norm[from:min(to, from+3)], '.'); n > 0 && strings.Trim(l.norm[from:from+n], "0123456789") == "" {
		from += n + 1 // 1.A;2.B
	}
	for from < to && !endsShortened(l.norm[from:to]) && (l.norm[to-1] == ' ' || strings.IndexByte("*.,/", l.norm[to-1]) >= 0) {
		to--
	}
	for from < to && strings.HasSuffix(l.norm[from:to], "。") {
		to -= len("。")
	}
	return from, to
}

// endsShortened reports whether a name ends in a shortened word with its stop: Works Inc.
func endsShortened(s string) bool {
	return strings.HasSuffix(s, " Inc.") || strings.HasSuffix(s, " Ltd.") || strings.HasSuffix(s, " Co.") || strings.HasSuffix(s, " Corp.")
}

// joinsBack reports whether a name is only the end of one: …管委会、政府.
func joinsBack(s string) bool {
	switch s {
	case "单位", "部门", "政府", "人民政府", "管委会", "管理委员会", "党委", "党工委", "办事处":
		return true
	}
	return false
}

// placeWords name places in general; a list of them names one collective: 各区、县(市)政府; 各省、自治区、直辖市人民政府.
var placeWords = []string{"县级市", "自治区", "自治州", "自治县", "直辖市", "开发区", "园区", "功能区", "街道", "乡镇", "镇街", "县", "市", "区", "州", "旗", "盟", "乡", "镇", "地", "省"}

// joinsForward reports whether the last name waits for the next one: it names only kinds of places (各区, 省) and the next
// goes on with one (县(市)政府).
func joinsForward(last, next string) bool {
	if at := strings.LastIndex(last, "各"); at > 0 {
		last = last[at:] // 市发改委和各区
	}
	kinds := strings.TrimPrefix(strings.TrimPrefix(last, "各"), "有关")
	if at := strings.LastIndex(kinds, "、"); at >= 0 {
		kinds = kinds[at+len("、"):]
	}
	if strings.HasPrefix(next, "各") || kinds != "" && !onlyPlaces(kinds) || kinds == "" && !strings.HasPrefix(last, "各") {
		return false
	}
	for _, w := range placeWords {
		if rest, ok := strings.CutPrefix(next, w); ok && !strings.HasPrefix(rest, "各") && !strings.HasPrefix(rest, "直") && !strings.HasPrefix(rest, "级") {
			return strings.HasPrefix(last, "各") || onlyPlaces(w) && startsGeneric(rest)
		}
	}
	return false
}

// startsGeneric reports whether what follows a kind of place still speaks of such places in general.
func startsGeneric(rest string) bool {
	for _, w := range []string{"", "人民政府", "政府", "有关", "相关", "(", "级", "两级", "三级", "四级", "各级"} {
		if rest == w || w != "" && strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// onlyPlaces reports whether s is made of kinds of places: 区县(市).
func onlyPlaces(s string) bool {
	for s != "" {
		rest := strings.TrimLeft(s, "()、,和")
		for _, w := range placeWords {
			if after, ok := strings.CutPrefix(rest, w); ok {
				rest = after
				break
			}
		}
		if rest == s {
			return false
		}
		s = rest
	}
	return true
}

// joining are the words that may stand before a name and join it to the last one.
var joining = []string{"由", "以及", "及", "和", "与", "会同", "并", "and ", "& ", "as well as "}

// split takes one atom apart at 等 and at conjunctions between complete names.
func (l lister) split(from, to int) (list []Unit, open bool) {
	from, to = l.trim(from, to)
	for _, word := range joining {
		if rest, ok := strings.CutPrefix(l.norm[from:to], word); ok && (word != "和" && word != "与" || l.isUnit(rest) || l.endsOpen(rest)) {
			from += len(word)
			break
		}
	}
	if from >= to {
		return nil, false
	}
	if to-from > longestAtom {
		return []Unit{l.unit(from, to)}, false
	}
	if head, tail, ok := l.cutOpenEnd(from, to); ok {
		if list, _ = l.split(from, head); len(list) > 0 {
			rest, _ := l.split(tail, to)
			return append(list, rest...), true
		}
	}
	if at, end := l.cutConjunction(from, to); at > from {
		list, open = l.split(from, at)
		more, openToo := l.split(end, to)
		return append(list, more...), open || openToo
	}
	return []Unit{l.unit(from, to)}, false
}

// longestAtom is the most bytes of names without a comma between them that are parted.
const longestAtom = 360

// conjunctions part names; the looser ones part first: A和B以及C is A和B, and C.
var conjunctions = [][]string{{"以及", " as well as "}, {"及", "会同"}, {"和", "与", "并", "暨", " and ", " & "}, {"·", "•", "|", "\\"}}

// cutConjunction finds the loosest conjunction with names alone on both sides; 0 where there is none.
func (l lister) cutConjunction(from, to int) (at, end int) {
	cuts := l.cuts(from, to)
	for _, words := range append(conjunctions, nil) {
		for _, c := range cuts {
			word := l.norm[c[0]:c[1]]
			if word == " and " && sharesHead(l.norm[from:c[0]], l.norm[c[1]:to]) {
				continue
			}
			if word == " and " && (l.named || l.actors) && (l.isUnit(l.norm[from:c[0]]) || isActors(l.norm[from:c[0]])) && !opensList(l.norm[from:c[0]]) && (l.named && isProper(l.norm[c[1]:to]) || isActors(l.norm[c[1]:to]) || l.isUnit(l.norm[c[1]:to])) && slices.Contains(words, word) {
				return c[0], c[1] // the Police Service and Citizens Advice
			}
			if word == " and " && l.named && slices.Contains(words, word) && areTwo(l.norm[from:c[0]], l.norm[c[1]:to], l.isUnit) {
				return c[0], c[1] // Network Rail and Highways England
			}
			if word == "" && isForm(l.norm[c[1]:to]) {
				continue
			}
			if (word == "" && words == nil || slices.Contains(words, word)) && l.allNames(from, c[0]) && (l.allNames(c[1], to) || word != "" && l.mayBe != nil && l.mayBe(l.norm[c[1]:to])) {
				return c[0], c[1]
			}
		}
	}
	return 0, 0
}

// areTwo reports whether two English texts are names by their capitals, neither of them a part of one name with the other: two
// words each, and none that says what sort of body the whole is; or the second is a group, as parish councils.
func areTwo(left, right string, isUnit func(string) bool) bool {
	if !isProper(left) || strings.Contains(left, " of ") || strings.Contains(left, " for ") || len(strings.Fields(left)) < 2 {
		return false
	}
	if isUnit(right) {
		return right[0] >= 'a' && right[0] <= 'z' && !strings.HasPrefix(right, "the ")
	}
	return isProper(right) && len(strings.Fields(right)) > 1 && !isUnit(left+" and "+right)
}

// isForm reports whether a text is only the end of a company's name, which a line may part from it: 国家电网|有限公司.
func isForm(s string) bool {
	for _, w := range []string{"有限", "股份", "集团", "分公司", "公司"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// sharesHead reports whether a plural noun at the end speaks for both sides of an "and": CIO and Chief Data Officer Councils.
func sharesHead(left, right string) bool {
	for _, noun := range []string{"Councils", "Departments", "Ministries", "Offices", "Agencies", "Committees", "Commissions", "Bureaus"} {
		if strings.HasSuffix(right, " "+noun) {
			return !slices.ContainsFunc(englishHeads, func(head string) bool { return strings.Contains(left, head) }) && !strings.Contains(left, "Council")
		}
	}
	return false
}

// allNames reports whether a stretch is a name, or names with conjunctions or 等 behind them.
func (l lister) allNames(from, to int) bool {
	from, to = l.trim(from, to)
	if from >= to {
		return false
	}
	s := l.unit(from, to).Name
	if l.isUnit(s) || l.endsOpen(s) || l.mayBe != nil && l.mayBe(s) && endsLikeOffice(s) {
		return true
	}
	for _, words := range conjunctions {
		for _, word := range words {
			if left, right, ok := strings.Cut(s, word); ok && (l.isUnit(left) || l.endsOpen(left)) && (l.isUnit(right) || l.endsOpen(right)) {
				return true
			}
		}
	}
	return false
}

// endsLikeOffice reports whether a name that no rule knows ends so that it hardly is a part of another: 派出所|和….
func endsLikeOffice(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("所站办局厅署院室处科队社校厂", last) || strings.HasSuffix(s, "委员会") || strings.HasSuffix(s, "中心") || strings.HasSuffix(s, "企业")
}

// cutOpenEnd finds 等 after a complete name. The general word behind it (等国务院相关部门) says no more than that there are
// others, and is skipped: what follows it begins at tail.
func (l lister) cutOpenEnd(from, to int) (head, tail int, ok bool) {
	s := l.norm[from:to]
	for at := strings.Index(s, "等"); at > 0; {
		rest := s[at+len("等"):]
		if rest == "" || !strings.HasPrefix(rest, "教育") && (l.isUnit(s[:at]) || generalWord(rest) == len(rest)) {
			return from + at, from + at + len("等") + generalWord(rest), true
		}
		next := strings.Index(rest, "等")
		if next < 0 {
			break
		}
		at += len("等") + next
	}
	return 0, 0, false
}

// general is the word behind 等 that only names what sort the list is of: 市直有关部门和单位.
var general = regexp.MustCompile(`^(?:(?:中央|国务院|国家|省|市|县|区|州)?(?:直属|直|级|属)?(?:各|有关|相关|其他)*(?:[0-9一二三四五六七八九十]+(?:个|家)?)?(?:` + strings.Join(words.General(), "|") + `)(?:、单位|和单位)?)`)

// generalWord is how long it is; what goes on after it with another word is a name of its own.
func generalWord(s string) int {
	n := len(general.FindString(s))
	rest := s[n:]
	if n == 0 || rest == "" {
		return n
	}
	for _, word := range append(joining, "、", ",", "(") {
		if strings.HasPrefix(rest, word) {
			return n
		}
	}
	return 0
}

func (l lister) endsOpen(s string) bool {
	at := strings.Index(s, "等")
	return at > 0 && l.isUnit(s[:at])
}

// cuts lists where conjunctions stand outside brackets, where white space may part two names (市司法局　市城管局), and where
// two run together (市司法局市城管局). In a text whose characters all stand apart white space means nothing.
func (l lister) cuts(from, to int) (list [][2]int) {
	depth, spaced := 0, l.gaps(from, to)*4 <= runeCount(l.norm[from:to])
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(l.norm[i:to])
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		}
		if depth == 0 && i > from {
			if r >= 0x2e80 && l.norm[i-1] >= utf8.RuneSelf && (spaced && l.Gap(i) && !withinWord(l.norm, i) || l.runTogether(from, i)) {
				list = append(list, [2]int{i, i})
			}
			if n := conjunctionAt(l.norm, i, to); n > 0 {
				list = append(list, [2]int{i, i + n})
			}
		}
		i += size
	}
	return list
}

// bodyWords are words of names that a line may end in.
var bodyWords = []string{"人民政府", "委员会", "办公室", "管委会", "领导小组", "管理局", "管理处", "办事处", "公安局", "财政局", "监督局", "有限公司", "分公司", "指挥部", "研究院", "保障局", "服务中心"}

// withinWord reports whether a place stands within a word of which names are made: 人|民政府.
func withinWord(norm string, at int) bool {
	return slices.ContainsFunc(bodyWords, func(w string) bool {
		for k := range w {
			if k > 0 && strings.HasPrefix(norm[at:], w[k:]) && strings.HasSuffix(norm[:at], w[:k]) {
				return true
			}
		}
		return false
	})
}

func conjunctionAt(norm string, i, to int) int {
	if norm[i] != ' ' && norm[i] < utf8.RuneSelf && norm[i] != '|' && norm[i] != '\\' {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(norm[i:to]); r >= utf8.RuneSelf && !strings.ContainsRune("以及会和与并暨·•", r) {
		return 0
	}
	for _, words := range conjunctions {
		for _, word := range words {
			if strings.HasPrefix(norm[i:to], word) {
				return len(word)
			}
		}
	}
	return 0
}

// runTogether reports whether a name may end before i and another begin there: 市财政局|市金融办. What ends like an office of
// another kind (支队, 中心) does so only where a whole name follows: a comma at the end of a line may be lost in print.
func (l lister) runTogether(from, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(l.norm[from:i])
	rest := l.norm[i:]
	if !strings.ContainsRune("局委办厅院会室", before) && !(strings.ContainsRune("队心团司", before) && l.isUnit(nameIn(rest))) {
		return false
	}
	if before == '委' && strings.Contains(rest[:min(len(rest), len("县政府"))], "政府") { // 县委县政府督查室 is one
		return false
	}
	for _, level := range []string{"市", "省", "县", "区"} {
		if after, ok := strings.CutPrefix(rest, level); ok && !strings.HasPrefix(after, "直") && !strings.HasPrefix(after, "级") && !strings.HasPrefix(rest, "市区") {
			return true
		}
	}
	return false
}

// nameIn is what stands before the next mark or bracket.
func nameIn(s string) string {
	if at := strings.IndexAny(s, "、,;:()[]。 "); at >= 0 {
		return s[:at]
	}
	return s
}

// gaps counts where white space was dropped.
func (l lister) gaps(from, to int) int {
	n := 0
	for i := from + 1; i < to; i++ {
		if utf8.RuneStart(l.norm[i]) && l.Gap(i) {
			n++
		}
	}
	return n
}

func isMarked(u Unit) bool { return u.starred }

// unit makes the unit of a name, reading the marks that set one unit of a list apart: ☆市经信局, 市经信局*, 市发改委(牵头).
func (l lister) unit(from, to int) Unit {
	u := Unit{From: from, To: to}
	for _, mark := range words.Stars() {
		if strings.HasPrefix(l.norm[u.From:u.To], mark) && len(mark) < u.To-u.From {
			u.From, u.starred = u.From+len(mark), len(mark) > 1
		}
		if strings.HasSuffix(l.norm[u.From:u.To], mark) && len(mark) < u.To-u.From {
			u.To, u.starred, u.signed = u.To-len(mark), u.starred || len(mark) > 1, true
		}
	}
	rest, lead, help := words.CutMark(l.norm[u.From:u.To])
	u.To, u.starred, u.helping = u.From+len(rest), u.starred || lead, u.helping || help
	if duty, n := words.MarkOf(l.norm[u.From:u.To]); n > 0 {
		u.To = u.From + n
		u.starred, u.helping = u.starred || duty == words.Lead, u.helping || duty == words.Help
	}
	u.signed = u.signed || strings.HasPrefix(l.norm[to:], "*")
	u.Name = l.norm[u.From:u.To]
	u.written = u.Name
	return u
}
