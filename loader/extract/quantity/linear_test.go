package quantity

import (
	"strings"
	"testing"
	"time"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"
	"github.com/plangraph/plangraph/loader/doc"
)

// TestReadTargetsIsLinear holds that texts full of quantities cost in proportion to their length: eight times the text may take sixteen times as long. Runs
// are short and get several tries, since a busy machine stops long ones.
func TestReadTargetsIsLinear(t *testing.T) {
	took := func(s string) time.Duration {
		text := doc.NewText(s, graph.Span{End: len(s)})
		start := graphtest.CPUTime()
		ReadTargets(text, TargetContext{Year: 2020, Start: 2020, End: 2022})
		return graphtest.CPUTime() - start
	}
	for _, word := range []string{
		"建设2个,", "2025年建设2个", "2025年、2026年分别60%和70%,", "3个到2025年", "2025、", "1 ", "百分之", "用三年", "从2%", "build 2 ",
	} {
		small, large := time.Hour, time.Hour
		for try := 0; try < 3 || try < 30 && large > 16*small+10*time.Millisecond; try++ {
			small = min(small, took("到2025年建设1个"+strings.Repeat(word, 200)))
			large = min(large, took("到2025年建设1个"+strings.Repeat(word, 1600)))
		}
		t.Logf("%s: %v, %v", word, small, large)
		if large > 16*small+10*time.Millisecond {
			t.Errorf("%s: %v for 200 times, %v for 1600 times", word, small, large)
		}
	}
}
