package extract_test

import (
	"strings"
	"testing"
	"time"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
)

// TestFindIsLinear holds that texts made to be read over and over cost at most in proportion to their length: four times
// the text may take eight times the computing time, which leaves room for the rest of the process.
func TestFindIsLinear(t *testing.T) {
	finder := extract.Finder{IsUnit: bundledDirectory(t).IsUnit}
	took := func(s string) time.Duration {
		text := doc.NewText(s, graph.Span{End: len(s)})
		best := time.Hour
		for range 3 {
			start := graphtest.CPUTime()
			finder.Find(text)
			best = min(best, graphtest.CPUTime()-start)
		}
		return best
	}
	for _, word := range []string{"（牵头单位：", "牵头负责配合", "（市财政局", "牵头单位：市财政局 ", "；由市财政局牵头", "市财政局和", "由市财政局", "以下均需各区落实，"} {
		small, large := took("（"+strings.Repeat(word, 400)), took("（"+strings.Repeat(word, 1600))
		t.Logf("%s: %v, %v", word, small, large)
		if large > 8*small+20*time.Millisecond {
			t.Errorf("%s: %v for 400 times, %v for 1600 times", word, small, large)
		}
	}
}
