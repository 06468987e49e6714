package snapshot

import (
	"bytes"
	"cmp"
	"slices"
	"sort"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// sortLabels orders the vertexes of every kind by label, ties by id.
func (s builder) sortLabels(m *remapping) {
	ranks := s.rankLabels(m)
	sorter := &sorter{n: len(ranks), id: s.idAt, to: m.vertexes(), from: m.from}
	s.byLabel = sorter.sort(m.before.byLabel, func(v int32) int32 { return ranks[v] })
	s.alike = bitset.New(len(ranks))
	list := s.byLabel.list()
	for at := int32(1); int(at) < len(ranks); at++ {
		if ranks[ordinalAt(list, at)] == ranks[ordinalAt(list, at-1)] {
			s.alike.Add(at)
		}
	}
}

// labelRanks is for each vertex the rank of its label; those that collate alike share one.
func (s *Snapshot) labelRanks() []int32 {
	ranks, list, rank := make([]int32, s.total()), s.byLabel.list(), int32(-1)
	for at := range int32(len(ranks)) {
		if !s.alike.Has(at) {
			rank++
		}
		ranks[ordinalAt(list, at)] = rank
	}
	return ranks
}

// labelOrder orders the nodes of a kind by label, either way, when that is asked for.
func (s *Snapshot) labelOrder(kind int) map[Direction]*ordering {
	start, n := s.start[kind], s.count(kind)
	ascending := lazyOrdering(func() []int32 {
		all, list := s.byLabel.list(), make([]int32, 0, n)
		for at := range int32(s.total()) {
			if i := ordinalAt(all, at) - start; i >= 0 && int(i) < n {
				list = append(list, i)
			}
		}
		return list
	})
	return map[Direction]*ordering{Asc: ascending, Desc: lazyOrdering(func() []int32 {
		ranks := s.labelRanks()[start:]
		return descending(n, ascending, func(i int32) int32 { return ranks[i] })
	})}
}

// manyLabels is from how many new labels on ranking all afresh costs no more than finding each one's place.
const manyLabels = 20_000

// rankLabels says where the label of each vertex stands among all, as nameRanks does. Labels that were ranked before
// keep their order: a new one is sought among them, which takes a collation key for each of twenty, not for all.
func (s builder) rankLabels(m *remapping) []int32 {
	var unknown []int32
	for v, old := range m.from {
		if old == removed {
			unknown = append(unknown, int32(v))
		}
	}
	if m.isInitial() || len(unknown) > manyLabels {
		return nameRanks(s.total(), func(v int) string { return s.nodeAt(int32(v)).Label() })
	}
	ranks := m.before.labelRanks()
	return m.mergeLabels(ranks, builder{m.before}.placeLabels(ranks, s.Snapshot, unknown))
}

// labelPlace is where a new label stands among those ranked before.
type labelPlace struct {
	vertex int32
	after  int32 // the rank that it has, or else the greatest below it
	equal  bool  // it has that rank
	key    []byte
}

// placeLabels finds the places of the labels of next's vertexes, in order, among the ranks.
func (s builder) placeLabels(ranks []int32, next *Snapshot, vertexes []int32) []labelPlace {
	collator, byLabel := collate.New(language.Chinese), s.byLabel.list()
	var buffer collate.Buffer
	key := func(n graph.Node) []byte {
		buffer.Reset()
		return collator.KeyFromString(&buffer, n.Label())
	}
	list := make([]labelPlace, len(vertexes))
	for i, v := range vertexes {
		p := labelPlace{vertex: v, after: -1, key: bytes.Clone(key(next.nodeAt(v)))}
		at := sort.Search(len(ranks), func(at int) bool { return bytes.Compare(key(s.nodeAt(ordinalAt(byLabel, int32(at)))), p.key) >= 0 })
		if at < len(ranks) && bytes.Equal(key(s.nodeAt(ordinalAt(byLabel, int32(at)))), p.key) {
			p.after, p.equal = ranks[ordinalAt(byLabel, int32(at))], true
		} else if at > 0 {
			p.after = ranks[ordinalAt(byLabel, int32(at)-1)]
		}
		list[i] = p
	}
	slices.SortFunc(list, func(a, b labelPlace) int { return bytes.Compare(a.key, b.key) })
	return list
}

// mergeLabels makes room among the ranks for each new label that has none.
func (m *remapping) mergeLabels(before []int32, places []labelPlace) []int32 {
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
		if old != removed {
			ranks[v] = shifted(before[old])
		}
	}
	return ranks
}

// sortByName sorts nodes by name, Chinese by pinyin, ties by id.
func sortByName[T graph.Node](nodes []T, name func(T) string) {
	rank := nameRanks(len(nodes), func(i int) string { return name(nodes[i]) })
	order := make([]int, len(nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(nodes[a].NodeID(), nodes[b].NodeID()))
	})
	sorted := make([]T, len(nodes))
	for i, from := range order {
		sorted[i] = nodes[from]
	}
	copy(nodes, sorted)
}

// nameRanks says where each of n names stands among all by pinyin; names that collate alike share a rank. It computes
// each distinct name's collation key once, because comparing through a collator computes keys again and again.
func nameRanks(n int, name func(i int) string) []int32 {
	collator := collate.New(language.Chinese)
	var buffer collate.Buffer
	keys := map[string][]byte{}
	for i := range n {
		if text := name(i); keys[text] == nil {
			keys[text] = bytes.Clone(collator.KeyFromString(&buffer, text))
			buffer.Reset()
		}
	}
	ranks := rankKeys(keys)
	list := make([]int32, n)
	for i := range list {
		list[i] = ranks[name(i)]
	}
	return list
}

// rankKeys ranks names by their collation keys.
func rankKeys(keys map[string][]byte) map[string]int32 {
	names := make([]string, 0, len(keys))
	for name := range keys {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return bytes.Compare(keys[a], keys[b]) })
	ranks := make(map[string]int32, len(names))
	for i, name := range names {
		rank := int32(i)
		if i > 0 && bytes.Equal(keys[name], keys[names[i-1]]) {
			rank = ranks[names[i-1]]
		}
		ranks[name] = rank
	}
	return ranks
}
