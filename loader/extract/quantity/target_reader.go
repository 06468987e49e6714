package quantity

import (
	"slices"
	"strings"
	"unicode"

	"github.com/plangraph/plangraph/graph"
)

// targetReader reads the targets of one text.
type targetReader struct {
	s          string
	ctx        TargetContext
	mask       bracketMask
	dates      []dateMark
	quantities []quantity
	lists      []dateList
	cuts       []stretch // what is no part of a metric: deadlines, and the value that another one replaces
	found      []TargetFinding
	carried    graph.PartialDate // the deadline of an earlier sentence
}

func newTargetReader(s string, ctx TargetContext) *targetReader {
	r := &targetReader{s: s, ctx: ctx, mask: newBracketMask(s)}
	r.dates = findDates(s, r.mask, planYears{ctx.Year, ctx.Start, ctx.End})
	r.lists = dateLists(s, r.dates)
	r.quantities = findQuantities(s, r.mask, r.dates)
	for _, d := range r.dates {
		if d.force == dateIdle && !d.date.IsZero() {
			continue
		}
		if last := len(r.cuts) - 1; last >= 0 && r.cuts[last].to < d.from && isListed(s[r.cuts[last].to:d.from]) {
			r.cuts[last].to = d.to
			continue
		}
		r.cuts = append(r.cuts, stretch{d.from, d.to})
	}
	for _, q := range r.quantities {
		if q.base {
			from := q.from - len("从")
			if strings.HasSuffix(s[:q.from], " from ") {
				from = q.from - len("from ")
			}
			r.cuts = append(r.cuts, stretch{from, q.to})
		}
	}
	slices.SortFunc(r.cuts, func(a, b stretch) int { return a.from - b.from })
	return r
}

// sentenceReading is what the clauses of a sentence share.
type sentenceReading struct {
	stretch
	clauses    []stretch
	rewards    []bool // for each clause, whether it hands out money
	verb       string // of the last target, where it is nothing but a verb and what it makes
	verbClause int
	wholeAt    int            // the clause of the last whole target
	aims       bool           // it says that something is to be reached: 力争, 到2020年
	last       *TargetFinding // the last target read in it
	whole      *TargetFinding // the last one whose metric stands on its own
}

func (r *targetReader) sentence(at stretch) {
	text := r.s[at.from:at.to]
	x := sentenceReading{stretch: at, clauses: r.mask.clauses(r.s, at)}
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		r.english(&x)
		return
	}
	x.aims = hasAny(text, aims...) || r.dueIn(at)
	for _, c := range x.clauses {
		x.rewards = append(x.rewards, hasAny(r.s[c.from:c.to], rewards...))
	}
	for i, c := range x.clauses {
		items := r.items(c)
		r.shareOut(&x, items)
		x.carryVerb(r.s, i, items)
		for _, it := range items {
			if f, ok := r.read(&x, i, it); ok {
				r.found = append(r.found, f)
				x.remember(i, it)
			}
		}
	}
	r.carry(at)
}

// carry keeps the deadline that a sentence sets, for those after it.
func (r *targetReader) carry(at stretch) {
	for _, d := range r.datesIn(at) {
		if d.force == dateDue {
			r.carried = d.date
		}
	}
}

// datesIn lists the dates that begin in the stretch.
func (r *targetReader) datesIn(at stretch) []dateMark {
	return r.dates[r.dateAt(at.from):r.dateAt(at.to)]
}

// dateAt is the index of the first date that begins at or after the place.
func (r *targetReader) dateAt(place int) int {
	i, _ := slices.BinarySearchFunc(r.dates, place, func(d dateMark, at int) int { return d.from - at })
	return i
}

func (r *targetReader) dueIn(at stretch) bool {
	for _, d := range r.datesIn(at) {
		if d.force != dateIdle && d.date.Year >= r.ctx.Year && (d.force == dateDue || r.ctx.Year > 0) {
			return true
		}
	}
	return false
}

// deadline is the date that governs the place: the last one before it in its clause, else one that the rest of the
// clause sets, else the same in the whole sentence, else that of an earlier sentence, else the inherited one.
func (r *targetReader) deadline(x *sentenceReading, clause stretch, at int) graph.PartialDate {
	for _, within := range []stretch{clause, x.stretch} {
		if d := r.deadlineWithin(within, at); !d.IsZero() {
			return d
		}
	}
	if !r.carried.IsZero() {
		return r.carried
	}
	return r.ctx.Deadline
}

