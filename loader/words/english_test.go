package words

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExpand(t *testing.T) {
	got := expand("will|shall jointly? lead")
	want := []string{"will jointly lead", "will lead", "shall jointly lead", "shall lead"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSaid(t *testing.T) {
	type said struct {
		Text string
		Duty Duty
		By   bool
	}
	for s, want := range map[string]said{
		"this is led by the board": {"led by", Lead, true}, "the board shall coordinate, with help": {"shall coordinate", Lead, false},
		"it is no longer led by the board": {}, "it was led by the board; it now rests with the office": {"rests with", Charge, true}, "handled by the board": {},
	} {
		from, to, d, by := Said(s)
		if diff := cmp.Diff(want, said{s[from:to], d, by}); diff != "" {
			t.Errorf("%s: %s", s, diff)
		}
	}
}

// TestIsOrderRule holds that the first of a list is told from the first in charge and the first quarter.
func TestIsOrderRule(t *testing.T) {
	for s, want := range map[string]bool{
		"列第一位的为牵头单位": true, "首个单位负总责": true, "排名第一的部门为主责部门": true, "市长为第一责任人,负责牵头": false, "第一季度由市财政局牵头": false, "市财政局为牵头单位": false,
	} {
		if got := IsOrderRule(s); got != want {
			t.Errorf("%s: %t, want %t", s, got, want)
		}
	}
}
