package reader

import (
	"slices"
	"sort"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/words"
)

// coverage makes the ledger: every marker of responsibility is attached to a measure or rejected with a reason. problems are
// what the reading and the plan did not understand.
func (r *Reading) coverage(problems []doc.Left) graph.Coverage {
	source := r.in.source
	c := graph.Coverage{Characters: source.Characters(), InMeasures: r.charactersInMeasures()}
	taken, missing := sortedSpans(r.takenSpans()), sortedSpans(r.missingSpans())
	for _, p := range r.passages() {
		r.in.spend()
		for _, at := range words.Markers(p.text.Norm) {
			c.Markers++
			span := p.text.Span(at[0], at[1])
			if covers(taken, span) {
				c.Attached++
				continue
			}
			c.Rejected = append(c.Rejected, graph.Rejected{Reason: whyRejected(p, at, covers(missing, span)), Evidence: source.Evidence(span)})
		}
	}
	for _, span := range r.unquoted(taken, problems) {
		c.Anomalies = append(c.Anomalies, graph.Rejected{Reason: "it names agencies, and no responsibility quotes it", Evidence: source.Evidence(span)})
	}
	for _, a := range r.doc.Anomalies {
		c.Anomalies = append(c.Anomalies, graph.Rejected{Reason: a.Reason, Evidence: source.Evidence(a.Span)})
	}
	told := make(map[doc.Left]bool, len(problems)) // a clause that governs a group is looked at for each of its measures
	for _, p := range problems {
		if told[p] {
			continue
		}
		told[p] = true
		c.Anomalies = append(c.Anomalies, graph.Rejected{Reason: p.Reason, Evidence: source.Evidence(p.Span)})
	}
	return c
}

// unquoted lists the clauses that no measure took, and other brackets with names of agencies that no responsibility quotes and nothing else in the report speaks of.
func (r *Reading) unquoted(taken []graph.Span, problems []doc.Left) (list []graph.Span) {
	var told []graph.Span
	for _, p := range problems {
		told = append(told, p.Span)
	}
	told = sortedSpans(told)
	for _, u := range r.alarms {
		if span := u.text.Span(u.From, u.To); !covers(taken, span) && !holdsAny(told, span) && len(words.Markers(u.text.Norm[u.From:u.To])) == 0 {
			list = append(list, span)
		}
	}
	for _, c := range r.items.list {
		if r.governed.missing(c) && c.NamesUnits() && !holdsAny(told, c.span) && len(words.Markers(c.text.Norm[c.From:c.To])) == 0 {
			list = append(list, c.span)
		}
	}
	return list
}

// holdsAny reports whether one of the sorted spans begins within another span.
func holdsAny(sorted []graph.Span, outer graph.Span) bool {
	i := sort.Search(len(sorted), func(i int) bool { return sorted[i].Start >= outer.Start })
	return i < len(sorted) && sorted[i].Start < outer.End
}

// passage is a stretch of the text for the ledger; left says why it is part of no item.
type passage struct {
	text doc.Text
	left string
}

// passages lists all of the text, each part once.
func (r *Reading) passages() (list []passage) {
	r.doc.Root.Walk(func(n *doc.Node) {
		if n.Marker.Kind == doc.KindAttachment {
			list = append(list, passage{text: doc.NewText(r.in.source.Text, n.Marker.Span)})
		}
		for _, b := range n.Blocks {
			list = append(list, passage{text: b.Text})
		}
	})
	for _, t := range r.doc.Tail {
		list = append(list, passage{t, "it stands after the last item"})
	}
	for _, l := range r.doc.Left {
		list = append(list, passage{doc.NewText(r.in.source.Text, l.Span), "it stands in a " + l.Reason})
	}
	sort.SliceStable(list, func(i, j int) bool { return start(list[i]) < start(list[j]) })
	return list
}

func start(p passage) int {
	if p.text.Empty() {
		return 0
	}
	return p.text.Whole().Start
}

// takenSpans lists where clauses stand that a measure took, and the cells and heads of columns that did for them.
func (r *Reading) takenSpans() (list []graph.Span) {
	for _, c := range r.items.list {
		if !r.governed.missing(c) {
			list = append(list, c.span)
		}
	}
	for _, said := range r.items.rows {
		for _, c := range said.cells {
			list = append(list, c.text.Whole())
		}
	}
	for n, said := range r.items.rows {
		if len(said.cells) > 0 {
			for _, h := range n.Header {
				if !h.Empty() {
					list = append(list, h.Whole())
				}
			}
		}
	}
	return list
}

// sortedSpans sorts spans, which do not overlap, by where they begin, and drops repetitions.
func sortedSpans(spans []graph.Span) []graph.Span {
	slices.SortFunc(spans, func(a, b graph.Span) int { return a.Start - b.Start })
	return slices.Compact(spans)
}

func covers(sorted []graph.Span, inner graph.Span) bool {
	i := sort.Search(len(sorted), func(i int) bool { return sorted[i].Start > inner.Start })
	return i > 0 && sorted[i-1].Contains(inner)
}

// farthestBack is the most bytes before a marker that are looked at to say why nothing takes it.
const farthestBack = 1500

// whyRejected says why a marker is no part of a clause that a measure took.
func whyRejected(p passage, at [2]int, missing bool) string {
	from := max(0, at[0]-farthestBack) // what stands farther away says nothing of a marker
	s := p.text.Norm[from:min(len(p.text.Norm), at[1]+farthestBack)]
	at = [2]int{at[0] - from, at[1] - from}
	switch {
	case p.left != "":
		return p.left
	case missing:
		return "a clause that stands in no measure"
	case strings.HasPrefix(s[at[1]:], "人"):
		return "a person in charge, not a duty"
	case inQuotes(lastSentence(s[:at[0]])):
		return "it stands in quotes: a name or a saying"
	case strings.Contains(lastPhrase(s[:at[0]]), "谁") && words.IsCharge(s[:at[1]]):
		return "a saying, not a clause"
	case inBracket(s, at[0]):
		return "its bracket is no clause: it does not list units with their duties"
	}
	return "running text, not a clause"
}

// missingSpans lists where clauses stand that no measure took.
func (r *Reading) missingSpans() (list []graph.Span) {
	for _, c := range r.items.list {
		if r.governed.missing(c) {
			list = append(list, c.span)
		}
	}
	return list
}

func inQuotes(before string) bool {
	return strings.LastIndex(before, "“") > strings.LastIndex(before, "”") || strings.LastIndex(before, "《") > strings.LastIndex(before, "》")
}

func inBracket(s string, at int) bool {
	return strings.LastIndexAny(s[:at], "([") > strings.LastIndexAny(s[:at], ")]")
}

func lastPhrase(s string) string { return s[strings.LastIndexAny(s, ",。;")+1:] }

func lastSentence(s string) string { return s[strings.LastIndex(s, "。")+1:] }

// charactersInMeasures counts the code points that stand in a measure.
func (r *Reading) charactersInMeasures() int {
	total, end := 0, 0
	for _, n := range r.measures.list {
		span := r.own(n)
		span.Start = max(span.Start, end)
		if span.End > span.Start {
			total += runes(r.in.source.Text[span.Start:span.End])
			end = span.End
		}
	}
	return total
}
