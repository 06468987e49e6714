package graph

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
)

// postings says for each key in which documents it occurs: ascending ordinals as the varints of their differences,
// which for the grams of a Chinese text is little more than a byte each, all in one slice.
type postings[K cmp.Ordered] struct {
	keys  []K      // sorted
	first []uint32 // list i is data[first[i]:first[i+1]]
	data  []byte
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
func (p *postings[K]) read(s stretch, into set) {
	for i := s.from; i < s.to; i++ {
		document := int32(-1)
		for data := p.data[p.first[i]:p.first[i+1]]; len(data) > 0; {
			step, size := uint64(data[0]), 1
			if step >= 0x80 {
				step, size = binary.Uvarint(data)
			}
			document += int32(step)
			into.add(document)
			data = data[size:]
		}
	}
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

// finish lays the lists out flat.
func (b *postingsBuilder[K]) finish() postings[K] {
	p := postings[K]{keys: make([]K, 0, len(b.at)), first: make([]uint32, 1, len(b.at)+1)}
	size := 0
	for key, i := range b.at {
		p.keys = append(p.keys, key)
		size += len(b.lists[i].data)
	}
	slices.Sort(p.keys)
	p.data = make([]byte, 0, size)
	for _, key := range p.keys {
		p.data = append(p.data, b.lists[b.at[key]].data...)
		p.first = append(p.first, uint32(len(p.data)))
	}
	return p
}
