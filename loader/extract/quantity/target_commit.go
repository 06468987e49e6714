package quantity

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// structures are what plans count of themselves; a number of them commits nobody.
var structures = []string{"方面", "层面", "环节", "阶段", "步骤", "部分", "专班", "小组", "工作组", "工作专班", "领导小组", "部门", "文件", "维度", "类别", "层次", "附件", "问题", "要素", "原则", "专项", "领域"}

// modifiers may stand before a structure: 5个重点领域.
var modifiers = []string{"重点", "主要", "重大", "关键", "核心", "具体"}

// sized are things that plans sort by their size: a sum before them says which ones are meant.
var sized = []string{"项目", "企业", "公司", "园区", "集群", "产业", "平台", "单位", "主体", "网商", "商户", "村", "大户", "品牌", "基地", "市场", "门店", "机构"}

// commits reports whether the plan promises the quantity.
func (r *targetReader) commits(x *sentenceReading, clause int, it targetItem) bool {
	text := r.s[x.clauses[clause].from:it.q.from]
	switch {
	case it.q.vague, it.q.given, it.q.class, it.q.unit.text == "" && !it.bareValue(r.s):
		return false
	case r.rewarded(x, clause):
		return false
	case r.isPast(x, text[max(0, len(text)-longestHead):]):
		return false
	case it.q.isMoney() && strings.HasSuffix(it.ending.words, "最高"):
		return false
	case it.q.isTime():
		lasts := it.q.comparator == graph.GE && endsWithAny(it.ending.words, []string{"时长", "时间", "天数", "时数", "学时"}) && trimTail(it.after) == ""
		return it.q.comparator == graph.LE || it.ending.reaches || lasts
	}
	return r.isPromised(x, it)
}

// isPromised reports whether the words around the quantity say that it is to be reached or done.
func (r *targetReader) isPromised(x *sentenceReading, it targetItem) bool {
	tail := r.tail(it)
	switch {
	case it.listed && x.last != nil, it.goesOn(x.last):
		return true
	case it.isAttribute(tail):
		return false
	case it.q.unit.word == "%":
		return !ratePaid(tail)
	case it.ending.reaches:
		return true
	case it.q.isMoney() && it.q.comparator != "" && hasAny(tail, sized...):
		return false
	case trimTail(tail) == "" || isAside(tail):
		bound := it.q.comparator != "" && !it.q.isMoney()
		return x.last != nil || x.aims || bound || r.isDone(x, it, "")
	}
	return r.isDone(x, it, tail)
}

// isAside reports whether the words are nothing but a remark in brackets: 5537套(间).
func isAside(tail string) bool {
	return strings.HasPrefix(tail, "(") && strings.IndexByte(tail, ')') == len(strings.TrimRight(tail, " 。!;"))-1
}

// isAttribute reports whether the quantity only says which things are meant: 占比高于5%的企业.
func (it targetItem) isAttribute(tail string) bool {
	return strings.HasPrefix(tail, "的") && !it.isWholeSize() && it.ending.bounds() && !it.ending.far && it.ending.words != "" && !allVerbs.ends(it.ending.words)
}

// isWholeSize reports whether the quantity is the size of the one thing that is made: 设立总规模50亿元的基金.
func (it targetItem) isWholeSize() bool {
	head := trimAims(it.ending.words)
	return endsWithAny(head, []string{"总规模", "总投资", "总面积", "总额", "总容量", "规模"}) && startsWithVerb(head, creatingVerbs) &&
		(strings.Contains(head, "总") || hasAny(it.after, "基金", "资金池"))
}

// comparedWith takes out the years that a value is compared with, which say nothing of the past: 比上年增长8%.
var comparedWith = strings.NewReplacer("较上年", "", "比上年", "", "较去年", "", "比去年", "")

// isDone reports whether the clause does something to as many things: 认定60家以上市级众创空间, 培育龙头企业30家.
func (r *targetReader) isDone(x *sentenceReading, it targetItem, tail string) bool {
	raw := trimWords(it.ending.words, aims)
	words := trimAims(raw)
	bound := it.q.comparator != "" || it.ending.comparator != ""
	does := startsWithVerb(raw, allVerbs) || r.makesLater(raw)
	switch {
	case it.ending.ofThings && it.q.counts(), guards.ends(words), it.q.counts() && startsWithAny(words, givens):
		return false
	case it.q.counts() && !bound && startsWithAny(trimWords(tail, modifiers), structures):
		return false
	case isScope(words):
		return x.aims || bound || does
	case strings.HasSuffix(words, "等") && it.q.counts():
		return x.aims || bound || startsWithVerb(raw, creatingVerbs)
	case it.q.counts() && !bound && it.q.sumsUp(words):
		return startsWithVerb(raw, creatingVerbs)
	}
	return does || x.aims && tail != "" && it.q.counts() && allVerbs.ends(trimTail(tail)) || allVerbs.ends(strings.TrimSuffix(words, "出")) || risesTo(words) || (x.aims || bound) && allVerbs.within(words)
}

// makesLater reports whether the words name who or where makes it, and then a verb of making: 城区新增, 与A大学共建.
func (r *targetReader) makesLater(words string) bool {
	head := firstRunes(words, 6)
	if startsWithAny(words, []string{"与", "联合", "依托", "会同"}) {
		head = words
	}
	return creatingVerbs.within(head) && !hasAny(head, "现", "已", "的")
}

// bounds reports whether the words before the number compare with it.
func (e headEnding) bounds() bool { return e.comparator != "" && e.comparator != graph.About }

// ratePaid reports whether a percentage is a rate by which money is paid.
func ratePaid(tail string) bool {
	return hasAny(firstRunes(tail, 8), "补", "奖", "征", "返还", "税", "贴息")
}

