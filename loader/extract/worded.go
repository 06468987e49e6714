package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// mostTries bounds how many verbs of a piece are tried, so that a text of nothing but verbs costs no more than another.
const mostTries = 12

// worded reads lists with the verbs behind them: 由A牵头B、C按职责分工配合. It reports whether there was any, and changes
// nothing where there was none. Each verb is taken where the list before it holds names alone.
func (b *body) worded(from, to int) bool {
	from = b.skipPreface(from, to)
	w := wording{body: b, start: from, to: to}
	for at, depth := from, 0; at < to && w.tries < mostTries; {
		r, size := utf8.DecodeRuneInString(b.norm[at:to])
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		}
		if depth == 0 {
			if v, ok := words.VerbAt(b.norm[at:to]); ok && w.take(v, at) {
				at = w.start
				continue
			}
		}
		at += size
	}
	if len(w.parts) == 0 || b.isList(from, to) {
		return false
	}
	w.rest()
	if w.object && (b.strict || w.guesses && !b.lister.telling) {
		return false
	}
	b.guessed = b.guessed || w.guesses
	b.settle(&w)
	return true
}

// isList reports whether a piece is a list of names as a whole, and what looks like verbs stands in these: 市推进办、市指导中心.
func (l lister) isList(from, to int) bool {
	list, _, ok := l.listed(from, to)
	return ok && !l.verbBehindUnit(list[len(list)-1].Name)
}

// verbBehindUnit reports whether a name is one with a verb of duty behind it, which only ends like an office: 督查室|督办.
func (l lister) verbBehindUnit(name string) bool {
	for i := range name {
		if i > len("市委") && onlyVerbs(name[i:]) && l.isUnit(name[:i]) {
			return true
		}
	}
	return false
}

// wording is a piece being read for its verbs.
type wording struct {
	*body
	start, to int // what is not read yet
	parts     []Part
	tries     int
	last      words.Duty
	lead      bool
	charge    bool
	strong    bool
	object    bool
	guesses   bool // a name was taken that only the word of duty behind it shows to be one
}

// take reads the list before a verb; false where what stands there is none.
func (w *wording) take(v words.Verb, at int) bool {
	if v.Join && w.beginsName(at, v) || (!v.Join || utf8.RuneCountInString(v.Text) == 1) && w.withinName(at, len(v.Text)) {
		return false
	}
	end, duty, weak := w.phrase(at, v)
	if at == w.start && (v.Join || duty == words.Help) { // 会同B负责
		return w.takeJoined(end, Part{})
	}
	w.tries++
	units, open, ok := w.names(w.start, at)
	if !ok && w.frank && !weak && (v.Join || end == w.to || w.telling || strings.HasPrefix(w.norm[end:], "、")) {
		w.lister.loose = true
		units, open, ok = w.names(w.start, at)
		w.lister.loose, w.guesses = false, w.guesses || ok
	}
	if !ok {
		return false
	}
	if v.Join {
		return w.takeJoined(end, Part{Units: units, OpenEnded: open})
	}
	w.add(Part{duty: duty, Units: units, OpenEnded: open}, duty, weak)
	w.start = w.skipJoint(end)
	return true
}

// skipJoint skips what joins a list with its verb to the one before: A牵头|并|会同B推进, A牵头|、|B配合.
func (w *wording) skipJoint(at int) int {
	for _, word := range []string{"、", "并", "且", "同时"} {
		if strings.HasPrefix(w.norm[at:w.to], word) {
			return at + len(word)
		}
	}
	return at
}

