package quantity

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// quantity is a number in a text with its unit, and what after it bounds it: s[from:to] is 60家以上.
type quantity struct {
	from, to   int
	value      float64
	max        *float64 // the upper end of a range
	unit       unit
	comparator graph.Comparator // what stands after the number says; empty where nothing does
	spelled    bool             // written in Chinese: 三家
	class      bool             // 级, 型: it names a class of things, not a number of them
	enclosed   bool             // it stands in brackets
	base       bool             // what the value is raised or lowered from: 从2% in 从2%提高到3%
	given      bool             // it only says who or what something consists of: 由12名专家组成
	digits     int              // where the number itself ends
	vague      bool             // what it is cannot be said for sure: 数十家, 三分之二, 12 50个. It is reported and no target
}

// bounds are the words after a quantity that bound it; longer ones stand before what they begin with.
var bounds = []struct {
	word       string
	comparator graph.Comparator
}{
	{"及以上", graph.GE}, {"及其以上", graph.GE}, {"(含)以上", graph.GE}, {"以上", graph.GE}, {"以内", graph.LE}, {"之内", graph.LE}, {"及以下", graph.LE}, {"(含)以下", graph.LE}, {"以下", graph.LE},
	{"左右", graph.About}, {"上下", graph.About}, {"内", graph.LE},
}

// findQuantities lists the numbers with units in the text, and bare numbers, outside quotes and dates.
func findQuantities(s string, sh bracketMask, dates []dateMark) (list []quantity) {
	for at := 0; at < len(s); {
		if len(dates) > 0 && at >= dates[0].from {
			at, dates = max(at, dates[0].to), dates[1:]
			continue
		}
		if beginsNumber(s[at:]) {
			if q, ok := quantityAt(s, at, sh); ok {
				list = append(list, q)
				at = q.to
				continue
			}
		}
		at = pastNumber(s, at)
	}
	return list
}

// beginsNumber is a quick test by which characters that no number begins with cost next to nothing.
func beginsNumber(s string) bool {
	if s[0] < utf8.RuneSelf {
		return isDigit(s[0])
	}
	r, _ := utf8.DecodeRuneInString(s)
	return isNumeral(r) || r == '番' || r == '半'
}

