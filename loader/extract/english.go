package extract

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// english reads an English sentence that says who acts: This action is led by A, with support from B. A will lead this work,
// working with B. What stands there must be names alone; anything else is text.
func (s *scan) english(i, end int) (Clause, bool) {
	norm := s.text.Norm[i:end]
	if c, ok := s.englishReference(i, end); ok {
		return c, true
	}
	v, at, by := words.Said(words.LowerASCII(norm))
	if at < 0 {
		return Clause{}, false
	}
	b := s.body(i)
	b.duty, b.lister.named = v.Duty, by // a subject must be known: Everyone is responsible
	to := end
	for to > i && strings.IndexByte(". ;:", b.norm[to-1]) >= 0 {
		to--
	}
	if by {
		b.plain(i+at+len(v.Text), to)
	} else {
		b.plain(i, i+at)
		if _, from, duty := b.qualifier(i+at+len(v.Text)+1, to); from > 0 {
			b.duty, b.lister.named = duty, true
			b.plain(from, to)
		}
	}
	b.clause.From, b.clause.To, b.clause.Told = i, to, true
	withoutArticles(b.clause.Parts)
	return b.clause, len(b.clause.Parts) > 0 && b.clause.Parts[0].duty == v.Duty && !b.failed
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
	from, ok := i+n, false
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
	v, at, by := words.Said(low)
	if at < 0 || !by {
		return false
	}
	if rest, ok := words.CutBe(low[:at]); strings.TrimSpace(rest) != "" || at > 1 && !ok {
		return false
	}
	b.duty = v.Duty
	b.plain(from+at+len(v.Text), to)
	return len(b.clause.Parts) > 0 && b.clause.Parts[0].duty == v.Duty
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
func (b *body) qualifierAt(from, to int) (at, end int, duty words.Duty) {
	from = min(to, from+len(b.norm[from:to])-len(strings.TrimLeft(b.norm[from:to], " ,")))
	if from == to {
		return 0, 0, words.None
	}
	return b.qualifier(from, to)
}

// helps reports whether nobody of the clause leads or is in charge.
func (c Clause) helps() bool {
	return !slices.ContainsFunc(c.Parts, func(p Part) bool { return p.duty != words.Help })
}

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
		if at < stop && s[at] >= 'A' && s[at] <= 'Z' {
			return at
		}
	}
	return stop
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
