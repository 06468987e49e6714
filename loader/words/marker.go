package words

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// hints are the shortest stems that every word of duty has one of, and the stars; a passage without any holds no clause.
var hints = newIndex(stems(), slices.DeleteFunc(slices.Clone(lexicon.Stars), func(star string) bool { return len(star) == 1 }))

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
	return hasEnglish(s) || hints.in(s)
}

func hasEnglish(s string) bool {
	for i := range len(s) {
		if s[i] >= 'a' && s[i] <= 'z' {
			return true
		}
	}
	return false
}

var (
	leadVerbs = newIndex(lexicon.Verbs.Lead)
	whoVerbs  = newIndex(lexicon.Verbs.Lead, lexicon.Verbs.Charge)
	dutyWords = newIndex(lexicon.Verbs.Lead, lexicon.Verbs.Charge, lexicon.Verbs.Help, lexicon.Verbs.Weak[:1], lexicon.Nouns.Agency)
	markerSet = newIndex(lexicon.Markers)
)

// MarkOf is what the remark in the brackets that end a name says of it, and the name's length without: 市财政局(总牵头),
// 市财政局(负责资金). None and 0 where it is no word of duty.
func MarkOf(name string) (d Duty, n int) {
	at := strings.LastIndexAny(name, "([")
	if at <= 0 || !strings.HasSuffix(name, ")") && !strings.HasSuffix(name, "]") {
		return None, 0
	}
	inner := name[at+1 : len(name)-1]
	if d = Label(inner); d == Lead || d == Help || d == Charge {
		return d, len(strings.TrimRight(name[:at], " "))
	}
	if inner == "" || inner[0] < utf8.RuneSelf {
		return None, 0
	}
	v, ok := VerbAt(inner)
	switch {
	case !ok || v.Join || v.Weak:
		return None, 0
	case v.Text == inner:
		return v.Duty, at
	}
	return Charge, at // what its part is: 负责资金
}

// LastLead is where the last verb begins in a passage that says who leads; -1 where there is none.
func LastLead(s string) int { return leadVerbs.last(s) }

// SpeaksOfDuty reports whether a short text, such as a bracket, holds a word that says who is to act.
func SpeaksOfDuty(s string) bool { return dutyWords.in(s) }

// SaysWho reports whether a text holds a verb of those who lead or are in charge.
func SaysWho(s string) bool { return whoVerbs.in(s) }

// Markers finds the words that the ledger accounts for, each as [from, to), in the order they stand.
func Markers(s string) [][2]int {
	var list [][2]int
	if markerSet.in(s) {
		list = findWords(nil, s, lexicon.Markers)
	}
	if hasLatin(s) {
		list = findWords(list, LowerASCII(s), lexicon.English.Markers)
	}
	slices.SortFunc(list, func(a, b [2]int) int { return a[0] - b[0] })
	return list
}

// IsCharge reports whether a text ends with the commonest verb of duty, which sayings have too: 谁主管谁负责.
func IsCharge(s string) bool { return strings.HasSuffix(s, lexicon.Verbs.Charge[0]) }

// IsInterpreter reports whether a text says who interprets the plan, which is no duty in it: 本措施由市发改委负责解释.
func IsInterpreter(s string) bool { return strings.Contains(s, lexicon.Verbs.Charge[0]+"解释") }

// IsPast reports whether a sentence tells what was done.
func IsPast(s string) bool { return containsAny(s, lexicon.Past) }

// hasLatin reports whether half of the first characters are Latin, so that English words may stand there.
func hasLatin(s string) bool {
	s = s[:min(len(s), 64)]
	latin := 0
	for i := range len(s) {
		if s[i] < utf8.RuneSelf {
			latin++
		}
	}
	return latin*2 > len(s)
}

// LowerASCII lowers Latin letters and leaves every offset as it is, which strings.ToLower does not.
func LowerASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

func findWords(list [][2]int, s string, words []string) [][2]int {
	for _, w := range words {
		for from := 0; ; {
			at := strings.Index(s[from:], w)
			if at < 0 {
				break
			}
			list = append(list, [2]int{from + at, from + at + len(w)})
			from += at + len(w)
		}
	}
	return list
}
