package graph

import (
	"fmt"
	"testing"
)

// TestPartialDateAsText holds what is appended to what fmt writes, and reads it again.
func TestPartialDateAsText(t *testing.T) {
	for _, year := range []int{1, 20, 999, 1949, 2020, 9999} {
		for _, d := range []PartialDate{{year, 0, 0}, {year, 6, 0}, {year, 12, 0}, {year, 1, 9}, {year, 10, 30}} {
			want := fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
			if d.Day == 0 {
				want = want[:7]
			}
			if d.Month == 0 {
				want = want[:4]
			}
			if got := string(d.Append([]byte("on "))); got != "on "+want || d.String() != want {
				t.Errorf("%#v is appended as %q and written as %q, want %q", d, got, d.String(), want)
			}
			if again, err := ParsePartialDate(want); err != nil || again != d {
				t.Errorf("%q is read as %#v, %v", want, again, err)
			}
		}
	}
	if got := (PartialDate{}).String(); got != "" {
		t.Errorf("no date is written as %q", got)
	}
}
