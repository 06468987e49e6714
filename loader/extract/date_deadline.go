package extract

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
	sh := newShade(s)
	marks := findDates(s, sh, year)
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
		if first || strings.HasSuffix(s[sentence.from:sentence.to], ":") {
			list = append(list, sentence)
		}
	}
	return list
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
func findDates(s string, sh shade, year int) (list []dateMark) {
	known := year // the year that a month without one means
	for at := 0; at < len(s); {
		m, ok := dateMarkAt(s, at, sh, known, year)
		if !ok {
			_, size := utf8.DecodeRuneInString(s[at:])
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

func dateMarkAt(s string, at int, sh shade, known, year int) (m dateMark, ok bool) {
	c := s[at]
	if last, n := fiveYearsAt(s[at:]); n > 0 {
		return fiveYearsMark(s, at, at+n, last)
	}
	switch {
	case sh[at] == inQuotes:
		return m, false
	case isDigit(c):
		if at > 0 && (isDigit(s[at-1]) || isLetter(s[at-1]) || s[at-1] == '.') {
			return m, false
		}
		return figureMark(s, at, known)
	case c >= utf8.RuneSelf:
		return wordMark(s, at, year)
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
	} else if _, last, n := yearsAt(s, at); n > 0 && strings.HasPrefix(s[at+n:], "年") {
		m.date.Year, m.to = last, at+n+len("年")
		m.month(s)
	} else if k := englishDue(s[:at]); n > 0 && k > 0 {
		m.date.Year, m.from, m.to, m.force = last, at-k, at+n, dateDue
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