// withinName reports whether a verb stands within a name: 县市场监督管理局, 县委组织部.
func (w *wording) withinName(at, length int) bool {
	from, to := w.start, w.to
	if i := strings.LastIndex(w.norm[from:at], "、"); i >= 0 {
		from += i + len("、")
	}
	if i := strings.Index(w.norm[at+length:to], "、"); i >= 0 {
		to = at + length + i
	}
	for end := to; end > at+length; { // up to the next verb behind it
		s := w.norm[from:end]
		before, after := s[:at-from], s[at-from+length:]
		if after != "" && len(s) <= 3*longestName && !words.Joins(after) && !(w.isUnit(before) && w.isUnit(after)) && w.accepts(s) {
			return true
		}
		next := 0
		for i := at + length; i < end; i = nextRune(w.norm, i) {
			if _, ok := words.VerbAt(w.norm[i:end]); ok {
				next = i
				break
			}
		}
		if next == 0 {
			return false
		}
		end = next
	}
	return false
}

// beginsName reports whether what looks like a verb that joins begins a name of the list: one character joins only what
// stands on both sides of it, as in 发展改革委商财政部, and is 商务部 behind a sign.
func (w *wording) beginsName(at int, v words.Verb) bool {
	before, _ := utf8.DecodeLastRuneInString(w.norm[w.start:at])
	return before == '、' || utf8.RuneCountInString(v.Text) == 1 && !unicode.IsLetter(before) && before != ')'
}

// takeJoined reads the list behind 会同, up to the next verb or the end; those before it do what that verb says.
func (w *wording) takeJoined(from int, before Part) bool {
	for at := from; at <= w.to && w.tries < mostTries; {
		v, ok := words.Verb{}, at == w.to
		if !ok {
			v, ok = words.VerbAt(w.norm[at:w.to])
		}
		if ok && at > from {
			w.tries++
			units, open, named := w.names(from, at)
			if !named && w.frank && (at == w.to || !v.Weak && !v.Join) {
				w.lister.loose = true
				units, open, named = w.names(from, at)
				w.lister.loose, w.guesses = false, w.guesses || named
			}
			if named {
				end, duty, weak := at, words.Charge, false
				if at < w.to {
					end, duty, weak = w.phrase(at, v)
				}
				if duty == words.Help && len(before.Units) > 0 {
					duty = words.Charge
				}
				if before.duty = duty; len(before.Units) > 0 {
					w.add(before, duty, weak)
				}
				w.add(Part{duty: words.Help, Units: units, OpenEnded: open}, words.Help, false)
				w.start = end
				return true
			}
		}
		if at == w.to {
			break
		}
		at = at + len(w.norm[at:nextRune(w.norm[:w.to], at)])
	}
	return false
}

func (w *wording) add(p Part, duty words.Duty, weak bool) {
	w.parts, w.last = append(w.parts, p), duty
	w.lead, w.strong = w.lead || duty == words.Lead, w.strong || !weak
	w.charge = w.charge || duty == words.Charge && !weak
}

// rest reads what stands behind the last verb: the one whom 配合 helps, or an object.
func (w *wording) rest() {
	from, to := w.trim(w.start, w.to)
	if from >= to {
		return
	}
	if units, open, ok := w.names(from, to); ok {
		w.parts = append(w.parts, Part{duty: words.Charge, Units: units, OpenEnded: open})
		return
	}
	w.object = true
}

// longestPhrase is the most bytes of verbs behind each other that are one.
const longestPhrase = 90

// phrase is the verb at a place with those that go on from it, and what all say: 负责配合 is to help.
func (l lister) phrase(at int, v words.Verb) (end int, duty words.Duty, weak bool) {
	limit := min(len(l.norm), at+longestPhrase)
	for limit < len(l.norm) && !utf8.RuneStart(l.norm[limit]) {
		limit++
	}
	end, duty, weak = at+len(v.Text), v.Duty, v.Weak
	if v.Join {
		return end, duty, weak
	}
	for {
		n := words.MannerAt(l.norm[end:max(end, limit)])
		next, ok := words.VerbAt(l.norm[end+n : max(end+n, limit)])
		if !ok || next.Join || l.telling && next.Duty == words.Help && duty != words.Help && !endsPiece(l.norm, end+n+len(next.Text)) {
			return end, duty, weak // 负责监督执纪
		}
		end += n + len(next.Text)
		weak = weak && next.Weak
		if next.Duty == words.Lead && duty == words.Charge || next.Duty == words.Help && duty == words.Charge && !weak {
			duty = next.Duty
		}
	}
}

