package words

import (
	"slices"
	"strings"
)

// hints are the shortest stems that every word of duty has one of; a passage without any holds no clause.
var hints = stems()

// stems makes the hints from the lexicon: every verb and every word of a label, less those that another one is part of.
func stems() []string {
	var all []string
	for _, v := range Verbs() {
		if !v.Weak && (!v.Join || len(v.Text) > 3) { // 商 alone stands in too many names; Finder looks at every bracket itself
			all = append(all, v.Text)
		}
	}
	l := lexicon.Labels
	for _, list := range [][]string{l.Lead, l.Charge, l.Help, l.Date, lexicon.Verbs.Weak} {
		all = append(all, list...)
	}
	slices.SortFunc(all, func(a, b string) int { return len(a) - len(b) })
	var kept []string
	for _, w := range all {
		if !slices.ContainsFunc(kept, func(k string) bool { return strings.Contains(w, k) }) {
			kept = append(kept, w)
		}
	}
	return kept
}

// Hints reports whether a passage holds any word of duty, so that it is worth reading closely.
func Hints(s string) bool {
	for _, w := range hints {
		if strings.Contains(s, w) {
			return true
		}
	}
	return slices.ContainsFunc(Stars(), func(star string) bool { return len(star) > 1 && strings.Contains(s, star) }) || hasEnglish(s)
}

func hasEnglish(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' })
}

// HintsLead reports whether a passage holds a verb that says who leads.
func HintsLead(s string) bool {
	return slices.ContainsFunc(lexicon.Verbs.Lead, func(w string) bool { return strings.Contains(s, w) })
}
