package textindex_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/graph/internal/textindex"
)

// alphabet has what behaves differently: Chinese, also outside the common block, words, digits, widths, signs and spaces.
var alphabet = []rune("政务云平台数据𠀀㐀abcABc12３Ａ－-（）()，。 \n\u200b①é")

func text(r *rand.Rand, most int) string {
	list := make([]rune, r.IntN(most+1))
	for i := range list {
		list[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(list)
}

func isWord(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '\u0301'
}

// contains is what a term means: it stands in the normalized text, and where it begins with a letter or digit, at the
// beginning of a word.
func contains(field, term string) bool {
	normal := []rune(textindex.Normalize(field))
	wanted := []rune(term)
	for at := range normal {
		if at+len(wanted) <= len(normal) && slices.Equal(normal[at:at+len(wanted)], wanted) &&
			!(isWord(wanted[0]) && at > 0 && isWord(normal[at-1])) {
			return true
		}
	}
	return false
}

func scan(documents [][]string, term string) (list []int32) {
	for i, fields := range documents {
		if slices.ContainsFunc(fields, func(f string) bool { return contains(f, term) }) {
			list = append(list, int32(i))
		}
	}
	return list
}

func documents(r *rand.Rand, n int) [][]string {
	list := make([][]string, n)
	for i := range list {
		for range 1 + r.IntN(2) {
			list[i] = append(list[i], text(r, 12))
		}
	}
	return list
}

func terms(r *rand.Rand, n int) (list []string) {
	for len(list) < n {
		list = append(list, textindex.QueryTerms(text(r, 4))...)
	}
	return list
}

// TestIndexAgainstScan holds the index to a scan of all texts, also where so many documents have a term that its postings
// are a set.
func TestIndexAgainstScan(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 6))
		list := documents(r, []int{0, 1, 9, 200}[seed%4])
		fields := func(i int32) []string { return list[i] }
		x := textindex.New(len(list), false, fields)
		for _, term := range terms(r, 60) {
			if got, want := slices.Collect(x.Find(term, fields, nil).All()), scan(list, term); !slices.Equal(got, want) {
				t.Fatalf("seed %d: %q is found in %v, want %v", seed, term, got, want)
			}
		}
	}
}

// TestNames: in names, a term can be held to the beginning and to the end.
func TestNames(t *testing.T) {
	names := [][]string{{"云平台"}, {"政务云平台"}, {"云平台建设"}, {"云"}, {""}}
	fields := func(i int32) []string { return names[i] }
	x := textindex.New(len(names), true, fields)
	for term, want := range map[string][]int32{
		"云平台": {0, 1, 2},
		string(textindex.NameStart) + "云平台":                           {0, 2},
		"云平台" + string(textindex.NameEnd):                             {0, 1},
		string(textindex.NameStart) + "云" + string(textindex.NameEnd): {3},
	} {
		if got := slices.Collect(x.Find(term, fields, nil).All()); !slices.Equal(got, want) {
			t.Errorf("%q is found in %v, want %v", term, got, want)
		}
	}
}

// TestSegmentsAgainstFresh: an index that followed changes for many steps finds what one made afresh finds.
func TestSegmentsAgainstFresh(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 7))
		list := documents(r, 40)
		current := list
		segments := textindex.NewSegments(len(list), false, func(i int32) []string { return current[i] })
		for step := range 25 {
			var next [][]string
			to := make([]int32, len(list))
			for i := range list {
				to[i] = textindex.Removed
				if r.IntN(10) > 0 {
					to[i] = int32(len(next))
					next = append(next, list[i])
				}
			}
			next = append(next, documents(r, r.IntN(6))...)
			list = next
			held := next
			segments = segments.Next(len(list), to, func(i int32) []string { return held[i] })
			if segments.Len() != len(list) {
				t.Fatalf("seed %d: %d nodes, want %d", seed, segments.Len(), len(list))
			}
			for _, term := range terms(r, 8) {
				if got, want := slices.Collect(segments.Find(term, nil).All()), scan(list, term); !slices.Equal(got, want) {
					t.Fatalf("seed %d, step %d: %q is found in %v, want %v", seed, step, term, got, want)
				}
			}
		}
	}
}

// TestNormalizePositions: each byte of the normal form leads to a character that becomes it.
func TestNormalizePositions(t *testing.T) {
	for seed := range uint64(500) {
		original := text(rand.New(rand.NewPCG(seed, 8)), 30)
		normal, from := textindex.NormalizePositions(original)
		if normal != textindex.Normalize(original) || len(from) != len(normal) || !slices.IsSorted(from) {
			t.Fatalf("%q becomes %q from %v", original, normal, from)
		}
		for at, r := range normal {
			if r == ' ' {
				continue
			}
			origin, _, _ := strings.Cut(original[from[at]:]+"\x00", "\x00")
			first := []rune(origin)[0]
			if !strings.ContainsRune(textindex.Normalize(string(first)), r) {
				t.Fatalf("%q: %q comes from %q", original, r, first)
			}
		}
	}
}
