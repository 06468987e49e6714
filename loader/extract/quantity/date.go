package quantity

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// ParseDay reads the full day at the start of s, a text in normal form: 2014年8月25日, 二〇一二年三月五日, 2012-01-04,
// May 14, 2020 or 14 May 2020. n is the number of bytes it takes, 0 where there is none or the calendar has no such day.
func ParseDay(s string) (day graph.Date, n int) {
	for _, read := range []func(string) (graph.Date, int){dayHan, dayISO, dayEnglish} {
		if day, n = read(s); n > 0 && dateExists(day) {
			return day, n
		}
	}
	return graph.Date{}, 0
}

// FindDay finds the first full day in s and where it stands: s[at:at+n]. The day is zero where there is none.
func FindDay(s string) (day graph.Date, at, n int) {
	inWord := false
	for i, r := range s {
		if !inWord && dateMayBegin(s[i:]) {
			if day, n = ParseDay(s[i:]); n > 0 {
				return day, i, n
			}
		}
		inWord = r < utf8.RuneSelf && (isDigit(byte(r)) || isLetter(byte(r)))
	}
	return graph.Date{}, 0, 0
}

// FindPeriod reads the years that a title names as those of the plan: (2016-2017年), 2011-2013年, "十四五", 2020 Action Plan. Both are
// 0 where it names none; a single year is a period of one, but at the end of an English title (Roadmap 2030) it is only
// when the plan ends.
func FindPeriod(title string) (start, end int) {
	single := 0
	for i := range title {
		if first, last, n := yearsAt(title, i); n > 0 {
			if last > first {
				return first, last
			}
			if single == 0 && !strings.HasPrefix(title[i+n:], "]") && !dateIsEdition(title[i+n:]) {
				single = first
			}
		}
		if p, n := fiveYearsAt(title[i:]); n > 0 {
			return p - 4, p
		}
	}
	if n := len(title) - len("2030"); single > 0 && n > 1 && title[n-1] == ' ' && isLetter(title[n-2]) && isDigit(title[n]) {
		return 0, single
	}
	return single, single
}

// dateIsEdition reports whether what follows a year makes it the edition of another thing: 2020年版.
func dateIsEdition(rest string) bool {
	return strings.HasPrefix(strings.TrimPrefix(rest, "年"), "版")
}

// yearsAt reads a year or a range of years at s[i:] up to the mark 年, which it leaves unless it stands inside the range.
func yearsAt(s string, i int) (first, last, n int) {
	if i > 0 && (isDigit(s[i-1]) || isLetter(s[i-1]) || s[i-1] == '[') {
		return 0, 0, 0
	}
	first, n = yearAt(s[i:])
	if n == 0 {
		return 0, 0, 0
	}
	rest := strings.TrimPrefix(s[i+n:], "年")
	if sep := rangeMark(rest); sep > 0 {
		if last, k := yearAt(rest[sep:]); k > 0 && last >= first {
			return first, last, len(s) - i - len(rest) + sep + k
		}
	}
	return first, first, n
}

// yearAt reads four digits between 1900 and 2099 that no digit follows.
func yearAt(s string) (year, n int) {
	if len(s) < 4 || s[:2] != "19" && s[:2] != "20" || !isDigit(s[2]) || !isDigit(s[3]) || len(s) > 4 && isDigit(s[4]) {
		return 0, 0
	}
	return int(s[0]-'0')*1000 + int(s[1]-'0')*100 + int(s[2]-'0')*10 + int(s[3]-'0'), 4
}

// fiveYearsAt reads the short name of a five-year plan, such as “十三五” with or without its quotes, as its last year.
// Without quotes 十五 is only a number.
func fiveYearsAt(s string) (last, n int) {
	body, quoted := s, false
	for _, open := range []string{"“", `"`, "‘"} {
		if rest, ok := strings.CutPrefix(s, open); ok {
			body, quoted = rest, true
		}
	}
	for i, name := range []string{"十一五", "十二五", "十三五", "十四五", "十五五", "十五"} {
		rest, ok := strings.CutPrefix(body, name)
		if !ok || name == "十五" && !quoted {
			continue
		}
		for _, shut := range []string{"”", `"`, "’"} {
			rest = strings.TrimPrefix(rest, shut)
		}
		if name == "十五" {
			return 2005, len(s) - len(rest)
		}
		return 2010 + 5*i, len(s) - len(rest)
	}
	return 0, 0
}

// rangeMark is the length of the mark between the ends of a range at the start of s, 0 where there is none.
func rangeMark(s string) int {
	for _, mark := range []string{"—", "–", "-", "~", "至", "到", "―", "－", "─"} {
		if strings.HasPrefix(s, mark) {
			n := len(mark)
			for strings.HasPrefix(s[n:], mark) {
				n += len(mark)
			}
			return n
		}
	}
	return 0
}

func dateMayBegin(s string) bool {
	switch c := s[0]; {
	case isDigit(c):
		return true
	case c < utf8.RuneSelf:
		return isLetter(c) && monthMayBegin(s)
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r == '二' || r == '一'
}

func dateExists(d graph.Date) bool {
	t := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return d.Year >= 1900 && d.Year < 2100 && t.Day() == d.Day && int(t.Month()) == d.Month
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
