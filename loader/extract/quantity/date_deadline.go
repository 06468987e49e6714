package quantity

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

// FindDeadline reads the deadline by which a heading, or the introduction of an item, binds all that it says and what
// stands below it: 到2020年, 2015年底前, “十二五”期间 (its last year), 5月底完成, by September 2020. year is the plan's, for dates
// without one (0 where it is not known). In a passage of several sentences only the first one, or one that ends with a
// colon, governs the rest. The deadline is zero where there is none, where it lies before the plan's year, and where two differ.
func FindDeadline(text doc.Text, year int) graph.PartialDate {
	s := text.Norm
	if !mayHoldDate(s) {
		return graph.PartialDate{}
	}
	sh := newBracketMask(s)
	marks := findDates(s, sh, planYears{year: year})
	var due graph.PartialDate
	for _, sentence := range governingSentences(s, sh.sentences(s)) {
		for _, m := range marks {
			if m.from < sentence.from || m.from >= sentence.to || !m.governs(s, sentence) || m.date.Year < year {
				continue
			}
			if !due.IsZero() && due != m.date {
				return graph.PartialDate{}
			}
			due = m.date
		}
	}
	return due
}

// governingSentences are those whose deadline governs the passage and what follows it: the first with words beyond a
// heading, and those that end with a colon.
func governingSentences(s string, all []stretch) (list []stretch) {
	for i, sentence := range all {
		first := i == 0 || i == 1 && isBareHeading(s[all[0].from:all[0].to])
		if first || i == len(all)-1 && opensWithDeadline(s[sentence.from:sentence.to]) || strings.HasSuffix(s[sentence.from:sentence.to], ":") {
			list = append(list, sentence)
		}
	}
	return list
}

// opensWithDeadline reports whether a sentence begins with a year and promises no number itself, so that what follows has its date: 到2025年,
// 建成产业高地.
func opensWithDeadline(s string) bool {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(s, "力争"), "到")
	_, n := yearAt(rest)
	return ok && n > 0 && !strings.ContainsAny(rest[n:], "0123456789")
}

// isBareHeading reports whether a sentence is a heading without a statement of its own.
func isBareHeading(s string) bool {
	return utf8.RuneCountInString(s) <= 25 && !strings.ContainsAny(s, ",;:") && digits(strings.TrimLeft(s, "(")) == 0
}

// dateForce says what a date does in its sentence.
type dateForce int

const (
	dateIdle   dateForce = iota // nothing: the base of a comparison, a beginning, an edition, a date that comes every year
	dateStated                  // it says when, but not that this is the latest: 2014年完成…
	dateDue                     // it sets a deadline: 到2020年, 2015年底前
)

// dateMark is a date in a text: s[from:to], with the words around it that say what it does.
type dateMark struct {
	date     graph.PartialDate
	first    int // the first year of a range
	from, to int
	force    dateForce
}

// governs reports whether the date is the deadline of the sentence: it sets one, or it is all the sentence says, or a year
// begins a heading (2020年重点任务). The day of an event is none.
func (m dateMark) governs(s string, sentence stretch) bool {
	whole := m.from == sentence.from && m.to >= sentence.to
	heading := m.from == sentence.from && m.date.Day == 0 && isBareHeading(s[m.to:sentence.to])
	return m.force == dateDue || m.force == dateStated && (whole || heading)
}

func mayHoldDate(s string) bool {
	return strings.ContainsAny(s, "0123456789") || strings.Contains(s, "年") || strings.Contains(s, "五")
}

// findDates lists the dates of a text in their order; those in quotes and book marks are names.
func findDates(s string, sh bracketMask, years planYears) (list []dateMark) {
	known := years.year // the year that a month without one means
	for at := 0; at < len(s); {
		r, size := rune(s[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[at:])
		}
		if !beginsDate(r) {
			at += size
			continue
		}
		m, ok := dateMarkAt(s, at, sh, known, years)
		if !ok {
			at += size
			continue
		}
		if m.date.Year > 0 && m.force != dateIdle {
			known = m.date.Year
		}
		list = append(list, m)
		at = m.to
	}
	return list
}

// beginsDate is a quick test by which characters that no date begins with cost next to nothing.
func beginsDate(r rune) bool {
	if r < utf8.RuneSelf {
		return isDigit(byte(r)) || isLetter(byte(r)) || r == '"'
	}
	switch r {
	case '今', '本', '明', '年', '上', '下', '第', '用', '利', '再', '经', '通', '未', '“', '‘':
		return true
	}
	return isNumeral(r)
}

func dateMarkAt(s string, at int, sh bracketMask, known int, years planYears) (m dateMark, ok bool) {
	c := s[at]
	if last, n := fiveYearsAt(s[at:]); n > 0 {
		return fiveYearsMark(s, at, at+n, last)
	}
	switch {
	case sh[at] == inQuotes:
		return m, false
	case isDigit(c):
		if at > 0 && (isDigit(s[at-1]) || isLetter(s[at-1]) && !endsWithAny(s[:at], []string{"FY", "fy"}) || s[at-1] == '.') {
			return m, false
		}
		if m, ok = figureMark(s, at, known); !ok || m.date.IsZero() {
			if span, is := spanMark(s, at, years); is {
				return span, true
			}
		}
		return m, ok
	case c >= utf8.RuneSelf:
		if m, ok = spanMark(s, at, years); ok {
			return m, true
		}
		if m, ok = spelledMark(s, at, known); ok {
			return m, true
		}
		return wordMark(s, at, years.year)
	case at == 0 || !isLetter(s[at-1]):
		return englishMark(s, at)
	}
	return m, false
}

