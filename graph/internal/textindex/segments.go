package textindex

import (
	"slices"

	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// Segments is the index of the nodes of one kind, in parts: one of most nodes, built once and shared by snapshots that follow
// each other, and smaller ones of those that have come since. What a plan's replacement costs is then the indexing of that
// plan, a thousandth of indexing everything.
type Segments struct {
	size     int                    // the number of nodes
	anchored bool                   // they are names
	fields   func(i int32) []string // what each of them says
	list     []segment
}

// Removed stands in the place of the ordinal of a node that is no longer there.
const Removed = -1

// segment is an index of some of the nodes.
type segment struct {
	*Index
	now []int32 // for each of its documents the ordinal of the node now, Removed where it is no longer; nil where they are the same
}

// rebuildFraction is which part of the nodes, at most, may have been added since the first segment was built: one of so many.
// Then all are indexed again, which takes 1.3 s of a processor at 100,000 measures.
const rebuildFraction = 4

// NewSegments indexes what n nodes say.
func NewSegments(n int, anchored bool, fields func(i int32) []string) *Segments {
	return &Segments{n, anchored, fields, []segment{{New(n, anchored, fields), nil}}}
}

// Next indexes what n nodes say, of whom many were indexed before: to says for each of the earlier ones which it is now, or
// gone. Only those that were added are read.
func (l *Segments) Next(n int, to []int32, fields func(i int32) []string) *Segments {
	kept := l.remapped(to)
	if since := kept[:1].uncovered(n); len(since)*rebuildFraction > n {
		return NewSegments(n, l.anchored, fields)
	}
	kept = kept.mergeable(len(kept.uncovered(n)))
	added := kept.uncovered(n)
	index := New(len(added), l.anchored, func(i int32) []string { return fields(added[i]) })
	return &Segments{n, l.anchored, fields, append(kept, segment{index, added})}
}

// Len is the number of nodes.
func (l *Segments) Len() int { return l.size }

// segmentList is segments, the first and largest first.
type segmentList []segment

// remapped is the segments as the next snapshot sees them, where to says where the nodes are.
func (l *Segments) remapped(to []int32) (list segmentList) {
	for _, part := range l.list {
		list = append(list, part.remapped(to))
	}
	return list
}

// mergeable leaves out the last segments that are no larger than the next one, which holds n nodes and theirs. So a node is
// indexed again only when its segment doubles, and there are few segments.
func (list segmentList) mergeable(n int) segmentList {
	for last := len(list) - 1; last > 0 && len(list[last].now) <= 2*n; last-- {
		n += len(list[last].now)
		list = list[:last]
	}
	return list
}

// remapped is the segment as the next snapshot sees it, where to says where the nodes are.
func (l segment) remapped(to []int32) segment {
	if l.now == nil {
		return segment{l.Index, to}
	}
	now := make([]int32, len(l.now))
	for i, before := range l.now {
		now[i] = Removed
		if before != Removed {
			now[i] = to[before]
		}
	}
	return segment{l.Index, now}
}

// uncovered lists which of the n nodes no segment has.
func (list segmentList) uncovered(n int) []int32 {
	has := bitset.New(n)
	for _, part := range list {
		for _, i := range part.now {
			if i != Removed {
				has.Add(i)
			}
		}
	}
	return slices.Collect(has.Complement(n).All())
}

// Find is the set of the nodes that contain the folded term, as index.find says.
func (l *Segments) Find(term string, goOn func(steps int) bool) bitset.Set {
	if l.list[0].now == nil {
		return l.list[0].Find(term, l.fields, goOn)
	}
	found := bitset.Acquire(l.size)
	for _, part := range l.list {
		documents := part.Find(term, l.of(part), goOn)
		for document := range documents.All() {
			if i := part.now[document]; i != Removed {
				found.Add(i)
			}
		}
		bitset.Release(documents)
	}
	return found
}

// of is what the documents of a segment say; nothing where they are gone.
func (l *Segments) of(part segment) func(document int32) []string {
	return func(document int32) []string {
		if i := part.now[document]; i != Removed {
			return l.fields(i)
		}
		return nil
	}
}
