package extract

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/loader/words"
)

// told reads an English sentence of prose that says who is to act:
//
//	told    = piece {";" piece}
//	piece   = [text ","] actors MODAL [adverb] VERB text {"," QUALIFIER list}      the Agency, with B, will build it
//	        | text MODAL be text by actors text                                    it will be built by the Agency
//	        | [text] SAID actors ["," text]                                        led by the Agency, build it
//	actors  = list {[","] (QUALIFIER | THROUGH) list} [","]
//
// Such sentences stand in any text; the caller sees whether this one assigns its items so.
func (s *scan) told(i, end int) (Clause, bool) {
	norm := s.text.Norm[i:end]
	if len(norm) > longestTold || words.SaysPast(words.LowerASCII(norm)) {
		return Clause{}, false
	}
	b := teller{s.body(i)}
	for from := i; from < end; {
		to := end
		if n := strings.Index(s.text.Norm[from:end], "; "); n >= 0 {
			to = from + n
		}
		b.toldPiece(from, to)
		from = to + len("; ")
	}
	b.clause.From, b.clause.To, b.clause.Told, b.clause.Sentence = i, end, true, true
	return b.clause, b.clause.NamesUnits()
}

// teller reads English sentences of prose with what a body knows of lists.
type teller struct{ *body }

// longestTold is the most bytes of such a sentence.
const longestTold = 900

// toldPiece reads a part of a sentence by whichever of the forms it has.
func (b teller) toldPiece(from, to int) {
	low := words.LowerASCII(b.norm[from:to])
	modal, after := words.Modal(low)
	if after > 0 && b.subject(from, to, from+modal, from+after) {
		return
	}
	if after > 0 && words.IsPassive(low[after:]) {
		if by := words.AgentAt(low, after); by > 0 && b.agents(from+by, to, words.Charge) {
			return
		}
	}
	at, behind, duty, by := words.Said(low)
	if duty == words.None || !by || after == 0 && at > 0 && words.BeginsSubject(low) {
		return
	}
	if parts, end := b.beside(from+behind, to, duty); len(parts) > 0 && after == 0 && at == 0 && words.BeginsSubject(strings.TrimLeft(words.LowerASCII(b.norm[end:to]), ", ")) {
		return // led by A, the team works
	}
	b.agents(from+behind, to, duty)
}

// agents reads those by whom something is done, with those beside them.
func (b teller) agents(from, to int, duty words.Duty) bool {
	parts, end := b.beside(from, to, duty)
	if len(parts) == 0 {
		return false
	}
	b.clause.Parts = append(b.clause.Parts, parts...)
	if rest := strings.TrimLeft(b.norm[end:to], ", "); rest != "" {
		b.behindVerb(to-len(rest), to)
	}
	return true
}

// beside reads a list with the lists that phrases join to it, and says where they end.
func (b teller) beside(from, to int, duty words.Duty) (parts []Part, end int) {
	for from < to && b.norm[from] == ' ' {
		from++
	}
	units, end := b.run(from, to)
	if len(units) == 0 {
		return nil, from
	}
	parts = []Part{{duty: duty, Units: units}}
	for end < to {
		at := end + len(b.norm[end:to]) - len(strings.TrimLeft(b.norm[end:to], ", "))
		rest := words.LowerASCII(b.norm[at:min(to, at+longestQualifier)])
		if strings.HasPrefix(rest, "and ") {
			at, rest = at+len("and "), rest[len("and "):]
		}
		n, d := joinedBy(rest)
		if n == 0 {
			break
		}
		more, next := b.run(at+n, to)
		if len(more) == 0 {
			break
		}
		if d != words.None {
			parts = append(parts, Part{duty: d, Units: more})
		}
		end = next
	}
	return parts, end
}

// longestQualifier is the most bytes of a phrase that joins a list to another.
const longestQualifier = 80

// joinedBy reads the phrase at the start of a text that says what the list behind it does; None for a list that does nothing.
func joinedBy(low string) (n int, d words.Duty) {
	if n := words.ApartAt(low); n > 0 {
		return n, words.None
	}
	if n := words.ThroughAt(low); n > 0 {
		return n, words.Charge
	}
	if at, to, d := words.Qualifier(low); d != words.None && at == 0 {
		return to + 1, d
	}
	return 0, words.None
}

// mostStarts is how many commas of a sentence a subject may stand behind.
const mostStarts = 8

// subject reads who stands before a modal verb at norm[at:after], behind whatever else the sentence begins with.
func (b teller) subject(from, to, at, after int) bool {
	verb := words.LowerASCII(b.norm[after:to])
	help := words.HelpingAt(verb)
	if words.IsIdle(verb) && help == 0 || words.IsOngoing(b.norm[at:after]) && (from == 0 || !strings.HasSuffix(firstWord(verb), "ing")) {
		return false
	}
	for n := 0; n < mostStarts && from < at; n++ {
		if parts, end := b.beside(from, at, words.Charge); b.knows(parts) && strings.Trim(b.norm[end:at], ", ") == "" {
			b.act(parts, after, help, to)
			return true
		}
		if units := b.actorsAt(from, at); b.knows([]Part{{Units: units}}) && strings.Contains(b.norm[from:at], ", ") { // districts, namely A and B,
			b.act([]Part{{duty: words.Charge, Units: units}}, after, help, to)
			return true
		}
		next := strings.Index(b.norm[from:at], ", ")
		if next < 0 {
			return false
		}
		from += next + len(", ")
	}
	return false
}

// act gives the subject of a sentence its part: it acts, or helps; whom it helps, acts.
func (b teller) act(parts []Part, verb, help, to int) {
	if help > 0 {
		for n := range parts {
			parts[n].duty = words.Help
		}
		if units, end := b.run(min(to, verb+help+1), to); len(units) > 0 && strings.HasPrefix(b.norm[end:], " in ") {
			parts = append([]Part{{duty: words.Charge, Units: units}}, parts...)
		}
	} else if rest, ok := strings.CutPrefix(b.norm[verb:to], "work with "); ok {
		if units, end := b.run(to-len(rest), to); len(units) > 0 && strings.HasPrefix(b.norm[end:], " to ") {
			parts = append(parts, Part{duty: words.Help, Units: units})
		}
	}
	b.clause.Parts = append(b.clause.Parts, parts...)
	b.behindVerb(verb, to)
}

// behindVerb reads those who help at the end of a sentence: will train inspectors, with the help of B.
func (b teller) behindVerb(from, to int) {
	for n := 0; n < mostStarts && from < to; n++ {
		at, end, duty := words.Qualifier(words.LowerASCII(b.norm[from:to]))
		if duty == words.None {
			return
		}
		phrase := b.norm[from+at : from+end]
		if strings.Contains(phrase, " ") || at > 0 && b.norm[from+at-1] == ',' {
			if units, _ := b.run(min(to, from+end+1), to); len(units) > 0 {
				b.clause.Parts = append(b.clause.Parts, Part{duty: duty, Units: units})
			}
		}
		from += end
	}
}

// knows reports whether one of those at the head of parts is an agency by its name, and not only actors in general.
func (b teller) knows(parts []Part) bool {
	return len(parts) > 0 && slices.ContainsFunc(parts[0].Units, func(u Unit) bool { return b.accepts(u.Name) })
}

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}
