package extract

import (
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
)

// Names lists the brackets of a passage that hold names of agencies, and its last sentence where that is nothing else, by the
// classifier alone: this reader knows no verb and no label, so that what the grammar misses does not stay silent. One name
// must stand where clauses do. Brackets that are known are passed over.
func (f Finder) Names(t doc.Text, known func(from, to int) bool) (list []Refused) {
	norm := t.Norm
	l := newLister(t, f.IsUnit)
	if from := strings.LastIndex(strings.TrimSuffix(norm, "。"), "。") + len("。"); from > len("。") && len(norm)-from < longestAtom && strings.Contains(norm[from:], "、") {
		if good, _, ok := l.listed(from, len(norm)); ok && len(good) > 1 {
			list = append(list, Refused{from, len(norm), unquoted})
		}
	}
	if !strings.ContainsAny(norm, "([<") {
		return list
	}
	ends := brackets(norm)
	for i := 0; i < len(norm); i++ {
		end, closed := ends[i]
		if !closed || end-i < 6 || end-i > longestClause {
			continue
		}
		if known(i, end) {
			i = end - 1
			continue
		}
		apart := strings.HasSuffix(norm[:i], "。") || strings.Trim(norm[end:], "。; ") == ""
		if n := l.countNames(i+1, end-1); n > 1 || n > 0 && apart {
			list = append(list, Refused{i, end, unquoted})
		}
		i = end - 1
	}
	return list
}

const unquoted = "it names agencies, and no responsibility quotes it"

// countNames counts the names between the marks of a stretch.
func (l lister) countNames(from, to int) (n int) {
	for start, at := from, from; at <= to; at++ {
		if at < to && strings.IndexByte(",;:/", l.norm[at]) < 0 && !strings.HasPrefix(l.norm[at:to], "、") && !strings.HasPrefix(l.norm[at:to], "。") {
			continue
		}
		if at-start >= 6 && at-start < longestAtom && l.accepts(l.norm[start:at]) {
			n++
		}
		if at < to && l.norm[at] >= 0x80 {
			at += len("、") - 1
		}
		start = at + 1
	}
	return n
}

// InClauseBracket reports whether a place stands in a bracket that stands where clauses do: behind a full stop, or at the end.
func InClauseBracket(norm string, at int) bool {
	from := max(0, at-longestClause) // what stands farther away is no clause's bracket
	open := strings.LastIndexAny(norm[from:at], "([")
	if open < 0 || strings.ContainsAny(norm[from+open:at], ")]") {
		return false
	}
	rest := norm[at:min(len(norm), at+longestClause)]
	end := strings.IndexAny(rest, ")]")
	return strings.HasSuffix(norm[:from+open], "。") || end < 0 || strings.Trim(rest[end+1:], "。; )]") == "" && len(rest) < longestClause
}
