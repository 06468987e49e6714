package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/words"
)

// mostNameWords is the most words of an English list in a sentence, and mostNameEnds how many of its ends are tried.
const (
	mostNameWords = 60
	mostNameEnds  = 8
)

// run reads the English names that begin at norm[from:to] as far as they go, and says where they end; from where there are none.
func (b teller) run(from, to int) (units []Unit, end int) {
	ends := b.nameEnds(from, to)
	for n := len(ends) - 1; n >= 0 && n >= len(ends)-mostNameEnds; n-- {
		if units := b.actorsAt(from, ends[n]); units != nil {
			return units, ends[n]
		}
	}
	return nil, from
}

// actorsAt reads norm[from:to] as a list of agencies; nil where anything else stands there.
func (b teller) actorsAt(from, to int) []Unit {
	from, to = b.trim(from, to)
	if from >= to {
		return nil
	}
	low := words.LowerASCII(b.norm[from:to])
	for _, w := range []string{"both ", "either "} {
		if strings.HasPrefix(low, w) {
			from += len(w)
		}
	}
	if at, after := words.SuchAt(words.LowerASCII(b.norm[from:to])); after > 0 && at > 0 { // agencies such as A and B
		from += after
	}
	l := b.lister
	l.actors = true
	good, bad, _ := l.gated(from, to)
	if len(good) == 0 || len(bad) > 0 {
		return nil
	}
	for i, u := range good {
		if words.IsThing(u.Name) && !b.isOfficeOf(u.Name) || isShortInitials(u.Name) || u.starred {
			return nil
		}
		good[i] = u.withoutArticle()
	}
	return good
}

// isOfficeOf reports whether a name says of what something is the office, whatever its last word: Office of Legal Policy.
func (l teller) isOfficeOf(name string) bool {
	for _, w := range []string{" of ", " for ", " on "} {
		if head, _, ok := strings.Cut(name, w); ok && l.isUnit(head) {
			return true
		}
	}
	return false
}

// isShortInitials reports whether a name is two letters that mean a thing more often than an agency: AI, IT.
func isShortInitials(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "the "), "The ")
	return len(s) < 3 && s != "EU" && s != "UN" && s != "UK" && s != "IC"
}

// nameEnds lists where the names that begin at norm[from:to] may end: behind words in capitals, those between them, and actors.
func (l teller) nameEnds(from, to int) (ends []int) {
	before := ""
	var last bool // the last word may end a name
	for at, n := from, 0; at < to && n < mostNameWords; n++ {
		end := l.wordEnd(at, to)
		word := l.norm[at:end]
		core := strings.Trim(word, ",;.:()\"'“”")
		first, _ := utf8.DecodeRuneInString(core)
		stop := strings.HasSuffix(word, ";") || strings.HasSuffix(word, ".") && !isAbbreviation(word)
		switch {
		case core == "":
			return ends
		case unicode.IsUpper(first) || core == "&":
			last = core != "&"
		case (core == "for" || core == "on") && before != "" && n > 1 && (!l.isUnit(before) || strings.ToUpper(before) == before):
			return ends // CAISI |for agencies
		case joinsNames(core):
			last = false
		default:
			next := l.actorPhrase(at, to)
			if next == 0 {
				return ends
			}
			end, last = next, true
			word = l.norm[at:end]
			stop = end < to && strings.IndexByte(";.", l.norm[end]) >= 0
		}
		if last {
			ends = append(ends, end-(len(word)-len(strings.TrimRight(word, ",;."))))
		}
		if stop {
			return ends
		}
		before = core
		for at = end; at < to && strings.IndexByte(" ,", l.norm[at]) >= 0; at++ {
		}
	}
	return ends
}

// wordEnd is where the word at norm[at:to] ends; a bracket is one with what stands in it.
func (l teller) wordEnd(at, to int) int {
	if l.norm[at] == '(' {
		if n := strings.IndexByte(l.norm[at:min(to, at+longestRemark)], ')'); n > 0 {
			return at + n + 1
		}
	}
	if n := strings.IndexAny(l.norm[at:to], " ;"); n > 0 {
		return at + n
	}
	return to
}

// longestRemark is the most bytes of a bracket within a name.
const longestRemark = 60

// isAbbreviation reports whether a word ends in a full stop that ends no sentence: U.S., St.
func isAbbreviation(w string) bool {
	return len(w) <= 3 || strings.Count(w, ".") > 1
}

func joinsNames(w string) bool {
	switch w {
	case "and", "of", "for", "the", "on", "at", "as", "well", "such", "de", "du", "la", "na":
		return true
	}
	return false
}

// mostActorWords is the most words of actors in general.
const mostActorWords = 5

// actorPhrase is where the phrase at norm[at:to] ends that names actors in general: participating local authorities; 0 for none.
func (l teller) actorPhrase(at, to int) int {
	for n := 0; n < mostActorWords && at < to; n++ {
		end := l.wordEnd(at, to)
		word := strings.TrimRight(l.norm[at:end], ",;.")
		switch {
		case isNoAdjective(word) || word == "and" || word == "the":
			return 0
		case isActorNoun(word):
			return at + len(word)
		case len(word) < end-at:
			return 0
		}
		at = end + 1
	}
	return 0
}
