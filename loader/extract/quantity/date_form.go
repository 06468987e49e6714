package quantity

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// dayHan reads 2014年8月25日, in figures or in Chinese.
func dayHan(s string) (day graph.Date, n int) {
	year, n := yearAt(s)
	if n == 0 {
		year, n = yearSpelled(s)
	}
	if n == 0 {
		return day, 0
	}
	month, k := dateNumber(s[n:], "年", "月")
	if k == 0 {
		return day, 0
	}
	n += k
	date, k := dateNumber(s[n:], "月", "日")
	if k == 0 {
		return day, 0
	}
	return graph.Date{Year: year, Month: month, Day: date}, n + k + len("日")
}

// dateNumber reads a mark and the number that stands between it and the next mark: 年8 in 年8月.
func dateNumber(s, mark, next string) (v, n int) {
	rest, ok := strings.CutPrefix(s, mark)
	if !ok {
		return 0, 0
	}
	v, n = smallNumber(rest)
	if n == 0 || !strings.HasPrefix(rest[n:], next) {
		return 0, 0
	}
	return v, len(mark) + n
}

// smallNumber reads one or two figures, or a Chinese number up to 99.
func smallNumber(s string) (v, n int) {
	for n < len(s) && n < 2 && isDigit(s[n]) {
		v = v*10 + int(s[n]-'0')
		n++
	}
	if n > 0 {
		return v, n
	}
	f, n := hanNumber(s)
	if f > 99 {
		return 0, 0
	}
	return int(f), n
}

// yearSpelled reads a year whose figures are Chinese: 二〇一二, 二零一二, 二○一二.
func yearSpelled(s string) (year, n int) {
	for range 4 {
		r, size := utf8.DecodeRuneInString(s[n:])
		v, ok := hanDigit[r]
		if !ok {
			return 0, 0
		}
		year, n = year*10+int(v), n+size
	}
	if year < 1900 || year > 2099 {
		return 0, 0
	}
	return year, n
}

// dayISO reads 2012-01-04 and 2012.1.4.
func dayISO(s string) (day graph.Date, n int) {
	day.Year, n = yearAt(s)
	if n == 0 || n >= len(s) || !strings.ContainsRune("-./", rune(s[n])) {
		return graph.Date{}, 0
	}
	mark := s[n : n+1]
	v, k := smallNumber(s[n+1:])
	day.Month, n = v, n+1+k
	if k == 0 || !strings.HasPrefix(s[n:], mark) {
		return graph.Date{}, 0
	}
	v, k = smallNumber(s[n+1:])
	day.Day, n = v, n+1+k
	if k == 0 || n < len(s) && isDigit(s[n]) {
		return graph.Date{}, 0
	}
	return day, n
}

var monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthAt reads the English name of a month, whole or by its first three letters with or without a stop.
func monthAt(s string) (month, n int) {
	for n < len(s) && n <= len("september") && isLetter(s[n]) {
		n++
	}
	word := strings.ToLower(s[:n])
	for i, name := range monthNames {
		if word == name || word == name[:3] || word == "sept" && i == 8 {
			if word != name && strings.HasPrefix(s[n:], ".") {
				n++
			}
			return i + 1, n
		}
	}
	return 0, 0
}

func monthMayBegin(s string) bool {
	_, n := monthAt(s)
	return n > 0
}

// dayEnglish reads May 14, 2020 and 14 May 2020.
func dayEnglish(s string) (day graph.Date, n int) {
	d, n := dateEnglish(s)
	if d.Day == 0 {
		return graph.Date{}, 0
	}
	return graph.Date(d), n
}

// dateEnglish reads an English date with a month: May 14, 2020, 14 May 2020 or May 2020.
func dateEnglish(s string) (d graph.PartialDate, n int) {
	if d.Day, n = smallNumber(s); n > 0 {
		n += leadingSpaces(s[n:])
	}
	month, k := monthAt(s[n:])
	if k == 0 {
		return graph.PartialDate{}, 0
	}
	d.Month, n = month, n+k+leadingSpaces(s[n+k:])
	if d.Day == 0 {
		d.Day, n = dayAfterMonth(s, n)
	}
	year, k := yearAt(s[n:])
	if k == 0 || d.Day != 0 && !dateExists(graph.Date{Year: year, Month: d.Month, Day: d.Day}) {
		return graph.PartialDate{}, 0
	}
	d.Year = year
	return d, n + k
}

// dayAfterMonth reads the 14 of May 14, 2020 from s[n:] and what stands between it and the year.
func dayAfterMonth(s string, n int) (day, end int) {
	if _, k := yearAt(s[n:]); k > 0 {
		return 0, n
	}
	v, k := smallNumber(s[n:])
	if k == 0 {
		return 0, n
	}
	n += k
	n += len(s[n:]) - len(strings.TrimLeft(s[n:], ", "))
	return v, n
}

func leadingSpaces(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
