package words

import (
	"slices"
	"strings"
)

// A plan may say once what holds for all its clauses: 排在第一位的为牵头单位, 带☆的为牵头单位, 括号内为责任单位, 以下均需各区落实.

// IsOrderRule reports whether a text says that the first of each list leads: 排在第一位的部门为牵头部门.
func IsOrderRule(s string) bool {
	if label, rest, ok := strings.Cut(s, ":"); ok && hasPrefix(label, lexicon.Nouns.Remark) { // 注:排在首位的为牵头单位
		s = rest
	}
	return namesFirst(s) && !strings.Contains(strings.TrimRight(s, ": "), ":") && (namesLead(s) || firstDoes(s))
}

// namesFirst reports whether a text speaks of who stands first in a list: 排在第一位的, 首个单位; not of who is the first in charge,
// 第一责任人, nor of when, 第一季度.
func namesFirst(s string) bool {
	if !firstOnes.in(s) {
		return false
	}
	for _, w := range lexicon.Conventions.First {
		for rest, ok := s, true; ok; {
			if _, rest, ok = strings.Cut(rest, w); ok && (!strings.HasPrefix(w, "第") || hasPrefix(rest, ordinals)) {
				return true
			}
		}
	}
	return false
}

var firstOnes, signs = newIndex(lexicon.Conventions.First), newIndex(lexicon.Stars)

// ordinals follow 第一 where it counts those of a list.
var ordinals = []string{"位", "名", "的", "者", "个", "家", "顺位", "序位", "单位", "部门"}

// IsMarkRule reports whether a text says that a sign sets apart the one who leads: 标☆的为牵头单位.
func IsMarkRule(s string) bool {
	return signs.in(s) && namesLead(s) && containsAny(s, lexicon.Conventions.Signed)
}

// StatesLead reports whether a text says of something that it is the one who leads: 为牵头单位, 首个单位负总责.
func StatesLead(s string) bool {
	return firstDoes(s) || slices.ContainsFunc(lexicon.Labels.Lead, func(w string) bool { return strings.Contains(s, "为"+w) || strings.Contains(s, "是"+w) })
}

// firstDoes reports whether a text says by a verb that the first one leads: 首位的部门牵头, 首个单位负总责.
func firstDoes(s string) bool {
	for _, first := range lexicon.Conventions.First {
		_, rest, ok := strings.Cut(s, first)
		for again := ok; again; {
			again = false
			for _, w := range append([]string{"的", "名", "一家"}, lexicon.Nouns.Agency...) {
				if after, cut := strings.CutPrefix(rest, w); cut {
					rest, again = after, true
				}
			}
		}
		if v, is := VerbAt(rest); ok && is && v.Duty == Lead {
			return true
		}
	}
	return false
}

// StatesBrackets reports whether a text says that the brackets at the end of items list the agencies: 括号内为责任单位.
func StatesBrackets(s string) bool {
	for _, where := range lexicon.Conventions.Brackets {
		if _, after, ok := strings.Cut(s, where); ok {
			return containsAny(after[:min(len(after), 60)], lexicon.Nouns.Agency)
		}
	}
	return false
}

// IsSame reports whether a text only says that a rule holds below too: 下同.
func IsSame(s string) bool { return slices.Contains(lexicon.Conventions.Same, s) }

// BelowAt is the length of the beginning of a rule for all clauses below, 以下各项任务均需, and whether a text begins with one.
func BelowAt(s string) (n int, ok bool) {
	if !hasPrefix(s, lexicon.Conventions.Below) {
		return 0, false
	}
	at, size := -1, 0
	for _, all := range lexicon.Conventions.All {
		if i := strings.Index(s, all); i > 0 && (at < 0 || i < at) {
			at, size = i, len(all)
		}
	}
	if at < 0 || at > 60 {
		return 0, true
	}
	n = at + size
	for {
		more := prefix(s[n:], lexicon.Conventions.Must)
		if more == 0 {
			return n, true
		}
		n += more
	}
}

// EndsBelow reports whether a text ends such a rule: 不再列出, 不再单独列出.
func EndsBelow(s string) bool { return len(s) < 40 && hasPrefix(s, lexicon.Conventions.Listed) }

func namesLead(s string) bool { return containsAny(s, lexicon.Labels.Lead) }

func containsAny(s string, list []string) bool {
	return slices.ContainsFunc(list, func(w string) bool { return strings.Contains(s, w) })
}

// IsAbove reports whether a rule is for the clauses before it: 以上任务均由X督促.
func IsAbove(s string) bool { return hasPrefix(s, lexicon.References.Above) }

// IsWhole reports whether a rule is for all clauses of the plan: 所有任务均由X督促.
func IsWhole(s string) bool { return hasPrefix(s, lexicon.References.Whole) }

// AskedAt is the length of the words with which a text asks somebody: |另请|市公安局协助.
func AskedAt(s string) int { return prefix(s, lexicon.Conventions.Asked) }

// CutGuided cuts 指导下 off the end of s: 在X|指导下, 在X|统筹指导下.
func CutGuided(s string) (rest string, ok bool) {
	rest, under := strings.CutSuffix(s, lexicon.Conventions.Under)
	for again := under; again; {
		again = false
		for _, w := range lexicon.Conventions.Guided {
			if cut, is := strings.CutSuffix(rest, w); is {
				rest, ok, again = cut, true, true
			}
		}
	}
	return rest, ok
}

// FormerAt reports whether a text begins with what said who was to act before: 原由X负责, 不再由X承担.
func FormerAt(s string) bool { return hasPrefix(s, lexicon.Conventions.Former) }

// NowAt is the length of what says that another acts from now on: 现调整为|X负责.
func NowAt(s string) int { return prefix(s, lexicon.Conventions.Now) }

// DetailAt is the length of what says that those named share the work: 其中|X负责….
func DetailAt(s string) int { return prefix(s, lexicon.Conventions.Detail) }

// ThisAt is the length of what points at the item before a label: 此项工作|责任主体为X.
func ThisAt(s string) int {
	n := prefix(s, lexicon.Conventions.This)
	if n == 0 {
		return 0
	}
	item := prefix(s[n:], lexicon.References.Items)
	if item == 0 {
		return 0
	}
	n += item
	return n + len(s[n:]) - len(strings.TrimPrefix(s[n:], "的"))
}
