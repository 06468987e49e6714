package quantity

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// englishBounds are the words before a number that bound it; longer ones stand before what they end with.
var englishBounds = []struct {
	word       string
	comparator graph.Comparator
}{
	{"at least", graph.GE}, {"no fewer than", graph.GE}, {"no less than", graph.GE}, {"not less than", graph.GE}, {"a minimum of", graph.GE},
	{"no more than", graph.LE}, {"not more than", graph.LE}, {"up to", graph.LE}, {"at most", graph.LE}, {"not exceed", graph.LE}, {"a maximum of", graph.LE},
	{"more than", graph.GT}, {"over", graph.GT}, {"above", graph.GT}, {"exceed", graph.GT}, {"exceeding", graph.GT},
	{"less than", graph.LT}, {"fewer than", graph.LT}, {"below", graph.LT}, {"under", graph.LT},
	{"about", graph.About}, {"approximately", graph.About}, {"around", graph.About}, {"nearly", graph.About}, {"roughly", graph.About}, {"some", graph.About},
}

// englishVerbs are what a sentence promises to do to as many things as it says.
var englishVerbs = []string{
	"build", "train", "create", "establish", "launch", "deploy", "support", "add", "open", "deliver", "install", "connect", "recruit", "hire", "publish",
	"complete", "develop", "provide", "reach", "serve", "invest", "fund", "award", "plant", "generate", "equip", "digitize", "construct", "expand", "reduce", "increase", "cut", "double", "halve", "raise", "grow", "lower", "improve", "extend", "enrol", "enroll", "register", "upgrade", "renovate",
	"retrofit", "rehabilitate", "restore", "modernize", "modernise", "digitise", "electrify", "certify", "process", "achieve",
}

var (
	englishPromises = []string{"will ", "shall ", "should ", "must ", "aim", "target", "goal", "increase", "reduce", "achieve", "reach", "at least", "ensure"}
	englishPast     = []string{" was ", " were ", " had ", " has been ", " have been ", "previously", "already"}
)

// english reads the targets of an English sentence: percentages and sums that are promised, and numbers of things that are
// bounded (at least 20 teams) or made (train 500 teachers).
func (r *targetReader) english(x *sentenceReading) {
	text := lowerLatin(r.s[x.from:x.to])
	if hasAny(text, englishPast...) || !hasAny(text, englishPromises...) && !r.actsInEnglish(x) {
		r.carry(x.stretch)
		return
	}
	for i, c := range x.clauses {
		r.englishClause(x, i, c)
	}
	r.carry(x.stretch)
}

// actsInEnglish reports whether a clause of the sentence begins with what is to be done: By 2026, deploy 200 buses.
func (r *targetReader) actsInEnglish(x *sentenceReading) bool {
	for _, c := range x.clauses {
		if startsWithAny(strings.TrimLeft(lowerLatin(r.s[c.from:c.to]), " "), englishVerbs) {
			return true
		}
	}
	return false
}

// englishClause reads the quantities of a clause; an "and" between two of them parts their words.
func (r *targetReader) englishClause(x *sentenceReading, clause int, c stretch) {
	quantities := r.quantitiesIn(c)
	head := c.from
	for i, q := range quantities {
		end, next := c.to, c.from
		if i+1 < len(quantities) {
			end, next = quantities[i+1].from, c.from
			if at := strings.LastIndex(r.s[q.to:end], " and "); at >= 0 {
				end, next = q.to+at, q.to+at+len(" and ")
			}
		}
		if f, ok := r.englishTarget(x, clause, q, stretch{head, q.from}, stretch{q.to, end}); ok {
			r.found = append(r.found, f)
		}
		head = next
	}
}

func (r *targetReader) englishTarget(x *sentenceReading, clause int, q quantity, before, after stretch) (f TargetFinding, ok bool) {
	f.Deadline = r.deadline(x, x.clauses[clause], q.from)
	if next := r.dateAt(q.to); next < len(r.dates) && r.dates[next].from == q.to+1 && r.dates[next].force != dateIdle {
		f.Deadline = r.dates[next].date
	}
	head, bound := englishBound(r.text(before))
	tail := strings.Trim(r.text(after), " .,;:!?)")
	f.Value, f.ValueMax, f.Unit, f.Comparator = q.value, q.max, q.unit.text, bound
	if rest, sign := cutCurrency(head); sign != "" {
		head, f.Unit = rest, strings.TrimRight(sign+" "+f.Unit, " ")
		head, f.Comparator = englishBound(head)
	}
	if f.Unit == "" && (f.Comparator == graph.LE || f.Comparator == graph.LT) && isEnglishTime(tail) && !strings.Contains(tail, " ") {
		f.Unit, tail = tail, ""
	}
	if isYearOfReference(q, tail) {
		return f, false
	}
	if x.verb != "" && strings.Trim(head, " ,") == "" && f.Unit == "" && tail != "" && !isEnglishTime(tail) {
		head = x.verb
	}
	if f.Unit == "" && !countsEnglish(head, tail, f.Comparator) || f.Deadline.Year > 0 && f.Deadline.Year < r.ctx.Year {
		return f, false
	}
	if x.verb = ""; slices.Contains(englishVerbs, lowerLatin(lastWord(head))) {
		x.verb = lastWord(head)
	}
	if f.Comparator == "" {
		f.Comparator = graph.EQ
	}
	f.Metric = strings.Join(strings.Fields(trimEnglish(head)+" "+strings.TrimPrefix(tail, "of ")), " ")
	f.From, f.To = r.quote(x, clause)
	return f, f.Metric != ""
}

// isYearOfReference reports whether the number is the year that a value is compared with: below 2005 levels.
func isYearOfReference(q quantity, tail string) bool {
	return q.unit.text == "" && q.value >= 1900 && q.value < 2100 && startsWithAny(tail, []string{"level", "baseline"})
}

// countsEnglish reports whether a bare number is promised: it is bounded or made, or it is the level that something rises to.
func countsEnglish(head, tail string, bound graph.Comparator) bool {
	last := lowerLatin(lastWord(head))
	if tail == "" {
		return last == "to"
	}
	return (bound != "" || slices.Contains(englishVerbs, last)) && !isEnglishTime(tail)
}

// englishBound cuts the words that bound a number off the end of what stands before it.
func englishBound(head string) (rest string, c graph.Comparator) {
	rest = strings.TrimRight(head, " ")
	low := lowerLatin(rest)
	for _, b := range englishBounds {
		if strings.HasSuffix(low, b.word) && (len(low) == len(b.word) || !isLetter(low[len(low)-len(b.word)-1])) {
			return strings.TrimRight(rest[:len(rest)-len(b.word)], " "), b.comparator
		}
	}
	return rest, ""
}

func cutCurrency(head string) (rest, sign string) {
	for _, sign := range []string{"$", "€", "£", "¥"} {
		if rest, ok := strings.CutSuffix(head, sign); ok {
			return rest, sign
		}
	}
	return head, ""
}

// trimEnglish takes the words that lead to a number off the end of the head, and the commas off its start.
func trimEnglish(head string) string {
	for _, word := range []string{" to", " by", " of", " at"} {
		head = strings.TrimSuffix(head, word)
	}
	return strings.Trim(head, " ,;:")
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// isEnglishTime reports whether what is counted is time, as in every 90 days.
func isEnglishTime(tail string) bool {
	return startsWithAny(tail, []string{"day", "week", "month", "year", "hour", "minute", "calendar", "business day"})
}
