package extract_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract"
)

// TestNamesWithoutVerbs holds that brackets with names are found by the names alone, and others are not.
func TestNamesWithoutVerbs(t *testing.T) {
	finder := extract.Finder{IsUnit: bundledDirectory(t).IsUnit}
	for s, want := range map[string][]string{
		"建设平台。（市财政局、市水利局联签）完成。":   {"(市财政局、市水利局联签)"},
		"建设平台。（市财政局、市水利局、市科技局会签）": {"(市财政局、市水利局、市科技局会签)"},
		"推广应用（2021—2025年），加快建设。":  nil,
		"开展检查。（市公安局）":             {"(市公安局)"},
		"市科委（市知识产权局）推进建设。":        nil,
	} {
		text := doc.NewText(s, graph.Span{End: len(s)})
		var got []string
		for _, r := range finder.Names(text, func(int, int) bool { return false }) {
			got = append(got, text.Norm[r.From:r.To])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", s, diff)
		}
	}
}
