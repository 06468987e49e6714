package graph_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
)

// TestPlacesInASource compares bytes, characters and lines of random texts with those counted one by one.
func TestPlacesInASource(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 9))
	signs := []string{"a", "é", "云", "𠀀", "\n", "\r\n", "。"}
	for _, length := range []int{0, 1, 2, 127, 128, 129, 256, 1000, 3000} {
		var text string
		for range length {
			text += signs[random.IntN(len(signs))]
		}
		runes := []rune(text)
		s := graph.NewSource("a.txt", "sum", "UTF-8", text)
		for range 300 {
			from := random.IntN(len(runes) + 1)
			to := from + random.IntN(len(runes)+1-from)
			at, err := s.EvidenceAt(from, to)
			if err != nil {
				t.Fatal(err)
			}
			start := len(string(runes[:from]))
			span := graph.Span{Start: start, End: start + len(string(runes[from:to]))}
			want := []any{from, to, string(runes[from:to]), span, 1 + strings.Count(text[:span.Start], "\n")}
			if diff := gocmp.Diff(want, []any{at.Start(), at.End(), at.Quote(), at.Span(), s.LineAt(span.Start)}); diff != "" || at != s.Evidence(span) {
				t.Fatalf("%d to %d of %q: (-want +got)\n%s", from, to, text, diff)
			}
		}
		for _, outside := range [][2]int{{-1, 0}, {1, 0}, {0, len(runes) + 1}, {len(runes) + 1, len(runes) + 1}} {
			want := fmt.Sprintf("evidence %d–%d lies outside a.txt, which has %d characters", outside[0], outside[1], len(runes))
			if at, err := s.EvidenceAt(outside[0], outside[1]); err == nil || err.Error() != want || at != (graph.Evidence{}) {
				t.Errorf("%v: %v, %v", outside, at, err)
			}
		}
	}
	for _, text := range []string{"", "\n", "一", "一\r\n二\n\n三", strings.Repeat("\n", 300), strings.Repeat("云计算\n", 300), strings.Repeat("云", 1000) + "\n一"} {
		s := graph.NewSource("a.txt", "sum", "UTF-8", text)
		lines := strings.Split(text, "\n")
		if s.Lines() != len(lines) {
			t.Errorf("%.20q has %d lines, want %d", text, s.Lines(), len(lines))
		}
		at := 0
		for i, line := range lines {
			if got := s.LineStart(i + 1); got != at {
				t.Errorf("line %d of %.20q begins at %d, want %d", i+1, text, got, at)
			}
			at += len(line) + 1
		}
		if got := s.LineStart(len(lines) + 1); got != len(text) {
			t.Errorf("behind the last line of %.20q is %d, want %d", text, got, len(text))
		}
	}
	if got := graph.NewSource("a.txt", "sum", "UTF-8", "\n\n").LineAt(100); got != 3 {
		t.Errorf("beyond the end is line %d", got)
	}
}
