package extract

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// body reads the inside of a clause, piece by piece. The package comment has its grammar.
type body struct {
	lister
	from    int // where it begins
	year    int
	clause  Clause
	bare    bool       // lists need no verb
	strict  bool       // it is a sentence, of which every piece must be understood
	duty    words.Duty // what the last label said; None before any
	frank   bool       // it stands where clauses do, so that a name before a word of duty need not be known
	guessed bool       // such a name was taken
	shared  bool       // what follows says how those named share the work: 其中A负责…
	noun    bool       // a label named agencies: 责任单位 rather than 建设
	skips   bool       // the last label names nobody: what follows is its own
	unknown bool       // the lexicon does not know that label
	leads   bool       // a verb said who leads
	onPlan  bool       // it speaks of the plan itself: 本意见由A牵头实施
	charges bool       // a verb said who is in charge
	strong  bool       // a verb that prose seldom has
	objects bool       // a verb had an object: 负责资金保障
	failed  bool       // a piece was not understood
	waiting Part       // units whose verb has not come yet
	done    []Clause   // what it said before of other items
}

func (b *body) read(from, to int) {
	from = b.scope(from, to)
	for p := range b.pieces(from, to) {
		if at := b.nextScope(p[0], p[1]); at > p[0] {
			p[0] = at
		}
		if b.piece(p[0], p[1]); b.strict && b.failed {
			return
		}
	}
}

// scope skips what only says for which items the clause is, 以上4项, where it goes on with a label or 由. What adds an agency to
// the clauses of all items is a rule: 以上任务均由A督促.
func (b *body) scope(from, to int) int {
	ref, n := doc.ReferenceAt(b.norm[from:to])
	if n == 0 {
		return from
	}
	at, rest := from+n, b.norm[from+n:to]
	n, all := words.AllAt(rest)
	at, rest = at+n, rest[n:]
	d, _ := knownLabel(rest)
	if d == words.None && !strings.HasPrefix(rest, "由") && !strings.HasPrefix(rest, ":") && !words.BeginsLabel(rest) && (ref.Lacks == words.None || rest == "") {
		return from
	}
	if all && !ref.Exact() && ref.Lacks == words.None && !b.assigns(at, to) {
		return from
	}
	b.clause.For = ref
	return at
}

// assigns reports whether what stands there says who leads or is in charge, and not only who helps.
func (b *body) assigns(from, to int) bool {
	inner := &body{lister: b.lister, from: from}
	inner.lister.inside = true
	if d, _ := inner.labelAt(from, to); d == words.Lead || d == words.Charge {
		return true
	}
	for p := range inner.pieces(from, to) {
		if inner.worded(p[0], p[1]) && (inner.leads || inner.charges) {
			return true
		}
	}
	return false
}

// nextScope begins another clause where a piece says for which other items it is: 第4项责任单位:A;第5项责任单位:B.
func (b *body) nextScope(from, to int) int {
	if from == b.from || len(b.clause.Parts) == 0 || b.clause.For.IsOwn() {
		return from
	}
	before := b.clause
	b.clause = Clause{}
	at := b.scope(from, to)
	if at == from {
		b.clause = before
		return from
	}
	before.To, b.clause.From, b.duty = from, from, words.None
	b.done = append(b.done, before)
	return at
}

// chained is the first of the clauses in the bracket that opens at i, with the others behind it.
func chained(i int, list []Clause) Clause {
	first := list[0]
	first.From, first.next = i, list[1:]
	return first
}

// pieces cuts the body at its commas, semicolons and full stops outside brackets.
func (b *body) pieces(from, to int) iter.Seq[[2]int] {
	return func(yield func([2]int) bool) {
		depth, start := 0, from
		for i := from; i < to; {
			c, size := utf8.DecodeRuneInString(b.norm[i:to])
			cuts := false
			switch c {
			case '(', '[':
				depth++
			case ')', ']':
				depth = max(0, depth-1)
			case ',', ';', '。', '.':
				cuts = depth == 0 && !partsDate(b.norm, i) && (c != '.' && !withinEnglish(b.norm, i) || labelFollows(b.norm, i+size))
			case '|':
				d, _ := knownLabel(b.norm[i+size : to])
				cuts = d != words.None && depth == 0
			}
			if cuts {
				if !yield([2]int{start, i}) {
					return
				}
				start = i + size
			}
			i += size
		}
		yield([2]int{start, to})
	}
}

// firstPiece is where the first piece ends: 责任部门为A、B|,C配合.
func (b *body) firstPiece(from, to int) int {
	for p := range b.pieces(from, to) {
		return p[1]
	}
	return to
}

