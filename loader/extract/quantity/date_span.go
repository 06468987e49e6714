package quantity

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// planYears are what a plan says of its own years, for dates that lean on them; what is not known is 0.
type planYears struct {
	year       int // of the plan: a month without a year is in it
	start, end int // its period
}

// spanLeads and spanTails stand around a number of years in which a plan wants to be done: 用三年时间, 经过3年努力, 三年内.
var (
	spanLeads = []string{"用", "利用", "再用", "经过", "通过", "未来", "今后"}
	spanTails = []string{"左右", "的", "时间", "努力", "建设", "内", "之内"}
)

// spanMark reads a span of years at the place. It sets a deadline only where it is as long as the plan's period, whose end
// that is; else it is left out of what is measured, and sets none.
func spanMark(s string, at int, years planYears) (m dateMark, ok bool) {
	lead := 0
	for _, w := range spanLeads {
		if strings.HasPrefix(s[at:], w) {
			lead = max(lead, len(w))
		}
	}
	v, n := smallNumber(s[at+lead:])
	if n == 0 || v < 1 || v > 20 || lead == 0 && endsInNumber(s[:at]) {
		return m, false
	}
	rest, ok := strings.CutPrefix(s[at+lead+n:], "年")
	if !ok {
		return m, false
	}
	tail := len(rest)
	for again := true; again; {
		again = false
		for _, w := range spanTails {
			if cut, ok := strings.CutPrefix(rest, w); ok {
				rest, again = cut, true
			}
		}
	}
	if tail -= len(rest); tail == 0 && (lead == 0 || !strings.HasPrefix(rest, ",")) {
		return m, false
	}
	m = dateMark{from: at, to: len(s) - len(rest)}
	if years.start > 0 && years.end-years.start+1 == v {
		m.date, m.force = graph.PartialDate{Year: years.end}, dateDue
	}
	return m, true
}

// isListed reports whether nothing but a connective stands between two dates: 2023年、2024年和2025年.
func isListed(between string) bool {
	return between == "" || connectiveAt(between) == len(between) || between == ","
}

// dateList is a run of dates listed one after the other, or the years of a range, which several values share out.
type dateList struct {
	from, to int
	dates    []graph.PartialDate
	ranged   bool // 2023—2025年
}

// dateLists finds the runs of dates in a text.
func dateLists(s string, marks []dateMark) (lists []dateList) {
	for i := 0; i < len(marks); {
		m := marks[i]
		if m.first > 0 && m.first < m.date.Year && m.date.Month == 0 {
			list := dateList{from: m.from, to: m.to, ranged: true}
			for y := m.first; y <= m.date.Year; y++ {
				list.dates = append(list.dates, graph.PartialDate{Year: y})
			}
			lists = append(lists, list)
		}
		list := dateList{from: m.from, to: m.to, dates: []graph.PartialDate{m.date}}
		for i++; i < len(marks) && marks[i].force != dateIdle && m.force != dateIdle && isListed(s[list.to:marks[i].from]); i++ {
			list.to, list.dates = marks[i].to, append(list.dates, marks[i].date)
		}
		if len(list.dates) > 1 {
			lists = append(lists, list)
		}
	}
	return lists
}
