package extract

import (
	"strings"
	"unicode/utf8"
)

// metric is what the clause says without its deadline, number, comparator and words of aiming.
func (r *targetReader) metric(it targetItem) string {
	head := trimAims(r.without(it.head, it.ending.words))
	tail := r.tail(it)
	if it.ending.reaches && (strings.HasPrefix(tail, "的") || connectiveAt(tail) > 0) {
		tail = ""
	}
	tail = trimTail(r.without(it.tail, tail))
	head = strings.TrimRight(head, " 、")
	if head != "" && tail != "" && isLetter(head[len(head)-1]) && isLetter(tail[0]) {
		head += " "
	}
	return head + tail
}

// without is the part of the stretch that words, with which it begins, take, without its dates.
func (r *targetReader) without(at stretch, words string) string {
	var b strings.Builder
	from, to := at.from, at.from+len(words)
	if !strings.HasPrefix(r.s[at.from:], words) {
		return words
	}
	for _, d := range r.datesIn(stretch{from, to}) {
		if d.force != dateIdle && d.from >= from && d.to <= to {
			b.WriteString(r.s[from:d.from])
			from = d.to
		}
	}
	b.WriteString(r.s[from:to])
	return b.String()
}

// words is what a clause says besides its dates and its aiming; empty for a clause such as 力争到2018年.
func (r *targetReader) words(c stretch) string {
	return strings.Trim(trimAims(r.without(c, r.s[c.from:c.to])), " 、的。")
}

// aimLeads are the words at the start of a clause that say how it aims, not at what.
var aimLeads = append([]string{"基本实现", "实现", "达到", "并且", "以及", "使", "将", "累计达到", "全面实现", "逐步实现", "进一步", "要", "其中包括", "到", "至", "的"}, aims...)

// trimAims takes the words of aiming off the start.
func trimAims(s string) string {
	s = trimWords(s, aimLeads)
	if rest, ok := strings.CutPrefix(s, "并"); ok && startsWithVerb(rest, allVerbs) {
		s = trimWords(rest, aimLeads)
	}
	for _, word := range []string{"力争", "确保", "争取"} {
		if at := strings.LastIndex(s, word); at >= 0 {
			if rest := strings.TrimLeft(s[at+len(word):], " ,"); rest != "" {
				s = rest
			} else {
				s = s[:at]
			}
		}
	}
	return s
}

// trimWords takes the words, and punctuation, off the start of s as long as it begins with one.
func trimWords(s string, words []string) string {
	for again := true; again; {
		again = false
		s = strings.TrimLeft(s, " ,、;:。")
		for _, word := range words {
			if rest, ok := strings.CutPrefix(s, word); ok {
				s, again = rest, true
			}
		}
	}
	return s
}

func trimTail(s string) string {
	s = strings.TrimLeft(s, " 的、")
	s = strings.TrimRight(s, " 。!?;、,.")
	for _, word := range []string{"大关", "水平线", "于", "在"} {
		s = strings.TrimSuffix(s, word)
	}
	return s
}

// leansBack tells whether a metric says nothing without the one before it: 年均增长, 其中…, 50亿元以上.
func leansBack(metric string) bool {
	if metric == "" {
		return false
	}
	for _, word := range []string{"其中", "年均", "占比", "占", "比重", "同比", "增速", "增幅", "平均"} {
		if strings.HasPrefix(metric, word) && utf8.RuneCountInString(metric) <= 8 || strings.HasPrefix(metric, "其中") {
			return true
		}
	}
	return isDigit(metric[0])
}
