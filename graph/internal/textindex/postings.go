package textindex

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph/internal/bitset"
)

// postings says for each key in which documents it occurs, all lists in one slice. A list is ascending ordinals as the
// varints of their differences, little more than a byte each for the grams of a Chinese text; or, where that is no longer
// than the other, a set, a bit for each document. Which of them it is shows in its length.
type postings[K cmp.Ordered] struct {
	keys  []K      // sorted
	first []uint32 // list i is data[first[i]:first[i+1]]
	data  []byte
	whole int // the length in bytes of a set
}

// between is the stretch of keys from lo up to, not including, hi.
func (p *postings[K]) between(lo, hi K) stretch {
	i, _ := slices.BinarySearch(p.keys, lo)
	j, _ := slices.BinarySearch(p.keys, hi)
	return stretch{i, max(i, j)}
}

// only is the stretch of that one key, or none.
func (p *postings[K]) only(key K) stretch {
	i, found := slices.BinarySearch(p.keys, key)
	if !found {
		return stretch{i, i}
	}
	return stretch{i, i + 1}
}

// stretch is a run of neighbouring keys by index.
type stretch struct{ from, to int }

// size is the number of bytes in the lists of a stretch of keys, a measure of how common they are.
func (p *postings[K]) size(s stretch) int { return int(p.first[s.to] - p.first[s.from]) }

// read adds the documents of each key of the stretch.
func (p *postings[K]) read(s stretch, into bitset.Set) {
	for i := s.from; i < s.to; i++ {
		if list := p.data[p.first[i]:p.first[i+1]]; len(list) == p.whole {
			includeBytes(into, list)
		} else {
			includeSteps(into, list)
		}
	}
}

// includeSteps adds ascending ordinals, given as the varints of their differences.
func includeSteps(s bitset.Set, list []byte) {
	for i := int32(-1); len(list) > 0; {
		step, size := uint64(list[0]), 1
		if step >= 0x80 {
			step, size = binary.Uvarint(list)
		}
		i += int32(step)
		s.Add(i)
		list = list[size:]
	}
}

// includeBytes adds a set that is written as bytes.
func includeBytes(s bitset.Set, list []byte) {
	for i := range s {
		s[i] |= binary.LittleEndian.Uint64(list[i*8:])
	}
}

// appendBytes writes the set as bytes.
func appendBytes(s bitset.Set, to []byte) []byte {
	for _, word := range s {
		to = binary.LittleEndian.AppendUint64(to, word)
	}
	return to
}

// postingsBuilder collects postings document by document, in ascending order.
type postingsBuilder[K cmp.Ordered] struct {
	at    map[K]int32
	lists []postingList
}

type postingList struct {
	last int32 // the last document added
	data []byte
}

// add says that the key occurs in the document; saying it again does nothing.
func (b *postingsBuilder[K]) add(key K, document int32) {
	i, known := b.at[key]
	if !known {
		i = int32(len(b.lists))
		b.at[ownKey(key)] = i
		b.lists = append(b.lists, postingList{last: -1})
	}
	if list := &b.lists[i]; list.last != document {
		list.data = binary.AppendUvarint(list.data, uint64(document-list.last))
		list.last = document
	}
}

// ownKey copies a key that is part of a folded text, so that it does not keep the whole text in memory.
func ownKey[K cmp.Ordered](key K) K {
	if text, ok := any(key).(string); ok {
		return any(strings.Clone(text)).(K)
	}
	return key
}

// finish lays the lists of so many documents out flat.
func (b *postingsBuilder[K]) finish(documents int) postings[K] {
	p := postings[K]{keys: make([]K, 0, len(b.at)), first: make([]uint32, 1, len(b.at)+1), whole: 8 * len(bitset.New(documents))}
	size := 0
	for key, i := range b.at {
		p.keys = append(p.keys, key)
		size += min(len(b.lists[i].data), p.whole)
	}
	slices.Sort(p.keys)
	p.data = make([]byte, 0, size)
	for _, key := range p.keys {
		p.data = p.appendList(p.data, b.lists[b.at[key]].data)
		p.first = append(p.first, uint32(len(p.data)))
	}
	return p
}

// appendList appends a list of varints, or the set of the same documents where that is no longer.
func (p *postings[K]) appendList(to, list []byte) []byte {
	if len(list) < p.whole {
		return append(to, list...)
	}
	documents := make(bitset.Set, p.whole/8)
	includeSteps(documents, list)
	return appendBytes(documents, to)
}
