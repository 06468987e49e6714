package quantity

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// dateSuffixes say what a date does by what follows it; longer ones stand before what they begin with.
var dateSuffixes = []struct {
	word  string
	force dateForce
	month int // 0 where it names none
}{
	{"版", dateIdle, 0}, {"以来", dateIdle, 0}, {"起", dateIdle, 0}, {"开始", dateIdle, 0}, {"之后", dateIdle, 0}, {"以后", dateIdle, 0}, {"后", dateIdle, 0},
	{"度", dateStated, 0}, {"至今", dateIdle, 0},
	{"年底前", dateDue, 0}, {"年底之前", dateDue, 0}, {"年底", dateDue, 0}, {"年末", dateDue, 0},
	{"上半年", dateDue, 6}, {"下半年", dateDue, 0},
	{"第一季度", dateDue, 3}, {"第二季度", dateDue, 6}, {"第三季度", dateDue, 9}, {"第四季度", dateDue, 12},
	{"一季度", dateDue, 3}, {"二季度", dateDue, 6}, {"三季度", dateDue, 9}, {"四季度", dateDue, 12},
	{"底前", dateDue, 0}, {"末前", dateDue, 0}, {"底", dateDue, 0}, {"期末", dateDue, 0}, {"末", dateDue, 0},
	{"前三", dateStated, 0}, {"前", dateDue, 0}, {"之前", dateDue, 0}, {"以前", dateDue, 0},
	{"期间", dateDue, 0}, {"时期", dateDue, 0}, {"之内", dateDue, 0}, {"内", dateDue, 0},
	{"年初", dateStated, 0}, {"初", dateStated, 0}, {"上旬", dateDue, 0}, {"中旬", dateDue, 0}, {"下旬", dateDue, 0}, {"份", dateStated, 0},
}

// datePrefixes say what a date does by what stands before it; an idle one wins over any suffix.
var datePrefixes = []struct {
	word  string
	force dateForce
}{
	{"每年", dateIdle}, {"次年", dateIdle}, {"当年", dateIdle}, {"去年", dateIdle}, {"比", dateIdle}, {"较", dateIdle}, {"自", dateIdle}, {"从", dateIdle}, {"以", dateIdle}, {"与", dateIdle},
	{"截至", dateStated}, {"截止", dateStated}, {"到", dateDue}, {"至", dateDue},
}

// suffix takes in the words after the date that say what it does; n is how many bytes they take.
func (m *dateMark) suffix(s string) (n int) {
	start := m.to
	for again := true; again; {
		again = false
		for _, x := range dateSuffixes {
			if !strings.HasPrefix(s[m.to:], x.word) || x.month > 0 && m.date.Month > 0 {
				continue
			}
			m.force, m.to, again = x.force, m.to+len(x.word), x.force != dateIdle
			if x.month > 0 {
				m.date.Month = x.month
			}
			break
		}
	}
	if rest, ok := strings.CutPrefix(s[m.to:], "的"); ok && rest != "" && isDigit(rest[0]) { // 2015年的2倍
		m.force = dateIdle
	}
	if strings.HasPrefix(s[m.to:], "的基础上") || strings.HasPrefix(s[m.to:], "基础上") || strings.HasPrefix(s[m.to:], "相比") {
		m.force = dateIdle
	}
	return m.to - start
}

// prefix takes in the word before the date that says what it does.
func (m *dateMark) prefix(s string) {
	for _, word := range []string{"于", "在"} {
		if strings.HasSuffix(s[:m.from], word) {
			m.from -= len(word)
		}
	}
	for _, x := range datePrefixes {
		if !strings.HasSuffix(s[:m.from], x.word) {
			continue
		}
		m.from -= len(x.word)
		switch {
		case x.force == dateIdle:
			m.force = dateIdle
		case m.force != dateIdle:
			m.force = x.force
		}
		return
	}
}

// wordMark reads a date that names the year by a word: 今年底, 明年6月底前, 年内, 年底前. year is the plan's.
func wordMark(s string, at, year int) (m dateMark, ok bool) {
	if year == 0 {
		return m, false
	}
	rest := s[at:]
	m = dateMark{date: graph.PartialDate{Year: year}, from: at, to: at + len("今年"), force: dateStated}
	switch {
	case strings.HasPrefix(rest, "今年"), strings.HasPrefix(rest, "本年"):
	case strings.HasPrefix(rest, "明年"):
		m.date.Year++
	case strings.HasPrefix(rest, "年底"), strings.HasPrefix(rest, "年末"), strings.HasPrefix(rest, "年内"):
		m.to = at
		if endsInNumber(s[:at]) {
			return m, false
		}
		if before := lastRune(s[:at]); before == '上' || before == '去' {
			m.from, m.date.Year = at-len("上"), year-1
		}
		m.suffix(s)
		if m.to == at {
			m.to, m.force = at+len("年内"), dateDue
		}
		m.prefix(s)
		return m, true
	case startsWithAny(rest, []string{"上半年", "下半年", "一季度", "二季度", "三季度", "四季度", "第一季度", "第二季度", "第三季度", "第四季度"}):
		m.to = at
	default:
		return m, false
	}
	m.month(s)
	m.suffix(s)
	return m, true
}

// endsInNumber reports whether a number stands right before, so that 年 counts years.
func endsInNumber(s string) bool {
	if s == "" {
		return false
	}
	return isDigit(s[len(s)-1]) || strings.ContainsRune("一二两三四五六七八九十几多每当全", lastRune(s))
}

// englishMark reads an English date with its month.
func englishMark(s string, at int) (m dateMark, ok bool) {
	d, n := dateEnglish(s[at:])
	if n == 0 {
		return m, false
	}
	m = dateMark{date: d, from: at, to: at + n, force: dateStated}
	if k := englishDue(s[:at]); k > 0 {
		m.from, m.force = at-k, dateDue
	}
	return m, true
}

// englishDue is the length of the words before a date that make it a deadline, such as by, before, no later than and by
// the end of; 0 where there are none.
func englishDue(before string) int {
	tail := lowerLatin(before[max(0, len(before)-40):])
	rest := strings.TrimRight(tail, " ")
	for _, filler := range []string{"fiscal year", "fy", "the end of", "end of", "the"} {
		rest = strings.TrimRight(strings.TrimSuffix(rest, filler), " ")
	}
	for _, word := range []string{"no later than", "by", "before", "until", "through"} {
		if front, ok := strings.CutSuffix(rest, word); ok && (front == "" || !isLetter(front[len(front)-1])) {
			return len(tail) - len(front)
		}
	}
	return 0
}

// lowerLatin writes ASCII letters small and leaves every other byte, so that offsets stay.
func lowerLatin(s string) string {
	b := []byte(s)
	for i := range b {
		b[i] = lowerASCII(b[i])
	}
	return string(b)
}

func lowerASCII(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + ('a' - 'A')
	}
	return b
}
