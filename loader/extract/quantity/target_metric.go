package quantity

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// metric is what the clause says without its deadline, number, comparator and words of aiming.
func (r *targetReader) metric(it targetItem) string {
	head := afterOtherWork(trimAims(it.ending.words))
	if it.total {
		head = totals[0] + cutPrefixes(head, creatingVerbs.words)
	}
	tail := r.text(it.tail)
	if it.isWholeSize() {
		return head + strings.TrimPrefix(trimTail(tail), "的")
	}
	if it.ending.reaches && !allVerbs.ends(head) && strings.HasPrefix(tail, "的") || connectiveAt(tail) > 0 {
		tail = ""
	}
	tail = trimTail(tail)
	head = strings.TrimRight(head, " 、")
	if head != "" && tail != "" && isLetter(head[len(head)-1]) && isLetter(tail[0]) {
		head += " "
	}
	return head + tail
}

// afterOtherWork leaves out what another clause does, to whose end a comma is missing: 建设监测平台|每年组织演练.
func afterOtherWork(head string) string {
	at := strings.Index(head, "每年")
	if at <= 0 || !startsWithVerb(head, allVerbs) {
		return head
	}
	if rest := head[at+len("每年"):]; startsWithVerb(rest, allVerbs) || cutPrefixes(rest, manner) != rest {
		return head[at:]
	}
	return head
}

// text is what stands in the stretch without deadlines and values that are replaced.
func (r *targetReader) text(at stretch) string {
	first, _ := slices.BinarySearchFunc(r.cuts, at.from, func(c stretch, from int) int { return c.from - from })
	if first == len(r.cuts) || r.cuts[first].to > at.to {
		return r.s[at.from:at.to]
	}
	var b strings.Builder
	for _, c := range r.cuts[first:] {
		if c.to > at.to {
			break
		}
		if c.from >= at.from {
			b.WriteString(r.s[at.from:c.from])
			at.from = c.to
		}
	}
	b.WriteString(r.s[at.from:at.to])
	return b.String()
}

// words is what a clause says besides its dates and its aiming; empty for a clause such as 力争到2018年.
func (r *targetReader) words(c stretch) string {
	return strings.Trim(trimAims(r.text(c)), " 、的。")
}

// aimLeads are the words at the start of a clause that say how it aims, not at what.
var aimLeads = append([]string{"基本实现", "实现", "达到", "并且", "以及", "使", "将", "累计达到", "全面实现", "逐步实现", "进一步", "要", "其中包括", "到", "至", "的"}, aims...)

// trimAims takes the words of aiming off the start.
func trimAims(s string) string {
	s = trimWords(s, aimLeads)
	if rest, ok := strings.CutPrefix(s, "并"); ok && startsWithVerb(rest, allVerbs) {
		s = trimWords(rest, aimLeads)
	}
	if _, n := smallNumber(s); n > 0 && strings.HasPrefix(s[n:], "年内") {
		s = s[n+len("年内"):]
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
	for _, word := range []string{"大关", "建成", "完成"} {
		s = strings.TrimSuffix(s, word)
	}
	return s
}

// partly begins a clause that counts a part of what the one before counts.
const partly = "其中"

// leansBack reports whether a metric says nothing without the one before it: 年均增长, 其中…, 50亿元以上.
func leansBack(metric string) bool {
	if metric == "" {
		return false
	}
	short := utf8.RuneCountInString(metric) <= 8
	generation := len(metric) > 1 && IsGeneration(metric[:2])
	return isDigit(metric[0]) && !generation || strings.HasPrefix(metric, partly) ||
		short && startsWithAny(metric, []string{"较上年", "比上年", "较去年", "比去年", "年均", "占比", "占", "比重", "同比", "增速", "增幅"})
}