// fiveYearsMark reads “十三五”期间 and “十三五”末; without such a word the name says no time.
func fiveYearsMark(s string, from, to, last int) (dateMark, bool) {
	m := dateMark{date: graph.PartialDate{Year: last}, from: from, to: to}
	if n := m.suffix(s); n == 0 {
		m.force = dateIdle
	}
	m.prefix(s)
	return m, true
}

// figureMark reads a date in figures; known is the year of a month without one.
func figureMark(s string, at, known int) (m dateMark, ok bool) {
	m.from, m.force = at, dateStated
	if day, n := ParseDay(s[at:]); n > 0 {
		m.date, m.to = graph.PartialDate(day), at+n
	} else if first, last, n := yearsAt(s, at); n > 0 && strings.HasPrefix(s[at+n:], "年") {
		m.first, m.date.Year, m.to = first, last, at+n+len("年")
		m.month(s)
	} else if y, n := yearAt(s[at:]); n > 0 && englishDue(s[:at]) > 0 {
		m.date.Year, m.from, m.to, m.force = y, at-englishDue(s[:at]), at+n, dateDue
	} else if n > 0 && strings.HasSuffix(s[:at], " in ") {
		m.date.Year, m.from, m.to = last, at-len("in "), at+n
	} else if year, n := listedYear(s[at:], 6); n > 0 {
		m.date.Year, m.to = year, at+n
	} else if year, n := cutYear(s[at:]); n > 0 {
		m.date.Year, m.to = year, at+n+len("年")
		m.month(s)
	} else if n == 0 && m.bareMonth(s, known) {
		m.force = dateStated
	} else {
		return englishMark(s, at)
	}
	m.suffix(s)
	m.prefix(s)
	if m.date.Year == 0 || m.date.Month > 12 {
		m.date, m.force = graph.PartialDate{}, dateIdle
	}
	return m, true
}

// listedYear reads a year whose 年 stands behind the last one of its list: 2025、2026、2027年.
func listedYear(s string, most int) (year, n int) {
	year, n = yearAt(s)
	sep := connectiveAt(s[n:])
	if n == 0 || sep == 0 || most == 0 {
		return 0, 0
	}
	rest := s[n+sep:]
	if _, k := yearAt(rest); k > 0 && strings.HasPrefix(rest[k:], "年") {
		return year, n
	}
	if _, k := listedYear(rest, most-1); k == 0 {
		return 0, 0
	}
	return year, n
}

// cutYear reads a year that the file has cut with a blank: 2 024年, 20 25年.
func cutYear(s string) (year, n int) {
	figures := ""
	for n < len(s) && len(figures) < 4 && (isDigit(s[n]) || s[n] == ' ' && n > 0) {
		figures += strings.TrimSpace(s[n : n+1])
		n++
	}
	if len(figures) < 4 || !strings.HasPrefix(s[n:], "年") {
		return 0, 0
	}
	year, _ = yearAt(figures)
	if year == 0 {
		return 0, 0
	}
	return year, n
}

// spelledMark reads a date whose year is written in Chinese: 二〇二五年底前, 二〇二五年六月; or whose month is: 六月底前.
func spelledMark(s string, at, known int) (m dateMark, ok bool) {
	m.from, m.force = at, dateStated
	before := lastRune(s[:at])
	if !isNumeral(firstRune(s[at:])) || isNumeral(before) || before == '第' || before == '个' {
		return m, false
	}
	if day, n := dayHan(s[at:]); n > 0 && dateExists(day) {
		m.date, m.to = graph.PartialDate(day), at+n
	} else if year, n := yearSpelled(s[at:]); n > 0 && strings.HasPrefix(s[at+n:], "年") {
		m.date.Year, m.to = year, at+n+len("年")
		m.month(s)
	} else if !m.bareMonth(s, known) {
		return m, false
	}
	m.suffix(s)
	m.prefix(s)
	if m.date.Year == 0 {
		m.date, m.force = graph.PartialDate{}, dateIdle
	}
	return m, true
}

// month reads the month, and the day, after the year.
func (m *dateMark) month(s string) {
	v, n := smallNumber(s[m.to:])
	if n == 0 || v == 0 || v > 12 || !strings.HasPrefix(s[m.to+n:], "月") {
		return
	}
	m.date.Month, m.to = v, m.to+n+len("月")
	m.day(s)
}

func (m *dateMark) day(s string) {
	v, n := smallNumber(s[m.to:])
	if n > 0 && strings.HasPrefix(s[m.to+n:], "日") && dateExists(graph.Date{Year: m.date.Year, Month: m.date.Month, Day: v}) {
		m.date.Day, m.to = v, m.to+n+len("日")
	}
}

// bareMonth reads a month without a year: 5月, 7月10日.
func (m *dateMark) bareMonth(s string, known int) bool {
	m.to, m.date.Year = m.from, known
	m.month(s)
	return m.to > m.from
}
