package graph

import (
	"fmt"
	"testing"
	"time"
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

// TestDaysOfAPartialDate goes through all days of five years, and holds the first and the last that a date may mean.
func TestDaysOfAPartialDate(t *testing.T) {
	first, last := map[PartialDate]Date{}, map[PartialDate]Date{}
	for day := time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2005; day = day.AddDate(0, 0, 1) {
		on := PartialDate{day.Year(), int(day.Month()), day.Day()}
		for _, d := range []PartialDate{on, {on.Year, on.Month, 0}, {on.Year, 0, 0}} {
			if _, known := first[d]; !known {
				first[d] = Date(on)
			}
			last[d] = Date(on)
		}
	}
	for d := range first {
		if d.First() != first[d] || d.Last() != last[d] {
			t.Errorf("%s is %s to %s, want %s to %s", d, d.First(), d.Last(), first[d], last[d])
		}
		if unpacked(d.packed()) != d {
			t.Errorf("%s is packed as %s", d, unpacked(d.packed()))
		}
	}
}
