package extract

import (
	"strings"

	"github.com/plangraph/plangraph/loader/words"
)

// StatesBareLists reports whether the passage says that the brackets at the end of items list the units: 括号内为责任单位.
func StatesBareLists(s string) bool { return words.StatesBrackets(s) }

// StatesOrderRule reports whether the passage says that the first of each list leads from here on.
func StatesOrderRule(s string) bool {
	if at := strings.Index(s, "下同"); at >= 0 {
		return words.IsOrderRule(s[max(0, at-90):at])
	}
	for sentence := range strings.SplitSeq(s, "。") {
		if words.IsOrderRule(sentence) && !standsInList(sentence) && (words.StatesBrackets(sentence) || words.StatesLead(sentence)) {
			return true
		}
	}
	return false
}

// standsInList reports whether a rule stands in the bracket of one item's list, and is for that alone: (A、B;首位的为牵头单位.
func standsInList(sentence string) bool {
	at, open := -1, 0
	for i := range len(sentence) {
		switch sentence[i] {
		case '(', '[':
			if open++; open == 1 {
				at = i
			}
		case ')', ']':
			open = max(0, open-1)
		}
	}
	if at < 0 {
		return false
	}
	list, ok := sentence[at:], false
	if end := strings.IndexAny(list, ",;"); end >= 0 {
		list, ok = list[:end], true
	}
	return ok && strings.Contains(list, "、") && !words.IsOrderRule(list)
}

// StatesMark finds the sign that a passage says to set the lead apart: 带*号的为牵头单位.
func StatesMark(s string) bool { return words.IsMarkRule(s) }

// rule takes up a piece that states a convention of the document.
func (b *body) rule(s string) bool {
	if words.IsSame(s) {
		b.clause.Lasts = true
		return true
	}
	if words.IsOrderRule(s) {
		b.clause.Order = true
		return true
	}
	return words.IsMarkRule(s) || b.clause.Order && strings.HasPrefix(s, "其") && len(s) < 60
}

// blanket takes up a piece that adds an agency to this clause and all later ones: 以下均需X落实.
func (b *body) blanket(from, to int) bool {
	n, begins := words.BelowAt(b.norm[from:to])
	if !begins || n == 0 {
		return !begins && words.EndsBelow(b.norm[from:to])
	}
	inner := &body{lister: b.lister, from: from + n}
	inner.lister.inside = true
	if !inner.worded(from+n, to) {
		b.refuse(from, to, "a rule for all that follows, which was not understood")
		return true
	}
	b.clause.Blanket = append(b.clause.Blanket, inner.clause.Parts...)
	b.clause.Before, b.clause.Whole = words.IsAbove(b.norm[from:to]), words.IsWhole(b.norm[from:to])
	return true
}
