package norm_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/plangraph/plangraph/graph/norm"
)

func fold(s string) string {
	var b strings.Builder
	for _, r := range s {
		if first, rest := norm.Fold(r); first != 0 {
			b.WriteRune(first)
			b.WriteString(rest)
		}
	}
	return b.String()
}

func TestForms(t *testing.T) {
	for _, test := range []struct{ in, plain, fold string }{
		{"⼈⼯智能，⺠⽣", "人工智能，民生", "人工智能,民生"},
		{"更新\uf901", "更新更", "更新更"},
		{"零\u200b宽\u00ad连\ufeff字\ufe0f", "零宽连字", "零宽连字"},
		{"２０２５年（１０％）", "２０２５年（１０％）", "2025年(10%)"},
		{"❶➀➊⓵①⑴⒈㈠", "❶➀➊⓵①⑴⒈㈠", "①①①①①⑴⒈㈠"},
		{"30㎞、10㎡、90﹪、5℃", "30㎞、10㎡、90﹪、5℃", "30km、10m2、90%、5℃"},
		{"︵一︶﹁云﹂", "︵一︶﹁云﹂", "(一)“云”"},
		{"\uf0b7 任务\ue5e5一", "\uf0b7 任务\ue5e5一", "• 任务 一"},
		{"上云率…～—", "上云率…～—", "上云率…~—"},
	} {
		if got := norm.Plain(test.in); got != test.plain {
			t.Errorf("Plain(%q) = %q, want %q", test.in, got, test.plain)
		}
		if got := fold(test.in); got != test.fold {
			t.Errorf("Fold(%q) = %q, want %q", test.in, got, test.fold)
		}
	}
}

// TestFoldIsStable holds for every character that its form has the form of itself, and that a plain character folds as
// the one that looks like it.
func TestFoldIsStable(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		once := fold(string(r))
		if twice := fold(once); twice != once {
			t.Errorf("%U folds to %q and that to %q", r, once, twice)
		}
		if plain := norm.Plain(string(r)); fold(plain) != once {
			t.Errorf("%U is %q, which folds to %q, not to %q", r, plain, fold(plain), once)
		}
	}
}
