package technology

// automaton finds every occurrence of many patterns in one pass over a text, whatever overlaps: Aho–Corasick over
// bytes, its failure links folded into one table. ASCII letters match in either case. Since UTF-8 is self-synchronising,
// a match of a UTF-8 pattern in a UTF-8 text begins and ends between characters.
//
// It stands here because libraries for this answer with the longest match at once, while our rules about words and
// contexts have to strike matches out before the longest is chosen.
type automaton struct {
	class [256]uint8 // bytes that no pattern tells apart share a class, which keeps the table small
	width int32      // the number of classes
	next  []int32    // next[state+class]: the state to go to; states are multiples of width, the start is 0
	ends  [][]int32  // ends[state/width]: the patterns that end here, longest first
	sizes []int      // the length of each pattern in bytes
}

// hit is an occurrence of a pattern at text[from:to].
type hit struct{ pattern, from, to int }

// newAutomaton builds the automaton of patterns, none of them empty. The same pattern may stand several times.
func newAutomaton(patterns []string) *automaton {
	a := &automaton{}
	a.classify(patterns)
	a.grow()
	for i, p := range patterns {
		a.insert(i, p)
	}
	a.link()
	return a
}

func (a *automaton) classify(patterns []string) {
	a.width = 1 // class 0 is for bytes that are in no pattern
	for _, p := range patterns {
		for i := range len(p) {
			b := lowerASCII(p[i])
			if a.class[b] == 0 {
				a.class[b] = uint8(a.width)
				a.width++
			}
		}
	}
	for b := byte('A'); b <= 'Z'; b++ {
		a.class[b] = a.class[lowerASCII(b)]
	}
}

// grow adds a state without ways out and returns it.
func (a *automaton) grow() int32 {
	state := int32(len(a.next))
	a.next = append(a.next, make([]int32, a.width)...)
	a.ends = append(a.ends, nil)
	return state
}

func (a *automaton) insert(pattern int, s string) {
	state := int32(0)
	for i := range len(s) {
		way := state + int32(a.class[s[i]])
		if a.next[way] == 0 {
			fresh := a.grow()
			a.next[way] = fresh
		}
		state = a.next[way]
	}
	a.ends[state/a.width] = append(a.ends[state/a.width], int32(pattern))
	a.sizes = append(a.sizes, len(s))
}

// link gives every state a way out for every class, breadth first: where the trie has none, that of its fallback, the
// state of the longest proper suffix. No way of the trie leads back to the start, so 0 means that it has none.
func (a *automaton) link() {
	fallback := make([]int32, len(a.ends))
	queue := []int32{0}
	for head := 0; head < len(queue); head++ {
		state := queue[head]
		back := fallback[state/a.width]
		for class := range a.width {
			next := a.next[state+class]
			if next == 0 {
				a.next[state+class] = a.next[back+class]
				continue
			}
			if state != 0 {
				fallback[next/a.width] = a.next[back+class]
			}
			suffix := fallback[next/a.width] / a.width
			a.ends[next/a.width] = append(a.ends[next/a.width], a.ends[suffix]...)
			queue = append(queue, next)
		}
	}
}

// find lists every occurrence in the order in which they end; nil, without allocating, where there is none.
func (a *automaton) find(text string) []hit {
	var hits []hit
	state := int32(0)
	for i := range len(text) {
		state = a.next[state+int32(a.class[text[i]])]
		if state == 0 {
			continue
		}
		for _, p := range a.ends[state/a.width] {
			hits = append(hits, hit{int(p), i + 1 - a.sizes[p], i + 1})
		}
	}
	return hits
}

func lowerASCII(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + ('a' - 'A')
	}
	return b
}
