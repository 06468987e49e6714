package graph

import (
	"bytes"
	"cmp"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// sortByName sorts nodes by name, Chinese by pinyin, ties by id.
func sortByName[T Node](nodes []T, name func(T) string) {
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
