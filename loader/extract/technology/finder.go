// Package technology finds the technologies that the passages of a plan name, by the labels of a scheme.
package technology

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

// Finder finds the technologies of a scheme by their labels. The rules stand at the head of
// seeds/technologies.yaml: leftmost and longest, in either case, Latin words whole, contexts in which a label does not
// count. It is safe for concurrent use.
type Finder struct {
	patterns []pattern // as the search numbers them
	search   *search
	longest  int // the length in bytes of the longest pattern
}

// Finding says that text.Norm[From:To] names the technology.
type Finding struct {
	Technology *graph.Technology
	From, To   int
}

// pattern is a label of the technology, or a word in which its labels do not count.
type pattern struct {
	technology *graph.Technology
	text       string
	context    bool
}

// NewFinder makes the finder for the scheme. Contexts are the words in which a technology's labels do not count,
// by its id; they match exactly as written, capitals included.
func NewFinder(scheme *graph.Scheme, contexts map[graph.ID][]string) *Finder {
	f := &Finder{}
	for _, technology := range scheme.Technologies {
		for _, label := range append([]string{technology.Name, technology.EnglishName}, technology.Aliases...) {
			f.add(technology, label, false)
			if plural := englishPlural(label); plural != "" {
				f.add(technology, plural, false)
			}
		}
		for _, word := range contexts[technology.ID] {
			f.add(technology, word, true)
		}
	}
	texts := make([]string, len(f.patterns))
	for i, p := range f.patterns {
		texts[i] = p.text
	}
	f.search = newSearch(texts)
	return f
}

// Find lists the technologies that the text names, in the order they stand; the findings do not overlap.
func (f *Finder) Find(text doc.Text) []Finding {
	hits := f.search.find(text.Norm)
	if hits == nil {
		return nil
	}
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(a.from-b.from, b.to-a.to, a.pattern-b.pattern) })
	var list []Finding
	named := titles(text.Norm)
	end := 0
	for i, h := range hits {
		if h.from >= end && f.counts(text.Norm, hits, i) && !within(named, h.from) && f.meant(text.Norm, h) {
			list = append(list, Finding{f.patterns[h.pattern].technology, h.from, h.to})
			end = h.to
		}
	}
	return list
}

func (f *Finder) add(technology *graph.Technology, text string, context bool) {
	if text = doc.Normalize(text); text != "" {
		f.patterns = append(f.patterns, pattern{technology, text, context})
		f.longest = max(f.longest, len(text))
	}
}

// counts reports whether hits[i] is a label that stands as a word and in no context of its technology. The hits are
// sorted by where they begin.
func (f *Finder) counts(norm string, hits []hit, i int) bool {
	h := hits[i]
	if f.patterns[h.pattern].context || cutsWord(norm, h.from) || cutsWord(norm, h.to) {
		return false
	}
	for j := i - 1; j >= 0 && hits[j].from > h.from-f.longest; j-- {
		if f.spoils(norm, hits[j], h) {
			return false
		}
	}
	for j := i + 1; j < len(hits) && hits[j].from < h.to; j++ {
		if f.spoils(norm, hits[j], h) {
			return false
		}
	}
	return true
}

// spoils reports whether the first hit is a context of the label's technology that covers the label, or that the label
// would cut in two. A shorter one inside the label spoils nothing.
func (f *Finder) spoils(norm string, context, label hit) bool {
	p := &f.patterns[context.pattern]
	overlap := context.from < label.to && label.from < context.to
	covers := context.from <= label.from && label.to <= context.to
	inside := label.from <= context.from && context.to <= label.to
	return p.context && p.technology == f.patterns[label.pattern].technology &&
		overlap && (covers || !inside) && norm[context.from:context.to] == p.text
}

// cutsWord reports whether the place stands inside a Latin word or a number, so that nothing can begin or end there:
// inside 45G, MAIN and 2.5G, but not between 4G and 网络.
func cutsWord(norm string, at int) bool {
	before, size := utf8.DecodeLastRuneInString(norm[:at])
	after, _ := utf8.DecodeRuneInString(norm[at:])
	if before == '.' && unicode.IsDigit(after) {
		before, _ = utf8.DecodeLastRuneInString(norm[:at-size])
		return unicode.IsDigit(before)
	}
	return isLatinOrDigit(before) && isLatinOrDigit(after)
}

// isLatinOrDigit is true of whatever writes its words with spaces between.
func isLatinOrDigit(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.Is(unicode.Han, r)
}

// englishPlural is the plural of an English label that ends in a small letter (smart city, sensor); "" where it has none
// or is no such label. Abbreviations have none, since AIs and ARs are hardly written and might be other words.
func englishPlural(label string) string {
	last, _ := utf8.DecodeLastRuneInString(label)
	switch {
	case last < 'a' || last > 'z' || last == 's':
		return ""
	case last == 'y' && !strings.HasSuffix(label, "ey"):
		return strings.TrimSuffix(label, "y") + "ies"
	case last == 'x' || strings.HasSuffix(label, "ch"):
		return label + "es"
	}
	return label + "s"
}
