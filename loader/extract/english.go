package extract

import (
	"strings"

	"github.com/plangraph/plangraph/loader/words"
)

// english reads an English sentence that says who acts: This action is led by A, with support from B. A will lead this work,
// working with B. What stands there must be names alone; anything else is text.
func (s *scan) english(i, end int) (Clause, bool) {
	norm := s.text.Norm[i:end]
	v, at, by := words.Said(words.LowerASCII(norm))
	if at < 0 {
		return Clause{}, false
	}
	b := s.body(i)
	b.duty, b.lister.named = v.Duty, by // a subject must be known: Everyone is responsible
	to := end
	for to > i && strings.IndexByte(". ;", b.norm[to-1]) >= 0 {
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
	for _, p := range b.clause.Parts {
		for n := range p.Units {
			p.Units[n] = p.Units[n].withoutArticle()
		}
	}
	return b.clause, len(b.clause.Parts) > 0 && b.clause.Parts[0].duty == v.Duty && !b.failed
}

func (u Unit) withoutArticle() Unit {
	for _, article := range []string{"the ", "The "} {
		if name, ok := strings.CutPrefix(u.Name, article); ok {
			u.Name, u.From = name, u.From+len(article)
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