// pastNumber is the place after the character at s[at:], or after the figures that begin there.
func pastNumber(s string, at int) int {
	switch c := s[at]; {
	case isDigit(c):
		return at + digits(s[at:])
	case c < utf8.RuneSelf:
		return at + 1
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	return at + size
}

func quantityAt(s string, at int, sh bracketMask) (q quantity, ok bool) {
	q = quantity{from: at, enclosed: sh[at] == inBrackets}
	if sh[at] == inQuotes || !q.number(s) {
		return q, false
	}
	q.digits = q.to
	if q.unit.text == "" {
		q.takeUnit(s)
	}
	if q.unit.text == "" && q.ratio(s) {
		return q, false
	}
	from := strings.ContainsRune("从由", lastRune(s[:at]))
	q.given = from && !raises(s[q.to:])
	q.base = from && !q.given || strings.HasSuffix(s[:at], " from ")
	q.rangeEnd(s)
	q.tenths(s)
	q.bound(s)
	q.sign(s)
	return q, q.standsAlone(s)
}

// raises reports whether the clause goes on to what a value is raised or lowered to: 从2%|提高到3%.
func raises(rest string) bool {
	rest = rest[:min(len(rest), 120)]
	if stop := strings.IndexAny(rest, ",;"); stop >= 0 {
		rest = rest[:stop]
	}
	return hasAny(rest, "到", "至", "为", "达")
}

// takeUnit reads the unit behind the number.
func (q *quantity) takeUnit(s string) {
	q.unit = unitAt(s[q.to:])
	q.unit.from += q.to
	q.to += q.unit.n
}

// number reads the number itself, in figures, as 百分之八十 or in Chinese.
func (q *quantity) number(s string) bool {
	rest := s[q.from:]
	if isDigit(rest[0]) {
		return q.inFigures(s)
	}
	before := lastRune(s[:q.from])
	if unit, n := perHundred(rest); n > 0 {
		return q.fraction(rest, unit, n)
	}
	switch {
	case strings.HasPrefix(rest, "番") && before == '翻':
		q.value, q.to, q.spelled = 1, q.from, true
		return true
	case strings.HasPrefix(rest, "半"):
		return q.half(s)
	case strings.ContainsRune("数几好", before):
		q.vague, q.spelled = true, true
		q.from -= len("数")
		rest = s[q.from+len("数"):]
		v, n := hanNumber(rest)
		q.value, q.to = v, q.from+len("数")+n
		return v > 0
	case strings.ContainsRune(numeralRunes, before):
		return false
	}
	q.spelled = true
	if low, high, n := hanPair(rest); n > 0 {
		q.value, q.max, q.to = low, &high, q.from+n
		return true
	}
	v, n := hanNumber(rest)
	if n == 0 && (strings.HasPrefix(rest, "万") || strings.HasPrefix(rest, "亿")) {
		v = 1
	}
	q.value, q.to = v, q.from+n
	return v > 0 && !q.partOf(s)
}

// inFigures reads 6000, 1.28 or 2 000.
func (q *quantity) inFigures(s string) bool {
	rest := s[q.from:]
	v, n := arabicNumber(rest)
	if n == 0 || partOfName(s[:q.from]) || isCode(rest[:n]) {
		return false
	}
	q.value, q.to = v, q.from+n
	if v, end, sure := cutNumber(rest, n); end > 0 {
		q.value, q.to, q.vague = v, q.from+end, !sure
	}
	return true
}

// isCode reports whether figures are a number to call or to file by: 0571, 0012.
func isCode(figures string) bool {
	return len(figures) > 2 && figures[0] == '0' && isDigit(figures[1])
}

// perHundred reads the beginning of a percentage in words, which says its unit.
func perHundred(s string) (unit string, n int) {
	for _, x := range []struct{ word, unit string }{{"百分之", "%"}, {"千分之", "‰"}} {
		if strings.HasPrefix(s, x.word) {
			return x.unit, len(x.word)
		}
	}
	return "", 0
}

// fraction reads the number behind 百分之.
func (q *quantity) fraction(rest, symbol string, n int) bool {
	v, k := hanNumber(rest[n:])
	if k == 0 {
		v, k = arabicNumber(rest[n:])
	}
	q.value, q.to, q.unit = v, q.from+n+k, unit{text: symbol, word: symbol}
	return k > 0
}

// half reads 过半 and 超过半数 as more than 50 %, 半数以上 and 一半以上 as at least as much, and 减少一半 as 50 %. 时间过半 is a saying.
func (q *quantity) half(s string) bool {
	if head, ok := strings.CutSuffix(s[:q.from], "一"); ok {
		q.from, q.to = len(head), q.from+len("半")
		q.value, q.unit = 50, unit{text: "%", word: "%"}
		return directions.ends(head) || endsWithAny(head, reached)
	}
	head := strings.TrimSuffix(strings.TrimSuffix(s[:q.from], "过"), "超")
	rest := strings.TrimPrefix(s[q.from+len("半"):], "数")
	if strings.HasPrefix(rest, "以上") && len(rest) < len(s)-q.from-len("半") && len(head) == q.from {
		q.to, q.value, q.unit = len(s)-len(rest), 50, unit{text: "%", word: "%"}
		return true
	}
	ends := rest == "" || strings.ContainsRune(",;)", rune(rest[0])) || startsWithAny(rest, []string{"。", "、", "的", "以上"})
	if !ends || len(head) == q.from || startsWithAny(rest, []string{"以上"}) || strings.ContainsRune("间务双", lastRune(head)) {
		return false
	}
	q.from, q.to, q.value, q.comparator = len(head), len(s)-len(rest), 50, graph.GT
	q.unit = unit{text: "%", word: "%"}
	return true
}

// partOf reads 三分之二, and 上百 as more than a hundred. It reports whether the number is part of something else.
func (q *quantity) partOf(s string) bool {
	if rest, ok := strings.CutPrefix(s[q.to:], "分之"); ok {
		_, n := hanNumber(rest)
		q.to, q.vague = q.to+len("分之")+n, true
		q.unit = unit{text: s[q.from:q.to], word: "%"}
		return n == 0
	}
	if q.digits = q.to; q.bare(s) && strings.HasSuffix(s[:q.from], "上") {
		q.from, q.comparator = q.from-len("上"), graph.GT
	}
	return false
}

// bare reports whether the number is no more than a power of ten: 百, 千, 万.
func (q *quantity) bare(s string) bool {
	first := firstRune(s[q.from:])
	return hanPower(first) > 10 && q.digits == q.from+utf8.RuneLen(first) || first == '万' || first == '亿'
}

// numeralRunes are the characters after which a Chinese number is part of something longer, such as 第三 or “二十”.
const numeralRunes = "第〇零一二两三四五六七八九十百千万亿多周星初"

// partOfName reports whether what stands before figures makes them part of a name or a longer number: IPv6, 4.0, 第3, 前10.
func partOfName(before string) bool {
	if before == "" {
		return false
	}
	c := before[len(before)-1]
	if isDigit(c) || isLetter(c) || strings.ContainsRune(".+×/·_#@", lastRune(before)) {
		return true
	}
	if c == '-' && len(before) > 1 && (isLetter(before[len(before)-2]) || isDigit(before[len(before)-2])) {
		return true
	}
	return strings.ContainsRune("第前·×", lastRune(before))
}

// ratio reads the second part of 1.5:1 as the unit. It reports whether the figures are a time of day instead: 9:30.
func (q *quantity) ratio(s string) (clock bool) {
	rest, ok := strings.CutPrefix(s[q.to:], ":")
	if !ok || q.spelled {
		return false
	}
	_, n := arabicNumber(rest)
	if n == 0 {
		return false
	}
	if isClock(s[:q.from], q.value, rest[:n]) {
		return true
	}
	q.unit = unit{text: s[q.to : q.to+1+n], word: ":", n: 1 + n}
	q.to += q.unit.n
	return false
}

// isClock reports whether an hour and the figures behind its colon are a time of day.
func isClock(before string, hour float64, minutes string) bool {
	if len(minutes) != 2 || minutes > "59" || hour > 24 || hour != float64(int(hour)) {
		return false
	}
	half := endsWithAny(before, []string{"上午", "下午", "中午", "晚上", "晚", "早上", "凌晨", "每天", "每日", "于", "至", "-", "—", "~"})
	return half || hour >= 5 || minutes[0] == '0'
}

// rangeEnd reads the other end of a range: 1~2个, 10%—15%, 45~32纳米. The value is the lower end, however written.
func (q *quantity) rangeEnd(s string) {
	n := rangeMark(s[q.to:])
	if n == 0 || q.base || q.max != nil || q.vague {
		return
	}
	end := quantity{from: q.to + n}
	minus := strings.HasPrefix(s[end.from:], "-")
	if minus {
		end.from++
	}
	if end.from >= len(s) || !end.figures(s) {
		return
	}
	if end.unit.text == "" {
		end.takeUnit(s)
	}
	if q.unit.text != "" && q.unit.text != end.unit.text && !strings.HasSuffix(end.unit.text, q.unit.text) {
		return
	}
	if minus {
		end.value = -end.value
	}
	q.to, q.unit = end.to, end.unit
	if minusBefore(s[:q.from]) && q.isTemperature() {
		q.value = -q.value
	}
	low, high := min(q.value, end.value), max(q.value, end.value)
	q.value, q.max = low, &high
}

// figures reads a number that has others before it.
func (q *quantity) figures(s string) bool {
	if symbol, n := perHundred(s[q.from:]); n > 0 {
		return q.fraction(s[q.from:], symbol, n)
	}
	v, n := arabicNumber(s[q.from:])
	if n == 0 {
		v, n = hanNumber(s[q.from:])
	}
	q.value, q.to = v, q.from+n
	return n > 0
}

// tenths reads the second digit of 七成五.
func (q *quantity) tenths(s string) {
	if d := hanDigit[firstRune(s[q.to:])]; q.unit.text == "成" && q.spelled && d > 0 {
		q.value, q.to = q.value+d/10, q.to+len("五")
	}
}

// bound reads what bounds the quantity after it.
func (q *quantity) bound(s string) {
	if q.unit.over {
		q.comparator = graph.GT
	}
	for _, b := range bounds {
		if strings.HasPrefix(s[q.to:], b.word) && !(b.word == "内" && !q.isTime()) {
			q.comparator, q.to = b.comparator, q.to+len(b.word)
			break
		}
	}
	for _, word := range []string{"级", "型"} {
		if strings.HasPrefix(s[q.to:], word) && q.unit.text != "" {
			q.class = true
		}
	}
}

// sign takes in the sign of a temperature.
func (q *quantity) sign(s string) {
	before := s[:q.from]
	switch {
	case !q.isTemperature():
	case strings.HasSuffix(before, "零下"):
		q.from, q.value = q.from-len("零下"), -q.value
	case minusBefore(before):
		q.from--
		if q.max == nil {
			q.value = -q.value
		}
	}
}

// minusBefore reports whether a minus stands before a number, and not the mark of a range.
func minusBefore(before string) bool {
	head, ok := strings.CutSuffix(before, "-")
	head = strings.TrimRight(head, " ")
	return ok && (head == "" || head[len(head)-1] >= utf8.RuneSelf && !strings.HasSuffix(head, "℃"))
}

func (q *quantity) isTemperature() bool {
	switch q.unit.word {
	case "℃", "摄氏度", "度":
		return true
	}
	return false
}

func (q *quantity) isTime() bool {
	switch q.unit.word {
	case "小时", "个小时", "分钟", "秒", "毫秒", "天", "日", "个工作日", "工作日", "个自然日", "自然日", "个月", "周":
		return true
	}
	return false
}

// standsAlone reports whether the number is one: not the beginning of a name (3D, 2号线, 24小时不打烊).
func (q *quantity) standsAlone(s string) bool {
	rest := s[q.to:]
	switch {
	case q.vague:
		return q.unit.text != "" && q.unit.text != "番"
	case q.spelled:
		return q.spelledStands(s)
	case q.unit.text == "":
		return q.comparator != "" || rest == "" || rest == "." || strings.HasPrefix(rest, ". ") || strings.ContainsRune(" ,;:)|", rune(rest[0])) || strings.HasPrefix(rest, "。") || strings.HasPrefix(rest, "、")
	case strings.EqualFold(q.unit.text, "G"):
		return q.max != nil || q.value < 2 || q.value > 6 || IsBandwidth(s, q.from) // 5G is a network
	}
	return true
}

// IsGeneration reports whether a label is 5G or its like.
func IsGeneration(label string) bool {
	return len(label) == 2 && isDigit(label[0]) && label[1]|0x20 == 'g'
}

// IsBandwidth reports whether the words that lead up to 5G say how wide a line is, so that no network is meant.
func IsBandwidth(s string, at int) bool {
	head := s[max(0, at-60):at]
	if cut := strings.LastIndexAny(head, ",;:"); cut >= 0 {
		head = head[cut+1:]
	}
	if cut := strings.LastIndex(head, "。"); cut >= 0 {
		head = head[cut+len("。"):]
	}
	leads := endsWithAny(head, []string{"至", "到", "达", "为", "超过", "带宽", "速率", "容量", "于", "≥", ">"})
	return leads && hasAny(head, "带宽", "出口", "速率", "容量", "流量", "扩容", "内存", "存储")
}

// spelledStands reports whether a number written in Chinese is one, and not part of a name (两化, 三网) or a manner of
// speaking (一批): it is too exact for one, its unit is for values, what stands around it bounds it, or it says how many
// things are made.
func (q *quantity) spelledStands(s string) bool {
	if q.unit.text == "" {
		return false
	}
	e := readEnding(s[max(0, q.from-24):q.from], "")
	switch {
	case q.unit.word == "番" || q.unit.word == "倍" || q.unit.word == "成":
		return e.reaches || q.comparator != ""
	case q.max != nil, q.comparator != "" && q.value > 1:
		return q.unit.word != ""
	case q.bare(s):
		return endsWithAny(s[:q.from], reached)
	case q.value >= 100 || q.unit.text != q.unit.word:
		return q.unit.word != ""
	case q.unit.word == "":
		return false
	case q.value < 2:
		return e.comparator == graph.GE
	}
	made := creatingVerbs.ends(e.words) && (q.value >= 10 || strings.Contains(counters, q.unit.word))
	exact := q.value > 10 && !strings.HasPrefix(s[q.to:], "方面")
	return q.comparator != "" || e.bounds() || made || exact
}

// reached are the words after which even 千亿元 and 百万户 are values.
var reached = []string{"突破", "达到", "超过", "超", "达", "逾", "近", "上"}

// counters are the units before which even a small Chinese number counts things, and is not part of a slogan.
const counters = "家座所处"

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