// labelFollows reports whether an English sentence ends here and a label begins: Responsible: OMB. Deadline: 2025.
func labelFollows(norm string, at int) bool {
	rest, ok := strings.CutPrefix(norm[at:], " ")
	d, _ := knownLabel(rest)
	return ok && d != words.None
}

// withinEnglish reports whether a comma stands between English words: it parts names, or words of one name, but not pieces.
func withinEnglish(norm string, comma int) bool {
	rest := strings.TrimLeft(norm[comma+1:min(len(norm), comma+8)], " ")
	return norm[comma] == ',' && comma > 0 && norm[comma-1] < utf8.RuneSelf && rest != "" && isLetter(rest[0])
}

// partsDate reports whether a comma stands within an English date: June 30, 2026.
func partsDate(s string, comma int) bool {
	if s[comma] != ',' || comma == 0 || s[comma-1] < '0' || s[comma-1] > '9' {
		return false
	}
	rest := strings.TrimLeft(s[comma+1:min(len(s), comma+12)], " ")
	return len(rest) >= 4 && (strings.HasPrefix(rest, "19") || strings.HasPrefix(rest, "20")) && strings.TrimLeft(rest[:4], "0123456789") == ""
}

// longestPiece is the most bytes of a piece that is read; a longer one is prose.
const longestPiece = 1500

// piece reads one piece by what it is.
func (b *body) piece(from, to int) {
	from, to = b.trim(from, to)
	if from >= to {
		return
	}
	s := b.norm[from:to]
	if to-from > longestPiece {
		b.refuse(from, to, "too long for a piece of a clause")
		return
	}
	switch {
	case b.rule(s):
		return
	case b.blanket(from, to):
		return
	case words.FormerAt(s) && !b.clause.Labelled: // 原由A负责
		b.waiting = Part{}
		return
	case b.shares(from, to), b.reversed(from, to):
		return
	}
	if d, n := b.labelAt(from, to); n > 0 {
		b.label(d, from, from+n, to)
		return
	}
	if at := b.nextLabel(from, to); at > from {
		b.piece(from, at)
		b.piece(at, to)
		return
	}
	if day, ok := clauseDeadline(s, b.year); ok {
		if !day.IsZero() {
			b.clause.Deadline = day
		}
		return
	}
	switch {
	case b.skips && b.unknown:
	case b.behind(from, to):
	case b.bracketBy(from, to):
	case b.guided(from, to):
	case b.postLabel(from, to):
	case b.worded(from, to):
	case b.aided(from, to):
	case b.skips:
	case b.duty != words.None && strings.HasSuffix(b.norm[:from], "。") && !b.onlyNames(from, to):
		b.refuse(from, to, "the clause goes on with a remark that was not read")
	default:
		b.plain(from, to)
	}
}

// longestStatus is the most characters of how far or how long in a sentence, which may tell anything else: 定期汇总进展情况.
const longestStatus = 6

// onlyNames reports whether a stretch is a list of known names: A．B．C.
func (l lister) onlyNames(from, to int) bool {
	good, _, ok := l.listed(from, to)
	return ok && !slices.ContainsFunc(good, func(u Unit) bool { return !l.accepts(u.Name) })
}

// shares takes up how those whom a label named share the work: 其中A负责统筹,B负责实施. It gives nobody another role; a name that the
// label did not give is reported.
func (b *body) shares(from, to int) bool {
	n := words.DetailAt(b.norm[from:to])
	if !b.shared && (n == 0 || len(b.clause.Parts) == 0 || b.duty == words.None) {
		return false
	}
	if d, _ := b.labelAt(from+n, to); d != words.None {
		b.shared = false
		return false
	}
	b.shared = true
	inner := &body{lister: b.lister, from: from + n}
	if !inner.worded(from+n, to) {
		return true
	}
	for _, p := range inner.clause.Parts {
		for _, u := range p.Units {
			if !slices.ContainsFunc(b.clause.Parts, func(own Part) bool { return own.names(u.Name) }) {
				b.refuse(u.From, u.To, "it shares the work of those named before, and was not named with them")
			}
		}
	}
	return true
}

