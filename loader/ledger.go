package loader

import (
	"slices"
	"sort"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
	"github.com/plangraph/plangraph/loader/words"
)

// coverage makes the ledger: every marker of responsibility is attached to a measure or rejected with a reason.
func (d *reading) coverage() graph.Coverage {
	c := graph.Coverage{Characters: d.source.Characters(), InMeasures: d.charactersInMeasures()}
	taken := sortedSpans(d.takenSpans())
	for _, p := range d.passages() {
		d.spend()
		for _, at := range words.Markers(p.text.Norm) {
			c.Markers++
			span := p.text.Span(at[0], at[1])
			if covers(taken, span) {
				c.Attached++
				continue
			}
			c.Rejected = append(c.Rejected, graph.Rejected{Reason: d.whyRejected(p, at, span), Evidence: d.source.Evidence(span)})
		}
	}
	for _, span := range d.unquoted(taken) {
		c.Anomalies = append(c.Anomalies, graph.Rejected{Reason: "it names agencies, and no responsibility quotes it", Evidence: d.source.Evidence(span)})
	}
	for _, a := range d.doc.Anomalies {
		c.Anomalies = append(c.Anomalies, graph.Rejected{Reason: a.Reason, Evidence: d.source.Evidence(a.Span)})
	}
	told := make(map[problem]bool, len(d.problems)) // a clause that governs a group is looked at for each of its measures
	for _, p := range d.problems {
		if told[p] {
			continue
		}
		told[p] = true
		c.Anomalies = append(c.Anomalies, graph.Rejected{Reason: p.reason, Evidence: d.source.Evidence(p.span)})
	}
	return c
}

// unquoted lists the brackets with names of agencies that no responsibility quotes and nothing else in the report speaks of.
func (d *reading) unquoted(taken []graph.Span) (list []graph.Span) {
	var told []graph.Span
	for _, p := range d.problems {
		told = append(told, p.span)
	}
	told = sortedSpans(told)
	for _, u := range d.alarms {
		if span := u.text.Span(u.From, u.To); !covers(taken, span) && !holdsAny(told, span) && len(words.Markers(u.text.Norm[u.From:u.To])) == 0 {
			list = append(list, span)
		}
	}
	return list
}

// alarm is a bracket with names of agencies, by the reader that knows no verbs, in the item that holds it.
type alarm struct {
	extract.Refused
	text doc.Text
}

// findUnread lets the second reader look for names of agencies, and marks the items with a bracket of such names, or of words
// of duty, that is no part of a clause.
func (d *reading) findUnread() {
	finder := extract.Finder{IsUnit: d.Agencies.IsUnit, MayBe: d.Agencies.MayBeUnit}
	var read []graph.Span
	for _, c := range d.clauses {
		read = append(read, c.span)
	}
	read = sortedSpans(read)
	d.unread = map[*doc.Node]bool{}
	d.doc.Root.Walk(func(n *doc.Node) {
		if n.Parent == nil {
			return
		}
		for _, b := range n.Blocks {
			if b.Cells != nil {
				continue
			}
			d.spend()
			for _, found := range finder.Names(b.Text) {
				d.alarms = append(d.alarms, alarm{found, b.Text})
				d.unread[n] = d.unread[n] || !covers(read, b.Text.Span(found.From, found.To))
			}
			for _, at := range words.Markers(b.Text.Norm) {
				if extract.InClauseBracket(b.Text.Norm, at[0]) && !covers(read, b.Text.Span(at[0], at[1])) {
					d.unread[n] = true
				}
			}
		}
	})
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
func (d *reading) passages() (list []passage) {
	d.doc.Root.Walk(func(n *doc.Node) {
		if n.Marker.Kind == doc.KindAttachment {
			list = append(list, passage{text: doc.NewText(d.source.Text, n.Marker.Span)})
		}
		for _, b := range n.Blocks {
			list = append(list, passage{text: b.Text})
		}
	})
	for _, t := range d.doc.Tail {
		list = append(list, passage{t, "it stands after the last item"})
	}
	for _, l := range d.doc.Left {
		list = append(list, passage{doc.NewText(d.source.Text, l.Span), "it stands in a " + l.Reason})
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
func (d *reading) takenSpans() (list []graph.Span) {
	for _, c := range d.clauses {
		if !c.missing {
			list = append(list, c.span)
		}
	}
	for _, r := range d.rows {
		for _, c := range r.cells {
			list = append(list, c.text.Whole())
		}
	}
	for n, r := range d.rows {
		if len(r.cells) > 0 {
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
func (d *reading) whyRejected(p passage, at [2]int, span graph.Span) string {
	from := max(0, at[0]-farthestBack) // what stands farther away says nothing of a marker
	s := p.text.Norm[from:min(len(p.text.Norm), at[1]+farthestBack)]
	at = [2]int{at[0] - from, at[1] - from}
	switch {
	case p.left != "":
		return p.left
	case d.inMissing(span):
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

func (d *reading) inMissing(span graph.Span) bool {
	for _, c := range d.clauses {
		if c.missing && c.span.Contains(span) {
			return true
		}
	}
	return false
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
func (d *reading) charactersInMeasures() int {
	total, end := 0, 0
	for _, n := range d.measures {
		span := d.own(n)
		span.Start = max(span.Start, end)
		if span.End > span.Start {
			total += runes(d.source.Text[span.Start:span.End])
			end = span.End
		}
	}
	return total
}