// endsPiece reports whether a piece ends at a place.
func endsPiece(norm string, at int) bool {
	return at == len(norm) || strings.ContainsAny(norm[at:nextRune(norm, at)], ",;。)]、")
}

// names reads a list of nothing but names, with the manner and the date around it cut off.
func (b *body) names(from, to int) (list []Unit, open, ok bool) {
	from = b.skipDate(b.skipPreface(from, to), to)
	for {
		to = b.cutDate(from, to)
		rest, cut := words.CutManner(b.norm[from:to])
		if b.lister.telling && !cut {
			rest = cutAdverb(rest)
			cut = len(rest) < to-from
		}
		if !cut {
			break
		}
		to = from + len(rest)
	}
	if from >= to || to-from > longestPiece {
		return nil, false, false
	}
	return b.listed(from, to)
}

// skipPreface skips what leads to the first name, and notes whether it speaks of the plan itself.
func (b *body) skipPreface(from, to int) int {
	from, onPlan := b.preface(from, to)
	b.onPlan = b.onPlan || onPlan
	return from
}

// farthestBy is the most bytes before the 由 of a preface: a reference, and what stands between.
const farthestBy = 240

// preface is where the first name begins behind what leads to it: 由, 此项工作由. What holds a name is no preface.
func (l lister) preface(from, to int) (begin int, onPlan bool) {
	from += words.AskedAt(l.norm[from:to])
	s := l.norm[from:to]
	if n := words.NowAt(s); n > 0 && n < len(s) {
		return from + n, false
	}
	if !strings.Contains(s[:min(len(s), farthestBy)], "由") || words.FormerAt(s) { // 不再由A承担
		return from, false
	}
	if _, n := doc.ReferenceAt(s); n > 0 {
		more, _ := words.AllAt(s[n:])
		if rest, ok := strings.CutPrefix(s[n+more:], "由"); ok {
			return to - len(rest), false
		}
	}
	at := strings.Index(s[:min(len(s), 45)], "由")
	if at < 0 || strings.ContainsAny(s[:at], ",;(0123456789") || strings.Contains(s[:at], "、") || at > 0 && l.accepts(s[:at]) {
		return from, false
	}
	return from + at + len("由"), isOnPlan(s[:at])
}

// settle adds a piece's parts to the clause. Units that waited join the first of them, unless it only helps.
func (b *body) settle(w *wording) {
	if len(b.waiting.Units) > 0 {
		switch {
		case w.parts[0].duty == words.Help:
			b.flush()
		case w.parts[0].duty == words.Lead && w.parts[0].repeats(b.waiting): // A、B、C,A牵头
			b.waiting.Units = slices.DeleteFunc(b.waiting.Units, func(u Unit) bool { return w.parts[0].names(u.Name) })
			b.waiting.duty = words.Help
			b.clause.Parts = append(b.clause.Parts, b.waiting)
			b.waiting = Part{}
		default:
			w.parts[0].Units = append(b.waiting.Units, w.parts[0].Units...)
			w.parts[0].OpenEnded = w.parts[0].OpenEnded || b.waiting.OpenEnded
			b.waiting = Part{}
		}
	}
	b.clause.Parts = append(b.clause.Parts, w.parts...)
	b.leads, b.charges, b.strong, b.objects = b.leads || w.lead, b.charges || w.charge, b.strong || w.strong, b.objects || w.object
}

// isOnPlan reports whether the words before 由 speak of the plan itself: 本意见由…, but not 本项任务由….
func isOnPlan(s string) bool {
	if !strings.HasPrefix(s, "本") {
		return false
	}
	for _, kind := range []string{"意见", "方案", "办法", "计划", "规划", "通知", "细则", "措施", "政策", "规定"} {
		if strings.HasSuffix(s, kind) {
			return true
		}
	}
	return false
}
