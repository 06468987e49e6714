package extract

import (
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// targetReader reads the targets of one text.
type targetReader struct {
	s          string
	ctx        TargetContext
	shade      shade
	dates      []dateMark
	quantities []quantity
	found      []TargetFinding
	carried    graph.PartialDate // the deadline of an earlier sentence
}

func newTargetReader(s string, ctx TargetContext) *targetReader {
	r := &targetReader{s: s, ctx: ctx, shade: newShade(s)}
	r.dates = findDates(s, r.shade, ctx.Year)
	r.quantities = findQuantities(s, r.shade, r.dates)
	return r
}

// sentenceReading is what the clauses of a sentence share.
type sentenceReading struct {
	stretch
	clauses []stretch
	aims    bool // it says that something is to be reached: 力争, 到2020年
	rewards bool // it gives money to those who fulfil a condition
	last    *TargetFinding
	whole   *TargetFinding // the last one whose metric does not lean on another
}

func (r *targetReader) sentence(at stretch) {
	text := r.s[at.from:at.to]
	x := sentenceReading{stretch: at, clauses: r.shade.clauses(r.s, at)}
	if !strings.ContainsFunc(text, isHan) {
		r.english(&x)
		return
	}
	x.aims = hasAny(text, aims...) || r.dueIn(at)
	x.rewards = hasAny(text, rewards...)
	for i, c := range x.clauses {
		for _, it := range r.items(c) {
			if f, ok := r.read(&x, i, it); ok {
				r.found = append(r.found, f)
				x.last = &f
				if !leansBack(r.metric(it)) {
					x.whole = &f
				}
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

func (r *targetReader) datesIn(at stretch) []dateMark {
	from := 0
	for from < len(r.dates) && r.dates[from].from < at.from {
		from++
	}
	to := from
	for to < len(r.dates) && r.dates[to].from < at.to {
		to++
	}
	return r.dates[from:to]
}

func (r *targetReader) dueIn(at stretch) bool {
	for _, d := range r.datesIn(at) {
		if d.force != dateIdle && d.date.Year >= r.ctx.Year && (d.force == dateDue || r.ctx.Year > 0) {
			return true
		}
	}
	return false
}

// deadline is the date that governs the place in the sentence: the last one before it, else one that the rest of the
// sentence sets, else that of an earlier sentence, else the inherited one.
func (r *targetReader) deadline(x *sentenceReading, at int) graph.PartialDate {
	var before, after graph.PartialDate
	for _, d := range r.datesIn(x.stretch) {
		switch {
		case d.force == dateIdle:
		case d.from < at:
			before = d.date
		case after.IsZero() && d.force == dateDue:
			after = d.date
		}
	}
	for _, d := range []graph.PartialDate{before, after, r.carried} {
		if !d.IsZero() {
			return d
		}
	}
	return r.ctx.Deadline
}

// read makes a target of a quantity, where it is one.
func (r *targetReader) read(x *sentenceReading, clause int, it targetItem) (f TargetFinding, ok bool) {
	f.Deadline = r.deadline(x, it.q.from)
	if f.Deadline.Year > 0 && f.Deadline.Year < r.ctx.Year || !r.commits(x, clause, it) {
		return f, false
	}
	f.Value, f.Unit = it.q.measure()
	f.ValueMax = it.q.max
	f.Comparator = it.comparator()
	f.From, f.To = r.quote(x, clause)
	f.Metric = r.metric(it)
	if leansBack(f.Metric) && x.whole != nil {
		f.Metric = x.whole.Metric + f.Metric
		f.From = min(f.From, x.whole.From)
	}
	if f.Metric == "" || isVerb(f.Metric) {
		f.Metric = r.borrowed(x, clause) + f.Metric
	}
	return f, f.Metric != ""
}

// borrowed is the nearest clause before that says more than a date, for a clause with nothing but a number.
func (r *targetReader) borrowed(x *sentenceReading, clause int) string {
	for i := clause - 1; i >= 0; i-- {
		if words := r.words(x.clauses[i]); words != "" {
			return words
		}
	}
	return ""
}

// quote is the clause, with those before it that say no more than a deadline or an aim.
func (r *targetReader) quote(x *sentenceReading, clause int) (from, to int) {
	first := clause
	for first > 0 && r.words(x.clauses[first-1]) == "" {
		first--
	}
	from, to = x.clauses[first].from, x.clauses[clause].to
	from += len(r.s[from:to]) - len(strings.TrimLeft(r.s[from:to], " ,;:。"))
	to -= len(r.s[from:to]) - len(strings.TrimRight(r.s[from:to], " 。!?;,."))
	return from, to
}

// measure is the value and unit that a target states; 翻一番 doubles.
func (q quantity) measure() (value float64, unit string) {
	if q.unit.word == "番" {
		value = 1
		for range min(int(q.value), 20) {
			value *= 2
		}
		return value, "倍"
	}
	return q.value, q.unit.text
}

func hasAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
