package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/words"
)

// prose reads the last sentence of an item that says by whom it is done in words that the lexicon does not have: 清单由A汇总发布,
// B按要求报送。 Whoever stands behind 由 is in charge; who else begins a piece of it helps.
func (s *scan) prose(i, end int) (Clause, bool) {
	b := s.body(i)
	b.strict, b.lister.inside = true, true
	norm := strings.TrimSuffix(s.text.Norm[i:end], "。")
	if words.IsInterpreter(norm) || words.IsPast(norm) {
		return Clause{}, false
	}
	first := true
	for piece := range b.pieces(i, i+len(norm)) {
		from, duty := piece[0], words.Help
		if first {
			if from = b.skipPreface(piece[0], piece[1]); from == piece[0] {
				return Clause{}, false
			}
			duty, first = words.Charge, false
		}
		if _, ok := clauseDeadline(b.norm[from:piece[1]], b.year); ok {
			continue
		}
		units, open := b.actors(from, piece[1])
		if len(units) == 0 {
			return Clause{}, false
		}
		b.clause.Parts = append(b.clause.Parts, Part{duty: duty, Units: units, OpenEnded: open})
	}
	b.clause.From, b.clause.To, b.clause.Prose = i, end, true
	lead := Clause{Parts: b.clause.Parts[:min(1, len(b.clause.Parts))]}
	return b.clause, !b.onPlan && lead.namesOne()
}

// acted reads the last sentence of an item that says by whom and then what: 由A牵头,B配合,于5月底前完成摸排。 由A负责,B提前介入。 What is past
// is no duty.
func (s *scan) acted(i, end int) (Clause, bool) {
	b := s.body(i)
	b.frank = true
	norm := strings.TrimSuffix(s.text.Norm[i:end], "。")
	if strings.Contains(norm, "了") || words.IsInterpreter(norm) {
		return Clause{}, false
	}
	acts, deeds := true, false
	for piece := range b.pieces(i, i+len(norm)) {
		from, to := b.trim(piece[0], piece[1])
		if _, ok := clauseDeadline(b.norm[from:to], b.year); ok || from >= to {
			continue
		}
		if acts && b.worded(from, to) && !b.objects {
			continue
		}
		if acts = false; len(b.clause.Parts) == 0 {
			return Clause{}, false
		}
		if units, open := b.actors(from, to); len(units) > 0 {
			b.clause.Parts = append(b.clause.Parts, Part{duty: words.Help, Units: units, OpenEnded: open})
			continue
		}
		deeds = true
	}
	b.clause.From, b.clause.To, b.clause.Told, b.clause.Prose = i, end, true, deeds
	return b.clause, b.strong && b.clause.Assigns() && b.clause.namesOne() && !b.onPlan
}

// longestDeed is the most characters of what somebody does in such a sentence.
const longestDeed = 16

// actors reads the longest list of names at the beginning of a piece, with a short deed behind it.
func (b *body) actors(from, to int) (units []Unit, open bool) {
	for at := to; at > from; at-- {
		if at == to || !utf8.RuneStart(b.norm[at]) {
			continue
		}
		deed := b.norm[at:to]
		if n := utf8.RuneCountInString(deed); n > longestDeed {
			return nil, false
		} else if n < 2 || isNoDeed(deed) {
			continue
		}
		if units, open, ok := b.names(from, at); ok {
			return units, open
		}
	}
	return nil, false
}

// isNoDeed reports whether words behind a name say something else than what it does: 由A改为B, 由A组成, 由A主导的.
func isNoDeed(s string) bool {
	for _, w := range []string{"改", "变", "转", "至", "到", "向", "出", "等", "为", "组成", "构成", "主管", "有关", "及", "和", "或"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return strings.Contains(s, "的") || strings.Contains(s, "了") || keepsOffice(s)
}

// keepsOffice reports whether words say who chairs a group, or keeps its office, which is no task.
func keepsOffice(s string) bool {
	for _, w := range []string{"组长", "担任", "同志", "主任", "书记", "日常"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return words.NamesPerson(s)
}
