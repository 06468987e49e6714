package graph

import (
	"bytes"
	"cmp"
	"slices"
	"sort"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// manyLabels is from how many new labels on ranking all afresh costs no more than finding each one's place.
const manyLabels = 20_000

// rankLabels says where the label of each vertex stands among all, as nameRanks does. Labels that were ranked before
// keep their order: a new one is sought among them, which takes a collation key for each of twenty, not for all.
func (s *Snapshot) rankLabels(m *moves) []int32 {
	var unknown []int32
	for v, old := range m.from {
		if old == gone {
			unknown = append(unknown, int32(v))
		}
	}
	if m.afresh() || len(unknown) > manyLabels {
		return nameRanks(s.total(), func(v int) string { return s.nodeAt(int32(v)).Label() })
	}
	return m.mergeLabels(m.before.placeLabels(s, unknown))
}

// labelPlace is where a new label stands among those ranked before.
type labelPlace struct {
	vertex int32
	after  int32 // the rank that it has, or else the greatest below it
	equal  bool  // it has that rank
	key    []byte
}

// placeLabels finds the places of the labels of next's vertexes, in order.
func (s *Snapshot) placeLabels(next *Snapshot, vertexes []int32) []labelPlace {
	collator := collate.New(language.Chinese)
	var buffer collate.Buffer
	key := func(n Node) []byte {
		buffer.Reset()
		return collator.KeyFromString(&buffer, n.Label())
	}
	list := make([]labelPlace, len(vertexes))
	for i, v := range vertexes {
		p := labelPlace{vertex: v, after: -1, key: bytes.Clone(key(next.nodeAt(v)))}
		at := sort.Search(len(s.labels), func(at int) bool { return bytes.Compare(key(s.nodeAt(s.byLabel.in(int32(at)))), p.key) >= 0 })
		if at < len(s.labels) && bytes.Equal(key(s.nodeAt(s.byLabel.in(int32(at)))), p.key) {
			p.after, p.equal = s.labels[s.byLabel.in(int32(at))], true
		} else if at > 0 {
			p.after = s.labels[s.byLabel.in(int32(at)-1)]
		}
		list[i] = p
	}
	slices.SortFunc(list, func(a, b labelPlace) int { return bytes.Compare(a.key, b.key) })
	return list
}

// mergeLabels makes room among the ranks for each new label that has none.
func (m *moves) mergeLabels(places []labelPlace) []int32 {
	var after []int32 // for each rank that is new, the old one below it
	ranks := make([]int32, len(m.from))
	for i, p := range places {
		if !p.equal && (i == 0 || !bytes.Equal(p.key, places[i-1].key)) {
			after = append(after, p.after)
		}
		ranks[p.vertex] = p.after + int32(len(after))
	}
	shifted := func(old int32) int32 {
		n, _ := slices.BinarySearchFunc(after, old, cmp.Compare[int32])
		return old + int32(n)
	}
	for _, p := range places {
		if p.equal {
			ranks[p.vertex] = shifted(p.after)
		}
	}
	for v, old := range m.from {
		if old != gone {
			ranks[v] = shifted(m.before.labels[old])
		}
	}
	return ranks
}
