package norm_test

import (
	"strings"
	"testing"

	"github.com/plangraph/plangraph/graph/norm"
)

func TestSimplify(t *testing.T) {
	for in, want := range map[string]string{
		"協辦單位：衛生局、財政處": "协办单位：卫生局、财政处", "臺灣經費由農業處負責": "台湾经费由农业处负责",
		"乾县、夥伴、後汉": "乾县、夥伴、後汉", "责任单位：市发展改革委": "责任单位：市发展改革委", "Lead: 1３％": "Lead: 1３％",
	} {
		if got := strings.Map(norm.Simplify, in); got != want {
			t.Errorf("Simplify(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestSimplifyIsStable holds that the simplified character stands for itself and is as long as the traditional one.
func TestSimplifyIsStable(t *testing.T) {
	changed := 0
	for r := rune(0); r <= 0x2fa1f; r++ {
		once := norm.Simplify(r)
		if once != r {
			changed++
		}
		if norm.Simplify(once) != once || len(string(once)) != len(string(r)) {
			t.Errorf("%U is read as %U, and that as %U", r, once, norm.Simplify(once))
		}
	}
	if changed < 2500 {
		t.Errorf("only %d characters are read as others", changed)
	}
}
