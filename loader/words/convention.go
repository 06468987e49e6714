package words

import (
	"slices"
	"strings"
)

// A plan may say once what holds for all its clauses: 排在第一位的为牵头单位, 带☆的为牵头单位, 括号内为责任单位, 以下均需各区落实.

// IsOrderRule reports whether a text says that the first of each list leads: 排在第一位的部门为牵头部门.
func IsOrderRule(s string) bool {
	return containsAny(s, lexicon.Conventions.First) && !strings.Contains(strings.TrimRight(s, ": "), ":") && namesLead(s)
}

// IsMarkRule reports whether a text says that a sign sets apart the one who leads: 标☆的为牵头单位.
func IsMarkRule(s string) bool {
	return namesLead(s) && containsAny(s, lexicon.Conventions.Signed) && containsAny(s, lexicon.Stars)
}

// StatesLead reports whether a text says of something that it is the one who leads: 为牵头单位.
func StatesLead(s string) bool {
	return slices.ContainsFunc(lexicon.Labels.Lead, func(w string) bool { return strings.Contains(s, "为"+w) || strings.Contains(s, "是"+w) })
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

// CutGuided cuts 指导下 off the end of s: 在X|指导下.
func CutGuided(s string) (rest string, ok bool) {
	for _, w := range lexicon.Conventions.Guided {
		if rest, ok := strings.CutSuffix(s, w); ok {
			return rest, true
		}
	}
	return s, false
}
