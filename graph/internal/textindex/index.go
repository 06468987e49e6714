// Package textindex finds texts by what stands in them, exactly. Normalize says which texts count as alike, an Index finds
// the documents that contain a term, and Segments follow documents that come and go.
package textindex

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// Index finds the documents of one kind that contain a term, exactly.
//
// Chinese has no spaces, so its texts are indexed by grams: each character with the one after it. A phrase of two
// characters is one gram; a longer one is looked for in the documents that have all its grams, and then verified in
// their texts, which the index does not copy. A single character is all the grams that begin with it. Other scripts are
// indexed by words, which a term finds by their beginning. Signs are grams of one.
type Index struct {
	size     int  // the number of documents
	anchored bool // the fields are names: begin and end can be asked for
	grams    postings[uint64]
	words    postings[string]
}

// NameStart and end stand around names; folding leaves no such character in a text.
const (
	NameStart = '\x02'
	NameEnd   = '\x03'
)

// New reads every document once.
func New(size int, anchored bool, fields func(document int32) []string) *Index {
	x := &Index{size: size, anchored: anchored}
	grams := postingsBuilder[uint64]{at: map[uint64]int32{}}
	words := postingsBuilder[string]{at: map[string]int32{}}
	for document := range int32(size) {
		for _, field := range fields(document) {
			for token := range tokens(x.normalize(field)) {
				if token.word != "" {
					words.add(token.word, document)
				} else {
					grams.add(token.gram(), document)
				}
			}
		}
	}
	x.grams, x.words = grams.finish(size), words.finish(size)
	return x
}

func (x *Index) normalize(field string) string {
	if x.anchored && field != "" {
		return string(NameStart) + Normalize(field) + string(NameEnd)
	}
	return Normalize(field)
}

// token is a word, or a character with the one after it where both are of a kind that makes grams.
type token struct {
	word      string
	char      rune
	next      rune // 0 where no such character follows
	last      bool // it ends the text
	continues bool // it is the second character of the token before it
}

func (t token) gram() uint64 { return gramOf(t.char, t.next) }

func gramOf(char, next rune) uint64 { return uint64(char)<<21 | uint64(next) }

func makesGrams(r rune) bool { return isHan(r) || r == NameStart || r == NameEnd }

// tokens yields what a folded text consists of.
func tokens(text string) iter.Seq[token] {
	return func(yield func(token) bool) {
		continues := false
		for at := 0; at < len(text); {
			r, size := utf8.DecodeRuneInString(text[at:])
			t := token{char: r, continues: continues}
			switch {
			case r == ' ':
				at += size
				continue
			case isWord(r):
				size = wordLength(text[at:])
				t = token{word: text[at : at+size]}
			case makesGrams(r):
				if next, _ := utf8.DecodeRuneInString(text[at+size:]); makesGrams(next) {
					t.next = next
				}
			}
			at += size
			t.last, continues = at == len(text), t.next != 0
			if !yield(t) {
				return
			}
		}
	}
}

func wordLength(text string) int {
	for at, r := range text {
		if !isWord(r) {
			return at
		}
	}
	return len(text)
}

// Find is the set of the documents that contain the folded term: anywhere, where it begins with a Chinese character or a
// sign; at the beginning of a word, where it begins with a letter or digit. The set is acquired. What a document says is asked
// for again: the index holds no document, so that one which is removed need not stay for it.
//
// goOn is told of each step that is about to be taken, and ends the search where it returns false; nil ends none. What was
// found then means nothing.
func (x *Index) Find(term string, fields func(document int32) []string, goOn func(steps int) bool) bitset.Set {
	if goOn == nil {
		goOn = func(int) bool { return true }
	}
	ranges, enough := x.postingRanges(term)
	found, also := bitset.Acquire(x.size), bitset.Acquire(x.size)
	defer bitset.Release(also)
	for i, r := range ranges {
		if !goOn(r.size + len(found)) {
			return found
		}
		if i == 0 {
			r.read(found)
			continue
		}
		if r.size > verifyCost*found.Len() {
			break // Looking into the few documents left is cheaper than reading the next postings.
		}
		clear(also)
		r.read(also)
		found.IntersectWith(also)
	}
	if !enough {
		x.verify(found, term, fields, goOn)
	}
	return found
}

// verifyCost is how many postings are read in the time that it takes to look for a term in one document.
const verifyCost = 200

// postingRange is a sign that a document may contain a term.
type postingRange struct {
	size int
	read func(into bitset.Set)
}

// postingRanges lists, the rarest first, what every document with the term has; enough says that having it is also all that
// takes.
func (x *Index) postingRanges(term string) (list []postingRange, enough bool) {
	for t := range tokens(term) {
		switch {
		case t.word != "" && t.last:
			list = append(list, newPostingRange(&x.words, x.words.between(t.word, t.word+"\xff")))
		case t.word != "":
			list = append(list, newPostingRange(&x.words, x.words.only(t.word)))
		case t.next != 0 || !t.last:
			list = append(list, newPostingRange(&x.grams, x.grams.only(t.gram())))
		case !t.continues:
			list = append(list, newPostingRange(&x.grams, x.grams.between(gramOf(t.char, 0), gramOf(t.char+1, 0))))
		}
	}
	slices.SortStableFunc(list, func(a, b postingRange) int { return cmp.Compare(a.size, b.size) })
	return list, len(list) == 1
}

func newPostingRange[K cmp.Ordered](p *postings[K], s stretch) postingRange {
	return postingRange{p.size(s), func(into bitset.Set) { p.read(s, into) }}
}

// verify drops the documents that do not really contain the term.
func (x *Index) verify(documents bitset.Set, term string, fields func(document int32) []string, goOn func(steps int) bool) {
	// Folding changes none of a plain term's characters, so most texts that contain one need no folding.
	plain := strings.IndexFunc(term, func(r rune) bool { return !isCommonHan(r) }) < 0
	contains := func(field string) bool {
		return plain && strings.Contains(field, term) || occurrence(x.normalize(field), term) >= 0
	}
	for document := range documents.All() {
		if !goOn(verifyCost) {
			return
		}
		if !slices.ContainsFunc(fields(document), contains) {
			documents.Remove(document)
		}
	}
}

// occurrence is where the folded text first contains the folded term, -1 where it does not.
func occurrence(text, term string) int {
	first, _ := utf8.DecodeRuneInString(term)
	for from := 0; ; {
		at := strings.Index(text[from:], term)
		if at < 0 {
			return -1
		}
		at += from
		if before, _ := utf8.DecodeLastRuneInString(text[:at]); !isWord(first) || !isWord(before) {
			return at
		}
		from = at + 1
	}
}
