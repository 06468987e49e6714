package extract

import (
	"slices"
	"strings"
)

// StatesBareLists reports whether the passage says that the brackets at the end of items list the units: 括号内为责任单位.
func StatesBareLists(s string) bool {
	for _, where := range []string{"括号内", "括号中", "括号里"} {
		if _, after, ok := strings.Cut(s, where); ok {
			head := after[:min(len(after), 60)]
			return strings.Contains(head, "单位") || strings.Contains(head, "部门")
		}
	}
	return false
}

// StatesOrderRule reports whether the passage says that the first of each list leads from here on.
func StatesOrderRule(s string) bool {
	if at := strings.Index(s, "下同"); at >= 0 {
		return isOrderRule(s[max(0, at-90):at])
	}
	for _, sentence := range strings.Split(s, "。") {
		if isOrderRule(sentence) && (StatesBareLists(sentence) || strings.Contains(sentence, "为牵头") || strings.Contains(sentence, "为主办") || strings.Contains(sentence, "是牵头")) {
			return true
		}
	}
	return false
}

// isMarkRule knows the remark that a mark sets the lead apart, 标☆的为牵头单位; the mark itself says so of each name.
func isMarkRule(s string) bool {
	return strings.Contains(s, "牵头") && (strings.Contains(s, "标") || strings.Contains(s, "带")) && strings.ContainsAny(s, "☆★※▲△◎*#")
}

// isOrderRule knows the rule stated once that the first of each list leads: 排在第一位的部门为牵头部门, 列第一位者为牵头单位.
func isOrderRule(s string) bool {
	return (strings.Contains(s, "第一") || strings.Contains(s, "首位") || strings.Contains(s, "排在最前") || strings.Contains(s, "排名最前") || strings.Contains(s, "列首")) && !strings.Contains(s, ":") &&
		(strings.Contains(s, "牵头") || strings.Contains(s, "主办") || strings.Contains(s, "主责"))
}

// StatesMark finds the sign that a passage says to set the lead apart: 带*号的为牵头单位.
func StatesMark(s string) bool { return isMarkRule(s) }

// sames are what a clause adds to a rule: it holds below too.
var sames = []string{"下同", "以下同", "以下均同", "以下相同", "后同", "均同", "以下类同"}

// rule takes up a piece that states a convention of the document.
func (b *body) rule(s string) bool {
	if slices.Contains(sames, s) {
		return true
	}
	if isOrderRule(s) {
		b.clause.Order = true
		return true
	}
	return isMarkRule(s) || b.clause.Order && strings.HasPrefix(s, "其") && len(s) < 60
}

// blanket takes up a piece that adds an agency to this clause and all later ones: 以下均需X落实.
func (b *body) blanket(from, to int) bool {
	s := b.norm[from:to]
	if !startsBlanket(s) {
		return s == "不再列出" || s == "不再单独列出" || s == "不再一一列出" || s == "不再逐一列出"
	}
	at, n := -1, 0
	for _, all := range []string{"均", "都", "皆"} {
		if i := strings.Index(s, all); i > 0 && (at < 0 || i < at) {
			at, n = i, len(all)
		}
	}
	if at < 0 || at > 60 {
		return false
	}
	from += at + n
	for _, must := range []string{"需要", "需", "须", "应", "由", "要", "请"} {
		if strings.HasPrefix(b.norm[from:to], must) {
			from += len(must)
		}
	}
	inner := &body{lister: b.lister, from: from}
	if !inner.worded(from, to) {
		b.refuse(from, to, "a rule for all that follows, which was not understood")
		return true
	}
	b.clause.Blanket = append(b.clause.Blanket, inner.clause.Parts...)
	return true
}

func startsBlanket(s string) bool {
	for _, w := range []string{"以下", "下列", "下述", "上述", "以上", "其余", "其他任务", "各项任务", "所有任务", "本方案各项", "后文", "下同"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}
