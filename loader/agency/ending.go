package agency

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
)

// ending is how names of a kind of body end; words that only end so have no kind.
type ending struct {
	text string
	kind graph.AgencyKind
}

// endings finds how a name ends, by its last character, the longest first.
type endings map[rune][]ending

func newEndings(kinds map[graph.AgencyKind][]string, words []string) endings {
	e := endings{}
	add := func(text string, kind graph.AgencyKind) {
		runes := []rune(text)
		last := runes[len(runes)-1]
		e[last] = append(e[last], ending{text, kind})
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		for _, text := range kinds[kind] {
			add(text, kind)
		}
	}
	for _, word := range words {
		add(word, "")
	}
	for _, list := range e {
		slices.SortStableFunc(list, func(a, b ending) int { return len(b.text) - len(a.text) })
	}
	return e
}

// find tells how a name ends and what kind of body ends so; no kind where it does not end like one.
func (e endings) find(s string) (text string, kind graph.AgencyKind) {
	last, _ := utf8.DecodeLastRuneInString(s)
	for _, end := range e[last] {
		if strings.HasSuffix(s, end.text) {
			return end.text, end.kind
		}
	}
	return "", ""
}

// kindAfterPlace is the kind of body that a text names after a place; none where it names none.
func (e endings) kindAfterPlace(s string) graph.AgencyKind {
	text, kind := e.find(s)
	if kind == "" && len(text) < len(s) && strings.HasSuffix(text, "公司") { // 农业|担保公司 is a company, 担保公司 is any
		return graph.Enterprise
	}
	if len(text) == len(s) && kind != graph.Government && kind != graph.Association {
		return ""
	}
	return kind
}
