package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// english reads an English sentence that says who acts: This action is led by A, with support from B. A will lead this work,
// working with B. A leads; B assists. What stands there must be names alone; anything else is text.
func (s *scan) english(i, end int) (c Clause, ok bool) {
	norm := s.text.Norm[i:end]
	if c, ok := s.englishReference(i, end); ok {
		return c, true
	}
	from, after, duty, by := words.Said(words.LowerASCII(norm))
	if duty == words.None {
		return s.doers(i, end)
	}
	b := s.body(i)
	b.duty, b.lister.named = duty, by // a subject must be known: Everyone is responsible
	to := i + len(strings.TrimRight(norm, ". ;:"))
	if stop := strings.IndexByte(b.norm[i+after:max(to, i+after)], ';'); stop >= 0 { // led by A; B assists
		defer func(from, to int) { c.Parts = append(c.Parts, s.others(from, to)...) }(i+after+stop+1, to)
		to = i + after + stop
	}
	to = i + len(words.CutSo(b.norm[i:to]))
	if by {
		b.plain(i+after, to)
	} else {
		b.plain(i, i+from)
		if at := min(i+after+1, to); at < to {
			if _, from, duty := b.qualifier(at-1, to); from > 0 {
				b.duty, b.lister.named = duty, true
				b.plain(from, to)
			}
		}
	}
	b.clause.From, b.clause.To, b.clause.Told = i, end, true
	withoutArticles(b.clause.Parts)
	return b.clause, len(b.clause.Parts) > 0 && b.clause.Parts[0].duty == duty && !b.failed
}

// englishReference reads an English sentence that says for which items it is: The following actions are led by A with B. A is
// responsible for actions 4 and 5. Where nobody is named, A leads.
func (s *scan) englishReference(i, end int) (Clause, bool) {
	b := s.body(i)
	b.lister.named = true
	to := i + len(strings.TrimRight(s.text.Norm[i:end], ".:; "))
	lacking, n := doc.ReferenceAt(b.norm[i:to])
	if lacking.Lacks == words.None {
		lacking, n = doc.Reference{}, 0
	}
	from := i + n
	var ok bool
	if ref, n := doc.ReferenceAt(b.norm[from:to]); n > 0 {
		b.clause.For, ok = ref, b.byWhom(from+n, to)
	} else {
		ok = b.whoDoes(from, to, !lacking.IsOwn())
	}
	if !lacking.IsOwn() {
		if !b.clause.For.IsOwn() {
			lacking.Where = b.clause.For.Where
		}
		b.clause.For = lacking
	}
	b.clause.From, b.clause.To = i, end
	withoutArticles(b.clause.Parts)
	if ok && b.clause.For.Where == words.Whole && b.clause.For.Lacks == words.None && b.clause.helps() {
		b.clause.Blanket, b.clause.Parts, b.clause.Whole = b.clause.Parts, nil, true
		b.clause.For = doc.Reference{}
	}
	return b.clause, ok && !b.failed
}

// byWhom reads what follows a reference: |are led by A with B.
func (b *body) byWhom(from, to int) bool {
	low := words.LowerASCII(b.norm[from:to])
	at, after, duty, by := words.Said(low)
	if duty == words.None || !by {
		return false
	}
	if rest, ok := words.CutBe(low[:at]); strings.TrimSpace(rest) != "" || at > 1 && !ok {
		return false
	}
	b.duty = duty
	b.plain(from+after, to)
	return len(b.clause.Parts) > 0 && b.clause.Parts[0].duty == duty
}

// whoDoes reads who stands before a verb and the items that follow it: A |leads| all actions in this area. Where the sentence
// has said already which items, none need follow.
func (b *body) whoDoes(from, to int, said bool) bool {
	low := words.LowerASCII(b.norm[from:to])
	v, at := words.Refers(low)
	if at <= 0 {
		return false
	}
	behind := min(to, from+at+len(v.Text)+1)
	ref, n := doc.ReferenceAt(b.norm[behind:to])
	if n == 0 && (!said || behind < to) {
		return false
	}
	b.clause.For, b.duty = ref, v.Duty
	b.plain(from, from+at)
	if _, with, duty := b.qualifierAt(behind+n, to); with > 0 {
		b.duty = duty
		b.plain(with, to)
	}
	return len(b.clause.Parts) > 0 && b.clause.Parts[0].duty == v.Duty
}

// qualifierAt is qualifier where anything is left.
func (l lister) qualifierAt(from, to int) (at, end int, duty words.Duty) {
	from = min(to, from+len(l.norm[from:to])-len(strings.TrimLeft(l.norm[from:to], " ,")))
	if from == to {
		return 0, 0, words.None
	}
	return l.qualifier(from, to)
}

