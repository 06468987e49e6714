package words

import (
	"slices"
	"strings"
)

// expand lists the phrases that one of the lexicon stands for: will|shall lead, with the? support.
func expand(phrase string) []string {
	list := []string{""}
	for word := range strings.FieldsSeq(phrase) {
		word, optional := strings.CutSuffix(word, "?")
		var longer []string
		for _, head := range list {
			for _, w := range strings.Split(word, "|") {
				longer = append(longer, strings.TrimPrefix(head+" "+w, " "))
			}
			if optional {
				longer = append(longer, head)
			}
		}
		list = longer
	}
	return list
}

var (
	saidBy     = newPhrases(lexicon.English.Said.By, " ,;", true, afterSpace)
	saidDoes   = newPhrases(lexicon.English.Said.Does, " ,", true, afterWord)
	behind     = newPhrases(lexicon.English.Behind, " ", false, afterPiece)
	qualifying = newPhrases(lexicon.English.Qualifiers, " ,(", true, afterSpace)
	referring  = newPhrases(lexicon.References.English.Verbs, " ", false, func(rest string) bool { return rest == "" || afterSpace(rest) })
)

// Said finds the first English phrase of a sentence in lower case that says who acts, at s[from:to]; by says that the name
// stands behind it. What was done, or is no longer so, says nothing of it.
func Said(s string) (from, to int, d Duty, by bool) {
	for at := 0; at < len(s); {
		from, to, d = saidBy.find(s[at:])
		if f, t, does := saidDoes.find(s[at:]); does != None && (d == None || f < from) {
			from, to, d, by = f, t, does, false
		} else {
			by = true
		}
		if d == None {
			break
		}
		from, to = from+at, to+at
		if !slices.ContainsFunc(lexicon.English.Said.Not, func(w string) bool { return strings.HasSuffix(s[:from], w+" ") }) {
			return from, to, d, by
		}
		at = to
	}
	return 0, 0, None, false
}

// CutSo cuts what only points back off the end of who acts: it is for A|to do so.
func CutSo(s string) string {
	for _, w := range lexicon.English.Said.So {
		s = strings.TrimSuffix(s, " "+w)
	}
	return s
}

// Behind finds the first English phrase of a text in lower case that ends a list and says what it does, at s[from:to], and
// takes the adverbs before it along: A and B|jointly responsible.
func Behind(s string) (from, to int, d Duty) {
	from, to, d = behind.find(s)
	for again := d != None; again; {
		again = false
		for _, w := range lexicon.English.Adverbs {
			if rest, ok := strings.CutSuffix(strings.TrimRight(s[:from], " "), " "+w); ok {
				from, again = len(rest), true
			}
		}
	}
	return from, to, d
}

// Qualifier finds the first English phrase of a text in lower case that says what the name behind it does, at s[from:to].
func Qualifier(s string) (from, to int, d Duty) { return qualifying.find(s) }
