package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/doc"
)

// Unit is one name in a clause's list, at Norm[From:To].
type Unit struct {
	Name     string // in normal form: 市科委(市知识产权局)
	From, To int
	starred  bool // ☆ or (牵头) marks it as the one that leads
	helping  bool // (配合) marks it as one that helps
}

// lister splits lists of units. isUnit tells whether a text looks like the complete name of a body.
type lister struct {
	doc.Text
	norm   string // Text.Norm
	isUnit func(string) bool
}

func newLister(t doc.Text, isUnit func(string) bool) lister {
	return lister{Text: t, norm: t.Norm, isUnit: isUnit}
}

// units splits norm[from:to]. openEnded tells whether the list ends in 等.
func (l lister) units(from, to int) (list []Unit, openEnded bool) {
	for _, a := range l.atoms(from, to) {
		more, open := l.split(a.From, a.To)
		list, openEnded = append(list, more...), openEnded || open
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
		case i == to || depth == 0 && strings.ContainsRune("、,;/", r) && !l.insideWord(i, size):
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

// insideWord tells whether a slash stands between Latin letters, as in R/D.
func (l lister) insideWord(i, size int) bool {
	return l.norm[i] == '/' && i > 0 && i+size < len(l.norm) && l.norm[i-1] < utf8.RuneSelf && l.norm[i+1] < utf8.RuneSelf
}

func (l lister) addAtom(list []Unit, from, to int) []Unit {
	from, to = l.trim(from, to)
	if from >= to || saysNobody(l.norm[from:to]) {
		return list
	}
	if n := len(list); n > 0 && (joinsBack(l.norm[from:to]) || joinsForward(l.norm[list[n-1].From:list[n-1].To], l.norm[from:to])) {
		list[n-1].To = to
		return list
	}
	return append(list, Unit{From: from, To: to})
}

// saysNobody tells whether a cell or a list is filled in only to say that it is empty.
func saysNobody(s string) bool {
	switch strings.ToLower(s) {
	case "-", "--", "—", "——", "–", "/", "无", "n/a", "na", "none", "tbd", "tbc":
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
	for from < to && (l.norm[to-1] == ' ' || l.norm[to-1] == '*' || l.norm[to-1] == '.') {
		to--
	}
	for from < to && strings.HasSuffix(l.norm[from:to], "。") {
		to -= len("。")
	}
	return from, to
}

// joinsBack tells whether a name is only the end of one: …管委会、政府.
func joinsBack(s string) bool {
	switch s {
	case "单位", "部门", "政府", "人民政府", "管委会", "管理委员会", "党委", "党工委", "办事处", "街道办事处":
		return true
	}
	return false
}

// placeWords name places in general; a list of them names one collective: 各区、县(市)政府; 各省、自治区、直辖市人民政府.
var placeWords = []string{"自治区", "自治州", "自治县", "直辖市", "开发区", "园区", "功能区", "街道", "乡镇", "镇街", "县", "市", "区", "州", "旗", "盟", "乡", "镇", "地", "省"}

// joinsForward tells whether the last name waits for the next one: it names only kinds of places (各区, 省) and the next
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
		if rest, ok := strings.CutPrefix(next, w); ok {
			return strings.HasPrefix(last, "各") || onlyPlaces(w) && startsGeneric(rest)
		}
	}
	return false
}

// startsGeneric tells whether what follows a kind of place still speaks of such places in general.
func startsGeneric(rest string) bool {
	for _, w := range []string{"", "人民政府", "政府", "有关", "相关", "(", "级"} {
		if rest == w || w != "" && strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// onlyPlaces tells whether s is made of kinds of places: 区县(市).
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

// split takes one atom apart at 等 and at 和, 及 between complete names.
func (l lister) split(from, to int) (list []Unit, open bool) {
	from, to = l.trim(from, to)
	for _, word := range []string{"由", "以及", "及", "和", "与", "会同", "并", "and ", "& "} {
		if rest, ok := strings.CutPrefix(l.norm[from:to], word); ok && (word != "和" && word != "与" || l.isUnit(rest)) {
			from += len(word)
			break
		}
	}
	if from >= to {
		return nil, false
	}
	if head, tail, ok := l.cutOpenEnd(from, to); ok {
		list, _ = l.split(from, head)
		if len(list) > 0 {
			rest, _ := l.split(tail, to)
			return append(list, rest...), true
		}
	}
	for _, cut := range l.conjunctions(from, to) {
		left, right := Unit{From: from, To: cut[0]}, l.norm[cut[1]:to]
		if l.isUnit(l.norm[left.From:left.To]) && (l.isUnit(right) || l.endsOpen(right)) {
			list, open = l.split(cut[1], to)
			return append([]Unit{l.named(left.From, left.To)}, list...), open
		}
	}
	return []Unit{l.named(from, to)}, false
}

// cutOpenEnd finds 等 after a complete name. What follows is a group of its own (等国务院相关部门) or says no more than
// that there are others (等部门), and is then skipped: tail == to.
func (l lister) cutOpenEnd(from, to int) (head, tail int, ok bool) {
	s := l.norm[from:to]
	for at := strings.Index(s, "等"); at > 0; {
		rest := s[at+len("等"):]
		if rest == "" || l.isUnit(s[:at]) && !strings.HasPrefix(rest, "教育") {
			tail = from + at + len("等")
			if saysNoMore(rest) {
				tail = to
			}
			return from + at, tail, true
		}
		next := strings.Index(rest, "等")
		if next < 0 {
			break
		}
		at += len("等") + next
	}
	return 0, 0, false
}

// saysNoMore tells whether the words after 等 name nobody in particular.
func saysNoMore(s string) bool {
	for _, w := range []string{"有关", "相关", "各"} {
		s = strings.TrimPrefix(s, w)
	}
	switch s {
	case "", "部门", "单位", "部门和单位", "部门、单位", "部门单位", "单位和部门", "地方", "方面", "机构", "企业", "单位部门":
		return true
	}
	rest := strings.TrimLeft(s, "0123456789一二三四五六七八九十")
	return rest != s && (rest == "部门" || rest == "个部门" || rest == "家单位" || rest == "个单位")
}

func (l lister) endsOpen(s string) bool {
	at := strings.Index(s, "等")
	return at > 0 && l.isUnit(s[:at])
}

// conjunctions lists where 和, 及 and the like stand outside brackets, and where white space may part two names: 市司法局　市城管局.
// In a text whose characters all stand apart white space means nothing.
func (l lister) conjunctions(from, to int) (cuts [][2]int) {
	depth, spaced := 0, l.gaps(from, to)*4 <= runeCount(l.norm[from:to])
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(l.norm[i:to])
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		}
		if depth == 0 && i > from && spaced && r >= 0x2e80 && l.norm[i-1] >= utf8.RuneSelf && l.Gap(i) {
			cuts = append(cuts, [2]int{i, i})
		}
		if depth == 0 && i > from {
			for _, word := range []string{"以及", "会同", "和", "及", "与", "并", " and ", " & "} {
				if strings.HasPrefix(l.norm[i:to], word) {
					cuts = append(cuts, [2]int{i, i + len(word)})
					break
				}
			}
		}
		i += size
	}
	return cuts
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

// named makes the unit of a name, reading the marks that set one unit of a list apart: ☆市经信局, 市发改委(牵头).
func (l lister) named(from, to int) Unit {
	u := Unit{From: from, To: to}
	for _, mark := range []string{"☆", "★", "※", "▲", "△", "◎"} {
		if strings.HasPrefix(l.norm[u.From:u.To], mark) {
			u.From, u.starred = u.From+len(mark), true
		}
	}
	for _, mark := range []string{"(牵头)", "(牵头单位)", "(主办)", "(牵头部门)", "[牵头]", " (lead)", " (Lead)"} {
		if strings.HasSuffix(l.norm[u.From:u.To], mark) {
			u.To, u.starred = u.To-len(mark), true
		}
	}
	for _, mark := range []string{"(配合)", "(协办)", "(配合单位)", " (support)", " (Support)"} {
		if strings.HasSuffix(l.norm[u.From:u.To], mark) {
			u.To, u.helping = u.To-len(mark), true
		}
	}
	u.Name = l.norm[u.From:u.To]
	return u
}