// reversed reads a list with its verb behind a colon: A:牵头.
func (b *body) reversed(from, to int) bool {
	at := strings.IndexByte(b.norm[from:to], ':')
	verb := strings.TrimRight(b.norm[from+at+1:to], " 。")
	if at <= 0 || verb == "" || !onlyVerbs(verb) {
		return false
	}
	units, open, ok := b.names(from, from+at)
	v, _ := words.VerbAt(verb)
	if !ok || v.Join {
		return false
	}
	_, duty, weak := b.phrase(from+at+1, v)
	b.settle(&wording{body: b, parts: []Part{{duty: duty, Units: units, OpenEnded: open}}, lead: duty == words.Lead, charge: duty == words.Charge, strong: !weak})
	return true
}

// postLabel reads a list with its label behind it: A、B为配合单位.
func (b *body) postLabel(from, to int) bool {
	at := strings.LastIndex(b.norm[from:to], "为")
	if at < 0 {
		return false
	}
	label := b.norm[from+at+len("为") : to]
	d := words.Label(label)
	if d != words.None { // 该工作|以|A为牵头单位
		head := b.norm[from : from+at]
		rest := strings.TrimPrefix(head[words.ThisAt(head):], "以")
		from, at = from+len(head)-len(rest), len(rest)
	}
	if d != words.Lead && d != words.Charge && d != words.Help || !words.NamesAgency(label) {
		return false
	}
	units, open, ok := b.names(from, from+len(strings.TrimSuffix(b.norm[from:from+at], "作")))
	if !ok {
		return false
	}
	b.settle(&wording{body: b, parts: []Part{{duty: d, Units: units, OpenEnded: open}}, lead: d == words.Lead, strong: true})
	return true
}

// guided reads those under whose guidance others act, who help, 在X指导下, and the one who is the main one, 以X为主.
func (b *body) guided(from, to int) bool {
	if rest, ok := strings.CutPrefix(b.norm[from:to], "以"); ok && strings.HasSuffix(rest, "为主") {
		units, open, ok := b.names(to-len(rest), to-len("为主"))
		if ok {
			b.settle(&wording{body: b, parts: []Part{{duty: words.Lead, Units: units, OpenEnded: open}}, lead: true, strong: true})
		}
		return ok
	}
	rest, ok := strings.CutPrefix(b.norm[from:to], "在")
	if !ok {
		return false
	}
	head, ok := words.CutGuided(rest)
	if !ok {
		return false
	}
	units, open, ok := b.names(to-len(rest), to-len(rest)+len(head))
	if ok {
		b.clause.Parts = append(b.clause.Parts, Part{duty: words.Help, Units: units, OpenEnded: open})
	}
	return ok
}

// longestAid is the most bytes of what one is to do beside others.
const longestAid = 60

// aided reads a list beside others with what it is to do for them: A负责,B做好资金保障. Alone that is text.
func (b *body) aided(from, to int) bool {
	if !b.strong || b.strict {
		return false
	}
	for at := from; at < to && at-from < longestBeginning; at = at + len(b.norm[at:nextRune(b.norm, at)]) {
		n := words.AidAt(b.norm[at:to])
		if n == 0 || at == from || to-at > longestAid {
			continue
		}
		if units, open, ok := b.names(from, at); ok {
			b.settle(&wording{body: b, parts: []Part{{duty: words.Help, Units: units, OpenEnded: open}}})
			return true
		}
	}
	return false
}

// label takes up what a label says: it begins a list, a date, or what names nobody.
func (b *body) label(d words.Duty, from, after, to int) {
	name, order := cutRule(strings.TrimRight(b.norm[from:after], ": —-–"))
	b.clause.Order = b.clause.Order || order
	b.shared = false
	b.noun = b.noun || words.NamesAgency(name)
	if d != words.None {
		b.labelled(d, after, to)
		return
	}
	b.flush()
	b.skips, b.unknown = true, true
	end := to
	if next := b.nextLabel(after, to); next > after {
		end = next
	}
	b.refuse(from, end, "a label that names no duty: "+name)
	if end < to {
		b.piece(end, to)
	}
}

// labelled reads what stands behind a label. A second label may follow without a comma.
func (b *body) labelled(d words.Duty, from, to int) {
	b.flush()
	end := to
	if next := b.nextLabel(from, to); next > from {
		end = next
	} else if next := b.nextBareLabel(from, to); next > from {
		end = next
	}
	b.skips, b.unknown = false, false
	switch d {
	case words.Date:
		b.clause.Labelled = true
		if from, to := b.trim(from, end); from < to {
			b.clause.Deadline = ColumnDate(b.Slice(from, to), b.year)
		}
		b.skips = b.duty == words.None
	case words.Person, words.Remark:
		b.skips = true
	default:
		b.clause.Labelled, b.lister.named = true, true
		b.duty = d
		from = b.scope(from, end)
		if !b.worded(from, end) {
			b.plain(from, end)
		}
	}
	if end < to {
		b.piece(end, to)
	}
}

