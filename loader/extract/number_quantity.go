package extract

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
}

// bounds are the words after a quantity that bound it; longer ones stand before what they begin with.
var bounds = []struct {
	word       string
	comparator graph.Comparator
}{
	{"及以上", graph.GE}, {"(含)以上", graph.GE}, {"以上", graph.GE}, {"以内", graph.LE}, {"之内", graph.LE}, {"及以下", graph.LE}, {"以下", graph.LE}, {"左右", graph.About}, {"上下", graph.About}, {"内", graph.LE},
}

// findQuantities lists the numbers with units in the text, and bare numbers, outside quotes and dates.
func findQuantities(s string, sh shade, dates []dateMark) (list []quantity) {
	for at := 0; at < len(s); {
		if len(dates) > 0 && at >= dates[0].from {
			at, dates = max(at, dates[0].to), dates[1:]
			continue
		}
		if q, ok := quantityAt(s, at, sh); ok {
			list = append(list, q)
			at = q.to
			continue
		}
		at = pastNumber(s, at)
	}
	return list
}

// pastNumber is the place after the character at s[at:], or after the figures that begin there.
func pastNumber(s string, at int) int {
	if n := digits(s[at:]); n > 0 {
		return at + n
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	return at + size
}

func quantityAt(s string, at int, sh shade) (q quantity, ok bool) {
	q = quantity{from: at, enclosed: sh[at] == inBrackets}
	if sh[at] == inQuotes || !q.number(s) {
		return q, false
	}
	if q.unit.text == "" {
		q.unit = unitAt(s[q.to:])
		q.to += q.unit.n
	}
	if q.unit.text == "" {
		q.ratio(s)
	}
	q.base = strings.ContainsRune("从由", lastRune(s[:at]))
	q.rangeEnd(s)
	q.bound(s)
	return q, q.standsAlone(s)
}

// number reads the number itself, in figures, as 百分之八十 or in Chinese.
func (q *quantity) number(s string) bool {
	rest := s[q.from:]
	if isDigit(rest[0]) {
		v, n := arabicNumber(rest)
		q.value, q.to = v, q.from+n
		return n > 0 && !partOfName(s[:q.from])
	}
	if rest[0] < utf8.RuneSelf {
		return false
	}
	if percent, ok := strings.CutPrefix(rest, "百分之"); ok {
		v, n := hanNumber(percent)
		if n == 0 {
			v, n = arabicNumber(percent)
		}
		q.value, q.to, q.unit = v, q.from+len("百分之")+n, unit{text: "%", word: "%"}
		return n > 0
	}
	if strings.HasPrefix(rest, "番") && strings.HasSuffix(s[:q.from], "翻") {
		q.value, q.to, q.spelled = 1, q.from, true
		return true
	}
	if strings.ContainsRune(numeralRunes, lastRune(s[:q.from])) {
		return false
	}
	v, n := hanNumber(rest)
	if n == 0 && (strings.HasPrefix(rest, "万") || strings.HasPrefix(rest, "亿")) {
		v = 1
	}
	q.value, q.to, q.spelled = v, q.from+n, true
	return v > 0
}

// numeralRunes are the characters after which a Chinese number is part of something longer, such as 第三 or “二十”.
const numeralRunes = "第〇零一二两三四五六七八九十百千万亿几数多周星初"

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

// ratio reads the second part of 1.5:1 as the unit.
func (q *quantity) ratio(s string) {
	if rest, ok := strings.CutPrefix(s[q.to:], ":"); ok && !q.spelled {
		if _, n := arabicNumber(rest); n > 0 {
			q.unit = unit{text: s[q.to : q.to+1+n], word: ":", n: 1 + n}
			q.to += q.unit.n
		}
	}
}

// rangeEnd reads the other end of a range: 1~2个, 10%—15%, 45~32纳米. The value is the lower end, however written.
func (q *quantity) rangeEnd(s string) {
	n := rangeMark(s[q.to:])
	if n == 0 || q.base {
		return
	}
	end := quantity{from: q.to + n}
	if end.from >= len(s) || !end.figures(s) {
		return
	}
	end.unit = unitAt(s[end.to:])
	if q.unit.text != "" && q.unit.text != end.unit.text && !strings.HasSuffix(end.unit.text, q.unit.text) {
		return
	}
	q.to, q.unit = end.to+end.unit.n, end.unit
	low, high := min(q.value, end.value), max(q.value, end.value)
	q.value, q.max = low, &high
}

// figures reads a number that has others before it.
func (q *quantity) figures(s string) bool {
	v, n := arabicNumber(s[q.from:])
	if n == 0 {
		v, n = hanNumber(s[q.from:])
	}
	q.value, q.to = v, q.from+n
	return n > 0
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

func (q *quantity) isTime() bool {
	switch q.unit.word {
	case "小时", "个小时", "分钟", "秒", "毫秒", "天", "日", "个工作日", "工作日", "个自然日", "个月", "周":
		return true
	}
	return false
}

// standsAlone reports whether the number is one: not the beginning of a name (3D, 2号线, 24小时不打烊).
func (q *quantity) standsAlone(s string) bool {
	rest := s[q.to:]
	switch {
	case q.spelled:
		return q.spelledStands(s)
	case q.unit.text == "":
		return q.comparator != "" || rest == "" || rest == "." || strings.HasPrefix(rest, ". ") || strings.ContainsRune(" ,;:)|", rune(rest[0])) || strings.HasPrefix(rest, "。") || strings.HasPrefix(rest, "、")
	case strings.EqualFold(q.unit.text, "G"):
		return q.max != nil || q.value < 2 || q.value > 6 // 5G is a network
	}
	return true
}

// spelledStands reports whether a number written in Chinese is one, and not part of a name (两化, 三网) or a manner of
// speaking (一批): its unit is for values, or what stands around it bounds it, or it says how many things are made.
func (q *quantity) spelledStands(s string) bool {
	e := readEnding(s[max(0, q.from-24):q.from], "")
	switch {
	case q.unit.word == "番" || q.unit.word == "倍" || q.unit.word == "成":
		return e.reaches || q.comparator != ""
	case q.value >= 100 || q.unit.text != q.unit.word:
		return q.unit.text != "" && endsWithVerb(s[:q.from], reached)
	case q.unit.word == "":
		return false
	case q.value < 2:
		return e.comparator == graph.GE
	}
	made := endsWithVerb(e.words, creatingVerbs) && (q.value >= 10 || strings.Contains(counters, q.unit.word))
	return q.comparator != "" || e.bounds() || made
}

// reached are the words after which even 千亿元 and 百万户 are values.
var reached = []string{"突破", "达到", "超过", "超", "达", "逾", "近"}

// counters are the units before which even a small Chinese number counts things, and is not part of a slogan.
const counters = "家座所处"

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