// helps reports whether nobody of the clause leads or is in charge.
func (c Clause) helps() bool {
	return !slices.ContainsFunc(c.Parts, func(p Part) bool { return p.duty != words.Help })
}

// others reads what else a sentence says behind a semicolon, where it names who does what; it is text otherwise.
func (s *scan) others(from, to int) []Part {
	b := s.body(from)
	if from, to = b.trim(from, to); from >= to || !b.behind(from, to) {
		return nil
	}
	return b.clause.Parts
}

// bracketBy reads an English bracket that says by whom: (by the Treasury, together with the Registry).
func (b *body) bracketBy(from, to int) bool {
	rest, ok := strings.CutPrefix(b.norm[from:to], "by ")
	if !ok || !b.frank || b.duty != words.None {
		return false
	}
	from = to - len(rest)
	stop := to
	if at, end, _ := b.qualifier(from, to); end > 0 {
		stop = at
	}
	if !b.onlyNames(from, stop) {
		return false
	}
	b.duty, b.strong, b.charges = words.Charge, true, true
	b.plain(from, to)
	b.duty = words.None
	withoutArticles(b.clause.Parts)
	return true
}

// doers reads a sentence of nothing but names with what they do behind them: The Academy leads; the Bar Association assists.
func (s *scan) doers(i, end int) (Clause, bool) {
	b := s.body(i)
	for piece := range b.pieces(i, i+len(strings.TrimRight(s.text.Norm[i:end], ". ;"))) {
		if from, to := b.trim(piece[0], piece[1]); from >= to || !b.behind(from, to) {
			return Clause{}, false
		}
	}
	b.clause.From, b.clause.To, b.clause.Told = i, end, true
	return b.clause, b.clause.Parts[0].duty != words.Help
}

// behind reads English lists with what they do behind them: A in charge, B to assist.
func (b *body) behind(from, to int) bool {
	if b.norm[from] >= utf8.RuneSelf || b.duty != words.None {
		return false
	}
	var parts []Part
	for at := from; at < to; {
		start, end, duty := words.Behind(words.LowerASCII(b.norm[at:to]))
		if duty == words.None || start <= 0 {
			from, end, duty := b.qualifier(at, to) // A is accountable, supported by B
			if len(parts) == 0 || end == 0 || from != at {
				return false
			}
			units, bad, open := b.gatedNamed(end, to)
			if len(units) == 0 || len(bad) > 0 {
				return false
			}
			parts = append(parts, Part{duty: duty, Units: units, OpenEnded: open})
			break
		}
		units, bad, open := b.gatedNamed(at, at+start)
		if len(units) == 0 || len(bad) > 0 {
			return false
		}
		parts = append(parts, Part{duty: duty, Units: units, OpenEnded: open})
		for at += end; at < to && strings.IndexByte(" ,;.", b.norm[at]) >= 0; {
			at++
		}
		if rest, ok := strings.CutPrefix(b.norm[at:to], "and "); ok {
			at = to - len(rest)
		}
	}
	b.clause.Parts, b.strong = append(b.clause.Parts, parts...), true
	withoutArticles(b.clause.Parts)
	return true
}

// gatedNamed splits a list; in a bracket that stands where clauses do, capitals suffice for a name.
func (b *body) gatedNamed(from, to int) (good []Unit, bad []Refused, open bool) {
	l := b.lister
	l.named = l.named || b.frank
	return l.gated(from, to)
}

// withoutArticles takes the articles off the names.
func withoutArticles(parts []Part) {
	for _, p := range parts {
		for n := range p.Units {
			p.Units[n] = p.Units[n].withoutArticle()
		}
	}
}

func (u Unit) withoutArticle() Unit {
	for _, article := range []string{"the ", "The "} {
		if name, ok := strings.CutPrefix(u.Name, article); ok {
			u.Name, u.From, u.written = name, u.From+len(article), strings.TrimPrefix(u.written, article)
		}
	}
	return u
}

// beginsEnglish reports whether an English sentence may begin at i, not just a word of one.
func beginsEnglish(s string, i int) bool {
	return i < 2 || s[i-1] != ' ' || !isLetter(s[i-2]) && s[i-2] != ',' && s[i-2] != '-'
}

// endOfEnglish is where the English sentence at i ends: at ". " before a capital, or at the end.
func endOfEnglish(s string, i, stop int) int {
	for at := i; at < stop; {
		n := strings.Index(s[at:stop], ". ")
		if n < 0 {
			break
		}
		at += n + len(". ")
		if at-i > 3 && s[at-4] == '.' || at-i > 3 && s[at-4] == ' ' && s[at-3] <= 'Z' {
			continue // U.S. Treasury
		}
		if at < stop && s[at] >= 'A' && s[at] <= 'Z' {
			return at
		}
	}
	return stop
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