// bareValue reports whether a number without a unit is a value that an index reaches: 指数达到80.
func (it targetItem) bareValue(s string) bool {
	rest := strings.TrimLeft(s[it.q.to:], " ")
	ends := rest == "" || strings.HasPrefix(rest, "。") || strings.ContainsRune(",;)", rune(rest[0])) || it.q.comparator != ""
	return ends && it.ending.reaches && it.ending.words != "" && !it.q.spelled
}

// rewarded reports whether the clause hands out money, goes on from one that did, or says what it is handed out for.
func (r *targetReader) rewarded(x *sentenceReading, clause int) bool {
	if x.rewards[clause] || strings.HasPrefix(strings.TrimSpace(r.s[x.clauses[clause].from:]), "凡") || clause > 0 && x.rewards[clause-1] && r.s[x.clauses[clause-1].to] == ',' {
		return true
	}
	for i := clause; i < min(clause+3, len(x.clauses)-1) && r.s[x.clauses[i].to] == ','; i++ {
		if x.rewards[i+1] {
			return r.isCondition(x.clauses[clause])
		}
	}
	return false
}

// isCondition reports whether the clause says who or what is meant by the next one: 对年销售额首次突破1亿元的,…
func (r *targetReader) isCondition(c stretch) bool {
	text := strings.TrimSpace(r.s[c.from:c.to])
	return strings.HasSuffix(text, "的") || startsWithAny(text, []string{"对", "凡"}) || strings.Contains(text, "首次")
}

// isPast reports whether the clause reports what is already so.
func (r *targetReader) isPast(x *sentenceReading, before string) bool {
	if hasAny(before, "现有", "原有") && !hasAny(before, "基础上") {
		return true
	}
	if strings.Contains(before, "较") || strings.Contains(before, "比") {
		before = comparedWith.Replace(before)
	}
	return !x.aims && hasAny(before, pastWords...)
}

func (r *targetReader) tail(it targetItem) string { return r.text(it.tail) }

// startsWithVerb reports whether the words begin with one of the verbs, after words on where, how and how often.
func startsWithVerb(words string, verbs *wordSet) bool {
	for range 8 {
		words = strings.TrimLeft(words, " ,、;:。")
		if verbs.begins(words) {
			return true
		}
		rest := cutPrefixes(words, manner)
		if rest == words {
			return false
		}
		words = rest
	}
	return false
}

// cutPrefixes cuts the first of the words that s begins with off its start.
func cutPrefixes(s string, words []string) string {
	for _, w := range words {
		if rest, ok := strings.CutPrefix(s, w); ok {
			return rest
		}
	}
	return s
}

// risesTo reports whether the words say that something grows to what follows: 范围拓展至郊区的….
func risesTo(words string) bool {
	for _, d := range directions.words {
		for _, mark := range levelMarks {
			if strings.Contains(words, d+mark) {
				return true
			}
		}
	}
	return false
}

// manner are words that may stand before the verb.
var manner = []string{
	"重点", "着力", "加快", "积极", "集中", "全力", "每年", "全年", "累计", "全市", "全省", "全国", "全区", "全县", "本市", "本省", "我市", "我省", "我区", "我县", "各区县", "每个区县", "各地", "每季度", "每月", "再", "新", "逐步", "基本", "全面", "持续", "深入",
	"大力", "计划", "将", "要", "并", "共", "共同", "组织", "至少", "支持", "鼓励", "引导",
}

// guards are the words before a number by which it says which things are meant, not how many there shall be.
var guards = newWordSet([]string{"原", "共", "这", "该", "上述", "以下", "下列", "其余", "由", "从", "联合", "分为", "分", "涉及", "包括", "会同", "针对", "面向", "下设", "等部门", "号"})

// givens are the verbs that take up what others have laid down, whose number is given: 落实18条措施.
var givens = []string{"落实", "贯彻", "执行", "按照", "根据", "依据"}

// isScope reports whether the words are nothing but where something is counted: 全市, 每个区县.
func isScope(words string) bool {
	switch words {
	case "", "全市", "全省", "全国", "全区", "全县", "本市", "本省", "我市", "我省", "我区", "我县", "各区县", "每个区县", "每年", "每县", "每个县", "市级", "省级", "市区", "城区", "各县", "各地", "各市":
		return true
	}
	return false
}

// sumsUp reports whether the number only says how many were just listed: 宽带、无线、枢纽3个专项.
func (q quantity) sumsUp(words string) bool {
	at, n := lastConnective(words)
	if n == 0 || isVerb(words[at+n:]) {
		return false
	}
	return int(q.value) == 1+strings.Count(words, "、")+strings.Count(words, "和") || !allVerbs.within(words[at:])
}

// goesOn reports whether a clause without a verb continues the target before it: 城区1Mbps以上覆盖,郊区3Mbps以上覆盖.
func (it targetItem) goesOn(last *TargetFinding) bool {
	return last != nil && it.q.unit.text == last.Unit && it.q.comparator != ""
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

var measureUnits = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`公里 千米 平方公里 平方千米 平方米 平米 立方米 方 米 厘米 毫米 微米 纳米 里 海里 亩 公顷 吨 吨标准煤 吨标煤 公斤 千克 微克 毫克 克 斤 升 毫升
		千瓦 千瓦时 兆瓦 兆瓦时 瓦 千伏 千伏安 伏 安 赫兹 兆赫 兆 兆比特 吉比特 度 岁 百分点 个百分点 %`) {
		set[w] = true
	}
	for w := range unitSymbols {
		set[w] = true
	}
	return set
}()
