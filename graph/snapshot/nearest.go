package snapshot

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/internal/bitset"
	"github.com/plangraph/plangraph/graph/internal/tally"
	"github.com/plangraph/plangraph/graph/internal/textindex"
)

// The bounds on the search for names that are near one that fits nothing.
const (
	maxCandidates = 10
	maxCompared   = 64 // nodes whose names are compared with it character by character
	maxCharacters = 40 // of a name that are looked at
)

// unknownName is the error of a name that no node of the kind has.
func (s searcher) unknownName(kind int, name string) error {
	return &graph.UnknownNameError{Kind: graph.Kinds[kind], Name: name, Candidates: s.nearest(kind, name)}
}

// nearest lists the nodes of a kind with names near to one that fits none: names that contain it, that it contains, or that
// share more than half of its characters and of theirs in one order. Those with most of its characters come first, then
// those with the fewest others, then in the kind's default order.
func (s searcher) nearest(kind int, name string) (nodes []graph.Node) {
	if _, isID := graph.ID(name).Kind(); isID {
		return nil
	}
	sought := firstCharacters(textindex.Normalize(firstCharacters(name)))
	var found []likeness
	for _, i := range s.sharing(kind, sought) {
		if l := s.likenessOf(kind, i, strings.ReplaceAll(sought, " ", "")); l.score > 0.5 {
			found = append(found, l)
		}
	}
	slices.SortFunc(found, func(a, b likeness) int {
		return cmp.Or(cmp.Compare(b.shared, a.shared), cmp.Compare(b.score, a.score), cmp.Compare(a.node, b.node))
	})
	for _, l := range found[:min(maxCandidates, len(found))] {
		nodes = append(nodes, s.nodeOf(kind, l.node))
	}
	return nodes
}

// likeness says how near a node's names are to a name.
type likeness struct {
	node   int32
	shared int     // the most characters of the name that stand in one of the node's in the same order
	score  float64 // of the node's name that is nearest, as nearness says it
}

func (s searcher) likenessOf(kind int, i int32, name string) likeness {
	l, sought := likeness{node: i}, []rune(name)
	for _, key := range nameKeys(s.nodeOf(kind, i)) {
		own := []rune(firstCharacters(key))
		shared := commonLength(sought, own)
		l.shared, l.score = max(l.shared, shared), max(l.score, nearness(sought, own, shared))
	}
	return l
}

// firstCharacters is the name's beginning.
func firstCharacters(name string) string {
	n := 0
	for at := range name {
		if n++; n > maxCharacters {
			return name[:at]
		}
	}
	return name
}

// sharing lists the nodes whose names have at least half of the parts of the folded name, those with the whole name and with
// most parts first.
func (s searcher) sharing(kind int, name string) []int32 {
	parts := partsOf(name)
	count := tally.New(s.count(kind))
	defer count.Release()
	add := func(term string, n int) {
		found := s.text[kind].names.Find(term, s.goOn)
		defer bitset.Release(found)
		for i := range found.All() {
			count.AddN(i, n)
		}
	}
	for _, part := range parts {
		add(part, 1)
	}
	if len(parts) > 0 {
		add(name, len(parts))
	}
	ranked := count.Ranked()
	end := slices.IndexFunc(ranked, func(i int32) bool { return 2*int(count.Of[i]) < len(parts) })
	if end < 0 {
		end = len(ranked)
	}
	return slices.Clone(ranked[:min(end, maxCompared)])
}

// partsOf lists what of a folded name is looked for, each once: every Chinese character, and of every other word its first
// three letters.
func partsOf(name string) (parts []string) {
	word := ""
	end := func() {
		if word != "" {
			parts, word = append(parts, word), ""
		}
	}
	for _, r := range name {
		switch {
		case unicode.Is(unicode.Han, r):
			end()
			parts = append(parts, string(r))
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			end()
		case len([]rune(word)) < 3:
			word += string(r)
		}
	}
	end()
	slices.Sort(parts)
	return slices.Compact(parts)
}

// nearness is which part of both names' characters the shared ones are, from 0 to 1; one more where one contains the other.
func nearness(sought, own []rune, shared int) float64 {
	score := float64(2*shared) / float64(len(sought)+len(own))
	if strings.Contains(string(own), string(sought)) || len(own) > 1 && strings.Contains(string(sought), string(own)) {
		score++
	}
	return score
}

// commonLength is the length of the longest row of characters that both have in that order, with others between.
func commonLength(x, y []rune) int {
	row := make([]int, len(y)+1)
	for _, r := range x {
		before := 0 // of the row before, one to the left
		for j, other := range y {
			above := row[j+1]
			if r == other {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			before = above
		}
	}
	return row[len(y)]
}
