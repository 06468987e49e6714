package quantity

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// respective is the word by which several values belong to several dates or members, each to its own.
const respective = "分别"

// shareOut gives each of the values that share a head its own date and its own member of what the head lists:
// 2024年和2025年分别达到60%和70%, 播种、收获机械化率分别达到90%和80%.
func (r *targetReader) shareOut(x *sentenceReading, list []targetItem) {
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && list[to].listed {
			to++
		}
		if to-from > 1 {
			run := list[from:to]
			dated := r.shareDates(x, run)
			if head := r.text(run[0].head); strings.Contains(head, respective) && !dated {
				r.shareMembers(x, run)
			}
		}
		from = to
	}
}

// shareDates gives the values the dates of the list that stands before them, where there are as many.
func (r *targetReader) shareDates(x *sentenceReading, run []targetItem) bool {
	at := run[0].q.from
	first, _ := slices.BinarySearchFunc(r.lists, at, func(l dateList, at int) int { return l.from - at })
	for i := first - 1; i >= 0; i-- {
		list := r.lists[i]
		if list.from < x.from || at-list.to > longestHead {
			return false
		}
		between := r.s[list.to:at]
		if len(list.dates) != len(run) || list.ranged && !strings.Contains(between, respective) || r.countWithin(list.to, at) > 0 {
			continue
		}
		for k := range run {
			run[k].due = &list.dates[k]
			run[k].ending.words = strings.Replace(run[k].ending.words, respective, "", 1)
		}
		return true
	}
	return false
}

// countWithin is how many quantities begin in the stretch.
func (r *targetReader) countWithin(from, to int) int {
	return len(r.from(from)) - len(r.from(to))
}

// shareMembers gives the values what the head lists, where there are as many.
func (r *targetReader) shareMembers(x *sentenceReading, run []targetItem) {
	words := run[0].ending.words
	left, right := words, ""
	if at := strings.LastIndex(words, respective); at >= 0 {
		left, right = words[:at], words[at+len(respective):]
	}
	members := splitMembers(trimAims(left))
	if left == "" {
		members = r.membersBefore(x, run[0].head.from)
	}
	if len(members) != len(run) {
		for k := range run {
			run[k].ending.words = left + right
		}
		return
	}
	completeMembers(members)
	for k := range run {
		run[k].ending.words = members[k] + right
	}
}

// membersBefore lists what the clause before the place measures: 人数4000万人次、收入400亿元,分别增长….
func (r *targetReader) membersBefore(x *sentenceReading, at int) (list []string) {
	for i := 1; i < len(x.clauses); i++ {
		if x.clauses[i].from != at {
			continue
		}
		for _, it := range r.items(x.clauses[i-1]) {
			list = append(list, trimAims(it.ending.words))
		}
	}
	return list
}

// splitMembers cuts a list at its connectives.
func splitMembers(s string) (list []string) {
	for _, word := range []string{"以及", "和", "与", "及"} {
		s = strings.ReplaceAll(s, word, "、")
	}
	return strings.Split(s, "、")
}

// measured are the nouns by which members are measured together; longer ones stand before what they end with.
var measured = []string{
	"居民人均可支配收入", "人均可支配收入", "综合机械化率", "机械化率", "综合利用率", "利用率", "覆盖率", "普及率", "使用率", "处理率", "达标率", "合格率", "完成率", "参保率", "入园率", "办结率", "渗透率", "占比", "比重", "比例",
	"交易额", "销售额", "零售额", "增加值", "营业收入", "总产值", "产值", "产量", "总量", "数量", "总数", "人数", "规模", "面积", "里程", "增速", "速率", "时延", "带宽", "浓度", "能耗", "投资", "收入", "满意度", "率",
}

// completeMembers gives the members what they share: the noun that only the last one has, and the beginning that only the
// first one has where what tells them apart is two characters long (大豆播种、收获机械化率).
func completeMembers(members []string) {
	last := members[len(members)-1]
	noun := ""
	for _, w := range measured {
		if strings.HasSuffix(last, w) && last != w {
			noun = w
			break
		}
	}
	if noun == "" || endsWithAny(members[0], measured) {
		return
	}
	own := utf8.RuneCountInString(strings.TrimSuffix(last, noun))
	if own > 2 && (utf8.RuneCountInString(members[0]) == 2 || areSiblings(members[0], last)) {
		noun = last[len(firstRunes(last, 2)):]
		own = 2
	}
	shared := ""
	if n := utf8.RuneCountInString(members[0]); own == 2 && n > 3 {
		shared = firstRunes(members[0], n-2)
	}
	for i := range members {
		if i < len(members)-1 {
			members[i] += noun
		}
		if i > 0 {
			members[i] = shared + members[i]
		}
	}
}

// areSiblings reports whether the last two characters of the first member and the first two of the last one have one in
// common, as words that are told apart by one character do: 国际和国内, 省级、市级.
func areSiblings(first, last string) bool {
	a := first[len(firstRunes(first, utf8.RuneCountInString(first)-2)):]
	return strings.ContainsAny(firstRunes(last, 2), a)
}

// carryVerb gives a clause that begins with a number the verb of the one before: 建设2个省级平台,15个市级平台.
func (x *sentenceReading) carryVerb(s string, clause int, list []targetItem) {
	if clause == 0 || x.verb == "" || x.verbClause != clause-1 || s[x.clauses[clause-1].to] != ',' || len(list) == 0 {
		return
	}
	if first := list[0]; !first.ending.bare() || first.listed || !first.q.counts() {
		return
	}
	for i := range list {
		if list[i].ending.bare() && list[i].q.counts() {
			list[i].ending.words = x.verb
		}
	}
}

// remember keeps the verb of a target that is nothing but a verb and what it makes.
func (x *sentenceReading) remember(clause int, it targetItem) {
	x.verb = ""
	if words := trimAims(it.ending.words); isVerb(words) {
		x.verb, x.verbClause = words, clause
	}
}
