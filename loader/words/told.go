package words

import (
	"regexp"
	"slices"
	"strings"
)

// alternatives is a pattern for any of the lexicon's phrases, the longest first.
func alternatives(lists ...[]string) string {
	var all []string
	for _, list := range lists {
		for _, phrase := range list {
			for _, s := range expand(phrase) {
				all = append(all, regexp.QuoteMeta(s))
			}
		}
	}
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	return "(?:" + strings.Join(all, "|") + ")"
}

var (
	told     = lexicon.English.Said.Told
	modal    = regexp.MustCompile(`(?:^|[ ,])(` + alternatives(told.Modals, told.Ongoing) + `)((?: ` + alternatives(told.Adverbs) + `)*) `)
	passive  = regexp.MustCompile(`^` + alternatives(told.Passive) + ` [a-z -]+ed|^` + alternatives(told.Passive) + ` `)
	idle     = regexp.MustCompile(`^` + alternatives(told.Idle) + `(?:[ ,.;]|$)`)
	helping  = regexp.MustCompile(`^` + alternatives(told.Help) + `(?:[ ,.;]|$)`)
	through  = regexp.MustCompile(`^` + alternatives(told.Through) + ` `)
	apart    = regexp.MustCompile(`^` + alternatives(told.Apart) + ` `)
	such     = regexp.MustCompile(`(?:^|[ ,])` + alternatives(told.Such) + ` `)
	isThing  = setOf(told.Things)
	isStart  = setOf(told.Starts)
	agentive = regexp.MustCompile(`[a-z]{2}ed(?: [a-z ,-]{1,80})? by | (?:built|run|made|held|set|given|led|drawn|overseen|written|undertaken|paid)(?: [a-z ,-]{1,80})? by `)
)

func setOf(list []string) map[string]bool {
	set := map[string]bool{}
	for _, w := range list {
		set[w] = true
	}
	return set
}

// Modal finds the first modal verb of an English sentence in lower case, at s[from:to] with the adverbs behind it.
func Modal(s string) (from, to int) {
	m := modal.FindStringSubmatchIndex(s)
	if m == nil {
		return 0, 0
	}
	return m[2], m[1]
}

// IsOngoing reports whether a modal phrase says what somebody does anyway, and not what is to come: is responsible for.
func IsOngoing(s string) bool {
	return slices.ContainsFunc(told.Ongoing, func(phrase string) bool { return slices.Contains(expand(phrase), strings.TrimSpace(s)) })
}

// IsPassive reports whether the words behind a modal verb say what is done: be built by the Ministry.
func IsPassive(s string) bool { return passive.MatchString(s) }

// IsIdle reports whether the words behind a modal verb tell of a state, and no task: remain in force.
func IsIdle(s string) bool { return idle.MatchString(s) }

// HelpingAt is how long the verb behind a modal is that says that somebody helps; 0 for another.
func HelpingAt(s string) int { return len(strings.TrimRight(helping.FindString(s), " ,.;")) }

// ThroughAt is how long the words are behind which the one stands that acts for the one before.
func ThroughAt(s string) int { return len(through.FindString(s)) }

// ApartAt is how long the words are behind which somebody stands that does nothing.
func ApartAt(s string) int { return len(apart.FindString(s)) }

// SuchAt finds what stands before examples: agencies |such as| the Treasury.
func SuchAt(s string) (from, to int) {
	m := such.FindStringIndex(s)
	if m == nil {
		return 0, 0
	}
	return m[0], m[1]
}

// IsThing reports whether an English name is that of no agency by its last word: Water Authority Act.
func IsThing(name string) bool {
	name = LowerASCII(name)
	if at := strings.Index(name, " ("); at > 0 {
		name = name[:at]
	}
	return isThing[name[strings.LastIndexByte(name, ' ')+1:]]
}

// BeginsSubject reports whether an English sentence in lower case begins as one with a subject does, and not as an order: the,
// this.
func BeginsSubject(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	return isStart[first] || strings.HasSuffix(first, "s") && !strings.HasSuffix(first, "ss") || strings.HasSuffix(first, "ing") || strings.HasSuffix(first, "ed")
}

// AgentAt finds where the one stands by whom something is done in a passive sentence in lower case, from the offset on: run by|.
func AgentAt(s string, from int) int {
	m := agentive.FindStringIndex(s[from:])
	if m == nil {
		return 0
	}
	return from + m[1]
}

var past = regexp.MustCompile(`(?:^|[ ,])(?:was|were|had|has been|have been|said|told)[ ,.]`)

// SaysPast reports whether an English sentence in lower case tells what was.
func SaysPast(s string) bool { return past.MatchString(s) }
