package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/words"
)

// deeds reads a sentence, from a place where a piece of it begins, that tells who does what, up to the last piece that does:
// A负责登记发证,B、C在路口予以协助,D做好保障。 The first piece says by whom in words that prose seldom has, or stands behind 由.
func (s *scan) deeds(i, end int) (Clause, bool) {
	b := s.body(i)
	b.lister.telling, b.lister.inside, b.frank = true, true, true
	norm := strings.TrimSuffix(s.text.Norm[i:end], "。")
	if words.IsInterpreter(norm) || words.IsPast(norm) {
		return Clause{}, false
	}
	n := -1
	for p := range b.pieces(i, i+len(norm)) {
		n++
		from, to := b.trim(p[0], p[1])
		if n > 0 && from < to && b.norm[p[0]-1] == ';' && !b.strong {
			break
		}
		by := b.skipPreface(from, to) > from
		if at := strings.Index(b.norm[from:to], "由"); !by && at > 0 && !strings.ContainsAny(b.norm[from:from+at], "([<") { // 每月1日前的通报由A负责
			from, by = from+at+len("由"), true
		}
		if !b.deed(from, to) {
			break
		}
		if n == 0 && (!by && !b.strong || b.clause.Parts[0].duty == words.Help) || b.onPlan {
			return Clause{}, false
		}
		b.clause.To = to
	}
	b.clause.From, b.clause.Deeds, b.clause.Told = i, true, true
	return b.clause, (b.leads || b.charges || b.strong) && b.clause.namesOne()
}

// deed reads a piece that tells who does what; false where it tells anything else.
func (b *body) deed(from, to int) bool {
	if from >= to || to-from > longestDeeds || keepsOffice(b.norm[from:to]) {
		return false
	}
	parts := len(b.clause.Parts)
	ok := b.worded(from, to) || b.aided(from, to)
	return ok && len(b.clause.Parts) > parts
}

// longestDeeds is the most bytes of a piece that tells who does what.
const longestDeeds = 300

// cutAdverb cuts off the end of a list where and when those in it do something: A、B|在主要路口.
func cutAdverb(s string) string {
	for _, word := range []string{"在", "于", "对", "按", "每"} {
		if at := strings.LastIndex(s, word); at > 0 && utf8.RuneCountInString(s[at:]) <= longestAdverb && !strings.Contains(s[at:], "、") {
			return s[:at]
		}
	}
	return s
}

// longestAdverb is the most characters of it.
const longestAdverb = 12