// plain reads a piece without verb and label: it goes on with the last label's list, or waits for a verb.
func (b *body) plain(from, to int) {
	from, to = b.trim(from, to)
	if from >= to {
		return
	}
	at, end, duty := b.qualifier(from, to)
	helps := b.lister.inside && at == from && duty == words.Help && strings.Contains(b.norm[at:end], " ")
	if end > 0 && (b.duty != words.None || helps || b.frank && b.onlyNames(from, at)) {
		if b.duty == words.None && !helps { // [A, jointly with B]
			b.duty, b.strong, b.charges = words.Charge, true, true
			defer func() { b.duty = words.None; withoutArticles(b.clause.Parts) }()
		}
		at, to = b.unbracketed(at, to)
		b.plain(from, at)
		said := b.duty
		if b.duty = duty; duty == words.Charge {
			b.duty = said
		}
		n := len(b.clause.Parts)
		b.plain(end, to)
		withoutArticles(b.clause.Parts[n:])
		b.duty = said
		return
	}
	if b.duty != words.None {
		if item, ok := sameAs(b.norm[from:to]); ok {
			b.clause.Same = append(b.clause.Same, Same{duty: b.duty, Item: item})
			return
		}
	}
	if b.strict && len(b.clause.Blanket) == 0 && !words.StatusAt(b.norm[from:to]) { // one that is no name voids the sentence
		if _, _, ok := b.listed(from, to); !ok {
			b.failed = true
			return
		}
	}
	good, bad, open := b.gated(from, to)
	if len(good) == 0 && words.StatusAt(b.norm[from:to]) && (!b.strict || runeCount(b.norm[from:to]) <= longestStatus) {
		return
	}
	for _, r := range bad {
		b.refuse(r.From, r.To, r.Reason)
		b.clause.Led = b.clause.Led || b.duty == words.Lead || isMarked(b.unit(r.From, r.To))
	}
	if len(good) == 0 {
		return
	}
	if b.duty != words.None {
		b.clause.Parts = append(b.clause.Parts, Part{duty: b.duty, Units: good, OpenEnded: open})
		return
	}
	b.waiting.Units, b.waiting.OpenEnded = append(b.waiting.Units, good...), b.waiting.OpenEnded || open
}

// unbracketed leaves out the bracket around a phrase that ends a list: Treasury |(with the Registry).
func (l lister) unbracketed(at, to int) (int, int) {
	if at > 0 && l.norm[at-1] == '(' && l.norm[to-1] == ')' {
		return at - 1, to - 1
	}
	return at, to
}

// qualifier finds the first English phrase that says what the name behind it does: Treasury, with support from the Registry.
func (l lister) qualifier(from, to int) (at, end int, duty words.Duty) {
	if l.norm[from] >= utf8.RuneSelf {
		return 0, 0, words.None
	}
	at, end, duty = words.Qualifier(words.LowerASCII(l.norm[from:to]))
	if duty == words.None {
		return 0, 0, words.None
	}
	return from + at, from + end, duty
}

func (b *body) refuse(from, to int, reason string) {
	b.failed = true
	if from < to {
		b.clause.Refused = append(b.clause.Refused, Refused{from, to, reason})
	}
}

// flush settles units that wait for a verb: with another part beside them they are in charge.
func (b *body) flush() {
	if len(b.waiting.Units) == 0 {
		return
	}
	b.waiting.duty, b.waiting.bare = words.Charge, true
	b.clause.Parts = append(b.clause.Parts, b.waiting)
	b.waiting = Part{}
}

// finish reports whether what was read is a clause: it names agencies, or only says by when behind a label.
func (b *body) finish() bool {
	said := len(b.clause.Parts) > 0
	waiting := len(b.waiting.Units) > 0
	b.flush()
	if waiting && !said && !b.clause.Labelled {
		b.clause.Unsaid = !b.clause.marked() && !b.bare && !b.clause.Order
		return !b.failed
	}
	switch {
	case len(b.clause.Same) > 0:
		return true
	case !b.clause.NamesUnits() && len(b.clause.Blanket) == 0:
		return b.clause.Labelled && !b.clause.Deadline.IsZero() && len(b.clause.Refused) == 0
	case b.clause.Labelled || len(b.clause.Blanket) > 0:
		return true
	}
	return b.strong || !b.objects && !b.failed
}