func (r *targetReader) deadlineWithin(within stretch, at int) graph.PartialDate {
	next := r.dateAt(at)
	for i := next - 1; i >= 0 && r.dates[i].from >= within.from; i-- {
		if r.dates[i].force != dateIdle {
			return r.dates[i].date
		}
	}
	for i := next; i < len(r.dates) && r.dates[i].from < within.to; i++ {
		if r.dates[i].force != dateDue {
			continue
		}
		if r.datesOther(at, r.dates[i], within.to) {
			break
		}
		return r.dates[i].date
	}
	return graph.PartialDate{}
}

// datesOther reports whether a date behind the place belongs to another quantity, which stands behind it in its own clause.
func (r *targetReader) datesOther(at int, d dateMark, end int) bool {
	own := r.s[at:d.from]
	if len(own) > longestHead {
		return true
	}
	if !strings.ContainsAny(own, ",;:") {
		return false
	}
	if stop := strings.IndexAny(r.s[d.to:end], ",;:"); stop > 0 {
		end = d.to + stop
	}
	return r.countWithin(at+strings.LastIndexAny(own, ",;:"), end) > 0
}

// read makes a target of a quantity, where it is one.
func (r *targetReader) read(x *sentenceReading, clause int, it targetItem) (f TargetFinding, ok bool) {
	f.Deadline = r.deadline(x, x.clauses[clause], it.q.from)
	if it.due != nil {
		f.Deadline = *it.due
	}
	if f.Deadline.Year > 0 && f.Deadline.Year < r.ctx.Year || !r.commits(x, clause, it) {
		return f, false
	}
	f.Value, f.Unit = it.q.value, it.q.unit.text
	f.ValueMax = it.q.max
	f.Comparator = it.comparator()
	f.From, f.To = r.quote(x, clause)
	f.Metric = r.metric(it)
	f.UnitFrom, f.UnitTo = it.q.unit.from, it.q.unit.from+len(it.q.unit.word)
	said := f.Metric
	r.complete(x, clause, &f)
	x.last = &f
	if f.Metric == said {
		x.whole, x.wholeAt = &f, clause
	}
	return f, f.Metric != ""
}

// complete gives a metric that says too little the words that it leans on.
func (r *targetReader) complete(x *sentenceReading, clause int, f *TargetFinding) {
	part := strings.HasPrefix(r.s[x.clauses[clause].from:], partly)
	if part && !strings.HasPrefix(f.Metric, partly) {
		f.Metric = partly + f.Metric
	}
	switch {
	case leansBack(f.Metric) && x.whole != nil:
		f.Metric = x.whole.Metric + f.Metric
		f.From = min(f.From, x.whole.From)
	case trimWords(f.Metric, manner) == "":
		f.Metric = r.borrowed(x, clause, f.Unit)
	case isVerb(f.Metric):
		if whole := r.borrowed(x, clause, f.Unit); strings.Contains(whole, f.Metric) {
			f.Metric = whole
		} else {
			f.Metric = whole + f.Metric
		}
	}
}

// borrowed is the metric for a clause with nothing but a number: that of the target before it, else the nearest clause
// that says more than a date.
func (r *targetReader) borrowed(x *sentenceReading, clause int, unit string) string {
	for i := clause - 1; i >= max(0, clause-4); i-- {
		if x.whole != nil && i <= x.wholeAt {
			break
		}
		c := x.clauses[i]
		if words := r.words(c); words != "" && (x.whole == nil || r.countWithin(c.from, c.to) == 0 && !strings.Contains(words, respective)) {
			return words
		}
	}
	if x.whole != nil {
		return withoutGrowth(x.whole.Metric, x.whole.Unit != unit)
	}
	return ""
}

// withoutGrowth is a metric that is measured in another unit than its growth: 产业规模年均增长12%,到2027年达到5000亿元.
func withoutGrowth(metric string, other bool) string {
	if !other {
		return metric
	}
	for _, d := range directions.words {
		if rest, ok := strings.CutSuffix(metric, d); ok && rest != "" {
			return strings.TrimSuffix(strings.TrimSuffix(rest, "年均"), "每年")
		}
	}
	return metric
}

// quote is the clause, with those before it that say no more than a deadline or an aim.
func (r *targetReader) quote(x *sentenceReading, clause int) (from, to int) {
	first := clause
	for first > max(0, clause-3) && r.words(x.clauses[first-1]) == "" {
		first--
	}
	from, to = x.clauses[first].from, x.clauses[clause].to
	from += len(r.s[from:to]) - len(strings.TrimLeft(r.s[from:to], " ,;:。"))
	to -= len(r.s[from:to]) - len(strings.TrimRight(r.s[from:to], " 。!?;,."))
	return from, to
}

func hasAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
